"""What a speaker speaks of, among the lines that are said of that speaker: its title and its abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line, single
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.titles import cleaning, filling
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.importers.webpage.titles.looks import is_detail, is_institution, may_be_title
from store.catalogue.importers.webpage.words.phrases import ABSTRACT, BIO, SPOKEN_OF, UNSETTLED

_JOB = re.compile(
    r"\b(?:professor|director|chief|officer|c[etis]o|scientist|engineer|head of|chair|lead(?:er)?"
    r"|fellow|vice|founder"
    r"|president|researcher|lecturer|dean|manager|partner|editor|consultant|developer|student|postdoc\w*)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'[“"„«](?P<title>.{8,300})[”"“»]\.?')
_NEAR = 3
"""Lines below who speaks, in which what of stands in bold."""
_PROSE = 12
"""Words from which a line is an abstract, or the life of somebody."""


def title(lines: Sequence[Line]) -> tuple[str, int] | None:
    """What is spoken of, and where what is said of that begins; None where nothing is told of it."""
    for at, line in enumerate(lines):
        if label := SPOKEN_OF.match(line.text):
            rest = line.text[label.end() :] or (lines[at + 1].text if at + 1 < len(lines) else "")
            number = at + (1 if line.text[label.end() :] else 2)
            return _fitting(rest, number)
    told = next((at for at, line in enumerate(lines) if ABSTRACT.match(line.text)), None)
    for at, line in enumerate(lines[: told if told is not None else len(lines)]):
        if quoted := _QUOTED.fullmatch(line.text):
            return _fitting(quoted["title"], at + 1)
    if told is None:
        return _untold(lines)
    above = [at for at, line in enumerate(lines[:told]) if not _is_about(line)]
    outstanding = [at for at in above if _stands_out(lines[at])]
    nearest = [*reversed(outstanding), *reversed(above)]
    return _fitting(lines[nearest[0]].text, told) if nearest else None


def _untold(lines: Sequence[Line]) -> tuple[str, int] | None:
    """What is spoken of, where no abstract says so: a heading, or a line in bold above what is told."""
    for at, line in enumerate(lines):
        if line.level and not _is_about(line) and not _JOB.search(line.text):
            return _fitting(line.text, at + 1)
    near = enumerate(pairwise(lines[: _NEAR + 1]))
    told = next((_fitting(line.text, at + 1) for at, (line, below) in near if _is_told(line, below)), None)
    return told or next(_over_prose(lines), None)


def _is_told(line: Line, below: Line) -> bool:
    """Whether a line in bold is what the text below it tells of."""
    strong = all(piece.strong for piece in line.pieces if piece.text.strip())
    if not strong or not _heads_prose(line, below):
        return False
    return not (persons.surely(line.text) and _JOB.search(below.text[:200]))


def _over_prose(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """A line that stands out right above what is told of it at length."""
    for at, (line, below) in enumerate(pairwise(lines), 1):
        if _stands_out(line) and _heads_prose(line, below) and (found := _fitting(line.text, at)):
            yield found


def _heads_prose(line: Line, below: Line) -> bool:
    """Whether text at length stands below a line that tells nothing of the speaker itself."""
    return len(below.text.split()) >= _PROSE and not (_is_about(line) or _JOB.search(line.text))


def _fitting(text: str, number: int) -> tuple[str, int] | None:
    said = cleaning.cleaned(single(text))
    return (said, number) if may_be_title(said, (Byline(""),)) and not UNSETTLED.fullmatch(said) else None


def _is_about(line: Line) -> bool:
    """Whether a line tells of the speaker, or is a link, and no title."""
    long = len(line.text.split()) > 3 * _PROSE
    return long or is_detail(line) or is_institution(line.text) or bool(BIO.match(line.text))


def _stands_out(line: Line) -> bool:
    first = line.pieces[0]
    return bool(line.level) or first.strong or first.slanted or first.part == "title"


def abstract(lines: Sequence[Line], people: tuple[Byline, ...]) -> str:
    """What is said of the talk: behind such a label, else what is told at length and not of the speaker."""
    draft = Draft(0, 0, "", people)
    told: list[str] = []
    is_bio = False
    lines = lines[next((at for at, line in enumerate(lines) if ABSTRACT.match(line.text)), 0) :]
    lines = [line for line in lines if len(line.text.split()) > 1 or not line.links]
    for line in lines:
        is_bio = filling.is_bio(line.text, draft, was=is_bio)
        if is_bio or not (ABSTRACT.match(line.text) or told or len(line.text.split()) >= _PROSE):
            continue
        told.append(filling.without_bio(ABSTRACT.sub("", line.text)))
    return "\n\n".join(filter(None, told))
