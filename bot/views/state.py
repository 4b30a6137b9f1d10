"""What a button stands for, carried in the button itself, so that buttons outlive a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass

LONGEST = 2_000
"""Characters that Slack allows in the value of a button."""
_VERSION = 1
# Some clients hand values back with & < > escaped, and no JSON may hold half a character; written as \\uXXXX
# all of them pass untouched.
_UNSAFE = (*map(ord, "&<>"), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
HIDDEN = {code: f"\\u{code:04x}" for code in _UNSAFE}
"""For ``str.translate``: of a JSON text, what may change on its way."""


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
    keep: str = ""
    """Id of an item that is saved, or saved no longer, before the rest is shown."""
    cite: str = ""
    """The format in which the item is cited; empty where its card is meant."""


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
        "keep": state.keep,
        "cite": state.cite,
    }
    known = {name: value for name, value in fields.items() if value}
    text = json.dumps({"v": _VERSION, **known}, ensure_ascii=False, separators=(",", ":")).translate(HIDDEN)
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
    words = {name: fields.pop(name, "") for name in ("query", "item", "near", "keep", "cite")}
    counts = {name: fields.pop(name, 0) for name in ("offset", "notes")}
    if fields or not all(type(word) is str for word in words.values()):
        return None
    if not all(type(count) is int and 0 <= count < 1_000_000 for count in counts.values()):
        return None
    return State(**words, **counts)  # type: ignore[arg-type]  # the two checks above are these types
