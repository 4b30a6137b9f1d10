"""Which drafts of a load are new, which say something else than last time, and which are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar

from store.catalogue.writing.tables import as_json, insert


class Draft(Protocol):
    @property
    def id(self) -> str: ...


D = TypeVar("D", bound=Draft)


@dataclass(frozen=True, slots=True)
class Changes(Generic[D]):
    """The drafts of one kind, sorted by what is to be done with them."""

    kind: str
    new: tuple[D, ...]
    changed: tuple[D, ...]
    same: int
    gone: tuple[str, ...]
    hashes: dict[str, str]

    @property
    def to_write(self) -> tuple[D, ...]:
        return self.new + self.changed

    @property
    def to_delete(self) -> tuple[str, ...]:
        """Ids whose rows make way: those of changed drafts are written anew."""
        return (*(draft.id for draft in self.changed), *self.gone)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def compare(
    conn: sqlite3.Connection, origin: str, kind: str, drafts: Iterable[D], content: Callable[[D], object]
) -> Changes[D]:
    """Hold drafts against what the last load wrote.

    :param origin: the load's own name; only what it brought itself can be gone
    :param content: all that the draft's rows are made of; its ``repr`` is compared
    """
    known = dict(conn.execute("SELECT id, content_hash FROM loaded WHERE kind = ?", (kind,)).fetchall())
    rows = conn.execute("SELECT id FROM loaded WHERE kind = ? AND origin = ?", (kind, origin))
    own = {row[0] for row in rows}
    drafts = tuple(drafts)
    hashes = {draft.id: _hash(content(draft)) for draft in drafts}
    return Changes(
        kind,
        new=tuple(draft for draft in drafts if draft.id not in known),
        changed=tuple(draft for draft in drafts if known.get(draft.id, hashes[draft.id]) != hashes[draft.id]),
        same=sum(known.get(id) == content_hash for id, content_hash in hashes.items()),
        gone=tuple(sorted(own - hashes.keys())),
        hashes=hashes,
    )


def remember(conn: sqlite3.Connection, origin: str, changes: Changes[D]) -> None:
    """Note what was written, for the next load to compare with."""
    conn.execute(
        "DELETE FROM loaded WHERE kind = ? AND id IN (SELECT value FROM json_each(?))",
        (changes.kind, as_json(changes.to_delete)),
    )
    rows = (
        {"kind": changes.kind, "id": draft.id, "origin": origin, "content_hash": changes.hashes[draft.id]}
        for draft in changes.to_write
    )
    insert(conn, "loaded", rows)


def _hash(content: object) -> str:
    return blake2b(repr(content).encode("utf-8", "replace"), digest_size=16).hexdigest()
