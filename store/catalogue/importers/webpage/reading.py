"""The titles and people of some lines that belong together: a box, or all between two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage import inline, persons
from store.catalogue.importers.webpage.lines import Line, single
from store.catalogue.tidy import organisations

_NO_TITLE = re.compile(
    r"^(?:session |program(?:me)? |general |local |publicity |web |track |workshop )*(?:(?:co-?)?chairs?|chaired|moderators?|organi[sz]ers?"
    r"|authors?|speakers?|presenters?|abstract|room|location|venue|date|time|sponsored|keynote speakers?"
    r"|invited speakers?|slides|video|paper|registration|contact|vorsitz|modération|présidente?)\b[^:]{0,20}(?::|$)",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"^(?:technical |paper |oral |poster |parallel )*(?:session|track|block|day|sitzung)\b(?! types)|\b(?:session|break|lunch|reception)s?$",
    re.IGNORECASE,
)
"""Headings that are no titles, though a name may follow: the chair's."""
_SECTIONAL = re.compile(
    r"^(?:(?:list of|all|accepted|full|long|short|regular|research|oral|main|conference|technical|invited|contributed"
    r"|industry|student|workshop|journal|findings|spotlight|demo|poster|angenommene|best)[\s-]+)*"
    r"(?:papers?|posters?|talks?|demos?|abstracts?|publications|presentations|program(?:me)?|schedule|agenda|beiträge"
    r"|vorträge|findings|orals|spotlights|proceedings|articles|speakers|keynotes|tutorials|workshops|track|papers track)"
    r"(?: (?:track|list))?$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"^(?:abstract|zusammenfassung|résumé|summary|摘要)\s*[.:：–-]?\s*", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:\d+\s*(?:min(?:utes|s)?|m|h)\b\.?|talk|paper|poster|demo|keynote|other|pp?\.\s*[\d–-]+)$",
    re.IGNORECASE,
)
_PROSE = 12
"""Words from which a line is text about an entry."""
_TITLE_WORDS = 4
"""Of a link that stands for a title: of fewer it is a label or a menu's."""
_SHORTEST = 4
"""Characters of a title in bold outside of boxes."""
_LONGEST = 400


@dataclass(slots=True)
class Draft:
    """A title, the people, and the lines from ``at`` up to ``end`` that are its own."""

    at: int
    end: int
    title: str
    people: tuple[Byline, ...] = ()
    abstract: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    tag: str = ""
    """What stands before the title: "Oral", "Best paper"."""


def is_detail(line: Line) -> bool:
    """Whether a line says something about an entry, and is none itself."""
    text = line.text
    return bool(
        is_links(line) or _ASIDE.match(text) or _ABSTRACT.match(text) or _NO_TITLE.match(text)
        or persons.labelled(text) or persons.surely(persons.spelt(line.pieces)) or line.part in ("aside", "affiliation", "abstract")
        or re.match(r"^(?:room|time|location|date|when|where|doi|keywords?|topics?)\s*:", text, re.IGNORECASE)
        or (organisations.is_one(text) and len(text.split()) < 8)
    )  # fmt: skip


def is_links(line: Line) -> bool:
    """Whether a line is little but links: a link with names behind it is a work of its own."""
    beside = line.text
    for said, _ in line.links:
        beside = beside.replace(said, " ", 1)
    words = [word for word in beside.split() if re.search(r"\w", word)]
    said = " ".join(said for said, _ in line.links)
    if line.part in ("people", "title") or any(piece.strong and piece.link < 0 for piece in line.pieces):
        return False
    return (
        bool(line.links) and len(words) <= 4 and len(said.split()) <= 3 * len(line.links) and not line.level
    )


def standing_out(line: Line, *, boxed: bool) -> str:
    """The title that a line begins with, by its look; empty where nothing stands out."""
    runs = Line(inline.without_labels(line)).runs()
    while runs and not re.search(r"[^\W\d]", single("".join(p.text for p in runs[0]))):
        runs = runs[1:]
    if not runs:
        return ""
    first = runs[0][0]
    said = single("".join(piece.text for piece in runs[0]))
    if first.strong or line.level or first.part == "title":
        whole = inline.cleaned(
            line.text if first.strong and len(said) < len(line.text) and not line.links else _strong(runs)
        )
        shortest = 2 if boxed or line.level or first.part == "title" else _SHORTEST
        return whole if shortest <= len(whole) <= _LONGEST and _may_be_title(whole) else ""
    if first.link >= 0 and len(said.split()) >= (2 if boxed else _TITLE_WORDS):
        return inline.cleaned(said) if _may_be_title(said) else ""
    if boxed and first.slanted and len(runs) == 1 and _may_be_title(said):
        return inline.cleaned(said)
    return ""


def _strong(runs: list[list[inline.Piece]]) -> str:
    """All that stands out at the beginning."""
    text = ""
    for run in runs:
        if not (run[0].strong or run[0].part == "title") and text:
            break
        text += "".join(piece.text for piece in run)
    return single(text)


def _may_be_title(text: str, people: tuple[Byline, ...] = ()) -> bool:
    return not (
        _NO_TITLE.match(text) or _SESSION.search(text) or (not people and _SECTIONAL.match(text.strip(" :")))
        or (not people and persons.surely(text)) or not re.search(r"[^\W\d_]", text)
    )  # fmt: skip


def drafts(
    lines: Sequence[Line | None], *, boxed: bool, plain: bool, stops: frozenset[int] = frozenset()
) -> list[Draft]:
    """The entries in order.

    :param lines: those that say only when or where are None
    :param plain: whether words of one look are taken apart outside of boxes, too
    :param stops: places at which something else begins, as a time does outside of boxes
    """
    tagged = [inline.tagged(line) if line else (None, "") for line in lines]
    lines = [line for line, _ in tagged]
    made: list[Draft] = []
    taken = -1
    for at, line in enumerate(lines):
        if line is None or at <= taken:
            continue
        found = _one(lines[: _stop(stops, at, len(lines))], at, boxed=boxed, plain=plain)
        if found:
            found.tag = tagged[found.at][1]
            _gather(found, lines)
            taken = found.end - 1
            made.append(found)
    if not made and boxed and (weak := _weak(lines)):
        _gather(weak, lines)
        made.append(weak)
    for number, one in enumerate(made, 1):
        end = made[number].at if number < len(made) else len(lines)
        _behind(one, lines, _stop(stops, one.at, end), boxed=boxed)
    return made


def _stop(stops: frozenset[int], at: int, end: int) -> int:
    return min((stop for stop in stops if at < stop < end), default=end)


def _one(lines: Sequence[Line | None], at: int, *, boxed: bool, plain: bool) -> Draft | None:
    """The entry whose title or people stand at a place."""
    line = lines[at]
    if line is None or _ABSTRACT.match(line.text) or line.part in ("aside", "abstract"):
        return None
    if is_links(line) and not (boxed and _is_first(lines, at)):
        return None
    following = _next(lines, at)
    if found := _before(lines, at, following, boxed=boxed):
        return found
    whole = all(piece.strong or piece.part == "title" for piece in line.pieces if piece.text.strip())
    if not whole and (found := _in_line(line, at, boxed=boxed, plain=plain)):
        return found
    title = standing_out(line, boxed=boxed)
    if title and following is not None and (people := _people(lines[following], line, boxed=boxed)):
        if not _is_nexts(lines, following, line):
            return Draft(at, following + 1, title, people)
    return _in_line(line, at, boxed=boxed, plain=plain) if whole and not line.level else None


def _is_first(lines: Sequence[Line | None], at: int) -> bool:
    """Whether nothing but times and places stands before it."""
    return next((number for number, line in enumerate(lines) if line is not None), -1) == at


def _in_line(line: Line, at: int, *, boxed: bool, plain: bool) -> Draft | None:
    """The entry that a single line is."""
    if _NO_TITLE.match(line.text):
        return None
    by = inline.parted(line, plain=plain or boxed)
    told = by is not None and (boxed or plain or standing_out(line, boxed=boxed) != "")
    return (
        Draft(at, at + 1, by.title, by.people) if by and told and _may_be_title(by.title, by.people) else None
    )


def _next(lines: Sequence[Line | None], at: int) -> int | None:
    """The next line that may be people: links and remarks may stand between."""
    for after in range(at + 1, min(at + 4, len(lines))):
        line = lines[after]
        if line is None or line.part == "aside" or is_links(line) or _ASIDE.match(line.text):
            continue
        return after
    return None


def _people(line: Line | None, title: Line, *, boxed: bool) -> tuple[Byline, ...]:
    """The people of a line below a title."""
    if line is None or (line.box is not title.box and not boxed and not (line.box and title.box is None)):
        return ()
    text = persons.of_line(line, inline.without_labels(line))
    if line.level and line.part != "people" and not 0 < title.level < line.level:
        return ()
    stands_out = line.pieces[0].strong and line.part != "people"
    if stands_out and not (title.level or boxed):
        return ()
    sure = line.level > 0 or stands_out
    return persons.surely(text) if sure and line.part != "people" else persons.named(text)


def _is_nexts(lines: Sequence[Line | None], at: int, title: Line) -> bool:
    """Whether people belong to a title below them, with which they share a paragraph."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if line is None or below is None or line.block != below.block or title.block == line.block:
        return False
    return bool(standing_out(below, boxed=False))


def _before(lines: Sequence[Line | None], at: int, following: int | None, *, boxed: bool) -> Draft | None:
    """The entry whose people stand above its title."""
    line, below = lines[at], lines[following] if following is not None else None
    if line is None or below is None or following is None:
        return None
    together = line.part == "people" or (line.block == below.block)
    if not together and not boxed:
        return None
    people = persons.surely(persons.spelt(line.pieces))
    if not people or line.level or (line.pieces[0].strong and not boxed):
        return None
    title = standing_out(below, boxed=boxed)
    if not title or (not together and not (below.part == "title" or line.part == "people")):
        return None
    return Draft(at, following + 1, title, people)


def _weak(lines: Sequence[Line | None]) -> Draft | None:
    """The only entry of a box in which nothing stands out: its first line, or the one below the people."""
    said = [
        (at, line)
        for at, line in enumerate(lines)
        if line and not (line.part == "aside" or _ASIDE.match(line.text))
    ]
    for number, (at, line) in enumerate(said):
        people = persons.surely(persons.of_line(line, inline.without_labels(line)))
        if not people:
            continue
        others = [each for each in said if each[1] is not line and not is_detail(each[1])]
        if not others:
            return None
        place, title = others[0]
        text = standing_out(title, boxed=True) or inline.cleaned(persons.single(_plain(title)))
        if number and place > at and any(before[0] < at for before in others):
            continue
        return Draft(min(at, place), max(at, place) + 1, text, people) if _may_be_title(text) else None
    return None


def _plain(line: Line) -> str:
    return "".join(piece.text for piece in inline.without_labels(line))


def alone(lines: Sequence[Line | None]) -> Draft | None:
    """The title of a box that names nobody."""
    for at, line in enumerate(lines):
        if (
            line is None
            or line.part == "aside"
            or _ASIDE.match(line.text)
            or (is_links(line) and not _is_first(lines, at))
        ):
            continue
        text = standing_out(line, boxed=True) or inline.cleaned(single(_plain(line)))
        if not text or not re.search(r"[^\W\d_]", text):
            continue
        draft = Draft(at, at + 1, text)
        _gather(draft, lines)
        _behind(draft, lines, len(lines), boxed=True)
        return draft
    return None


def _gather(draft: Draft, lines: Sequence[Line | None]) -> None:
    for line in lines[draft.at : draft.end]:
        draft.links += line.links if line else []


def _behind(draft: Draft, lines: Sequence[Line | None], end: int, *, boxed: bool) -> None:
    """Take in what stands below: links, institutions, an abstract, further people."""
    for at in range(draft.end, min(end, draft.end + 12)):
        line = lines[at]
        if line is None:
            continue
        if not boxed and (line.level or (line.pieces[0].strong and standing_out(line, boxed=False))):
            break
        draft.end = at + 1
        words = len(line.text.split())
        if is_links(line):
            draft.links += line.links
        elif persons.labelled(line.text) and (people := persons.named(persons.spelt(line.pieces))):
            known = {each.name for each in draft.people}
            draft.people += tuple(each for each in people if each.name not in known)
        elif _ABSTRACT.match(line.text) or line.part == "abstract" or words >= _PROSE:
            said = _ABSTRACT.sub("", line.text)
            draft.abstract = f"{draft.abstract}\n\n{said}".strip()
            draft.links += line.links
        elif (
            len(draft.people) == 1
            and not draft.people[0].affiliation
            and organisations.is_one(line.text)
            and words < 8
        ):
            draft.people = (Byline(draft.people[0].name, draft.people[0].role, line.text.strip(" ,()")),)
        elif boxed and (more := persons.surely(persons.spelt(line.pieces))) and draft.people:
            draft.people += more
        else:
            draft.links += line.links
