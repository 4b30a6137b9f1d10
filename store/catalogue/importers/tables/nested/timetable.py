"""Timetables that name what takes place by ids: days with slots, and a column for each track or room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.catalogue.importers.tables.nested import words

Record = dict[str, Any]
_IDS = frozenset(("session", "talk", "presentation", "paper"))


def is_one(day: Record) -> bool:
    """Whether a record is a day of such a timetable."""
    return next(slots(day), None) is not None


def slots(day: Record) -> Iterator[Record]:
    """For each id that a day lists: when it is on, and in which of the columns that the day names."""
    date = next((value for name, value in day.items() if words.meaning(name) == "date" and value), "")
    listed = [value for name, value in day.items() if words.base(name) in words.SLOTS]
    columns = [words.called(one) for one in _listed(day, words.TRACKS | words.PLACES)]
    for slot in (one for value in listed if isinstance(value, list) for one in value):
        if isinstance(slot, dict):
            yield from _of_slot(slot, {"date": date} if date else {}, columns)


def _of_slot(slot: Record, said: Record, columns: list[str]) -> Iterator[Record]:
    times = {
        field: value for name, value in slot.items() if (field := words.meaning(name)) in ("start", "end")
    }
    listed = _listed(slot, _IDS) if times else []
    for at, one in enumerate(listed):
        column = {"track": columns[at]} if len(listed) > 1 and at < len(columns) else {}
        for id in filter(None, map(_id, one if isinstance(one, list) else [one])):
            yield {"id": id, **said, **times, **column}


def _listed(record: Record, names: frozenset[str]) -> list[Any]:
    """The list under one of these names, of things or of their ids."""
    found = (value for name, value in record.items() if words.base(name) in names)
    return next((value for value in found if isinstance(value, list)), [])


def _id(value: object) -> str:
    return "" if isinstance(value, dict | list) else words.called(value)
