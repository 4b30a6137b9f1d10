"""What lines of a list or table say alike: kinds in a column of their own, numbers of talks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.webpage.page.line import Box, Line
from store.catalogue.importers.webpage.people import persons, spelling
from store.catalogue.importers.webpage.titles.looks import is_award
from store.catalogue.importers.webpage.words.dated import SPAN
from store.catalogue.importers.webpage.words.phrases import WHAT
from store.catalogue.tidy import kinds

_KINDS = frozenset(
    ("talk", "paper", "keynote", "invited_talk", "panel", "tutorial", "workshop", "demo", "poster")
)
_TELLING = re.compile(
    r"\b(?:papers?|talks?|posters?|presentations?|orals?|lectures?|keynotes?|invited|panel|tutorials?|demos?|workshops?"
    r"|vortrag|vorträge|beitrag|exposé|conférence|charla|ponencia)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_TERM = re.compile(
    r"(?:date|time|when|where|room|location|venue|(?:talk |paper )?title|abstract|bio(?:graphy)?|speakers?"
    r"|presenters?|authors?|chairs?"
    r"|moderators?|panel+ists?)",
    re.IGNORECASE,
)
_CLOCKS = re.compile(
    r"(?:\w+ )?time(?: zone)?(?: \([^()]+\))?|uhrzeit|zeit|heures?|horaires?|hora|horário|horario|orario|ora",
    re.IGNORECASE,
)
"""What heads a column of times."""
_SURE = re.compile(
    r"(?:\S+ )?(?:full|short|long|regular|invited|contributed|research|position|industry|student"
    r"|demo) (?:paper|talk|poster|presentation)s?",
    re.IGNORECASE,
)
"""What no title is, also where a single row says it."""
_NUMBERED = re.compile(
    r"(?:(?P<ahead>[A-Z][a-z]+ [a-z]+:)\s+)?(?P<series>[A-Z]{1,3}-?)(?P<number>\d{1,3})\s+(?=[A-Z“\"‘'(])"
)
"""The number of a talk without a point behind it: "T01 Wax that remembers"."""
_LEAST = 3
"""Talks that are numbered so, of which one may be sure that it is a number and no word such as "H2"."""


def told(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that are the same in several rows are asides, and titles have no such numbers."""
    labels = _labels(lines) | _headers(lines)
    series = _series(lines)
    rooms = _rooms(lines)
    made: list[Line] = []
    for at, line in enumerate(lines):
        if _is_term(lines, at):
            line.pieces = [*line.pieces, replace(line.pieces[-1], text=":")]
            line.__dict__.pop("text", None)
        bare = line
        if id(line) in rooms:
            line.pieces = [replace(piece, part="room") for piece in line.pieces]
        elif id(line) in labels:
            line.pieces = [replace(piece, part="aside") for piece in line.pieces]
        elif (number := _NUMBERED.match(line.text)) and number["series"] in series and line.table is None:
            ahead = line.cut(0, number.start("series")).pieces
            bare = line.of([*ahead, *line.cut(number.end()).pieces])
        made.append(bare)
    return joined(made)


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with rows of one cell that are a title and its people, or kind, who and what, in one box."""
    made: list[Line] = []
    moved: dict[int, Box | None] = {}
    for line in lines:
        above, own = made[-1] if made else None, line.box
        line.box = moved.get(id(own), own)
        place = len(made)
        if above is not None and line.box is not None and line.box.heads and _same_table(above, line):
            kind = made[-2] if len(made) > 1 and above.box is made[-2].box else None
            if above.box is not line.box and _belongs(above, line):
                line.box = above.box
            elif kind is not None and WHAT.fullmatch(kind.text) and _is_person(above):
                line.box = above.box
                place -= 1
        made.insert(place, line)
        if line.box is not own:
            moved[id(own)] = line.box
    return made


def _same_table(above: Line, line: Line) -> bool:
    return above.box is not None and line.box is not None and above.box.group == line.box.group


def _belongs(above: Line, line: Line) -> bool:
    """Whether a row says who gave what the row above names, or what that was honoured with."""
    if is_award(line):
        return True
    titled = above.box is not None and above.box.heads and above.pieces[0].strong and not _is_person(above)
    kind = WHAT.fullmatch(above.text) is not None
    plain = not line.pieces[0].strong
    return ((titled and plain) or kind) and _is_person(line)


def _is_person(line: Line) -> bool:
    return bool(persons.surely(spelling.spelt(line.pieces)))


def _is_term(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a label whose value stands beside it, as in a list of terms or a row of two cells."""
    line = lines[at]
    if not _TERM.fullmatch(line.text) or line.box is None or at + 1 == len(lines):
        return False
    beside = lines[at + 1].box is line.box and (line.cell == 0 or lines[at + 1].cell == 2)
    return beside and line.box.tag in ("dt", "tr", "row") and line.cell < 2 and bool(line.pieces[0].strong)


def _labels(lines: Sequence[Line]) -> set[int]:
    """Lines of a column of tables that only say what kind of thing each row is."""
    rows: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.box is not None and line.box.tag == "tr" and line.cell:
            rows[id(line.box)].append(line)
    said = Counter(
        place
        for row in rows.values()
        for place in {(line.box.group, line.cell, line.text) for line in row if line.box is not None}
    )
    return {
        id(line)
        for row in rows.values()
        for line in row
        if line.box is not None
        and (said[line.box.group, line.cell, line.text] > 1 or _SURE.fullmatch(line.text))
        and _is_label(line, row)
    }


def _rooms(lines: Sequence[Line]) -> set[int]:
    """Lines that stand in a column of a table whose header says that it is one of rooms."""
    columns: set[tuple[int, int]] = set()
    found: set[int] = set()
    for line in lines:
        if line.box is None or line.box.tag != "tr" or not line.cell:
            continue
        if (line.box.group, line.cell) in columns:
            found.add(id(line))
        elif line.cell > 1 and line.pieces[0].strong and by_name(line.text) == "room":
            columns.add((line.box.group, line.cell))
    return found


def _headers(lines: Sequence[Line]) -> set[int]:
    """Lines of the first row of a table, where each stands out and one says that it heads the times."""
    firsts: dict[int, Box] = {}
    rows: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        box = line.box if line.box is not None and line.box.tag == "tr" and line.cell else None
        if box is not None and firsts.setdefault(box.group, box) is box:
            rows[box.group].append(line)
    return {
        id(line)
        for row in rows.values()
        if len(row) > 1 and any(_CLOCKS.fullmatch(line.text) for line in row)
        if all(line.pieces[0].strong and not re.search(r"\d", line.text) for line in row)
        for line in row
    }


def _is_label(line: Line, row: Sequence[Line]) -> bool:
    fits = len(line.text.split()) <= _MOST_WORDS and _TELLING.search(line.text)
    if not fits or kinds.of(line.text)[0] not in _KINDS:
        return False
    return any(
        other.cell > line.cell
        and len(other.text.split()) > 1
        and not SPAN.match(other.text)
        and not persons.surely(spelling.spelt(other.pieces))
        for other in row
    )


def _series(lines: Sequence[Line]) -> set[str]:
    """The letters that numbers of talks begin with, where several talks have one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.box is not None and (number := _NUMBERED.match(line.text)):
            found[number["series"]].add(number["number"])
    return {series for series, numbers in found.items() if len(numbers) >= _LEAST}
