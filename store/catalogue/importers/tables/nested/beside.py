"""Lists in files beside one: its records name speakers, sessions and rooms by ids that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.catalogue.importers import yamls
from store.catalogue.importers.document import Document
from store.errors import BadSource

_NAMES = (
    "speakers", "people", "presenters", "persons", "authors", "sessions", "talks", "presentations", "papers",
    "rooms", "tracks", "schedule", "program", "programme",
)  # fmt: skip
"""What such files are called."""
_ENDINGS = ("yml", "yaml", "json")
_LARGEST = 8 * 1024 * 1024
_MOST_LOOKED_AT = 200


def lists(document: Document, data: object) -> Iterator[tuple[str, object]]:
    """Names and contents of the lists beside a file whose records say little but ids; none beside others."""
    stem = document.name.rpartition(".")[0].lower()
    if stem not in _NAMES or not _refers(data, 0):
        return
    for name in _NAMES:
        if name != stem and (found := _read(document, name)) is not None:
            yield name, found


def records(data: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of such a list, each with the id under which it stands, or none."""
    if isinstance(data, dict):
        yield from ((str(id), one) for id, one in data.items() if isinstance(one, dict))
    elif isinstance(data, list):
        yield from (("", one) for one in data if isinstance(one, dict))


def _refers(data: object, depth: int) -> bool:
    """Whether some list in it is one of ids, or a record names a speaker by one."""
    if isinstance(data, list):
        return any(_refers(one, depth + 1) for one in data[:_MOST_LOOKED_AT])
    if not isinstance(data, dict) or depth > len(_NAMES):
        return False
    return any(
        (name.lower().startswith(("speaker", "session", "talk", "presenter", "author")) and _are_ids(value))
        or (isinstance(value, dict | list) and _refers(value, depth + 1))
        for name, value in data.items()
    )


def _are_ids(value: object) -> bool:
    listed = value if isinstance(value, list) else [value]
    return bool(listed) and all(
        isinstance(one, int) or (isinstance(one, str) and bool(one) and " " not in one) for one in listed
    )


def _read(document: Document, name: str) -> object:
    """What a list of that name holds; ``None`` where there is none that can be read."""
    for ending in _ENDINGS:
        found = document.sibling(f"{name}.{ending}")
        if found is None or found.size > _LARGEST:
            continue
        try:
            return found.json() if ending == "json" else yamls.load(found)
        except BadSource:
            return None
    return None
