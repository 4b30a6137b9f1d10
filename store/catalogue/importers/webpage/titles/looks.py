"""What a line of a page looks like: a title, a heading of a session, something said about an entry."""

from __future__ import annotations

import re

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line, Piece, single
from store.catalogue.importers.webpage.people import likely, persons, roles, spelling
from store.catalogue.importers.webpage.titles import cleaning
from store.catalogue.importers.webpage.words.leading import BEGINS
from store.catalogue.importers.webpage.words.phrases import ABSTRACT, AWARD, BIO, NO_TITLE, NO_WORK, SECTIONAL
from store.catalogue.tidy import organisations

_SESSION = re.compile(
    r"^(?:technical |paper |oral |poster |parallel )*(?:session|track|block|day|sitzung)\b(?! types)"
    r"|\b(?:session|lunch|reception)s?$|^(?:[\w-]+ ){0,2}breaks?$",
    re.IGNORECASE,
)
"""Headings that are no titles, though a name may follow: the chair's."""
_DATES = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\s?(?:[-–—]|to|and|&)\s?"
    r"(?:[a-z]{3,9}\.? )?\d{1,2},? \d{4}\b"
    r"|\d{1,2}\s?[-–—]\s?\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}\b",
    re.IGNORECASE,
)
"""When a conference is: "10-13 April 2018, Kobe"."""
_ASIDE = re.compile(
    r"^(?:[(\[](?:(?:chairs?|live|videos?|online|on-?site|virtual|remote|in[- ]person|hybrid"
    r"|(?:pre-?)?recorded|q\s?&\s?a|talk)[\s/,+&-]*)+[)\]]|\d+\s*(?:min(?:utes|s)?|m|h)\b\.?|talk|paper"
    r"|poster|demo|keynote|other|(?:title|titel|titre|título|titolo|topic|speaker)\s*:?|(?:pp?\.\s*)?[\d–-]+)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]{12,}\)\.?")
"""A line all of which stands in brackets."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LASTS = re.compile(
    r"(?:(?P<hours>\d{1,2})\s*(?:h|hours?|hrs?|std\.?)\b)?\s*(?:(?P<minutes>\d{1,3})\s*(?:m|min(?:ute)?[ns]?\b\.?|mins|['’′]))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?<=\w)\s*\((?:[^():]{0,20}\b)?(?:presenters?|speakers?|chairs?|moderators?|hosts?)\b[^()]*\)$",
    re.IGNORECASE,
)
"""Who leads or speaks, in brackets behind the name of a session."""
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,3}(?:[.-]\d{1,3})?[.:)]?")
"""What a programme calls an entry: "O3.1"."""
_FIELD = re.compile(r"^(?:room|time|location|date|when|where|doi|keywords?|topics?)\s*:", re.IGNORECASE)
_REMARKS = frozenset(("aside", "affiliation", "abstract"))
_INSTITUTION = 8
"""Words from which a line with an institution in it says more than that."""
_TITLE_WORDS = 4
"""Of a link that stands for a title: of fewer it is a label or a menu's."""
_SHORTEST = 4
"""Characters of a title in bold outside of boxes."""
_LONGEST = 400
_MOST_BESIDE = 4
"""Words beside links, as in "Download as: PDF"."""
_LABEL = 3
"""Words of a link that is a label."""


def minutes(text: str) -> int:
    """How long something takes, where words say only that, "15m", "1h 30m", "20 minutes"; or 0."""
    found = _LASTS.fullmatch(text.strip(" ()[]"))
    return int(found["hours"] or 0) * 60 + int(found["minutes"] or 0) if found else 0


def is_remark(line: Line) -> bool:
    """Whether a line only says what kind of thing an entry is, or how long it takes."""
    if _BRACKETED.fullmatch(line.text) and not (line.level or persons.surely(line.text)):
        return True
    return line.part == "aside" or any(one.match(line.text) for one in (_ASIDE, BIO)) or is_award(line)


def is_award(line: Line) -> bool:
    """Whether a line only says what a work was honoured with."""
    return not line.level and AWARD.fullmatch(line.text) is not None


def is_detail(line: Line) -> bool:
    """Whether a line says something about an entry, and is none itself."""
    text = line.text
    worded = any(shape.match(text) for shape in (_ASIDE, ABSTRACT, BIO, NO_TITLE, _FIELD)) or is_award(line)
    if worded or is_links(line) or line.part in _REMARKS or is_institution(text):
        return True
    return roles.labelled(text) or bool(persons.surely(spelling.spelt(line.pieces)))


def is_session(line: Line) -> bool:
    """Whether a line names a session, whatever it looks like."""
    return _SESSION.search(_BEHIND.sub("", line.text)) is not None


def is_chair(line: Line) -> bool:
    """Whether a line names who leads a session or a conference."""
    return BEGINS.match(line.text) is not None


def is_institution(text: str) -> bool:
    return organisations.is_one(text) and len(text.split()) < _INSTITUTION


def is_links(line: Line) -> bool:
    """Whether a line is little but links: a link with names behind it is a work of its own."""
    if not line.links or line.level or line.part in ("people", "title"):
        return False
    if any(piece.strong and (piece.link < 0 or len(piece.text.split()) > _LABEL) for piece in line.pieces):
        return False
    beside = line.text
    for said, _ in line.links:
        beside = beside.replace(said, " ", 1)
    if all(likely.is_name(said) for said, _ in line.links) or persons.surely(beside.strip(" []()|")):
        return False
    words = sum(re.search(r"\w", word) is not None for word in beside.split())
    linked = sum(len(said.split()) for said, _ in line.links)
    return words <= _MOST_BESIDE and linked <= _LABEL * len(line.links)


def standing_out(line: Line, *, boxed: bool) -> str:
    """The title that a line begins with, by its look; empty where nothing stands out.

    :param boxed: whether the line is of a box, where less is asked of a title
    """
    runs = Line(cleaning.without_labels(line)).runs()
    while runs and (
        not re.search(r"[^\W\d]", _text(runs[0])) or (len(runs) > 1 and _CODE.fullmatch(_text(runs[0])))
    ):
        runs = runs[1:]
    if not runs:
        return ""
    first, said = runs[0][0], _text(runs[0])
    if first.strong or line.level or first.part == "title":
        return _bold(line, runs, boxed=boxed)
    linked = first.link >= 0 and len(said.split()) >= (2 if boxed else _TITLE_WORDS)
    slanted = boxed and first.slanted and len(runs) == 1
    return cleaning.cleaned(said) if (linked or slanted) and may_be_title(said) else ""


def _bold(line: Line, runs: list[list[Piece]], *, boxed: bool) -> str:
    """The title of a line that begins in bold: all of it, unless links follow."""
    first = runs[0][0]
    linked = any(piece.link >= 0 for piece in line.pieces if not cleaning.is_label(piece))
    text = single("".join(piece.text for run in runs for piece in run))
    partly = first.strong and len(_text(runs[0])) < len(text) and not linked
    ahead = _text(runs[0]).endswith(":") and len(runs) > 1  # "**Session 1:** Ponds", whatever it leads to
    whole = cleaning.cleaned(text if partly or ahead else _strong(runs))
    shortest = 2 if boxed or line.level or first.part == "title" else _SHORTEST
    return whole if shortest <= len(whole) <= _LONGEST and may_be_title(whole) else ""


def as_title(line: Line) -> str:
    """The words of a line as a title."""
    return cleaning.cleaned(single("".join(piece.text for piece in cleaning.without_labels(line))))


def _text(run: list[Piece]) -> str:
    return single("".join(piece.text for piece in run))


def _strong(runs: list[list[Piece]]) -> str:
    """All that stands out at the beginning."""
    text = ""
    for run in runs:
        if not (run[0].strong or run[0].part == "title") and text:
            break
        text += "".join(piece.text for piece in run)
    return single(text)


def may_be_title(text: str, people: tuple[Byline, ...] = ()) -> bool:
    """Whether words may be a title: with people behind them, also those that are a heading elsewhere."""
    if (
        NO_TITLE.match(text)
        or _DATES.match(text)
        or NO_WORK.match(text)
        or _SESSION.search(text)
        or not re.search(r"[^\W\d_]", text)
        or _IN_BRACKETS.fullmatch(text.strip())
    ):
        return False
    return bool(people) or not (SECTIONAL.match(text.strip(" :")) or persons.surely(text))
