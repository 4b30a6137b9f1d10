"""One line that holds a title and its people, in whatever order and look the page sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage import citation, persons
from store.catalogue.importers.webpage.cleaning import cleaned, numberless, without_labels
from store.catalogue.importers.webpage.line import Line, Piece, single
from store.catalogue.importers.webpage.titles import SECTIONAL, WHAT
from store.catalogue.tidy import organisations

_QUOTED = re.compile(
    r"^(?P<before>[^“”\"„«»]*)[“\"„«]\s*(?P<title>[^“”\"„«»]{3,300}?)[,.]?\s*[”\"“»](?P<after>.*)$"
)
_BY = re.compile(r"[\s,]+(?:(?:presented |given )?by|von|par)\s+(?=[^\W\d_])", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:with|mit|avec)\s+(?=[^\W\d_])", re.IGNORECASE)
_INVITED = re.compile(
    r"^(?:invited |keynote |plenary )?(?:talk|keynote|lecture|vortrag)\s+(?:by|von)\s+", re.IGNORECASE
)
_SEPARATORS = tuple(
    re.compile(one)
    for one in (
        r"\s[–—-]{1,2}\s|[—–]",
        r"\s*[|/·•]\s+|\s+/\s*",
        r"(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|St|vs|al))(?<!\b(?:Mrs|Sra))(?<!\b(?:Prof|Asst))(?<!\bAssoc)\.\s+",
        r":\s+|(?<![\u3040-\u9fff])：",
        r";\s+",
    )
)
_DASH = re.compile(r"\s[–—-]{1,2}\s")
_IN_SQUARES = re.compile(r"^(?P<before>[^\[\]]{3,})[.:,]?\s*\[(?P<title>[^\[\]]{8,300})\]\.?$")
_AFFILIATION = re.compile(r"\s*\([^()]{2,100}\)")
_COMMA = re.compile(r",\s+|，")
_KIND = re.compile(
    r"^(?:invited|keynote|plenary|contributed|tutorial|opening)?\s*(?:talk|keynote|lecture|speaker|tutorial)?\s*\d*\s*:\s+",
    re.IGNORECASE,
)
"""What kind of talk it is, before who gives it."""
_GIVEN = re.compile(
    r"(?P<what>(?:keynote|(?:invited|plenary|opening|closing|guest) (?:talk|lecture|keynote|speech)|tutorial)(?: \d+)?)\s+(?:from|by|with)\s+"
    r"(?P<who>[^:]{4,60}):\s+",
    re.IGNORECASE,
)
"""What kind of talk it is and by whom, before its title."""
_LABEL = re.compile(
    r"(?P<what>(?:(?:opening|closing|invited|keynote|plenary|contributed|highlight|notable|spotlight|lightning|sponsor(?:ed)?|diamond"
    r"|platinum|gold|silver|industry|student|research|short|long|full|best)\s+)*(?:talk|keynote|lecture|paper|tutorial|demo|poster|speech"
    r"|presentation|workshop|address)s?)\s*\d*\s*:",
    re.IGNORECASE,
)
"""What kind of talk it is, set apart before its title."""
_SHORTEST = 5
"""Characters of what stands behind people, from which on it may be a title: "Ann Lee, Chair" is none."""
_MOST_PLACES = 60
"""Of separators that are looked at in one line."""
_ROUND = str.maketrans("（）", "()")
_LONGEST = 3_000
_LONGEST_PLAIN = 1_500
"""Characters of a title and its people in words of one look."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A title and its people."""

    title: str
    people: tuple[Byline, ...] = ()
    tag: str = ""
    """What kind of talk it is, where that stands before the title."""


def credited(text: str) -> Parted | None:
    """Title and people where these stand behind it in brackets, or behind "by"."""
    if (
        (bracket := _bracket(text))
        and (people := persons.surely(bracket[1]))
        and not persons.surely(bracket[0])
    ):
        return Parted(cleaned(bracket[0]), people)
    for found in reversed([*_BY.finditer(text)]):
        if people := persons.surely(text[found.end() :]):
            return Parted(cleaned(text[: found.start()]), people)
    return None


def dashed(line: Line) -> Parted | None:
    """Title and people of a line of one look, parted by a dash as programmes of developers' conferences do it:
    "Mulch at scale - Ann Lee & Bo Ray, Netco"."""
    text = single("".join(piece.text for piece in without_labels(line)))
    for found in reversed([*_DASH.finditer(text)][:_MOST_PLACES]):
        title, behind = text[: found.start()], text[found.end() :]
        people = persons.surely(behind) or persons.employed(behind)
        if people and _is_title(title) and not persons.surely(title) and len(title.split()) > 1:
            return Parted(cleaned(title), people)
    return None


def parted(line: Line, *, plain: bool = True) -> Parted | None:
    """Title and people of a line; None where it does not hold both.

    :param plain: whether words of one look are looked at, too
    """
    pieces = without_labels(line)
    runs = [run for run in Line(pieces).runs() if re.search(r"\w", _text(run))]
    named = all(run[0].part in ("people", "affiliation") for run in runs) and any(
        run[0].part == "people" for run in runs
    )
    if not runs or (named and len(runs) > 1) or sum(len(piece.text) for piece in pieces) > _LONGEST:
        return None
    whole = _text(pieces)
    if (
        (told := _GIVEN.match(whole))
        and (people := persons.surely(told["who"]))
        and _is_title(whole[told.end() :])
    ):
        return Parted(cleaned(whole[told.end() :]), people, told["what"])
    if len(runs) > 1 and runs[0][0].strong and (ahead := _LABEL.fullmatch(_text(runs[0]))):
        begin = next(at for at, piece in enumerate(pieces) if piece is runs[1][0])
        if found := parted(Line(pieces[begin:]), plain=plain):
            return Parted(found.title, found.people, found.tag or ahead["what"])
    if one := citation.cited(single(persons.spelt(pieces))):
        return Parted(one.title, one.people)
    if len(runs) > 1 and (found := _by_look(runs, pieces)):
        return found
    text = re.sub(r" ?[(\[] ?[)\]]", "", single(persons.spelt(pieces)))
    return _by_words(text) if plain and len(text) <= _LONGEST_PLAIN else None


def _are_linked(pieces: Sequence[Piece]) -> bool:
    """Whether a line is people, each with a link of their own."""
    return len({piece.link for piece in pieces if piece.link >= 0}) > 1 and bool(
        persons.surely(_text(pieces))
    )


def _text(run: Sequence[Piece]) -> str:
    return single("".join(piece.text for piece in run))


def _stands_out(run: Sequence[Piece]) -> bool:
    first = run[0]
    return first.strong or first.slanted or first.link >= 0 or first.part == "title"


def _by_look(runs: list[list[Piece]], pieces: list[Piece]) -> Parted | None:
    """By what stands out: the title, with the people about it; or the people."""
    for at, run in enumerate(runs):
        said = _text(run)
        if not _stands_out(run) or persons.labelled(said) or not _is_title(said):
            continue
        before, after = _about(runs, pieces, at)
        if persons.surely(said) and (
            at or _are_linked(pieces) or not (run[0].strong or run[0].link >= 0) or run[0].part == "people"
        ):
            continue
        if at == 0 and (people := persons.named(after)):
            return Parted(cleaned(said), people)
        if at and (people := persons.named(_INVITED.sub("", before), 1)) and len(said) > 3:
            return Parted(cleaned(said), people)
        if at == 1 and before and (people := persons.surely(after)):
            said_before = before.strip(" :–—-")
            if WHAT.fullmatch(said_before):
                return Parted(cleaned(said), people, said_before)
            ahead = "" if SECTIONAL.match(said_before) else f"{before} "
            return Parted(cleaned(f"{ahead}{said}"), people)
    return _people_apart(runs, pieces)


def _people_apart(runs: list[list[Piece]], pieces: list[Piece]) -> Parted | None:
    """Where the people stand out, or what they are called, and the title does not."""
    for at, run in enumerate(runs):
        if not (_stands_out(run) or run[0].part == "people"):
            continue
        people = persons.named(_text(run), 1)
        before, after = _about(runs, pieces, at)
        ended = at == len(runs) - 1 and before.rstrip().endswith((".", ":", "?", "!"))
        if people and at and (ended or not persons.surely(before)) and _is_title(before):
            behind = f"{' ' if after.startswith('(') else ', '}{after}" if re.search(r"\w", after) else ""
            return Parted(cleaned(before.rstrip(" (")), persons.named(persons.spelt(run) + behind) or people)
        at_work = _AFFILIATION.match(after)
        if people and at_work:
            people, after = (
                persons.named(f"{persons.spelt(run)} {at_work[0]}", 1) or people,
                after[at_work.end() :],
            )
        if people and not at and _is_title(after) and not persons.surely(after):
            return Parted(cleaned(after), people)
    return None


def _about(runs: list[list[Piece]], pieces: list[Piece], at: int) -> tuple[str, str]:
    """What stands before and after a run."""
    begin = next(i for i, piece in enumerate(pieces) if piece is runs[at][0])
    end = begin + len(runs[at])
    after = single(persons.spelt(pieces[end:]))
    bracketed = after.startswith("(") and after.endswith(")") and ")" not in after[:-1]
    return single(persons.spelt(pieces[:begin])), after[1:-1] if bracketed else after


def _is_title(text: str) -> bool:
    said = cleaned(text)
    return len(said) >= 3 and not (organisations.is_one(said) and len(said.split()) < 7)


def _by_words(text: str) -> Parted | None:
    """By quotation marks, brackets, "by", and what else stands between a title and its people."""
    text = numberless(text)
    if (quoted := _QUOTED.match(text)) and (
        people := persons.surely(quoted["before"])
        or persons.surely(re.split(r"[,.]\s*(?=pp?\b|\d|vol)", quoted["after"])[0])
    ):
        return Parted(cleaned(quoted["title"]), people)
    if (square := _IN_SQUARES.match(text)) and (people := persons.surely(square["before"])):
        return Parted(cleaned(square["title"]), people)
    if (ahead := _KIND.match(text)) and (found := next(_people_first(text[ahead.end() :]), None)):
        return found
    if _INVITED.match(text):
        text = _INVITED.sub("", text)
    if (
        (bracket := _bracket(text))
        and (people := persons.surely(bracket[1]))
        and (len(bracket[0].split()) > 2 or not persons.surely(bracket[0]))
    ):
        return Parted(cleaned(bracket[0]), people)
    return next(_both_sides(text), None)


def announced(line: Line) -> Parted | None:
    """Title and people of a line that says what it is, by whom, and of what: "Keynote: Ann Lee, Wax that remembers"."""
    text = single("".join(piece.text for piece in without_labels(line)))
    ahead = _KIND.match(text)
    for comma in [*_COMMA.finditer(text, ahead.end())][:_MOST_PLACES] if ahead and ahead[0].strip() else ():
        title = text[comma.end() :]
        if len(title.split()) > 2 and (
            found := next(_at(text[ahead.end() : comma.start()], title, after=False), None)
        ):
            return Parted(found.title, found.people, ahead[0].strip(" :"))
    return None


def _bracket(text: str) -> tuple[str, str] | None:
    """What stands before the bracket that a text ends with, and in it."""
    said = text.rstrip(" .").translate(_ROUND)
    depth = 0
    for at in range(len(said) - 1, 0, -1):
        depth += (said[at] == ")") - (said[at] == "(")
        if depth == 0:
            return (said[:at].rstrip(), said[at + 1 : -1]) if said[at] == "(" else None
    return None


def _people_first(text: str) -> Iterator[Parted]:
    for separator in _SEPARATORS:
        for found in [*separator.finditer(text)][:_MOST_PLACES]:
            yield from _at(text[: found.start()], text[found.end() :], after=False)


def _both_sides(text: str) -> Iterator[Parted]:
    for separator in _SEPARATORS:
        for found in [*separator.finditer(text)][:_MOST_PLACES]:
            yield from _at(text[: found.start()], text[found.end() :])
    for pattern, least in ((_BY, 1), (_WITH, 2)):
        for found in [*pattern.finditer(text)][-3:]:
            people = persons.surely(text[found.end() :])
            if len(people) >= least and _is_title(text[: found.start()]):
                yield Parted(cleaned(text[: found.start()]), people)
    commas = [*_COMMA.finditer(text)][:_MOST_PLACES]
    for found in commas:
        yield from _at(text[: found.start()], text[found.end() :], before=False)
    for found in reversed(commas):
        yield from _at(text[: found.start()], text[found.end() :], after=False)


def _at(left: str, right: str, *, before: bool = True, after: bool = True) -> Iterator[Parted]:
    """What a place parts, if one side is people and the other is none."""
    if left.count("(") != left.count(")"):
        return
    first, last = persons.surely(left), persons.surely(right)
    if after and last and not first and _is_title(left):
        yield Parted(cleaned(left), last)
    elif before and first and not last and _is_title(right) and len(right) > _SHORTEST:
        yield Parted(cleaned(right), first)
