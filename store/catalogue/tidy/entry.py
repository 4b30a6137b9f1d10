"""An entry as people read it, capped, without anybody's address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from store.catalogue.entries import Byline, Entry, Markup, When
from store.catalogue.tidy import names, text
from store.catalogue.tidy.addresses import (
    ADDRESS_REMOVED,
    address,
    without_addresses,
    without_phones,
)
from store.records import Identifier, Link
from store.text import clean

LONGEST_TITLE, LONGEST_ABSTRACT, LONGEST_SUMMARY, LONGEST_FIELD = 500, 20_000, 2_000, 300
MOST_PEOPLE, MOST_WORDS, MOST_LINKS, MOST_SLOTS, MOST_DETAILS = 3_000, 50, 30, 50, 30
LONGEST_BYLINE = 90_000
"""Characters of all names and affiliations of one entry."""


_SURELY_FIT = LONGEST_BYLINE // (8 * LONGEST_FIELD)
"""People who fit in whatever they are called: a name is cut at four fields, and may be doubled by markup."""
Named = tuple[tuple[tuple[str, str], ...], int, bool]
"""Names and affiliations of the people whom one name stands for, their length, whether so written."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What the source had, where the entry now has something else; empty means unchanged."""

    title: str = ""
    abstract: str = ""
    names: tuple[str, ...] = ()
    """As printed, those that changed."""
    warnings: tuple[str, ...] = ()
    """What was cut off or left out, in words."""


_NOTHING = Raw()


def tidied(entry: Entry) -> tuple[Entry, Raw]:
    """The entry with every text cleaned, and what the source had instead."""
    warnings: list[str] = []
    markup = entry.markup
    title = _shown(entry.title, markup, LONGEST_TITLE, "the title", warnings)
    abstract = _shown(entry.abstract, markup, LONGEST_ABSTRACT, "the abstract", warnings, private=True)
    people, names_before = _people(entry, warnings)
    changed = _rest(entry)
    if entry.tldr:
        changed["tldr"] = _shown(entry.tldr, markup, LONGEST_SUMMARY, "the summary", warnings, private=True)
    if title != entry.title:
        changed["title"] = title
    if abstract != entry.abstract:
        changed["abstract"] = abstract
    if people is not entry.people:
        changed["people"] = people
    if not (changed or warnings):
        return entry, _NOTHING
    raw = Raw(
        title=_before(entry.title, title)[: 4 * LONGEST_TITLE],
        abstract=without_addresses(_before(entry.abstract, abstract)[:LONGEST_ABSTRACT]),
        names=names_before,
        warnings=tuple(warnings),
    )
    return replace(entry, **changed), raw


def _rest(entry: Entry) -> dict[str, Any]:
    """The short fields and the links, as far as they change."""
    return {
        name: shown
        for (name, tidy), written in zip(_SHORT, _short_of(entry), strict=True)
        if written and (shown := tidy(written, entry.markup)) != written
    }


def _before(written: str, shown: str) -> str:
    """What was written, if more than blanks have changed."""
    return "" if written == shown or " ".join(written.split()) == shown else _storable(written)


def _storable(written: str) -> str:
    """Without unpaired surrogates and NULs, which no database keeps."""
    return written.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _shown(
    written: str, markup: Markup, longest: int, what: str, warnings: list[str], *, private: bool = False
) -> str:
    if not written:
        return ""
    shown = text.plain(written, markup)
    if private:
        shown = without_addresses(shown)
    if len(shown) <= longest:
        return shown
    warnings.append(f"{what} was cut from {len(shown)} to {longest} characters")
    return shown[:longest].rsplit(" ", 1)[0] if " " in shown[longest - 100 : longest] else shown[:longest]


def _field(written: str, markup: Markup) -> str:
    return _read(written, markup) if written else ""


@lru_cache(maxsize=16384)
def _read(written: str, markup: Markup) -> str:
    return without_addresses(text.plain(written, markup))[:LONGEST_FIELD].strip()


def _all(written: tuple[str, ...], markup: Markup) -> tuple[str, ...]:
    shown = (_read(one, markup) for one in written[:MOST_WORDS])
    return tuple(dict.fromkeys(one for one in shown if one and one != ADDRESS_REMOVED))


def _people(entry: Entry, warnings: list[str]) -> tuple[tuple[Byline, ...], tuple[str, ...]]:
    """The people, the same tuple where nothing changes, and the names that changed, as printed."""
    markup = entry.markup
    read = [_named(each.name, each.affiliation, markup) for each in entry.people[:MOST_PEOPLE]]
    if len(read) == len(entry.people) and all(same for _, _, same in read) and _fit(read):
        return entry.people, ()
    people: list[Byline] = []
    changed: list[str] = []
    size = 0
    for person, (shown, length, same) in zip(entry.people, read, strict=False):
        size += length
        if size > LONGEST_BYLINE:
            break
        if same:
            people.append(person)
            continue
        people += [Byline(name, person.role, affiliation) for name, affiliation in shown]
        if len(shown) != 1 or shown[0][0] != person.name:
            changed.append(_storable(without_phones(without_addresses(person.name[:LONGEST_FIELD]))))
    if len(entry.people) > MOST_PEOPLE or size > LONGEST_BYLINE:
        warnings.append(f"of {len(entry.people)} people the first {len(people)} were kept")
    return tuple(people), tuple(changed)


def _fit(read: Sequence[Named]) -> bool:
    """Whether names and affiliations are not too long together."""
    return len(read) < _SURELY_FIT or sum(length for _, length, _ in read) <= LONGEST_BYLINE


@lru_cache(maxsize=65536)
def _named(written: str, affiliation: str, markup: Markup) -> Named:
    if not affiliation and written.isascii() and names.is_tidy(written):
        return ((written, ""),), len(written), True
    name = without_phones(text.plain(written[: 4 * LONGEST_FIELD], markup))
    if "（" in name:
        name = name.translate(names.WIDE_BRACKETS)
    shown = without_phones(_field(affiliation, markup))
    if not shown and ")" in name and len(found := names.with_affiliations(name)) == 1:
        shown = found[0].affiliation if names.is_place(found[0].affiliation, found[0].name) else ""
    people = (names.tidied(one) for one in names.several(name))
    everybody = tuple((one, shown) for one in people if one)
    length = sum(len(one) + len(shown) for one, _ in everybody)
    return everybody, length, everybody == ((written, affiliation),)


def _when(when: When, markup: Markup) -> When:
    if not (when.session or when.room):
        return when
    return replace(when, session=_field(when.session, markup), room=_field(when.room, markup))


def _slots(more: tuple[When, ...], markup: Markup) -> tuple[When, ...]:
    return tuple(_when(when, markup) for when in more[:MOST_SLOTS])


def _id(written: str, _markup: Markup) -> str:
    if " " not in written and written.isprintable():
        return written[:LONGEST_FIELD]
    return clean(written)[:LONGEST_FIELD]


def _ids(written: tuple[str, ...], markup: Markup) -> tuple[str, ...]:
    return tuple(_id(one, markup) for one in written[:MOST_SLOTS])


def _details(details: tuple[tuple[str, str], ...], markup: Markup) -> tuple[tuple[str, str], ...]:
    shown = ((key[:40], _field(value, markup)) for key, value in details[:MOST_DETAILS])
    return tuple((key, value) for key, value in shown if value)


def _links(links: tuple[Link, ...], _markup: Markup) -> tuple[Link, ...]:
    found: dict[Link, None] = {}
    for link in links[:MOST_LINKS]:
        if url := address(link.url):
            found[link if url == link.url else replace(link, url=url)] = None
    return tuple(found)


def _identifiers(found: tuple[Identifier, ...], _markup: Markup) -> tuple[Identifier, ...]:
    shown = (Identifier(one.scheme, _id(one.value, _markup)) for one in found[:MOST_LINKS])
    return tuple(dict.fromkeys(one for one in shown if one.value))


_SHORT: tuple[tuple[str, Callable[[Any, Markup], object]], ...] = (
    ("own", _id),
    ("other_names", _all),
    ("venue", _field),
    ("published", _id),
    ("session", _field),
    ("track", _field),
    ("award", _field),
    ("when", _when),
    ("more", _slots),
    ("topics", _all),
    ("identifiers", _identifiers),
    ("same_as", _ids),
    ("parent", _id),
    ("language", _id),
    ("details", _details),
    ("links", _links),
)
_short_of = attrgetter(*(name for name, _ in _SHORT))
