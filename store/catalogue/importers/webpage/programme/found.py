"""A title that a page shows, with all that holds for it, and the entry that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.catalogue.entries import Entry
from store.catalogue.importers import programme as programmes
from store.catalogue.importers.webpage.page.anchors import links_of
from store.catalogue.importers.webpage.page.line import Box, Line
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Slot
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.tidy import kinds

_TELLING = re.compile(
    r"(?:(?:opening|closing|morning|evening|industry|invited|plenary|day \d+)\s+)?(?:keynote|invited talk"
    r"|panel|tutorial|workshop|poster|demo)\b[^:]{0,20}:|panel discussion"
    r"|(?:(?:opening|closing|industry|academic) )?(?:keynote|invited|plenary)(?: (?:talk|speech|address"
    r"|lecture))?\s*\d{0,2}$",
    re.IGNORECASE,
)
"""Beginnings of titles that say what it is, also of what has people."""
_SHOWN = re.compile(r"(?:poster|demo)(?=s? ?:\s)", re.IGNORECASE)
"""What stands before the title of what is shown."""
_WITHDRAWN = re.compile(r"(?:withdrawn|retracted)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""The heading of a list of works of one year."""
_AWARD = re.compile(
    r"best|award|outstanding|mention|winner|runner|distinguished|test of time|influential", re.IGNORECASE
)
_PAUSES = programmes.BETWEEN | {"poster_session"}
_APART = frozenset(("break", "social"))
"""What is of no session, though it stands among those of one."""
_OPENINGS = frozenset(("opening", "poster_session"))
"""What people may be named for."""
_FEW = 5
"""Words of what is called an opening or a break, whoever stands with it."""
_FEWEST = 3
"""Words from which a title is more than a kind: "Panel"."""
_SPOKEN = re.compile(r"keynote|invited|plenary|tutorial", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """A title, and what holds for it."""

    at: int
    draft: Draft
    line: Line
    box: Box | None
    day: str
    slots: tuple[Slot, ...]
    """All times that hold for it: of its row, and of the session around."""
    slot: Slot | None
    room: str
    session: str
    kind: str
    section: bool
    """Whether it stands under a heading that announces entries."""
    stands_out: bool
    award: str = ""
    """What the heading above honours it with."""
    dated: str = ""
    """The day of what has no time."""
    is_session: bool = False
    """Whether boxes with entries of their own may be in its box."""

    @property
    def own_slot(self) -> bool:
        """Whether the time is stated in the very box."""
        return self.slot is not None and self.slot.box is not None and self.slot.box is self.box

    @property
    def is_held(self) -> bool:
        """Whether it stands below a session that a time names."""
        return self.slot is not None and bool(self.session) and self.slot.name == self.session

    @property
    def is_led(self) -> bool:
        """Whether all that is told of its people is who leads it."""
        people = self.draft.people
        return bool(people) and all(person.role == "moderator" for person in people)

    @property
    def place(self) -> str:
        return f"line {self.line.source}" if self.line.source else f"text line {self.at + 1}"


def entry(found: Found, now: Now) -> Entry:
    """What is found, as an entry."""
    draft = found.draft
    links, identifiers = links_of(draft.links, now.base)
    year = int(found.session) if _YEAR.fullmatch(found.session) else None
    kind, subkind = _kind(found)
    session = "" if kind in _APART else found.session
    when = now.when(found.day if found.slot else found.dated, found.slot, found.room, session)
    return Entry(
        place=found.place,
        title=draft.title,
        kind=kind,
        subkind=subkind or kinds.of(draft.tag)[1],
        award=draft.tag if _AWARD.search(draft.tag) else found.award,
        abstract=draft.abstract,
        venue=draft.venue,
        status="withdrawn" if _WITHDRAWN.match(found.session) else "accepted",
        people=tuple({person.name: person for person in reversed(draft.people)}.values())[::-1],
        session="" if when or year else session,
        year=year,
        when=when,
        links=links,
        identifiers=identifiers,
    )


def _kind(found: Found) -> tuple[str, str]:
    """Kind and subkind, by what stands before the title, by the session, or by the title."""
    if ahead := _SHOWN.match(found.draft.title):
        return kinds.of(ahead[0])
    if found.is_held and found.kind == "paper":
        return programmes.within(found.session)
    return _by_words(found)


def _by_words(found: Found) -> tuple[str, str]:
    """By what the title or a mark beside it says, else the session."""
    draft, kind = found.draft, found.kind
    led = found.is_led or not draft.people
    few = len(draft.title.split())
    pause = programmes.kind("", draft.title, "")[0] if found.slot and few <= _FEW else ""
    if _TELLING.match(draft.title) or (led and (found.slot or draft.people)):
        return programmes.kind(draft.tag, draft.title, "oral_session" if found.is_led else "talk")
    if pause in (_PAUSES if led else _OPENINGS):
        kind = pause
    elif found.slot and programmes.opens(draft.title):
        kind = "opening"
    elif few < _FEWEST and programmes.told_by(draft.title, kind) != kind:
        kind = programmes.told_by(draft.title, kind)
    elif (told := programmes.told_by(draft.tag, kind)) != kind:
        kind = told
    elif kind == "paper" and _SPOKEN.search(found.session):
        kind = kinds.of(found.session)[0]
    return kind, ""
