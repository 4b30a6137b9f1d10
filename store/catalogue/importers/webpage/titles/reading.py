"""The titles and people of some lines that belong together: a box, or all between two of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line, single
from store.catalogue.importers.webpage.people import leads, persons, spelling
from store.catalogue.importers.webpage.titles import cleaning, oneline, stacked, worded
from store.catalogue.importers.webpage.titles.draft import Draft, Lines
from store.catalogue.importers.webpage.titles.filling import fill
from store.catalogue.importers.webpage.titles.looks import (
    as_title,
    is_award,
    is_detail,
    is_links,
    is_remark,
    may_be_title,
    standing_out,
)
from store.catalogue.importers.webpage.words.phrases import ABSTRACT, BIO, UNSETTLED, WHAT, titled

_PROSE = 15
"""Words of a sentence, from which on it is no title."""
_PANEL = re.compile(r"(?:panel|podium)s?(?: (?:session|discussion|debate)| ?s?diskussion)?", re.IGNORECASE)
"""What people sit on, where nothing says what about."""
_ABREAST = 3
"""Cells of a row from which names in each of them are a gallery."""
_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")


def drafts(lines: Lines, *, boxed: bool, plain: bool, stops: Sequence[int] = ()) -> list[Draft]:
    """The entries in order.

    :param plain: whether words of one look are taken apart outside of boxes, too
    :param stops: places, in order, at which something else begins, as a time does outside of boxes
    """
    if boxed and _are_names(lines):
        return []
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
        made = _plain(lines, tagged)
    for number, one in enumerate(made, 1):
        end = made[number].at if number < len(made) else len(lines)
        fill(one, lines, _stop(stops, one.at, end), boxed=boxed)
        if one.tag and UNSETTLED.fullmatch(one.title):
            one.title = one.tag
        one.title, what = cleaning.kindless(one.title, {person.name for person in one.people})
        one.tag = one.tag or what
    return made


def _are_names(lines: Lines) -> bool:
    """Whether a row is several people side by side, and nothing that any of them speaks of."""
    said = [line for line in lines if line is not None and line.cell]
    names = (len(persons.surely(as_title(line))) == 1 for line in said)
    return len({line.cell for line in said}) >= _ABREAST and all(names)


def _tagged(line: Line | None) -> tuple[Line | None, str]:
    """A line without how it is presented, and that."""
    if line is None:
        return None, ""
    if label := titled(line.text):
        line = line.cut(label)
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
        if line is None or line.part == "people" or is_remark(line):
            continue
        if is_links(line) and not _is_first(lines, at):
            continue
        text = standing_out(line, boxed=True) or as_title(line)
        if re.search(r"[^\W\d_]", text):
            text, led = leads.apart(text)
            draft = Draft(at, at + 1, _without_unsettled(text))
            fill(draft, lines, len(lines), boxed=True)
            below = (leads.below(each.text) for each in lines[at + 1 :] if each)
            draft.people = led or next(filter(None, below), draft.people)
            return draft
    said = [at for at, line in enumerate(lines) if line is not None]
    first = lines[said[0]] if len(said) == 1 else None
    kind = first is not None and (WHAT.fullmatch(first.text) or is_award(first))  # nothing is told of it yet
    return Draft(said[0], said[0] + 1, first.text) if first is not None and kind else None


def _without_unsettled(text: str) -> str:
    """What of a title is known: of "Panel: TBA" that it is a panel."""
    known, mark, rest = text.rpartition(":")
    return known.rstrip() if mark and UNSETTLED.fullmatch(rest.strip()) else text


def _stop(stops: Sequence[int], at: int, end: int) -> int:
    """The first place behind one at which something else begins."""
    number = bisect_right(stops, at)
    return min(stops[number], end) if number < len(stops) else end


def _one(lines: Lines, at: int, end: int, *, boxed: bool, plain: bool) -> Draft | None:
    """The entry whose title or people stand at a place, with nothing of it from ``end`` on."""
    line = lines[at]
    if line is None or line.part in ("aside", "abstract") or _begins_prose(line.text):
        return None
    if is_links(line) and not (boxed and _is_first(lines, at)):
        return None
    following = stacked.following_of(lines, at, end)
    if following is not None and (found := stacked.set_apart(lines, at, following, boxed=boxed)):
        return found
    if found := stacked.before(lines, at, following, boxed=boxed):
        return found
    if found := stacked.over_prose(lines, at, following):
        return found
    above = stacked.above(lines, at, following, boxed=boxed, plain=plain)
    inside = _inside(line, at, boxed=boxed, plain=plain, first=above is None)
    if above is None or inside is None:
        return above or inside
    below = lines[following] if following is not None else None
    sure = len(inside.people) > 1 or len(line.runs()) > 1 or above.title == inside.title
    apart = below is None or not (below.block == line.block or below.part == "people")
    return inside if sure or apart else above


def _begins_prose(text: str) -> bool:
    return ABSTRACT.match(text) is not None or BIO.match(text) is not None


def _inside(line: Line, at: int, *, boxed: bool, plain: bool, first: bool) -> Draft | None:
    """The entry that a line is by itself.

    :param first: whether nothing below makes it one
    """
    whole = all(piece.strong or piece.part == "title" for piece in line.pieces if piece.text.strip())
    found = None if whole else oneline.in_line(line, at, boxed=boxed, plain=plain)
    if found or not first:
        return found
    if told := worded.announced(single(spelling.spelt(cleaning.without_labels(line)))):
        return Draft(at, at + 1, told.title, told.people, tag=told.tag)
    if line.level:
        return oneline.in_heading(line, at)
    return (
        (oneline.in_line(line, at, boxed=boxed, plain=plain) or oneline.dashed(line, at)) if whole else None
    )


def _is_first(lines: Lines, at: int) -> bool:
    """Whether nothing but numbers, times and places stands before it."""
    said = (number for number, line in enumerate(lines) if line and re.search(r"[^\W\d_]", line.text))
    return next(said, -1) == at


def _plain(lines: Lines, tagged: Sequence[tuple[Line | None, str]]) -> list[Draft]:
    """The entries of a box in which nothing stands out."""
    made = _paired(lines) or list(filter(None, (_weak(lines),)))
    for one in made:
        one.tag = one.tag or tagged[one.at][1]
    return made


def _paired(lines: Lines) -> list[Draft]:
    """The entries of a box with several paragraphs that are a title and, in a line of its own, its people."""
    made: list[Draft] = []
    for at, (line, below) in enumerate(pairwise(lines)):
        if line is None or below is None or line.block != below.block or is_detail(line):
            continue
        people = persons.surely(spelling.of_line(below, cleaning.without_labels(below)))
        if people and may_be_title(as_title(line), people) and not persons.surely(line.text):
            made.append(Draft(at, at + 2, as_title(line), people))
    paragraphs = {line.block for line in (lines[draft.at] for draft in made) if line is not None}
    return made if len(paragraphs) > 1 else []


def _named_in(line: Line) -> tuple[Byline, ...]:
    """The people that a line is, unless the page's tags say that it is a title."""
    if line.part == "title":
        return ()
    return persons.surely(spelling.of_line(line, cleaning.without_labels(line)))


def _weak(lines: Lines) -> Draft | None:
    """The only entry of a box in which nothing stands out: its first line, or the one below the people."""
    said = [(at, line) for at, line in enumerate(lines) if line and not is_remark(line)]
    if len(said) == 2 and all(persons.surely(as_title(line)) for _, line in said):
        (at, upper), (last, lower) = said  # "Physical Replication" reads as a name, too
        return Draft(at, last + 1, as_title(upper), persons.surely(as_title(lower)))
    titles = [(at, line) for at, line in said if not is_detail(line) and _WORD.search(line.text)]
    for at, line in said:
        people = _named_in(line)
        firsts = {person.name.split()[0] for person in people if person.name}
        named = (each for each in titles if each[1] is not line and each[1].text.split()[0] not in firsts)
        place, title = next(named, (at, None))
        if people and title is not None:
            if len(title.text.split()) > _PROSE and title.text.endswith("."):
                return None  # what somebody speaks of is told, and not what it is called
            text = standing_out(title, boxed=True) or as_title(title)
            if _PANEL.fullmatch(text.strip(" :")):  # each of them in a line of their own
                people = tuple(one for _, each in said if each is not title for one in _named_in(each))
            elif not (may_be_title(text) or WHAT.fullmatch(text.strip(" :"))):
                return None
            return Draft(min(at, place), max(at, place) + 1, text, people)
    return None
