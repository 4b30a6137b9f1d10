"""People with where they work: behind their names, or behind the numbers that stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line, single
from store.catalogue.importers.webpage.people.likely import is_name
from store.catalogue.importers.webpage.people.roles import RANK, narrow
from store.catalogue.importers.webpage.words import leading

_MOST_OF_A_PLACE = 8
"""Words of where somebody works."""
_PLACE = re.compile(r"\.\w|\d|\b(?:of|for|at)\b|&|^\S+ \S+ \S+")
"""What no first name has, and names of companies may have."""
_NUMBERS = re.compile(r"\s*\d(?:\s*[,;]\s*\d)*\s*")
_LEGEND = re.compile(r"[(\[](\d)[)\]]\s*([^()\[\]]+)")


def employed(text: str) -> tuple[Byline, ...]:
    """People who are followed by where they work: "Ann Lee, Cloudline; Bo Ray & Cy Fox, Netco"."""
    found: list[Byline] = []
    for part in narrow(text).strip(" .").split(";"):
        who, _, place = (each.strip() for each in part.partition(","))
        several = re.split(r"\s+(?:&|and)\s+", who)
        if (
            not all(map(is_name, several))
            or not place
            or all(is_name(each.strip()) for each in place.split(","))
            or leading.BEGINS.match(place)
            or len(place.split()) > _MOST_OF_A_PLACE
        ):
            return ()
        found += [Byline(name, affiliation=place) for name in several]
    return tuple(found)


def employed_at(text: str) -> tuple[Byline, ...]:
    """One person and where they work, in an entry of a list of people: "Ann Lee, Coastal Trust"."""
    who, mark, place = RANK.sub("", text).partition(",")
    fits = mark and is_name(who) and place.strip() and not re.search(r"[.!?] ", place)
    return (Byline(who.strip(), affiliation=place.strip()),) if fits else ()


def at_work(text: str) -> tuple[Byline, ...]:
    """People parted by semicolons, each followed by where they work; not "Last, First; Last, First"."""
    found: list[Byline] = []
    for part in text.split(";"):
        who, _, place = (each.strip() for each in part.partition(","))
        several = re.split(r"\s+(?:&|and)\s+", who)
        if not place or not all(is_name(name) for name in several):
            return ()
        found += [Byline(name, affiliation=place) for name in several]
    return tuple(found) if any(_PLACE.search(each.affiliation) for each in found) else ()


def numbered(people: Sequence[Byline], legend: str) -> tuple[Byline, ...]:
    """People with their institutions for the numbers in brackets behind their names: "Ann Lee (1)".

    :param legend: what the numbers mean: "(1) University of A; (2) B Inc"; may be empty
    """
    meant = {number: place.strip(" ;,") for number, place in _LEGEND.findall(legend)}
    return tuple(
        replace(
            each,
            affiliation=", ".join(meant[one] for one in re.findall(r"\d", each.affiliation) if one in meant),
        )
        if _NUMBERS.fullmatch(each.affiliation)
        else each
        for each in people
    )


def heading_at_work(line: Line) -> Byline | None:
    """Who stands out at the beginning of a line that goes on with where that person works."""
    runs = line.runs()
    said = single("".join(piece.text for piece in runs[0])) if len(runs) > 1 else ""
    behind = line.text[len(said) :].strip()
    if (
        not said
        or not is_name(said.strip(" ,:"))
        or (not behind.startswith((",", "(")) and not said.endswith(","))
    ):
        return None
    return Byline(said.strip(" ,:"), affiliation=behind.strip(" ,.()"))
