"""Items in the formats of other programs. Each module has a pure ``write(items)`` that yields text."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

FORMATS = ("bibtex", "ris", "csl", "jsonl", "ics")
Writer = Callable[..., Iterator[str]]


def writer(name: str) -> Writer:
    """The writer of a format, loaded when asked for: some stand on libraries that take a while to load."""
    if name not in FORMATS:
        raise ValueError(f"no such format: {name}")
    found: Writer = importlib.import_module(f"store.catalogue.exporters.{name}").write
    return found
