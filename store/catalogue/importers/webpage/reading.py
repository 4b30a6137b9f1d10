"""The titles and people of some lines that belong together: a box, or all between two of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.importers.webpage import cleaning, oneline, persons, stacked
from store.catalogue.importers.webpage.draft import Draft, Lines
from store.catalogue.importers.webpage.filling import fill
from store.catalogue.importers.webpage.line import Line
from store.catalogue.importers.webpage.phrases import ABSTRACT, TITLE
from store.catalogue.importers.webpage.titles import (
    as_title,
    is_detail,
    is_links,
    is_remark,
    may_be_title,
    standing_out,
)

_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")


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
    if not made and boxed and (weak := _weak(lines)):
        made.append(weak)
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
            draft = Draft(at, at + 1, text)
            fill(draft, lines, len(lines), boxed=True)
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
    following = stacked.following_of(lines, at, end)
    if following is not None and (found := stacked.set_apart(lines, at, following, boxed=boxed)):
        return found
    if found := stacked.before(lines, at, following, boxed=boxed):
        return found
    if found := stacked.over_prose(lines, at, following):
        return found
    above = stacked.above(lines, at, following, boxed=boxed, plain=plain)
    inside = _inside(line, at, boxed=boxed, plain=plain, leads=above is None)
    if above is None or inside is None:
        return above or inside
    below = lines[following] if following is not None else None
    sure = len(inside.people) > 1 or len(line.runs()) > 1 or above.title == inside.title
    return inside if sure or below is None or below.block != line.block else above


def _inside(line: Line, at: int, *, boxed: bool, plain: bool, leads: bool) -> Draft | None:
    """The entry that a line is by itself.

    :param leads: whether nothing below makes it one
    """
    whole = all(piece.strong or piece.part == "title" for piece in line.pieces if piece.text.strip())
    if not whole:
        found = oneline.in_line(line, at, boxed=boxed, plain=plain)
        return found or (oneline.in_heading(line, at) if leads and line.level else None)
    if not leads:
        return None
    if line.level:
        return oneline.in_heading(line, at)
    return oneline.in_line(line, at, boxed=boxed, plain=plain) or oneline.dashed(line, at)


def _is_first(lines: Lines, at: int) -> bool:
    """Whether nothing but numbers, times and places stands before it."""
    said = (number for number, line in enumerate(lines) if line and re.search(r"[^\W\d_]", line.text))
    return next(said, -1) == at


def _weak(lines: Lines) -> Draft | None:
    """The only entry of a box in which nothing stands out: its first line, or the one below the people."""
    said = [(at, line) for at, line in enumerate(lines) if line and not is_remark(line)]
    titles = [(at, line) for at, line in said if not is_detail(line) and _WORD.search(line.text)]
    for at, line in said:
        people = persons.surely(persons.of_line(line, cleaning.without_labels(line)))
        firsts = {person.name.split()[0] for person in people if person.name}
        named = (each for each in titles if each[1] is not line and each[1].text.split()[0] not in firsts)
        place, title = next(named, (at, None))
        if people and title is not None:
            text = standing_out(title, boxed=True) or as_title(title)
            return Draft(min(at, place), max(at, place) + 1, text, people) if may_be_title(text) else None
    return None
