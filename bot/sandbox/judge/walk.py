"""Walking through a payload: every object, every string, each with its JSON pointer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def objects(value: object, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in the value, outermost first."""
    if isinstance(value, dict):
        yield at, value
        for name, inner in value.items():
            yield from objects(inner, f"{at}/{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from objects(inner, f"{at}/{place}")


def strings(value: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every string in the value, keys not counted."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, f"{at}/{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from strings(inner, f"{at}/{place}")


def texts_of(value: object) -> Iterator[str]:
    """Every text a reader may see, as it was sent."""
    for _, thing in objects(value):
        if isinstance(thing.get("text"), str):
            yield thing["text"]
