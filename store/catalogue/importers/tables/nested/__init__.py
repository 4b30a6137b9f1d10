"""Records inside of JSON or YAML of any shape: results in envelopes, sessions with papers, days and rooms.

Lists of records are found wherever they stand; each makes a table of its own, called by its way from the top
(``days[].sessions[].talks``). What holds others hands down its name, time and room to those that do not say
them; a session is an item itself, a day, a room and a track are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from store.catalogue.importers.document import Document
from store.catalogue.importers.tables.nested import (
    around,
    beside,
    flat,
    joined,
    lists,
    persons,
    report,
    timetable,
    words,
)
from store.errors import BadSource

Record = dict[str, Any]
_DEEPEST = 40
_MORE = 100_000
"""Values that are looked at beyond one for each byte: YAML can say a list again in one word."""


def found(document: Document, data: object, name: str = "") -> report.Found:
    """The records of a file.

    :param name: what its outermost list is called, if not as the file
    :raises BadSource: it holds more than any programme does
    """
    walk = _Walk(document)
    walk.learn(data, "", 0)
    for list_name, other in beside.lists(document, data):
        walk.learn(other, list_name, 0)
        walk.joined.items(beside.records(other))
    stem = name or document.name.rpartition(".")[0]
    keyed = isinstance(data, dict) and _are_records(data.values()) and lists.are_alike(data)
    called = stem if (keyed or isinstance(data, list)) and lists.is_telling(stem) else ""
    walk.value(data, _At(called, "", "", {}), 0)
    if not walk.found.rows:
        report.refuse(document, walk.found)
    if not walk.found.rows and isinstance(data, dict):
        walk.found.rows["the object"] = [("the object", flat.row(flat.unwrapped(data)))]
    return walk.found


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk is: the name of the list, its way from the top, the same with numbers, what was handed
    down."""

    name: str
    way: str
    place: str
    said: Mapping[str, object]


class _Walk:
    def __init__(self, document: Document) -> None:
        self.found = report.Found()
        self._document = document
        self.joined = joined.Joined()
        self._seen = 0
        self._breaks: set[str] = set()
        self._first: dict[str, str] = {}
        """Id, title and time of each record -> the list that it stood in first."""

    def learn(self, value: object, name: str, depth: int) -> None:
        """Note all records that others may name by their ids."""
        self._count()
        if depth > _DEEPEST:
            return
        if isinstance(value, list):
            records = ((("", one)) for one in value if isinstance(one, dict))
            self.joined.learn(name, records)
            for one in value:
                self.learn(one, name, depth + 1)
        elif isinstance(value, dict):
            keyed = value.items() if _are_records(value.values()) else ()
            self.joined.learn(name, ((str(id), one) for id, one in keyed))
            for inner, one in value.items():
                if isinstance(one, dict | list):
                    called = f"{words.base(name)} item" if words.base(str(inner)) == "item" else str(inner)
                    self.learn(one, called, depth + 1)

    def _count(self) -> None:
        self._seen += 1
        if self._seen > self._document.size + _MORE:
            raise BadSource("its YAML says itself again and again", self._document.place)

    def value(self, value: object, at: _At, depth: int) -> bool:
        """Take the records below a value; whether there are any."""
        self._count()
        if depth > _DEEPEST:
            return False
        if not isinstance(value, list):
            return isinstance(value, dict) and self._mapping(value, at, depth)
        taken = [
            self._one(one, _At(at.name, at.way, f"{at.place}[{i}]", at.said), depth)
            for i, one in enumerate(value)
            if isinstance(one, dict | list)
        ]
        return any(taken)

    def _one(self, value: Record | list[Any], at: _At, depth: int) -> bool:
        return self.value(value, at, depth + 1) if isinstance(value, list) else self._record(value, at, depth)

    def _mapping(self, value: Record, at: _At, depth: int) -> bool:
        """Records by their ids, lists by their names, or one record that holds others."""
        if around.is_event(value) and (not depth or around.is_called_event(value, at.name)):
            at = _At(at.name, at.way, at.place, {**at.said, **around.of_event(value)})
        elif flat.titled(value) or flat.titled(flat.unwrapped(value)):
            return around.says_more(value) and self._record(value, at, depth)
        if len(value) > 1 and _are_records(value.values()) and lists.are_alike(value):
            taken = [
                self._record({"id": str(id), **one}, replace(at, place=_joined(at.place, str(id))), depth)
                for id, one in value.items()
            ]
            return any(taken)
        return self._lists(value, at, depth)

    def _lists(self, value: Record, at: _At, depth: int) -> bool:
        """The lists inside of a mapping; names that are dates, years or sessions say so of what they hold."""
        alike = lists.are_groups(value)
        taken = []
        for name, inner in value.items():
            if not isinstance(inner, dict | list) or not inner:
                continue
            if lists.is_about(name, inner):
                continue
            if words.base(name) in words.ASIDE and not alike:
                taken.append(self._talks_of(name, inner, at, depth) or self._pass_over(name, inner))
                continue
            said = lists.of_name(name, alike=alike)
            way = _joined(at.way, "*" if alike else name)
            step = _At(_list_name(name, at.name), way, _joined(at.place, name), {**at.said, **said})
            taken.append(self.value(inner, step, depth + 1))
        return any(taken)

    def _record(self, record: Record, at: _At, depth: int) -> bool:
        """Take one record, and those that it holds."""
        abreast = around.abreast(record)
        inner = self.joined.row(record if len(abreast) > 1 else flat.unwrapped(record))
        below = around.below(inner, at.name)
        if len(abreast) > 1:
            below |= {name: [{"track": name, **inner[name]}] for name in abreast}
        if below and lists.is_day(flat.title(inner)):
            at = replace(at, name="days")
        row = flat.row({name: value for name, value in inner.items() if name not in below})
        if not below and not flat.titled(inner) and (title := around.spoken(row, record, at.said)):
            row = {name: value for name, value in row.items() if value != title} | {"title": title}
            inner = {"title": title}
        event = bool(below) and around.is_called_event(row, "")
        handed = {**at.said, **around.of_event(row)} if event else around.handed_down(row, at.name, at.said)
        held = self._below(below, replace(at, way=f"{at.way}[]" if at.way else "", said=handed), depth)
        holder = lists.is_holder(at.name) and (held or around.says_little(row))
        if event or holder or not flat.titled(inner):
            self._look(record, row, at, held)
            return bool(held)
        person = persons.is_one(row, at.name)
        self.found.people += person
        if person or (around.is_bare(row) and at.way and not lists.is_kind(at.name)):
            way = at.way or "people"
            self.found.aside[way] = self.found.aside.get(way, 0) + 1
            return bool(held)
        self._add(row, at, held)
        return True

    def _look(self, record: Record, row: Record, at: _At, held: str) -> None:
        """Note what a record without a title is, where somebody may miss it."""
        self.found.days += timetable.is_one(record)
        if not held and not flat.titled(row) and not lists.is_holder(at.name) and around.is_missed(row):
            self.found.untitled.append(at.place)

    def _below(self, below: Record, at: _At, depth: int) -> str:
        """Take the records of the lists of one; the name of the first list that held any."""
        held = ""
        for name, value in below.items():
            step = _At(_list_name(name, at.name), _joined(at.way, name), _joined(at.place, name), at.said)
            if self.value(value, step, depth + 1):
                held = held or name
            else:
                self._pass_over(name, value)
        return held

    def _add(self, row: Record, at: _At, held: str) -> None:
        taken = around.taken(row, at.said)
        self.found.handed.update(taken)
        row = around.titled(around.with_slots(row | taken), at.name)
        mark = around.mark(row)
        if mark and self._first.setdefault(mark, at.way) != at.way:
            self.found.again += 1
            return
        kind = lists.kind(row, at.name, held)
        if not held and around.is_break(row, kind) and not self._once(row):
            return
        if kind:  # a session that holds talks, whatever its own word for it
            row = {name: value for name, value in row.items() if words.meaning(name) != "kind"} | {
                "kind": kind
            }
        self.found.rows.setdefault(at.way, []).append((at.place, row))

    def _once(self, row: Record) -> bool:
        """Whether a break is the first of its time: programmes print it in the column of each room."""
        mark = around.mark(
            {name: value for name, value in row.items() if words.meaning(name) in around.OF_BREAKS}
        )
        first = not mark or mark not in self._breaks
        self._breaks.add(mark)
        self.found.again += not first
        return first

    def _talks_of(self, name: str, people: object, at: _At, depth: int) -> bool:
        """The talks that stand with those who give them."""
        found = False
        for number, one in enumerate(people if isinstance(people, list) else ()):
            for talk in lists.talks_of(name, one):
                place = f"{_joined(at.place, name)}[{number}]"
                found = self._record(talk, _At("talks", f"{name}[].talk", place, at.said), depth) or found
        return found

    def _pass_over(self, name: str, inner: object) -> bool:
        """Note a list that holds no items."""
        size = len(inner) if isinstance(inner, list) and any(isinstance(one, dict) for one in inner) else 0
        if size:
            self.found.aside[name] = self.found.aside.get(name, 0) + size
        return False


def _list_name(name: str, above: str) -> str:
    """What a list is called: as what it stands in, where that tells and its own name does not."""
    return above if lists.is_telling(above) and not lists.is_telling(name) else name


def _joined(way: str, name: str) -> str:
    return f"{way}.{name}" if way else name


def _are_records(values: Any) -> bool:
    listed = [*values]
    return bool(listed) and all(isinstance(value, dict) for value in listed)
