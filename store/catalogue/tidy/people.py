"""The people of an entry as people write their names, with their affiliations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.catalogue.entries import Byline, Entry, Markup
from store.catalogue.tidy import eastern, names, text
from store.catalogue.tidy.addresses import without_addresses, without_phones
from store.catalogue.tidy.fields import LONGEST_FIELD, field, read, storable

MOST_PEOPLE = 3_000
LONGEST_BYLINE = 90_000
"""Characters of all names and affiliations of one entry."""
_SURELY_FIT = LONGEST_BYLINE // (8 * LONGEST_FIELD)
"""People who fit in whatever they are called: a name is cut at four fields, and may be doubled by markup."""
_Found = tuple[tuple[tuple[str, str], ...], int, bool]
"""Names and affiliations of the people whom one name stands for, their length, whether so written."""
_FORM = re.compile(r"(?:inc|ltd|llc|gmbh|co|corp|corporation|ag|plc)\.?(?:,? (?:ltd|inc)\.?)?", re.IGNORECASE)
"""What a company is, behind its name."""
Named = tuple[tuple[Byline, ...], tuple[str, ...]]
"""The people of an entry, and those of their names that changed, as printed."""


def of(entry: Entry, warnings: list[str]) -> Named:
    """The people, the same tuple where nothing changes, and the names that changed, as printed."""
    markup = entry.markup
    if len(entry.people) < _SURELY_FIT and _are_tidy(entry.people, markup):
        return entry.people, ()
    found = [_named(each.name, each.affiliation, markup) for each in entry.people[:MOST_PEOPLE]]
    if len(found) == len(entry.people) and all(same for _, _, same in found) and _fit(found):
        return entry.people, ()
    people: list[Byline] = []
    changed: list[str] = []
    size = 0
    for person, (shown, length, same) in zip(entry.people, found, strict=False):
        size += length
        if size > LONGEST_BYLINE:
            break
        if same:
            people.append(person)
            continue
        people += [Byline(name, person.role, affiliation) for name, affiliation in shown]
        if len(shown) != 1 or shown[0][0] != person.name:
            changed.append(storable(without_phones(without_addresses(person.name[:LONGEST_FIELD]))))
    if len(entry.people) > MOST_PEOPLE or size > LONGEST_BYLINE:
        warnings.append(f"of {len(entry.people)} people the first {len(people)} were kept")
    return tuple(people), tuple(changed)


def _fit(found: Sequence[_Found]) -> bool:
    """Whether names and affiliations are not too long together."""
    return len(found) < _SURELY_FIT or sum(length for _, length, _ in found) <= LONGEST_BYLINE


def _are_tidy(people: Sequence[Byline], markup: Markup) -> bool:
    """Whether all are named as people write it, and so are the affiliations."""
    for person in people:
        name, said = person.name, person.affiliation
        if not (name.isascii() and names.is_tidy(name)):
            return False
        if said and without_phones(read(said, markup)) != said:
            return False
    return True


@lru_cache(maxsize=65536)
def _named(written: str, affiliation: str, markup: Markup) -> _Found:
    shown = without_phones(field(affiliation, markup))
    if written.isascii() and names.is_tidy(written):
        return ((written, shown),), len(written) + len(shown), shown == affiliation
    name = without_phones(text.plain(written[: 4 * LONGEST_FIELD], markup))
    if "（" in name:
        name = name.translate(eastern.BRACKETS)
    if not shown and ")" in name and len(found := names.with_affiliations(name)) == 1:
        shown = found[0].affiliation if names.is_place(found[0].affiliation, found[0].name) else ""
    if not shown and "," in name:
        name, shown = _with_workplace(name)
    people = (names.tidied(one) for one in names.several(name))
    everybody = tuple((one, shown) for one in people if one)
    length = sum(len(one) + len(shown) for one, _ in everybody)
    return everybody, length, everybody == ((written, affiliation),)


def _with_workplace(name: str) -> tuple[str, str]:
    """One person and where they work: "Ann Lee, Two Words Inc."; "Cisco Systems, Inc." is a company."""
    found = names.with_affiliations(name)
    if len(found) != 1 or not found[0].affiliation or _FORM.fullmatch(found[0].affiliation):
        return name, ""
    sure = names.looks_like_person(names.titleless(found[0].name))
    return (found[0].name, found[0].affiliation) if sure else (name, "")
