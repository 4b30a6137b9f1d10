"""The people that some words of an entry list."""

from __future__ import annotations

import re

from store.catalogue.entries import Byline
from store.catalogue.tidy import names

_AND_OTHERS = re.compile(r",?\s*(?:et\.? al\.?|and others)$")
_LONGEST = 3_000


def listed(text: str) -> tuple[Byline, ...]:
    """Names with what stands in brackets after them, where all that the text holds is names."""
    said = re.sub(r"^(?:by|authors?:|speakers?:)\s+", "", text.strip(" .,;:-–*_|"), flags=re.IGNORECASE)
    said = _AND_OTHERS.sub("", f"{said}." if said.endswith(" al") else said)
    if not said or len(said) > _LONGEST:
        return ()
    found = names.with_affiliations(said) if "(" in said else tuple(map(Byline, names.split(said, "auto")))
    return found if found and all(names.looks_like_person(each.name) for each in found) else ()


def after_title(text: str) -> tuple[str, tuple[Byline, ...]]:
    """A title and the people behind it, "Ponds at night. Ann Bee, Cid Dee" or "Ponds. Ann Bee et al.".

    One name alone is none for sure: "Deep Learning" looks like one.
    """
    title, stop, rest = text.rpartition(". ")
    if "al." in text[-4:]:
        title, stop, rest = text.removesuffix(".").rpartition(". ")
    people = listed(rest) if stop else ()
    sure = len(people) > 1 or _AND_OTHERS.search(rest.rstrip(" .") + ".") is not None
    return (title.strip(), people) if people and sure else (text, ())
