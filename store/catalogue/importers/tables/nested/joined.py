"""Records that name others by their ids: speakers, rooms, tracks and sessions in lists of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.catalogue.importers.tables.nested import flat, words

Record = dict[str, Any]
_IDS = ("id", "uid", "_id", "guid", "uuid", "key", "code", "slug")
_PERSON = "person"
_WHOLE = frozenset(("session", "slot", "timeslot", "time slot", "day"))
"""What says when a record takes place."""
_NAMED = (
    words.PLACES
    | words.TRACKS
    | {"type", "tag", "keyword", "category item", "affiliation", "language", "format"}
)
_KINDS = _WHOLE | _NAMED | {_PERSON}
_ITEMS = frozenset(
    "paper talk item content submission event presentation contribution poster abstract".split()
)


def id_of(record: Record, kind: str = "") -> str:
    """The id of a record in its own file."""
    names = (*_IDS, f"{kind}_id", f"{kind}Id", f"{kind}ID") if kind else _IDS
    return next((said for name in names if (said := words.called(record.get(name)))), "")


class Joined:
    """What the lists of a file say of the things that its records name by ids."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Record]] = {}
        self._holders: dict[str, Record] = {}
        """By the id of an item: the session that lists it."""

    def learn(self, name: str, records: Iterator[tuple[str, Record]]) -> None:
        """Note the records of a list, each with the id that it goes by where it is keyed by one."""
        kind = _kind(name)
        for keyed, record in records:
            said = _kind(words.called(record.get("type"))) if name == "included" else kind
            inner = flat.unwrapped(record)
            if said in _KINDS and (id := keyed or id_of(inner, said)):
                self._known.setdefault(said, {})[id] = inner
            if said == "session":
                self._holds(inner)

    def _holds(self, session: Record) -> None:
        for name, value in session.items():
            if isinstance(value, list) and words.base(name) in _ITEMS:
                for one in value:
                    if not isinstance(one, dict | list) and one is not None:
                        self._holders.setdefault(words.called(one), session)

    def row(self, record: Record) -> Record:
        """The record with names in the place of ids."""
        if not self._known:
            return record
        found = dict(record)
        for name, value in record.items():
            found.update(self._named(name, value))
        holder = self._holders.get(id_of(record))
        return {**_inherited(holder), **found} if holder is not None else found

    def _named(self, name: str, value: object) -> Record:
        base = words.base(name)
        known = self._known.get(_kind(name), {})
        ids = [_bare(one) for one in (value if isinstance(value, list) else [value])]
        if not known or not ids or not all(id in known for id in ids):
            return {}
        records = [known[id] for id in ids]
        if _kind(name) == _PERSON:
            role = words.meaning(base)
            return {role if role in words.ROLES else "speakers": records}
        if _kind(name) in _WHOLE:
            return {name: "", **_inherited(records[0], named=_kind(name) == "session")}
        field = words.meaning(base) or words.meaning(name) or "keywords"
        return {name: "", field: "; ".join(map(words.called, records))}


def _kind(name: str) -> str:
    base = words.base(name)
    return _PERSON if base in words.PERSONS else base


def _bare(value: object) -> str:
    """The id that stands for a record; empty for a record that says more."""
    if isinstance(value, dict):
        return id_of(value) if not flat.titled(value) and len(value) <= 3 else ""
    return words.called(value)


def _inherited(record: Record, *, named: bool = True) -> Record:
    """When and where another record takes place, and its name as that of a session."""
    row = flat.row(record)
    fields = ("date", "start", "end", "room", "zone", "track")
    found = {field: value for name, value in row.items() if (field := words.meaning(name)) in fields}
    return {"session": words.called(record), **found} if named else found
