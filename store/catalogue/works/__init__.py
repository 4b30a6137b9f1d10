"""One work, one item: what sources state is kept as records, and items are made of the records that match."""

from store.catalogue.works.aliases import present, resolve
from store.catalogue.works.grouping import evidence, merge, split
from store.catalogue.works.load import load
from store.catalogue.works.moves import changes
from store.catalogue.works.seeds import load_drafts

__all__ = ["changes", "evidence", "load", "load_drafts", "merge", "present", "resolve", "split"]
