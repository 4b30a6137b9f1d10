"""From drafts to rows, and the search tables that follow from them."""

from store.catalogue.writing.load import write

__all__ = ["write"]
