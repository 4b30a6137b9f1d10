"""An entry as people read it, capped, without anybody's address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import compress
from operator import attrgetter
from typing import Any

from store.catalogue.entries import Entry, Markup, When
from store.catalogue.tidy import people, text
from store.catalogue.tidy.addresses import (
    ADDRESS_REMOVED,
    address,
    without_addresses,
)
from store.catalogue.tidy.fields import LONGEST_FIELD, field, read, storable
from store.quick import quick
from store.records import Identifier, Link
from store.text import clean, is_clean

LONGEST_TITLE, LONGEST_ABSTRACT, LONGEST_SUMMARY = 500, 20_000, 2_000
_FIRST = frozenset("AaNn\u6458")
_NONE = re.compile(r"abstract|no abstract(?: is)?(?: available)?\.?", re.IGNORECASE)
_HEADED = re.compile(r"(?:abstract|\u6458\u8981)\s*[.:\uff1a\u2014\u2013]\s*(?=\S)", re.IGNORECASE)
MOST_WORDS, MOST_LINKS, MOST_SLOTS, MOST_DETAILS = 50, 30, 50, 30


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
        _told(_shown(each.abstract, each.markup, LONGEST_ABSTRACT, "the abstract", told, private=True))
        for each, told in zip(entries, warnings, strict=True)
    ]
    named = [people.of(each, told) for each, told in zip(entries, warnings, strict=True)]
    rest = [_rest(each) for each in entries]
    steps = zip(entries, titles, abstracts, named, rest, warnings, strict=True)
    return [_put_together(*each) for each in steps]


def _put_together(
    entry: Entry, title: str, abstract: str, named: people.Named, changed: dict[str, Any], warnings: list[str]
) -> tuple[Entry, Raw]:
    """The entry with what became of its fields; ``changed`` holds the short ones that change."""
    named_now, names_before = named
    if entry.tldr:
        changed["tldr"] = _shown(
            entry.tldr, entry.markup, LONGEST_SUMMARY, "the summary", warnings, private=True
        )
    if title != entry.title:
        changed["title"] = title
    if abstract != entry.abstract:
        changed["abstract"] = abstract
    if named_now is not entry.people:
        changed["people"] = named_now
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
    return "" if written == shown or " ".join(written.split()) == shown else storable(written)


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


def _told(abstract: str) -> str:
    """An abstract without the word above it; nothing where it only says that there is none."""
    if abstract[:1] not in _FIRST:
        return abstract
    return "" if _NONE.fullmatch(abstract) else _HEADED.sub("", abstract, count=1)


def _all(written: tuple[str, ...], markup: Markup) -> tuple[str, ...]:
    shown = (read(one, markup) for one in written[:MOST_WORDS])
    return tuple(dict.fromkeys(one for one in shown if one and one != ADDRESS_REMOVED))


def _when(when: When, markup: Markup) -> When:
    if not (when.session or when.room):
        return when
    return replace(when, session=field(when.session, markup), room=field(when.room, markup))


def _slots(more: tuple[When, ...], markup: Markup) -> tuple[When, ...]:
    return tuple(_when(when, markup) for when in more[:MOST_SLOTS])


def _id(written: str, _markup: Markup) -> str:
    return (written if is_clean(written) else clean(written))[:LONGEST_FIELD]


def _ids(written: tuple[str, ...], markup: Markup) -> tuple[str, ...]:
    return tuple(_id(one, markup) for one in written[:MOST_SLOTS])


def _details(details: tuple[tuple[str, str], ...], markup: Markup) -> tuple[tuple[str, str], ...]:
    shown = ((key[:40], field(value, markup)) for key, value in details[:MOST_DETAILS])
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
    ("venue", field),
    ("published", _id),
    ("session", field),
    ("track", field),
    ("award", field),
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
