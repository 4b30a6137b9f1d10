"""Pages of keynote and invited speakers: a name, then what is spoken of, an abstract, and who that is.

Elsewhere a title stands above its people; here people head what they speak of, and often say nothing of it:
then there is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.people import persons, spelling, working
from store.catalogue.importers.webpage.programme import spoken
from store.catalogue.importers.webpage.times.moments import taken
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Facts
from store.catalogue.importers.webpage.titles import oneline
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.importers.webpage.titles.looks import is_institution
from store.catalogue.importers.webpage.words.phrases import ABSTRACT, BIO, SPOKEN_OF, WHAT

_SECTION = re.compile(
    r"(?:our |the |list of |confirmed |[A-Z][\w@’'-]*\d+ |[A-Z]{2}[\w@’'-]* |(?:19|20)\d\d )*"
    r"(?:(?:keynote|invited|plenary|featured|distinguished|guest|tutorial)s?\s*(?:and|&|/)?\s*)*"
    r"(?:speakers?|keynotes?|talks|lectures|presentations|plenaries)(?: (?:talks|speakers|lectures"
    r"|abstracts))?"
    r"(?: \d{4})?(?: (?:in|on|at|of|for) .{3,60})?(?:\s*#?(?:\d{1,2}|[IVX]{1,4}))?"
    r"|(?:(?:titles? (?:and|&)|talk|book of|list of) )?abstracts(?: of (?:the )?talks)?"
    r"|(?:haupt|plenar)vorträge|eingeladene (?:vorträge|vortragende)|conférenci\w+ (?:invité\w*|plénièr\w*)"
    r"|conférences (?:invitées|plénières)|(?:conferencias|ponencias|charlas|ponentes"
    r"|conferenciantes)(?: \w+)?"
    r"|(?:特邀|主旨|大会)(?:报告|演讲|嘉宾)|(?:基調|招待|特別)講演",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"(?:{WHAT.pattern})\s*#?\d{{0,2}}\s*[:–—-]\s*", re.IGNORECASE)
_KEYNOTE = re.compile(r"keynote|plen|haupt|magistral|主旨|基調|大会", re.IGNORECASE)
_ABSTRACTS = re.compile(r"(?:titles?|talk|book|list)?.{0,8}\babstracts", re.IGNORECASE)
_LONGEST = 60
"""Lines that are said of one speaker."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What a speaker speaks of: the lines from ``draft.at`` up to ``draft.end``."""

    draft: Draft
    kind: str
    said: Facts


def talks(lines: Sequence[Line], now: Now) -> Iterator[Talk]:
    """The talks of a page's lists of speakers, in order."""
    level, kind, at = 0, "", 0
    while at < len(lines):
        line = lines[at]
        if line.level and line.box is None and (not level or line.level <= level or is_section(line.text)):
            level = line.level if is_section(line.text) else 0
            kind = _kind(line.text)
        above = at > 0 and line.box is None and lines[at - 1].level > level > 0
        heads = line.box is None and 0 < line.level <= level
        person = None if not level or above or heads else _person(line)
        inner = level and person is None and line.box is None and line.level > level
        whole = oneline.in_heading(line, at) if inner else None
        if person is None and whole is None:
            at += 1
            continue
        end = _end(lines, at, level)
        begun = whole or Draft(at, end, "", (person,) if person else ())
        if talk := _talk(lines, end, replace(begun, tag=kind), now):
            yield talk
        at = end


def is_section(text: str) -> bool:
    """Whether a heading announces speakers: "Keynotes", "Invited Talk 2"."""
    return _SECTION.fullmatch(text.strip(" :")) is not None


def _kind(text: str) -> str:
    if _KEYNOTE.search(text):
        return "keynote"
    if _ABSTRACTS.match(text):
        return "talk"
    return "tutorial" if "tutorial" in text.lower() else "invited_talk"


def _person(line: Line) -> Byline | None:
    """Who a line is, where it is that person and stands out."""
    text = spelling.spelt(line.pieces)
    if ahead := _AHEAD.match(text):
        text = text[ahead.end() :]
    first = line.pieces[0]
    ahead_of = working.heading_at_work(line) if first.strong and not line.level else None
    if ahead_of is not None:
        return ahead_of
    stands_out = line.level or first.strong or first.part in ("people", "title") or first.link >= 0
    found = persons.surely(text) if stands_out or line.box is not None else ()
    return found[0] if len(found) == 1 else None


def _end(lines: Sequence[Line], at: int, level: int) -> int:
    """Where what is said of a speaker ends: at the next one, or with the section."""
    first = lines[at]
    boxed = first.box is not None and at + 1 < len(lines) and _is_within(lines[at + 1], first)
    for after in range(at + 1, min(len(lines), at + _LONGEST)):
        line = lines[after]
        if (
            (line.box is None and 0 < line.level <= level)
            or (boxed and not _is_within(line, first))
            or (first.box and not _inside(line, first))
        ):
            return after
        labelled = ABSTRACT.match(line.text) or BIO.match(line.text) or SPOKEN_OF.match(line.text)
        if labelled:
            continue
        if line.block == first.block:
            continue
        if line.level and line.look == first.look and _alternate(lines, at, after):
            continue
        alike = line.look == first.look or (line.level and line.level <= first.level)
        if (alike and line.box is not first.box) or (alike and line.level) or (alike and _person(line)):
            return after
    return min(len(lines), at + _LONGEST)


def _alternate(lines: Sequence[Line], at: int, after: int) -> bool:
    """Whether headings of one look are who speaks and what of, in turns."""
    begin = max(at - _LONGEST, 0)
    near = [begin + place for place, line in enumerate(lines[begin : at + 2 * _LONGEST])]
    alike = [place for place in near if lines[place].level and lines[place].look == lines[at].look]
    own = alike.index(at)
    if alike[own + 1 : own + 2] != [after] or _person(lines[after]):
        return False
    if own + 2 < len(alike):
        return _person(lines[alike[own + 2]]) is not None
    return own > 1 and _person(lines[alike[own - 2]]) is not None and _person(lines[alike[own - 1]]) is None


def _is_within(line: Line, first: Line) -> bool:
    """Whether a line is in the box of another."""
    return line.box is not None and line.box.within(first.box)


def _begin(lines: Sequence[Line], at: int) -> int:
    """Where what is said of a speaker begins: with the box of the name."""
    while at and lines[at].box is not None and lines[at - 1].box is lines[at].box:
        at -= 1
    return at


def _inside(line: Line, first: Line) -> bool:
    """Whether a line stands in what the list of speakers, or the card of one, stands in."""
    around = first.box.outer if first.box else None
    return line.box.within(around) if line.box else around is None


def _talk(lines: Sequence[Line], end: int, begun: Draft, now: Now) -> Talk | None:
    """What is said of the talk that somebody gives; None where it is not told what of.

    :param begun: at the speaker's line; with a title, where that line names it
    """
    own, facts = Now(now.year, now.base, "talk", zone=now.zone), Facts()
    kept: list[Line] = []
    begin = _begin(lines, begun.at)
    for line in (*lines[begin : begun.at], *lines[begun.at + 1 : end]):
        rest, said = taken(line, own)
        facts = Facts(said.day or facts.day, said.slot or facts.slot, said.room or facts.room)
        kept += [rest] if rest is not None else []
    found = (begun.title, 0) if begun.title else spoken.title(kept)
    if found is None:
        return None
    title, number = found
    facts.day = facts.day or own.day
    people = tuple(replace(person, role="speaker") for person in begun.people)
    if len(people) == 1 and not people[0].affiliation:
        places = (line.text for line in kept[:number] if is_institution(line.text) and line.text != title)
        people = (replace(people[0], affiliation=next(places, "")),)
    draft = Draft(begin, end, title, people, spoken.abstract(kept[number:], people))
    draft.links = [link for line in lines[begin:end] for link in line.links]
    return Talk(draft, begun.tag, facts)
