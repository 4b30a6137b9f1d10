"""An entry as people read it, capped, without anybody's address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress
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
from store.quick import quick
from store.records import Identifier, Link
from store.text import clean, is_clean

LONGEST_TITLE, LONGEST_ABSTRACT, LONGEST_SUMMARY, LONGEST_FIELD = 500, 20_000, 2_000, 300
MOST_PEOPLE, MOST_WORDS, MOST_LINKS, MOST_SLOTS, MOST_DETAILS = 3_000, 50, 30, 50, 30
LONGEST_BYLINE = 90_000
"""Characters of all names and affiliations of one entry."""


_SURELY_FIT = LONGEST_BYLINE // (8 * LONGEST_FIELD)
"""People who fit in whatever they are called: a name is cut at four fields, and may be doubled by markup."""
Named = tuple[tuple[tuple[str, str], ...], int, bool]
"""Names and affiliations of the people whom one name stands for, their length, whether so written."""
People = tuple[tuple[Byline, ...], tuple[str, ...]]
"""The people of an entry, and those of their names that changed, as printed."""


@quick(frozen=True, slots=True)
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
    return all_tidied((entry,))[0]


def all_tidied(entries: Sequence[Entry]) -> list[tuple[Entry, Raw]]:
    """The same for several, field by field: what is done again and again is done sooner."""
    warnings: list[list[str]] = [[] for _ in entries]
    titles = [
        _shown(each.title, each.markup, LONGEST_TITLE, "the title", told)
        for each, told in zip(entries, warnings, strict=True)
    ]
    abstracts = [
        _shown(each.abstract, each.markup, LONGEST_ABSTRACT, "the abstract", told, private=True)
        for each, told in zip(entries, warnings, strict=True)
    ]
    people = [_people(each, told) for each, told in zip(entries, warnings, strict=True)]
    rest = [_rest(each) for each in entries]
    steps = zip(entries, titles, abstracts, people, rest, warnings, strict=True)
    return [_put_together(*each) for each in steps]


def _put_together(
    entry: Entry, title: str, abstract: str, named: People, changed: dict[str, Any], warnings: list[str]
) -> tuple[Entry, Raw]:
    """The entry with what became of its fields; ``changed`` holds the short ones that change."""
    people, names_before = named
    if entry.tldr:
        changed["tldr"] = _shown(
            entry.tldr, entry.markup, LONGEST_SUMMARY, "the summary", warnings, private=True
        )
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
    stated, markup = _short_of(entry), entry.markup
    return {
        name: shown
        for (name, tidy), written in compress(zip(_SHORT, stated, strict=True), stated)
        if (shown := tidy(written, markup)) is not written and shown != written
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


def _people(entry: Entry, warnings: list[str]) -> People:
    """The people, the same tuple where nothing changes, and the names that changed, as printed."""
    markup = entry.markup
    if len(entry.people) < _SURELY_FIT and _are_tidy(entry.people, markup):
        return entry.people, ()
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


def _are_tidy(people: Sequence[Byline], markup: Markup) -> bool:
    """Whether all are named as people write it, and so are the affiliations."""
    for person in people:
        name, said = person.name, person.affiliation
        if not (name.isascii() and names.is_tidy(name)):
            return False
        if said and without_phones(_read(said, markup)) != said:
            return False
    return True


@lru_cache(maxsize=65536)
def _named(written: str, affiliation: str, markup: Markup) -> Named:
    shown = without_phones(_field(affiliation, markup))
    if written.isascii() and names.is_tidy(written):
        return ((written, shown),), len(written) + len(shown), shown == affiliation
    name = without_phones(text.plain(written[: 4 * LONGEST_FIELD], markup))
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
    return (written if is_clean(written) else clean(written))[:LONGEST_FIELD]


def _ids(written: tuple[str, ...], markup: Markup) -> tuple[str, ...]:
    return tuple(_id(one, markup) for one in written[:MOST_SLOTS])


def _details(details: tuple[tuple[str, str], ...], markup: Markup) -> tuple[tuple[str, str], ...]:
    shown = ((key[:40], _field(value, markup)) for key, value in details[:MOST_DETAILS])
    return tuple((key, value) for key, value in shown if value)


def _links(links: tuple[Link, ...], _markup: Markup) -> tuple[Link, ...]:
    shown = [
        link if url == link.url else replace(link, url=url)
        for link in links[:MOST_LINKS]
        if (url := address(link.url))
    ]
    return tuple(shown if len(shown) < 2 else dict.fromkeys(shown))


def _identifiers(found: tuple[Identifier, ...], _markup: Markup) -> tuple[Identifier, ...]:
    shown = [
        one if value == one.value else Identifier(one.scheme, value)
        for one in found[:MOST_LINKS]
        if (value := _id(one.value, _markup))
    ]
    return tuple(shown if len(shown) < 2 else dict.fromkeys(shown))


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
