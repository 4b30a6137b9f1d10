"""Keys by which two statements of one work find each other: a few, each shared by few others."""

from __future__ import annotations

from collections.abc import Sequence

from store.catalogue.works.matching.abstracts import beginning
from store.catalogue.works.matching.acronyms import letters
from store.catalogue.works.matching.calling import name
from store.catalogue.works.matching.families import family
from store.catalogue.works.matching.labels import bare, places
from store.catalogue.works.matching.lexicon import FILLERS
from store.catalogue.works.matching.naming import named
from store.catalogue.works.matching.titles import Title, taken_apart
from store.catalogue.works.matching.traits import Traits
from store.records import Identifier

_RUN = 3
"""Words of weight that begin or end a title."""
_WORKSHOP = "workshop"
"""Of "Workshop on X" and "X", whatever their kinds, the keys are those of X."""
_LETTERS = 4
"""Words of weight whose first letters stand for a title by the same author, and how many letters."""


def keys(traits: Traits) -> tuple[str, ...]:
    """Where to look for statements of the same work, which share at least one key, nearly always.

    A key that more than 40 statements share says nothing and may be left aside. Whoever changes what is given
    here raises ``rekeying.OF_TODAY``, so that records of older versions are found by it too.
    """
    return keys_of(traits.title, traits.authors, traits.year, traits.identifiers, traits.abstract)


def keys_of(
    text: str,
    names: Sequence[str],
    year: int | None,
    identifiers: tuple[Identifier, ...],
    abstract: str = "",
) -> tuple[str, ...]:
    """The same for one whose traits are not put together yet.

    :param text: the title
    :param names: of people, in printed order
    """
    found = [f"{scheme}:{value}" for scheme, value in named(identifiers)] if identifiers else []
    if begins := beginning(abstract):
        found.append(f"b:{begins}")
    taken = taken_apart(_bare(text, names))
    first = family(names[0]) if names else ""
    if taken.generic:
        found.append(f"g:{taken.squeezed}:{year or ''}:{first}")
        if names and not (whole := taken_apart(bare(text, ()))).generic:
            found.append(f"t:{whole.squeezed}")  # "Presentation by Ann Lee", where the other names nobody
        return tuple(found)
    second = family(names[1]) if first and len(names) > 1 else ""
    _add(found, taken, ends=not first)
    if first:
        # people outlive any change of a title: two of them in whichever order they stand, or one in full
        known = (first, second) if second else name(names[0]).parts
        found.append("n:" + ":".join(sorted(known)))
        # first letters outlive slips inside the words
        found.append(f"a:{first}:{letters(taken.content[:_LETTERS], taken.acronyms)[:_LETTERS]}")
    return tuple(found)


def _bare(text: str, names: Sequence[str]) -> str:
    """The title without what stands around it, also where one such thing stands around another."""
    kind = _WORKSHOP if _WORKSHOP in text.lower() else ""
    inner = bare(text, names)
    return bare(inner, names, kind) if kind or inner is not text else text


def _add(found: list[str], taken: Title, ends: bool) -> None:
    """The keys of a title; those of its end where no people will find it."""
    found.append(f"t:{taken.squeezed}")
    if taken.rest:
        found.append(f"t:{''.join(taken.main)}")
        behind = [word for word in taken.rest if word not in FILLERS]
        if ends and len(behind) > _RUN and behind[0] != taken.content[0]:
            found.append(f"p:{' '.join(behind[:_RUN])}")  # "Ann Lee: A Talk on Glaciers (EGU 2023)"
        if len(taken.rest) > _RUN or places(taken.main) or "by" in taken.main:
            found.append(f"t:{''.join(taken.rest)}")
    size = len(taken.content)
    if size > _RUN or 1 < size < len(taken.words):  # "On the Weight of Snow" is found by "Weight of Snow"
        found.append(f"p:{' '.join(taken.content[:_RUN])}")
    if size > _RUN and ends:
        found.append(f"e:{' '.join(taken.content[-_RUN:])}")
