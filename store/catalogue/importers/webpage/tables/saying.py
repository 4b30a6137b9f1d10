"""What the cells of a timetable say beside a title and names: who leads a session, prizes, who does what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.catalogue.entries import Byline, Entry
from store.catalogue.importers import programme
from store.catalogue.importers.webpage.page.layout import Cell
from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.people import leads, persons, roles, spelling
from store.catalogue.importers.webpage.titles.looks import is_award
from store.catalogue.importers.webpage.words.phrases import AWARD

_HOLDS = re.compile(r"\bsessions?\b|\btrack\b|:|^[^:]{3,60}$", re.IGNORECASE)
_SESSIONS = frozenset(("oral_session", "poster_session"))


def titled(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell that are its title: without prizes, and without who leads the session."""
    kept = [line for line in lines if not (is_award(line) or leads.below(line.text))]
    return kept or list(lines)


def is_session(title: str, said: Mapping[str, Cell]) -> bool:
    """Whether a row is a session: so called, or with nobody but who leads it."""
    kind = programme.kind("", title, "")[0]
    people = _people(said)
    return kind in _SESSIONS or bool(people and not kind and all(one.role == "moderator" for one in people))


def retold(entry: Entry, said: Mapping[str, Cell]) -> Entry:
    """An entry with what its cells say of people's parts, of prizes, and of what kind a session is."""
    title = said.get("title")
    award = next((line.text for line in title.lines if AWARD.fullmatch(line.text)), "") if title else ""
    people = _people(said)
    kind = entry.kind
    if any(one.role == "panellist" for one in people):
        kind = "panel"
    elif people and all(one.role == "moderator" for one in people) and _HOLDS.search(entry.title):
        kind = "oral_session"
    elif kind in ("paper", "talk"):
        kind = programme.kind("", entry.title, kind)[0] if len(entry.title.split()) <= _FEW else kind
    return replace(
        entry, kind=kind, people=people or entry.people, award=entry.award or award.strip(" !\t🏆🏅⭐★")
    )


_FEW = 5
"""Words of what is called an opening or a break, whoever stands with it."""


def _people(said: Mapping[str, Cell]) -> tuple[Byline, ...]:
    """The people of a cell whose lines say what their part is; none where none says so."""
    lines = [line for field in ("speakers", "authors") if field in said for line in said[field].lines]
    if not any(leads.below(line.text) or roles.labelled(line.text) for line in lines):
        return ()
    found: list[Byline] = []
    for line in lines:
        found += leads.below(line.text) or persons.named(spelling.spelt(line.pieces))
    return tuple(found)
