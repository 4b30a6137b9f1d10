"""Backups: copies of both files with what is needed to trust them, and the way back."""

from store.copies.asis import AsFound, older
from store.copies.bring import Restored, restore, verify
from store.copies.keep import found, prune, tidy
from store.copies.make import make
from store.copies.record import Copied, Copy

__all__ = [
    "AsFound", "Copied", "Copy", "Restored", "found", "make", "older", "prune", "restore", "tidy", "verify",
]  # fmt: skip
