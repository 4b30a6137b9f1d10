"""One line that holds a title and its people, in whatever order and look the page sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line, Piece, single
from store.catalogue.importers.webpage.people import persons, roles, spelling, working
from store.catalogue.importers.webpage.titles import citation
from store.catalogue.importers.webpage.titles.cleaning import cleaned, without_labels
from store.catalogue.importers.webpage.titles.worded import INVITED, MOST_PLACES, Parted, by_words, is_title
from store.catalogue.importers.webpage.words.phrases import SECTIONAL, WHAT

_DASH = re.compile(r"\s[–—-]{1,2}\s")
_AFFILIATION = re.compile(r"\s*\([^()]{2,100}\)")
_BRACKETS = re.compile(r"\s*\([^()]{1,30}\)$")
_CREDIT = re.compile(r"\s+(?:(?:presented |given |delivered )?by|with)$", re.IGNORECASE)
"""Between a title and people who stand out."""
_GIVEN = re.compile(
    r"(?P<what>(?:keynote|(?:invited|plenary|opening|closing|guest) (?:talk|lecture|keynote|speech)|tutorial)"
    r"(?: \d+)?)\s+(?:from|by|with)\s+(?P<who>[^:]{4,60}):\s+",
    re.IGNORECASE,
)
"""What kind of talk it is and by whom, before its title."""
_LABEL = re.compile(
    r"(?P<what>(?:(?:opening|closing|invited|keynote|plenary|contributed|highlight|notable|spotlight|lightning"
    r"|sponsor(?:ed)?|diamond|platinum|gold|silver|industry|student|research|short|long|full|best)\s+)*"
    r"(?:talk|keynote|lecture|paper|tutorial|demo|poster|speech|presentation|workshop|address)s?)\s*\d*\s*:",
    re.IGNORECASE,
)
"""What kind of talk it is, set apart before its title."""
_INTO = re.compile(r"\b(?:at|in|on|of|to|for|the|a|an|im|am|à|en)\s*$", re.IGNORECASE)
"""What no person stands behind: "Drinks at"."""
_LONGEST = 3_000
_LONGEST_PLAIN = 1_500
"""Characters of a title and its people in words of one look."""


def dashed(line: Line) -> Parted | None:
    """Title and people of a line of one look with a dash between: "Mulch at scale - Ann Lee, Netco"."""
    text = single("".join(piece.text for piece in without_labels(line)))
    for found in reversed([*_DASH.finditer(text)][:MOST_PLACES]):
        title, behind = text[: found.start()], text[found.end() :]
        people = persons.surely(behind) or working.employed(behind)
        if people and is_title(title) and not persons.surely(title) and len(title.split()) > 1:
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
        and is_title(whole[told.end() :])
    ):
        return Parted(cleaned(whole[told.end() :]), people, told["what"])
    if len(runs) > 1 and runs[0][0].strong and (ahead := _LABEL.fullmatch(_text(runs[0]))):
        begin = next(at for at, piece in enumerate(pieces) if piece is runs[1][0])
        if found := parted(Line(pieces[begin:]), plain=plain):
            return Parted(found.title, found.people, found.tag or ahead["what"])
    if one := citation.cited(single(spelling.spelt(pieces))):
        return Parted(one.title, one.people)
    kind = _text(runs[0]).rstrip(" :")
    if len(runs) > 2 and WHAT.fullmatch(_BRACKETS.sub("", kind)) and runs[0][0].strong:
        found = _by_look(runs[1:], pieces[next(at for at, one in enumerate(pieces) if one is runs[1][0]) :])
        return replace(found, tag=kind) if found else None
    if len(runs) > 1 and (found := _by_look(runs, pieces)):
        return found
    text = re.sub(r" ?[(\[] ?[)\]]", "", single(spelling.spelt(pieces)))
    return by_words(text) if plain and len(text) <= _LONGEST_PLAIN else None


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
        if not _stands_out(run) or roles.labelled(said) or not is_title(said):
            continue
        before, after = _about(runs, pieces, at)
        if persons.surely(said) and (_are_linked(pieces) or not _is_title_though(run, at, before)):
            continue
        if at == 0 and (people := persons.named(after) or _in_brackets(after)):
            return Parted(cleaned(said), people)
        what = None if INVITED.match(before) else WHAT.match(before)
        who = before[what.end() :].lstrip(" :–—-") if what else INVITED.sub("", before)
        if at and (people := persons.named(who, 1)) and len(said) > 3:
            return Parted(cleaned(said), people, what[0].strip() if what else "")
        if at == 1 and before and (people := persons.surely(after)):
            said_before = before.strip(" :–—-")
            if WHAT.fullmatch(said_before):
                return Parted(cleaned(said), people, said_before)
            ahead = "" if SECTIONAL.match(said_before) else f"{before} "
            return Parted(cleaned(f"{ahead}{said}"), people)
    return _people_apart(runs, pieces)


def _in_brackets(text: str) -> tuple[Byline, ...]:
    """People and where they work, where nothing else stands in the brackets that a text is."""
    said = text.strip()
    return working.employed(said[1:-1]) if said.startswith("(") and said.endswith(")") else ()


def _is_title_though(run: Sequence[Piece], at: int, before: str) -> bool:
    """Whether words that read as a name are a title: in bold, or a link, and first or beside a plain name."""
    if run[0].part in ("people", "title"):
        return run[0].part == "title"
    return (run[0].strong or run[0].link >= 0) if not at else run[0].strong and bool(persons.surely(before))


def _people_apart(runs: list[list[Piece]], pieces: list[Piece]) -> Parted | None:
    """Where the people stand out, or what they are called, and the title does not."""
    for at, run in enumerate(runs):
        if not (_stands_out(run) or run[0].part == "people"):
            continue
        people = persons.named(_text(run), 1) or (working.employed(_text(run)) if not at else ())
        before, after = _about(runs, pieces, at)
        ended = at == len(runs) - 1 and before.rstrip().endswith((".", ":", "?", "!"))
        told = (ended or not persons.surely(before)) and is_title(before) and not _INTO.search(before)
        if people and at and told:
            behind = f"{' ' if after.startswith('(') else ', '}{after}" if re.search(r"\w", after) else ""
            before = _CREDIT.sub("", before.rstrip(" ("))
            return Parted(cleaned(before), persons.named(spelling.spelt(run) + behind) or people)
        at_work = _AFFILIATION.match(after)
        if people and at_work:
            people, after = (
                persons.named(f"{spelling.spelt(run)} {at_work[0]}", 1) or people,
                after[at_work.end() :],
            )
        if people and not at and is_title(after) and not persons.surely(after):
            return Parted(cleaned(after), people)
    return None


def _about(runs: list[list[Piece]], pieces: list[Piece], at: int) -> tuple[str, str]:
    """What stands before and after a run."""
    begin = next(i for i, piece in enumerate(pieces) if piece is runs[at][0])
    end = begin + len(runs[at])
    after = single(spelling.spelt(pieces[end:]))
    bracketed = after.startswith("(") and after.endswith(")") and ")" not in after[:-1]
    return single(spelling.spelt(pieces[:begin])), after[1:-1] if bracketed else after
