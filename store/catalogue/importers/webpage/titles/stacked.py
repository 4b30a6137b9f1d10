"""Entries of two lines or three: a title above its people, people above their title, a kind above both."""

from __future__ import annotations

from collections.abc import Sequence

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.people import persons, roles, spelling, working
from store.catalogue.importers.webpage.titles import cleaning, inline
from store.catalogue.importers.webpage.titles.draft import Draft, Lines
from store.catalogue.importers.webpage.titles.looks import (
    as_title,
    is_chair,
    is_detail,
    is_links,
    is_remark,
    may_be_title,
    standing_out,
)
from store.catalogue.importers.webpage.titles.worded import Parted, headed
from store.catalogue.importers.webpage.words.leading import BEHIND
from store.catalogue.importers.webpage.words.phrases import ABSTRACT, WHAT

_HALF = 0.5
"""Share of names that must look like such, where all that stands about them says that they are names."""
_PROSE = 12
"""Words from which a line is text about an entry."""
_NEAR = 4
"""Lines in which the people of a title stand."""


def following_of(lines: Lines, at: int, end: int) -> int | None:
    """The next line that may be people: links and remarks may stand between."""
    for after in range(at + 1, min(at + _NEAR, end)):
        line = lines[after]
        if line is not None and not is_remark(line) and not is_links(line):
            return after
    return None


def above(lines: Lines, at: int, following: int | None, *, boxed: bool, plain: bool) -> Draft | None:
    """The entry whose title stands above its people."""
    line, below = lines[at], lines[following] if following is not None else None
    if line is None or below is None or following is None:
        return None
    if WHAT.fullmatch(line.text.strip(" :")) and (found := _named(lines, at, following)):
        return found
    title = standing_out(line, boxed=boxed)
    people = _people(below, line, boxed=boxed) if title else ()
    beside = below.box is line.box and not below.level and not below.numbered
    if not title and plain and not boxed and beside and not is_detail(line):
        title = as_title(line)
        people = persons.surely(spelling.of_line(below, cleaning.without_labels(below)))
    if not title and boxed and beside and below.part == "people" and not is_detail(line):
        title, people = as_title(line), _people(below, line, boxed=boxed)
    first = line.pieces[0]
    beside = boxed or line.numbered or (line.block == below.block and not line.level)
    tagged = first.part == "title" and below.part == "people"
    out = tagged or (first.strong and beside) or (boxed and first.link >= 0 and not is_links(line))
    if not title and (out or _heads_list(line, below, plain=plain)) and persons.surely(as_title(line)):
        title = as_title(line)  # "Deiche der Sprache" reads as a name, but people stand below it
        people = persons.surely(spelling.of_line(below, cleaning.without_labels(below)))
    if not people or not may_be_title(title, people) or _is_nexts(lines, following, line):
        return None
    return Draft(at, following + 1, title, people, venue=persons.where(as_title(below)))


def _heads_list(line: Line, below: Line, *, plain: bool) -> bool:
    """Whether a line in bold stands above several people, in a list of papers."""
    if not plain or line.level or below.level or not line.pieces[0].strong or below.pieces[0].strong:
        return False
    return len(persons.surely(spelling.spelt(below.pieces))) > 1


def set_apart(lines: Lines, at: int, following: int, *, boxed: bool) -> Draft | None:
    """The entry whose people stand right below its title, in italics that the title is not in."""
    line, below = lines[at], lines[following]
    if line is None or below is None or following != at + 1 or not (boxed or line.block == below.block):
        return None
    if below.box is not line.box or below.level or line.level or WHAT.fullmatch(line.text.strip(" :")):
        return None
    looks = [{piece.slanted for piece in each.pieces if piece.text.strip()} for each in (line, below)]
    people = persons.named(spelling.spelt(below.pieces), _HALF) if looks == [{False}, {True}] else ()
    title = as_title(line)
    return Draft(at, following + 1, title, people) if people and may_be_title(title, people) else None


def over_prose(lines: Lines, at: int, following: int | None) -> Draft | None:
    """The entry that a heading is which names its people first, over what is told of it: "Ann Lee: Ponds"."""
    line, below = lines[at], lines[following] if following is not None else None
    if line is None or not line.level or below is None or below.level:
        return None
    told = ABSTRACT.match(below.text) or len(below.text.split()) >= _PROSE
    by = headed(line.text) if told else None
    return Draft(at, at + 1, by.title, by.people) if by and may_be_title(by.title, by.people) else None


def _named(lines: Lines, at: int, following: int) -> Draft | None:
    """The entry whose kind stands above its title, and its people below or behind that: "Keynote"."""
    line, title = lines[at], lines[following]
    if line is None or title is None or title.box is not line.box or is_chair(title):
        return None
    found = inline.parted(title)
    behind = following_of(lines, following, len(lines))
    below = lines[behind] if behind is not None else None
    people: tuple[Byline, ...] = ()
    if not (found and may_be_title(found.title, found.people)) and below is not None and behind is not None:
        people = _people(below, title, boxed=True) if below.box is title.box else ()
        text = standing_out(title, boxed=True) or as_title(title)
        found = Parted(text, people) if people and may_be_title(text, people) else None
    if found is None:
        return None
    end = (behind if people and behind is not None else following) + 1
    return Draft(at, end, found.title, found.people, tag=line.text.strip(" :"))


def _people(line: Line, title: Line, *, boxed: bool) -> tuple[Byline, ...]:
    """The people of a line below a title."""
    if line.numbered or line.part == "title" or not line.pieces or (title.level and _is_led(line.text)):
        return ()
    if line.box is not title.box and not boxed and not (line.box and title.box is None):
        return ()
    text = spelling.of_line(line, cleaning.without_labels(line))
    if line.part == "people":
        return persons.named(text)
    stands_out = line.pieces[0].strong
    if (line.level and not 0 < title.level < line.level) or (stands_out and not (title.level or boxed)):
        return ()
    if line.level or stands_out:
        return persons.surely(text)
    return persons.named(text) or (working.employed(text) if boxed else ())


def _is_led(text: str) -> bool:
    """Whether a text names who leads a session: what its heading names is no title of theirs."""
    found = BEHIND.search(text)
    return found is not None and "moderat" not in found["role"].lower()


def _is_nexts(lines: Sequence[Line | None], at: int, title: Line) -> bool:
    """Whether people belong to a title below them: one with a label, or in the same paragraph."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if line is None or below is None:
        return False
    if below.part == "title" and below.box is line.box and roles.labelled(line.text):
        return True
    if line.block != below.block or title.block == line.block:
        return False
    return bool(standing_out(below, boxed=False))


def before(lines: Lines, at: int, following: int | None, *, boxed: bool) -> Draft | None:
    """The entry whose people stand above its title."""
    line, below = lines[at], lines[following] if following is not None else None
    if line is None or below is None or following is None:
        return None
    if boxed and (bare := cleaning.numberless(line.text)) != line.text and line.level and not below.level:
        people = persons.surely(bare)  # "1A-2 Ann Lee" above what she speaks of
        title = "" if is_detail(below) else as_title(below)
        return Draft(at, following + 1, title, people) if people and may_be_title(title) else None
    said = roles.labelled(line.text) and below.part == "title"
    beside = boxed and 0 < line.cell < below.cell
    together = (
        said
        or beside
        or line.part == "people"
        or line.block == below.block
        or (boxed and below.part == "title")
    )
    if not together or line.level or (line.pieces[0].strong and not (boxed or said)):
        return None
    text = spelling.spelt(line.pieces)
    people = persons.surely(text) or (working.employed_at(text) if beside else ())
    title = standing_out(below, boxed=boxed) if people else ""
    what = WHAT.match(line.text) if said else None
    return Draft(at, following + 1, title, people, tag=what[0].strip() if what else "") if title else None
