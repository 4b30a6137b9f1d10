"""The titles and people of some lines that belong together: a box, or all between two of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage import cleaning, inline, leads, oneline, persons, worded
from store.catalogue.importers.webpage.draft import Draft, Lines
from store.catalogue.importers.webpage.filling import fill
from store.catalogue.importers.webpage.line import Line, single
from store.catalogue.importers.webpage.phrases import ABSTRACT, TITLE, WHAT
from store.catalogue.importers.webpage.titles import (
    as_title,
    is_chair,
    is_detail,
    is_links,
    is_remark,
    may_be_title,
    standing_out,
)
from store.catalogue.importers.webpage.worded import Parted

_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")
_UNSETTLED = re.compile(r"t\.?b\.?[acd]\.?|to be (?:announced|confirmed|determined|defined)", re.IGNORECASE)
_NEAR = 4
"""Lines in which the people of a title stand."""


def drafts(lines: Lines, *, boxed: bool, plain: bool, stops: Sequence[int] = ()) -> list[Draft]:
    """The entries in order.

    :param plain: whether words of one look are taken apart outside of boxes, too
    :param stops: places, in order, at which something else begins, as a time does outside of boxes
    """
    tagged = [_tagged(line) for line in lines]
    lines = [line for line, _ in tagged]
    made: list[Draft] = []
    taken = -1
    for at, line in enumerate(lines):
        if line is None or at <= taken:
            continue
        end = _stop(stops, at, len(lines))
        if found := _one(lines, at, end, boxed=boxed, plain=plain):
            found.tag = found.tag or tagged[found.at][1]
            taken = found.end - 1
            made.append(found)
    if not made and boxed:
        made = _paired(lines) or list(filter(None, (_weak(lines),)))
        for one in made:
            one.tag = one.tag or tagged[one.at][1]
    for one in made:
        if one.tag and _UNSETTLED.fullmatch(one.title):
            one.title = one.tag
    for number, one in enumerate(made, 1):
        end = made[number].at if number < len(made) else len(lines)
        fill(one, lines, _stop(stops, one.at, end), boxed=boxed)
        one.title, what = cleaning.kindless(one.title, {person.name for person in one.people})
        one.tag = one.tag or what
    return made


def _tagged(line: Line | None) -> tuple[Line | None, str]:
    """A line without how it is presented, and that."""
    if line is None:
        return None, ""
    if label := TITLE.match(line.text):
        line = line.cut(label.end())
        line.pieces = [replace(piece, part="title") for piece in line.pieces]
    whole = line
    line, before = cleaning.tagged(line)
    line.numbered = line is not whole and whole.text[: len(whole.text) - len(line.text)].rstrip().endswith(
        (":", ".")
    )
    line, behind = cleaning.presented(line)
    return line, before or behind


def alone(lines: Lines) -> Draft | None:
    """The title of a box that names nobody."""
    for at, line in enumerate(lines):
        if line is None or is_remark(line) or (is_links(line) and not _is_first(lines, at)):
            continue
        text = standing_out(line, boxed=True) or as_title(line)
        if re.search(r"[^\W\d_]", text):
            text, led = leads.apart(text)
            draft = Draft(at, at + 1, text)
            fill(draft, lines, len(lines), boxed=True)
            draft.people = led or next(
                filter(None, (leads.below(each.text) for each in lines[at + 1 :] if each)), ()
            )
            return draft
    return None


def _stop(stops: Sequence[int], at: int, end: int) -> int:
    """The first place behind one at which something else begins."""
    number = bisect_right(stops, at)
    return min(stops[number], end) if number < len(stops) else end


def _one(lines: Lines, at: int, end: int, *, boxed: bool, plain: bool) -> Draft | None:
    """The entry whose title or people stand at a place, with nothing of it from ``end`` on."""
    line = lines[at]
    if line is None or ABSTRACT.match(line.text) or line.part in ("aside", "abstract"):
        return None
    if is_links(line) and not (boxed and _is_first(lines, at)):
        return None
    following = _next(lines, at, end)
    if found := _before(lines, at, following, boxed=boxed):
        return found
    above = _above(lines, at, following, boxed=boxed, plain=plain)
    inside = _inside(line, at, boxed=boxed, plain=plain, first=above is None)
    if above is None or inside is None:
        return above or inside
    below = lines[following] if following is not None else None
    sure = len(inside.people) > 1 or len(line.runs()) > 1 or above.title == inside.title
    apart = below is None or not (below.block == line.block or below.part == "people")
    return inside if sure or apart else above


def _inside(line: Line, at: int, *, boxed: bool, plain: bool, first: bool) -> Draft | None:
    """The entry that a line is by itself.

    :param first: whether nothing below makes it one
    """
    whole = all(piece.strong or piece.part == "title" for piece in line.pieces if piece.text.strip())
    found = None if whole else oneline.in_line(line, at, boxed=boxed, plain=plain)
    if found or not first:
        return found
    if told := worded.announced(single(persons.spelt(cleaning.without_labels(line)))):
        return Draft(at, at + 1, told.title, told.people, tag=told.tag)
    if line.level:
        return oneline.in_heading(line, at)
    return (
        (oneline.in_line(line, at, boxed=boxed, plain=plain) or oneline.dashed(line, at)) if whole else None
    )


def _is_first(lines: Lines, at: int) -> bool:
    """Whether nothing but times and places stands before it."""
    return next((number for number, line in enumerate(lines) if line is not None), -1) == at


def _next(lines: Lines, at: int, end: int) -> int | None:
    """The next line that may be people: links and remarks may stand between."""
    for after in range(at + 1, min(at + _NEAR, end)):
        line = lines[after]
        if line is not None and not is_remark(line) and not is_links(line):
            return after
    return None


def _above(lines: Lines, at: int, following: int | None, *, boxed: bool, plain: bool) -> Draft | None:
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
        people = persons.surely(persons.of_line(below, cleaning.without_labels(below)))
    if not title and boxed and beside and below.part == "people" and not is_detail(line):
        title, people = as_title(line), _people(below, line, boxed=boxed)
    first = line.pieces[0]
    named = (boxed and (first.strong or first.link >= 0)) or (line.numbered and first.strong)
    if not title and named and persons.surely(as_title(line)):
        title = as_title(line)  # "Deiche der Sprache" reads as a name, but people stand below it
        people = persons.surely(persons.of_line(below, cleaning.without_labels(below)))
    if not people or not may_be_title(title, people) or _is_nexts(lines, following, line):
        return None
    return Draft(at, following + 1, title, people, venue=persons.where(as_title(below)))


def _named(lines: Lines, at: int, following: int) -> Draft | None:
    """The entry whose kind stands above its title, and its people below or behind that: "Keynote"."""
    line, title = lines[at], lines[following]
    if line is None or title is None or title.box is not line.box or is_chair(title):
        return None
    found = inline.parted(title)
    behind = _next(lines, following, len(lines))
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
    if line.numbered or not line.pieces:
        return ()
    if line.box is not title.box and not boxed and not (line.box and title.box is None):
        return ()
    text = persons.of_line(line, cleaning.without_labels(line))
    if line.part == "people":
        return persons.named(text)
    stands_out = line.pieces[0].strong
    if (line.level and not 0 < title.level < line.level) or (stands_out and not (title.level or boxed)):
        return ()
    if line.level or stands_out:
        return persons.surely(text)
    return persons.named(text) or (persons.employed(text) if boxed else ())


def _is_nexts(lines: Sequence[Line | None], at: int, title: Line) -> bool:
    """Whether people belong to a title below them, with which they share a paragraph."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if line is None or below is None or line.block != below.block or title.block == line.block:
        return False
    return bool(standing_out(below, boxed=False))


def _before(lines: Lines, at: int, following: int | None, *, boxed: bool) -> Draft | None:
    """The entry whose people stand above its title."""
    line, below = lines[at], lines[following] if following is not None else None
    if line is None or below is None or following is None:
        return None
    if boxed and (bare := cleaning.numberless(line.text)) != line.text and line.level and not below.level:
        people = persons.surely(bare)  # "1A-2 Ann Lee" above what she speaks of
        title = "" if is_detail(below) else as_title(below)
        return Draft(at, following + 1, title, people) if people and may_be_title(title) else None
    said = persons.labelled(line.text) and below.part == "title"
    together = said or line.part == "people" or line.block == below.block or (boxed and below.part == "title")
    if not together or line.level or (line.pieces[0].strong and not (boxed or said)):
        return None
    people = persons.surely(persons.spelt(line.pieces))
    title = standing_out(below, boxed=boxed) if people else ""
    return Draft(at, following + 1, title, people) if title else None


def _paired(lines: Lines) -> list[Draft]:
    """The entries of a box with several paragraphs that are a title and, in a line of its own, its people."""
    made: list[Draft] = []
    for at, (line, below) in enumerate(pairwise(lines)):
        if line is None or below is None or line.block != below.block or is_detail(line):
            continue
        people = persons.surely(persons.of_line(below, cleaning.without_labels(below)))
        if people and may_be_title(as_title(line), people) and not persons.surely(line.text):
            made.append(Draft(at, at + 2, as_title(line), people))
    paragraphs = {line.block for line in (lines[draft.at] for draft in made) if line is not None}
    return made if len(paragraphs) > 1 else []


def _weak(lines: Lines) -> Draft | None:
    """The only entry of a box in which nothing stands out: its first line, or the one below the people."""
    said = [(at, line) for at, line in enumerate(lines) if line and not is_remark(line)]
    if len(said) == 2 and all(persons.surely(as_title(line)) for _, line in said):
        (at, upper), (last, lower) = said  # "Physical Replication" reads as a name, too
        return Draft(at, last + 1, as_title(upper), persons.surely(as_title(lower)))
    titles = [(at, line) for at, line in said if not is_detail(line) and _WORD.search(line.text)]
    for at, line in said:
        people = persons.surely(persons.of_line(line, cleaning.without_labels(line)))
        place, title = next(((at, each) for at, each in titles if each is not line), (at, None))
        if people and title is not None:
            text = standing_out(title, boxed=True) or as_title(title)
            return Draft(min(at, place), max(at, place) + 1, text, people) if may_be_title(text) else None
    return None
