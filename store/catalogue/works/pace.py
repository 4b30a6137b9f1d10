"""Less work for the collector of cyclic garbage while much is made that holds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 500_000
"""Objects made between two looks; Python looks after every 700, which takes a fifth of an import's time."""


@contextmanager
def unhurried() -> Iterator[None]:
    """Look for cyclic garbage seldom, until the end."""
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
