"""Answers: a ``Lookup`` in, ``Results`` out; questions about facts are answered from facts and notes."""

from store.catalogue.answers.lookup import ids, lookup, totals
from store.catalogue.answers.related import related

__all__ = ["ids", "lookup", "related", "totals"]
