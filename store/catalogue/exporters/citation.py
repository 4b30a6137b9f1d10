"""What the formats of citations share: an item seen as something that is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.catalogue.entries import AWARD, NOTE
from store.records import Item, Link
from store.text import fold

_FIRST = ("author", "speaker", "presenter", "panellist", "organiser", "moderator")
"""Whose names stand in the author's place: those of the first of these roles that anybody has."""
_PARTICLES = frozenset("von van der den de la le del della di da dos du ter ten zu zur al bin ibn".split())
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_ALONE = frozenset("book booklet phdthesis mastersthesis thesis techreport report manual".split())
_KEY = re.compile(r"[A-Za-z0-9][\w:.+/-]{0,79}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts as far as its form tells: what is no "First Last" is all ``literal``."""

    literal: str = ""
    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""


def people(item: Item) -> tuple[str, ...]:
    """The names that stand in the author's place, in order."""
    for role in _FIRST:
        found = tuple(credit.name for credit in item.credits if credit.role == role)
        if found:
            return found
    return ()


def parts(name: str) -> Name:
    """The parts of "Jan van der Berg Jr."; joined by blanks they are the name again."""
    words = name.split()
    plain = name.isprintable() and not re.search(r"[,;(){}&/]| and ", name) and " ".join(words) == name
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    if not plain or not 2 <= len(words) <= 6:
        return Name(literal=name)
    family = words.pop()
    first = len(words)
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return Name("", " ".join(words[:first]), " ".join(words[first:]), family, suffix)


def detail(item: Item, *names: str) -> str:
    """The first of these details that the item has."""
    known = dict(item.details)
    return next((known[name] for name in names if known.get(name)), "")


def entry(item: Item) -> str:
    """What it is in BibTeX's words: as its source said, else by its kind."""
    said = detail(item, "entry")
    if said:
        return said
    if detail(item, "journal") and not detail(item, "booktitle"):
        return "article"
    if item.status == "preprint":
        return "misc"
    return "inproceedings" if item.kind == "paper" else "misc"


def spoken(item: Item) -> str:
    """What kind of thing it is, in words, where it is no paper."""
    return "" if item.kind == "paper" else item.kind.replace("_", " ")


def event(item: Item) -> str:
    """The event's name with its year, "MLSys 2022"; empty for a book or a thesis, or where none is known."""
    return "" if entry(item) in _ALONE else item.event.label or item.event.name


def volume(item: Item) -> str:
    """The title of the proceedings or the journal, else the name of the event."""
    known = detail(item, "booktitle", "journal")
    return known or ("" if entry(item) in _ALONE else item.event.name or event(item))


def date(item: Item) -> tuple[str, ...]:
    """Year, month and day of publication as far as they are known and agree with the item's year."""
    if item.published and (item.year is None or item.published.startswith(f"{item.year:04d}")):
        return tuple(item.published.split("-"))
    return (f"{item.year:04d}",) if item.year is not None else ()


def notes(item: Item) -> Iterator[str]:
    """The award, and the note its source has on it."""
    if item.award:
        yield AWARD + item.award
    if detail(item, "note"):
        yield NOTE + detail(item, "note")


def identifier(item: Item, scheme: str) -> str:
    return next((one.value for one in item.identifiers if one.scheme == scheme), "")


def page(item: Item) -> Link | None:
    """The link that a citation names: the page, else the first there is."""
    return next((link for link in item.links if link.kind == "page"), next(iter(item.links), None))


def is_key(text: str) -> bool:
    """Whether every program takes it for a citation key."""
    return bool(_KEY.fullmatch(text))


class Keys:
    """Citation keys, each once: the source's own, else "vaswani2017attention"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, item: Item) -> str:
        own = detail(item, "key")
        base = own if is_key(own) else _made(item, _ascii)
        key, number = base, 1
        while key.lower() in self._taken:
            number += 1
            key = f"{base}-{number}"
        self._taken.add(key.lower())
        return key


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _made(item: Item, plain: Callable[[str], str]) -> str:
    first = next(iter(people(item)), "")
    family = plain(parts(first).family or first)
    word = next((short for short in map(plain, item.title.split()) if len(short) > 3), "")
    made = f"{family}{item.year or ''}{word}"
    return made if re.match(r"[a-z]", made) else f"item{made or plain(item.id)}"
