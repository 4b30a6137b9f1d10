"""A line of a part of a page with what holds for it, and what some of them together say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.catalogue.importers import programme as programmes
from store.catalogue.importers.webpage.page.line import Box, Line
from store.catalogue.importers.webpage.people import persons, spelling, working
from store.catalogue.importers.webpage.programme import speakers
from store.catalogue.importers.webpage.programme.found import Found
from store.catalogue.importers.webpage.programme.parts import Part
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Facts, Slot
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.importers.webpage.titles.looks import is_chair, is_session, minutes, standing_out
from store.catalogue.tidy import kinds

_SPOKEN = frozenset(("keynote", "invited_talk", "opening", "tutorial", "talk"))
_BELOW = 3
"""Lines below what takes place, in which its speaker stands."""
_OWN = 13
"""Lines in which what is said of a title stands."""
_FEW = 12
"""Words of what a time is that."""


@dataclass(slots=True)
class Told:
    """A line of a part, and what holds for it."""

    line: Line | None
    """What is left without its time and place."""
    whole: Line
    said: Facts
    day: str
    slots: tuple[Slot, ...]
    room: str
    dated: str
    kind: str
    papers: bool
    """Whether the heading above announces entries."""
    award: str


def lasts(line: Line) -> int:
    """Minutes that something takes, as a line or a mark in it says."""
    marks = (piece.text for piece in line.pieces if piece.part == "aside")
    said = (line.text, *marks, *re.findall(r"\((\d{1,3} ?min[^()]{0,5})\)", line.text))
    return next(filter(None, map(minutes, said)), 0)


def spoken(talk: speakers.Talk, lines: Sequence[Line]) -> Found:
    """What somebody speaks of, as the list of speakers tells it."""
    draft, said = talk.draft, talk.said
    return Found(
        draft.at, draft, lines[draft.at], None, said.day, (), said.slot, said.room, "", talk.kind,
        section=True, stands_out=True, dated=said.day,
    )  # fmt: skip


def kind_of(line: Line) -> str:
    """What kind of thing something is, as a mark beside it says: "Social", "Keynote"."""
    said = (piece.text.strip() for piece in line.pieces if piece.part == "aside")
    return next((text for text in said if text and kinds.of(text) != ("paper", "")), "")


def heads_rows(found: Found, told: Sequence[Told], box: Box) -> bool:
    """Whether a row is the name of a session above those of what is in it.

    It says who leads it, is a single cell with such a name, or has no time: "Session 1 | Chair: Ann Lee".
    """
    timeless = box.tag in ("tr", "row") and not found.own_slot
    named = timeless and is_session(found.line)
    bare = timeless and [is_chair(one.whole) for one in told] == [False, True]
    return (_leads(found, told) and (box.heads or named or bare)) or (box.heads and named)


def heads_session(part: Part, made: Sequence[Draft]) -> bool:
    """Whether all that a row over all columns holds is a session with who leads it."""
    led = all(one.people and all(person.role == "moderator" for person in one.people) for one in made)
    return part.box is not None and part.box.heads and led


def _leads(found: Found, told: Sequence[Told]) -> bool:
    """Whether a row over all columns is a session's: it says who leads it, or is called one."""
    led = found.is_led or any(one.said.led or is_chair(one.whole) for one in told)
    called = programmes.kind("", found.draft.title, "")[0]
    heading = found.box is not None and found.box.heads and not found.own_slot
    return led and called not in (*programmes.BETWEEN, *(() if heading else ("keynote", "panel")))


def with_speakers(alone: Sequence[Found], peopled: Sequence[Found]) -> list[Found]:
    """What names nobody, with the only person of the row below: "Invited Talk", "Ann Lee, B Inc"."""
    taken = {found.at for found in peopled}
    kept: list[Found] = []
    for found in sorted(alone, key=lambda each: each.at):
        above = kept[-1] if kept else None
        said = found.line.text
        who = working.employed_at(said) if said.count(",") == 1 else persons.surely(said)
        fits = above is not None and _is_spoken(above) and _is_below(found, above)
        if who and above is not None and fits and not taken.intersection(range(above.at, found.at)):
            above.draft.people = who
        else:
            kept.append(found)
    return kept


def _is_below(found: Found, above: Found) -> bool:
    """Whether a row without a time stands right below another."""
    alike = found.box is not None and above.box is not None and found.box.group == above.box.group
    return alike and found.at - above.at <= _BELOW and (found.slot is None or found.slot is above.slot)


def _is_spoken(found: Found) -> bool:
    """Whether something takes place at which somebody speaks, and nobody is named."""
    kind = programmes.kind("", found.draft.title, "")[0]
    return bool(found.slot) and not found.draft.people and kind in _SPOKEN


def is_page(draft: Draft, one: Told) -> bool:
    """Whether a title is that of the page, with those who organise what it is about."""
    return one.whole.level == 1 and all(person.role == "organiser" for person in draft.people)


def is_of_title(told: Sequence[Told], at: int) -> bool:
    """Whether a line is the day and the time of a heading two lines above, with its people between."""
    one = told[at]
    if one.line is not None or not (one.said.slot and one.said.day) or at < 2:
        return False
    title, people = told[at - 2].line, told[at - 1].line
    if title is None or people is None or not title.level or is_session(title):
        return False
    return bool(persons.surely(spelling.spelt(people.pieces)))


def below_time(told: list[Told], at: int) -> bool:
    """Whether a few words stand right below a line that is a time and nothing else."""
    above, line = told[at - 1] if at else None, told[at].line
    timed = above is not None and above.line is None and above.said.slot is not None and not above.said.late
    return timed and line is not None and len(line.text.split()) <= _FEW


def end_of(part: Part, draft: Draft, told: list[Told]) -> int:
    """Where what is said of a title ends: with its box, or with the times and places below it."""
    if part.box is not None:
        return len(told)
    end = draft.end
    while end < len(told) and told[end].line is None and told[end].said.late:
        end += 1
    return end


def own(told: Sequence[Told], at: int) -> Sequence[Told]:
    """A line outside of boxes and those that may say more of it: up to the next heading, day, time or box."""
    for end in range(at + 1, min(at + _OWN, len(told))):
        after = told[end]
        if after.whole.level or after.whole.box is not None or after.said.slot or after.said.day:
            return told[at:end]
    return told[at : at + _OWN]


def found_in(part: Part, draft: Draft, told: list[Told], now: Now) -> Found:
    """A title with what is said of it: in its lines, or in its box."""
    one = told[draft.at]
    line = one.line or one.whole
    taking = 0
    day, room, slot, dated = one.day, one.room, one.slots[-1] if one.slots else None, one.dated
    for each in told[: draft.at] if part.box is not None else ():
        day, dated = each.said.day or day, each.said.day or dated
    for each in told[draft.at : end_of(part, draft, told)]:
        day, dated = each.said.day or day, each.said.day or dated
        slot = each.said.slot if each.said.slot and (each.said.late or not slot) else slot
        room = each.said.room or room
        taking = taking or lasts(each.whole)
        draft.tag = draft.tag or kind_of(each.whole)
    if part.box is not None:
        slot = slot or next((each.said.slot for each in told if each.said.slot), None)
    slot = slot.lasting(taking) if slot and taking else slot
    session = (slot.name if slot else "") or now.session(line.box)
    return Found(
        part.begin + draft.at, draft, line, part.box, day, one.slots, slot, room, session, one.kind,
        one.papers, bool(standing_out(line, boxed=True)), one.award, dated,
    )  # fmt: skip
