"""What the name of a list says of the records in it, and of their kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from store.catalogue.importers import programme
from store.catalogue.importers.tables.kind import tells
from store.catalogue.importers.tables.nested import flat, words
from store.catalogue.tidy import kinds, times

Record = dict[str, Any]
_SESSION = re.compile(r"\b(?:session|sitzung|block|plenary)\b", re.IGNORECASE)
_ROOM = re.compile(r"\b(?:room|hall|auditorium|stage|raum|saal)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(
    r"(?:day|tag|jour|d[ií]a|giorno)\s*\d+|(?:first|second|third|fourth|fifth|last|main) day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mo|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado"
    r"|domingo|(?:segunda|ter[cç]a|quarta|quinta|sexta)(?:-feira)?|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]"
    r"|venerd[iì]|sabato|domenica",
    re.IGNORECASE,
)
_EATEN = re.compile(r"utensils|coffee|mug|glass|beer|cutlery|wine|pizza")
"""Pictures that stand beside breaks."""
_FATES = frozenset(("accepted", "rejected", "withdrawn", "submitted"))
_HOLDERS = words.DAYS | words.PLACES | words.TRACKS
_UNKIND = (
    frozenset("session event activity item entry agenda schedule program programme timetable".split())
    | words.SLOTS
    | words.TRACKS
)
_PROGRAMMES = frozenset("agenda program programme schedule timetable".split())
_GIVEN = frozenset("talk presentation session submission lecture keynote paper".split())
_TALKS = frozenset("session talk presentation lecture".split())
_HELD_ALONE = frozenset("workshop tutorial symposium panel demo social keynote competition".split())


def is_telling(name: str) -> bool:
    """Whether the name of a list says what stands in it, as "papers" does and "results" does not."""
    base = words.base(name)
    return base in _HOLDERS | words.SLOTS | words.HELD | words.PERSONS | _HELD_ALONE or is_kind(name)


def is_kind(name: str) -> bool:
    """Whether the name of a list is that of a kind."""
    return words.base(name) == "paper" or kinds.of(words.base(name))[0] != "paper"


def kind_of_file(stem: str) -> str:
    """The kind of what a file is called by, as "talks" is; empty for papers and for names that say none."""
    base = words.base(stem)
    if base in _PROGRAMMES:
        return "talk"
    return kinds.of(base)[0] if base in _HELD_ALONE | {"talk", "poster", "lecture"} else ""


def is_about(name: str, value: object) -> bool:
    """Whether an object only tells of the conference that a file is of."""
    if words.base(name) not in ("event", "conference", "meeting") or not isinstance(value, dict):
        return False
    return not any(isinstance(one, dict | list) for one in value.values())


def talks_of(name: str, person: object) -> list[Record]:
    """The talks that an entry of a list of people holds, each with that person."""
    if words.base(name) not in words.PERSONS or not isinstance(person, dict) or not flat.titled(person):
        return []
    held = [value for field, value in person.items() if words.base(field) in _GIVEN]
    talks = [one for value in held for one in (value if isinstance(value, list) else [value])]
    role = words.meaning(name) if words.meaning(name) in words.ROLES else "speakers"
    who = {field: value for field, value in person.items() if words.base(field) not in _GIVEN}
    return [{**talk, role: [who]} for talk in talks if isinstance(talk, dict) and flat.titled(talk)]


def is_holder(name: str) -> bool:
    """Whether records of such a list hold items and are none themselves: days, rooms, tracks."""
    return words.base(name) in _HOLDERS


def is_day(title: str) -> bool:
    """Whether what holds others is called as days are: "Monday", "Day 2"."""
    return _DAY.fullmatch(title.strip()) is not None


def are_alike(value: Mapping[str, object]) -> bool:
    """Whether the objects of a mapping are records by their ids."""
    return all(
        isinstance(one, dict) and (flat.titled(one) or flat.titled(flat.unwrapped(one)))
        for one in value.values()
    )


def are_groups(value: Mapping[str, object]) -> bool:
    """Whether a mapping has lists of records under names of its own choice, as years or sessions are."""
    lists = [name for name, inner in value.items() if isinstance(inner, dict | list)]
    return (
        bool(lists)
        and len(lists) == len(value)
        and all(of_name(name, alike=True) and not is_telling(name) for name in lists)
        and (len(lists) > 1 or "track" not in of_name(lists[0], alike=True))
    )


def of_name(name: str, *, alike: bool) -> Record:
    """What the name under which a list stands says of its records."""
    said = name.strip()
    if words.base(said) in words.GENERIC:
        return {}
    if said.lower() in _FATES:
        return {"status": said.lower()}
    if _YEAR.fullmatch(said):
        return {"year": said}
    if re.search(r"\d", said) and isinstance(times.moment(said), date):
        return {"date": said}
    return _of_group(said) if alike and not is_kind(name) else {}


def _of_group(said: str) -> Record:
    """What the name of one of several like lists is: that of a session, a room, or a track."""
    if _SESSION.search(said):
        return {"session": said}
    if _ROOM.search(said):
        return {"room": said}
    return {} if _DAY.fullmatch(said) else {"track": said}


def kind(row: Record, name: str, held: str) -> str:
    """The kind that a record's list gives it where it says none; it is a session if it holds others."""
    kindly = (str(value) for column, value in row.items() if words.meaning(column) == "kind" and value)
    said, base = next(kindly, ""), words.base(name)
    if held:
        return _of_session(said or base, flat.title(row), held)
    if tells(said):
        return ""
    people = {words.meaning(column) for column, value in row.items() if value} & words.ROLES
    if base in _TALKS and people - {"authors", "moderators"}:
        return programme.kind("", flat.title(row), "talk")[0]
    if base == "session" and not people:
        return programme.kind("", flat.title(row), "oral_session")[0]
    if base in _UNKIND and people and "authors" not in people:
        return programme.kind("", flat.title(row), "talk" if "speakers" in people else "")[0]
    return _of_list(row, base) if is_kind(name) and base not in _UNKIND else ""


def _of_list(row: Record, base: str) -> str:
    """The kind that a list is called by; among talks there are breaks, by their titles or pictures."""
    of_list = kinds.of(base)[0]
    if of_list == "competition" and any(words.meaning(name) == "authors" for name in row):
        return ""  # papers of those who took part
    if of_list == "talk":
        pictured = _EATEN.search(" ".join(str(row.get(name, "")) for name in ("icon", "class")))
        return "break" if pictured else programme.kind("", flat.title(row), "talk")[0]
    return of_list


def _of_session(said: str, title: str, held: str) -> str:
    own = kinds.of(said)[0]
    if own in _HELD_ALONE:
        return own
    posters = kinds.of(words.base(held))[0] == "poster" or own in ("poster", "poster_session")
    return "poster_session" if posters else programme.kind("", title, "oral_session")[0]
