"""Answers: a ``Lookup`` in, ``Results`` out; questions about facts are answered from facts and notes."""

from store.catalogue.answers.lookup import lookup, totals
from store.catalogue.answers.related import related

__all__ = ["lookup", "related", "totals"]
