"""What a button stands for, carried in the button itself, so that buttons outlive a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass

LONGEST = 2_000
"""Characters that Slack allows in the value of a button."""
_VERSION = 1
# Slack hands values back with & < > escaped in some clients; written as \\uXXXX they pass untouched.
_HIDDEN = {"&": "\\u0026", "<": "\\u003c", ">": "\\u003e"}


@dataclass(frozen=True, slots=True)
class State:
    """A place to go: an item's card, a list of items like one, or else the page of a query."""

    query: str = ""
    """The query of the list; on a card, the list to go back to."""
    offset: int = 0
    item: str = ""
    """Id of the item whose card is shown."""
    near: str = ""
    """Id of the item whose relatives are listed."""
    notes: int = 0
    """On a card: how many notes come before those shown."""


def search(query: str, offset: int = 0) -> State:
    """The page of a query that is a search for certain, even where its first word is a command's name."""
    return State(f"find {query}".strip(), offset)


def encode(state: State) -> str:
    """The value of a button; empty where the state does not fit into one."""
    fields = {
        "query": state.query,
        "offset": state.offset,
        "item": state.item,
        "near": state.near,
        "notes": state.notes,
    }
    known = {name: value for name, value in fields.items() if value}
    text = json.dumps({"v": _VERSION, **known}, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _HIDDEN.items():
        text = text.replace(sign, written)
    return text if len(text) <= LONGEST else ""


def decode(value: str) -> State | None:
    """The state of a button, or None where it was not written by this version of ``encode``."""
    try:
        fields = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or fields.pop("v", None) != _VERSION:
        return None
    return _state(fields)


def _state(fields: dict[str, object]) -> State | None:
    words = {name: fields.pop(name, "") for name in ("query", "item", "near")}
    counts = {name: fields.pop(name, 0) for name in ("offset", "notes")}
    if fields or not all(type(word) is str for word in words.values()):
        return None
    if not all(type(count) is int and 0 <= count < 1_000_000 for count in counts.values()):
        return None
    return State(**words, **counts)  # type: ignore[arg-type]  # the two checks above are these types
