"""What records hand down to those that they hold, and what a record's list says of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from store.catalogue.importers import programme
from store.catalogue.importers.tables.nested import flat, words
from store.catalogue.importers.tables.spoken import who
from store.catalogue.tidy import times

Record = dict[str, Any]
_HANDED = ("session", "room", "date", "start", "end", "track", "zone", "year", "venue", "status", "kind")
_EVENTS = frozenset("conference meeting congress symposium".split())
_EVENT = re.compile(
    r"(?:19|20)\d\d|'\d\d\b|conference|workshop|symposium|meeting|konferenz|congress", re.IGNORECASE
)
_PAPERLIKE = words.ROLES - {"moderators", "organisers"}
_SLOTTED = frozenset("session slot timeslot event schedule occurrence showing time".split()) | {"time slot"}
_ANY_YEAR = 2000
_LONGEST_TRACK = 60
_LETTERS = 4
"""From which what stands in the place of a session is no id: "Frogs", and not "S12"."""
OF_BREAKS = frozenset(("title", "date", "start"))
"""What tells one break from another, wherever it is."""
_SHOWN = ("date", "start", "end", "session", "room")
_HOLDERS = words.DAYS | words.PLACES | words.TRACKS


def says_little(row: Record) -> bool:
    """Whether a record says neither who nor when nor what: the name of a track, a room, a day."""
    return not any(words.meaning(name) in words.ROLES | {"abstract", "start", "doi"} for name in row)


def says_more(record: Record) -> bool:
    """Whether a mapping that has a title holds anything else: a legend's heading is no item."""
    return any(value and words.meaning(name) != "title" for name, value in record.items())


def titled(row: Record, name: str) -> Record:
    """A row of a programme whose title stands under another name: "name", "activity", "talk"."""
    fields = {words.meaning(column) for column, value in row.items() if value}
    held = words.base(name) in words.HELD | words.PERSONS
    if "title" in fields or not (held or fields & {"start", "end", "duration"}):
        return row
    if words.base(name) in words.PERSONS and (talk := next((c for c in row if c.lower() == "talk"), "")):
        return {("title" if column == talk else column): value for column, value in row.items()}
    called = next((column for column in row if column.lower() in flat.CALLED and flat.only(row[column])), "")
    if not called:
        return row
    return {("title" if column == called else column): value for column, value in row.items()}


def is_missed(row: Record) -> bool:
    """Whether a record without a title says when something is or who speaks."""
    return any(
        words.meaning(name) in ("start", "duration", "speakers", "authors")
        for name, value in row.items()
        if value
    )


def spoken(row: Record, record: Record, handed: Mapping[str, object]) -> str:
    """A title for what a timetable says only the session of, or who gives it: "Keynote: Ann Lee"; else empty.

    :param record: the row as the file has it, where a session may be an id
    :param handed: what it takes from what it stands in
    """
    said = {words.meaning(column): value for column, value in row.items() if value}
    people, session = said.get("speakers"), said.get("session")
    timed = "start" in said or "start" in handed
    if isinstance(session, str) and timed and not people and session in record.values():
        worded = len([*filter(str.isalpha, session)]) >= _LETTERS or programme.pauses(session)
        return session.strip() if worded else ""
    if isinstance(people, str) and "start" in said and "id" not in said:
        return "" if who(people) and not programme.kind("", people, "")[0] else people.strip()
    if not isinstance(people, list) or "start" not in said or "id" in said:
        return ""
    named = [words.called(one) for one in people]
    kind = str(said.get("kind", "talk")).strip()
    told = all(named) and all(" " in name for name in named) and kind.replace(" ", "").isalpha()
    return f"{kind.capitalize()}: {', '.join(named)}" if told else ""


def is_bare(row: Record) -> bool:
    """Whether a record says only how it is called, under "name": an entry of some list of words."""
    read = {words.meaning(column) for column, value in row.items() if value} - {"", "id", "kind", "track"}
    return not read


def is_event(value: Record) -> bool:
    """Whether the outermost object of a file is a conference: it is called so, and holds lists."""
    held = any(
        _holds(inner)
        for name, inner in value.items()
        if words.meaning(name) not in words.ROLES and words.base(name) not in words.ASIDE
    )
    return held and not any(words.meaning(name) in _PAPERLIKE for name in value)


def is_called_event(value: Record, name: str) -> bool:
    """Whether an object is a conference by the name that it stands under, or by what it calls itself."""
    said = (str(each).lower() for column, each in value.items() if words.meaning(column) == "kind")
    return words.base(name) in _EVENTS or any(each in _EVENTS for each in said)


def of_event(value: Record) -> Record:
    """The conference and its year, where its name is one; also what else holds for all that it holds."""
    row = flat.row({name: inner for name, inner in value.items() if not isinstance(inner, list)})
    name = flat.title(row)
    year = next((said for field, said in row.items() if words.meaning(field) == "year"), None)
    zone = next((said for field, said in row.items() if words.meaning(field) == "zone"), None)
    venue = next((said for field, said in row.items() if words.meaning(field) == "venue"), "")
    venue = name if name and (year or _EVENT.search(name)) else venue
    known = {"venue": venue, "year": year, "zone": zone}
    return {field: said for field, said in known.items() if said}


def below(record: Record, name: str) -> Record:
    """The lists of a record that hold records of their own."""
    paperlike = any(
        words.meaning(field) in _PAPERLIKE or words.meaning(field) == "abstract"
        for field, value in record.items()
        if value
    )
    slotted = paperlike and words.base(name) not in _HOLDERS
    return {
        field: value
        for field, value in record.items()
        if _holds(value)
        and words.base(field) not in words.ASIDE
        and words.base(field) not in words.PERSONS
        and words.meaning(field) not in words.ROLES | {"more", "identifiers", "links_by_kind", "details"}
        and (not paperlike or words.base(field) in words.HELD)
        and not (slotted and words.base(field) in _SLOTTED and not _titled(value))
    }


def abreast(record: Record) -> list[str]:
    """The names of the tracks in which a slot of a timetable has its talks: objects with a title each."""
    if flat.titled(record) or not any(words.meaning(name) in ("start", "time") for name in record):
        return []
    return [
        name
        for name, value in record.items()
        if isinstance(value, dict) and flat.titled(value) and not words.meaning(name) and says_more(value)
    ]


def _holds(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(one, dict) for one in value)
    return isinstance(value, dict) and any(
        _holds(one) for one in value.values() if isinstance(one, list | dict)
    )


def _titled(value: object) -> bool:
    return isinstance(value, list) and any(
        isinstance(one, dict) and flat.titled(flat.unwrapped(one)) and not says_little(one) for one in value
    )


def handed_down(row: Record, name: str, said: Mapping[str, object]) -> Record:
    """What a record says for those that it holds, over what it was told itself."""
    own = {
        field: value for column, value in row.items() if (field := words.meaning(column)) in _HANDED and value
    }
    own.pop("kind", None)
    if len(str(own.get("track", ""))) > _LONGEST_TRACK:  # what a day is about, in whole sentences
        del own["track"]
    title = flat.title(row)
    base = words.base(name)
    if base in words.PLACES:
        own.setdefault("room", title or own.get("room", ""))
    elif base in words.TRACKS:
        own.setdefault("track", title)
    elif base in words.DAYS:
        said_of = (title, *(words.called(row.get(name)) for name in ("label", "day", "dateReadable")))
        own.setdefault("date", next(filter(_is_day, said_of), ""))
    elif title:
        own["session"] = title
    if own.get("start") and not own.get("date") and isinstance(times.moment(str(own["start"])), datetime):
        own["date"] = str(own["start"])[:10]
    if "date" in own:
        own["date"] = str(own["date"]).removesuffix("T00:00:00")
    return {**said, **{field: value for field, value in own.items() if value}}


def _is_day(text: str) -> bool:
    """Whether a text names a day, also one of which only its user can say the year."""
    return any(map(str.isdigit, text)) and isinstance(times.moment(text, _ANY_YEAR), date)


def taken(row: Record, said: Mapping[str, object]) -> Record:
    """What a record takes of what was handed down: a time only where it has none of its own."""
    own = {words.meaning(column) for column, value in row.items() if value}
    without = own | ({"end"} if "start" in own else set())
    if "start" in own and "date" not in own:
        start = next(value for column, value in row.items() if words.meaning(column) == "start")
        without |= {"date"} if isinstance(times.moment(str(start)), date) else set()
    return {field: value for field, value in said.items() if field not in without}


def with_slots(row: Record) -> Record:
    """The row with the slots that it lists: the first is its own time, the others are further ones."""
    name = next(
        (
            name
            for name, value in row.items()
            if words.base(name) in _SLOTTED and _holds(value) and isinstance(value, list)
        ),
        None,
    )
    if name is None:
        return row
    slots = [_slot(one) for one in row[name] if isinstance(one, dict)]
    rest = {column: value for column, value in row.items() if column != name}
    slots = [slot for slot in slots if slot]
    if not slots:
        return rest
    own = any(words.meaning(column) == "start" for column in rest)
    return {**rest, **({} if own else slots[0]), "more": slots if own else slots[1:]}


def _slot(one: Record) -> Record:
    row = flat.row(flat.unwrapped(one))
    found: Record = {}
    for column, value in row.items():
        if (field := words.meaning(column)) in _SHOWN:
            found.setdefault(field, value)
    name = flat.title(row)
    return {**found, "session": found.get("session") or name} if found or name else {}


def is_break(row: Record, kind: str) -> bool:
    """Whether a record is a break with a time."""
    timed = any(words.meaning(name) == "start" and value for name, value in row.items())
    return timed and (kind or programme.kind("", flat.title(row), "")[0]) == "break"


def mark(row: Record) -> str:
    """What tells whether two records are one: title, id, time and room; empty with neither id nor time."""
    said = {words.meaning(column): value for column, value in row.items()}
    if "id" not in said and "start" not in said:
        return ""
    return repr([flat.title(row), *(said.get(field) for field in ("id", "date", "start", "room"))])
