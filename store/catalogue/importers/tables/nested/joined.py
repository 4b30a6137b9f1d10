"""Records that name others by their ids: speakers, rooms, tracks and sessions in lists of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from store.catalogue.importers.tables.nested import flat, timetable, words

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
_SLUG = re.compile(r"[a-z]{2,}(?:-[a-z]+){1,3}")
"""The id of a person that is made of the name."""
_ITEMS = frozenset(
    "paper talk item content submission event presentation contribution poster abstract".split()
)


def id_of(record: Record, kind: str = "") -> str:
    """The id of a record in its own file."""
    names = (*_IDS, f"{kind}_id", f"{kind}Id", f"{kind}ID") if kind else _IDS
    return _plain(next((said for name in names if (said := words.called(record.get(name)))), ""))


def _plain(id: str) -> str:
    """An id as others may write it: YAML's 007 is 7."""
    return id.lstrip("0") or id if id.isdecimal() else id


class Joined:
    """What the lists of a file say of the things that its records name by ids."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Record]] = {}
        self._holders: dict[str, Record] = {}
        """By the id of an item: the session that lists it."""
        self._items: dict[str, Record] = {}
        """Talks of the files beside, by their ids."""
        self._slots: dict[str, list[Record]] = {}
        """By the id of an item: the days and times of the timetable that lists it."""

    def learn(self, name: str, records: Iterator[tuple[str, Record]]) -> None:
        """Note the records of a list, each with the id that it goes by where it is keyed by one."""
        kind = _kind(name)
        for keyed, record in records:
            said = _kind(words.called(record.get("type"))) if name == "included" else kind
            inner = flat.unwrapped(record)
            if said in _KINDS and (id := _plain(keyed) or id_of(inner, said)):
                self._known.setdefault(said, {})[id] = inner
            if said == "session":
                self._holds(inner)
            for slot in timetable.slots(record):
                self._slots.setdefault(_plain(slot.pop("id")), []).append(slot)

    def _holds(self, session: Record) -> None:
        for name, value in session.items():
            if isinstance(value, list) and words.base(name) in _ITEMS:
                for one in value:
                    if not isinstance(one, dict | list) and one is not None:
                        self._holders.setdefault(_plain(words.called(one)), session)

    def row(self, record: Record) -> Record:
        """The record with names in the place of ids."""
        found = self._whole(record)
        for name, value in record.items():
            found.update(self._named(name, value))
        id = id_of(record)
        if shown := self._slots.get(id):
            found = {**shown[0], **found, **({"more": shown[1:]} if len(shown) > 1 else {})}
        holder = self._holders.get(id)
        return {**_inherited(holder), **found} if holder is not None else found

    def items(self, records: Iterator[tuple[str, Record]]) -> None:
        """Note talks that stand in a file beside, which a timetable names by their ids."""
        for keyed, record in records:
            inner = flat.unwrapped(record)
            if flat.titled(inner) and (id := _plain(keyed) or id_of(inner)):
                self._items.setdefault(id, inner)

    def _whole(self, record: Record) -> Record:
        """A record of a timetable with what the talk is that it names, where it has no title of its own."""
        if not self._items or flat.titled(record):
            return dict(record)
        names = (name for name, value in record.items() if words.base(name) in _ITEMS and value)
        at = next((name for name in names if words.called(record[name])), "")
        talk = self._items.get(_plain(words.called(record[at]))) if at else None
        if talk is None:
            return dict(record)
        return {**talk, **{name: value for name, value in record.items() if name != at}}

    def _named(self, name: str, value: object) -> Record:
        base = words.base(name)
        known = self._known.get(_kind(name), {})
        listed = value if isinstance(value, list) else [value]
        ids = [_bare(one) for one in listed]
        if any(isinstance(one, dict) and known.get(id) == one for one, id in zip(listed, ids, strict=True)):
            return {}  # it stands here itself
        if not known or not ids or not all(id in known for id in ids):
            spelt = _kind(name) == _PERSON and not words.meaning(name) and all(map(_SLUG.fullmatch, ids))
            return {"speakers": ids} if ids and spelt else {}
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
    return _plain(words.called(value))


def _inherited(record: Record, *, named: bool = True) -> Record:
    """When and where another record takes place, and its name as that of a session."""
    row = flat.row(record)
    fields = ("date", "start", "end", "room", "zone", "track")
    found = {field: value for name, value in row.items() if (field := words.meaning(name)) in fields}
    return {"session": words.called(record), **found} if named else found
