"""The labelled lines of an item's card, and how its notes are grouped and marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.views import words
from store.records import Item, Link, Note, Source

_ORIGINS = {
    "variant": "The sources print this title in another form.",
    "outside": "Title not printed in our sources; known from elsewhere.",
    "label": "No title printed in our sources; this label is ours.",
}
_MOST_TOPICS, _MOST_SYSTEMS = 6, 10
_NOTE_MARKS = {
    "opinion": "Opinion: ",
    "disagreement": "Sources disagree: ",
    "outside": "Not in our sources: ",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled line."""

    label: str
    text: str
    outside: bool = False
    """True where no source of ours states it."""
    when: words.When | None = None
    """Where the text is a time."""

    @property
    def remark(self) -> str:
        """What stands behind the text."""
        return words.ELSEWHERE if self.outside else ""


def facts(item: Item, zone: str | None) -> Iterator[Fact]:
    """What is known of an item, in reading order; what is not known is left out."""
    found = (*_who(item), *_where(item, zone), *_what(item))
    return (fact for fact in found if fact.text)


def _who(item: Item) -> Iterable[Fact]:
    people = "; ".join(words.person(credit) for credit in item.credits)
    return (
        Fact("Kind", words.sentence(words.kind_words(item))),
        Fact("People", people, _outside(item, "people")),
        Fact("Organisations", ", ".join(item.organisations), _outside(item, "organisations")),
    )


def _where(item: Item, zone: str | None) -> Iterable[Fact]:
    event, when = item.event, words.when(item, zone)
    name = f"{event.label}: {event.name}" if event.label and event.label != event.name else event.name
    session = f"{item.session}, place {item.slot}" if item.session and item.slot else item.session
    return (
        Fact("Event", name),
        Fact("Session", session, _outside(item, "session")),
        Fact("When", _both(when), _outside(item, "day", "start", "session_start"), when),
        Fact("Room", item.room, _outside(item, "room")),
    )


def _both(when: words.When) -> str:
    return when.lead + (f"{when.there}; for you {when.here}" if when.here else when.there)


def _what(item: Item) -> Iterable[Fact]:
    return (
        Fact("Award", item.award, _outside(item, "award")),
        Fact("Status", "" if item.status == "accepted" else item.status),
        Fact("Also called", ", ".join(_others(item))),
        Fact("Topics", words.some(item.topics, _MOST_TOPICS)),
        Fact("Systems", words.some(item.systems, _MOST_SYSTEMS)),
    )


def _others(item: Item) -> Iterable[str]:
    """Other names, without those that differ from one told before in capitals and signs alone."""
    told = {_letters(item.title)}
    for name in item.other_names:
        if (letters := _letters(name)) not in told:
            told.add(letters)
            yield name


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold())) or text


def _outside(item: Item, *fields: str) -> bool:
    return any(field in item.outside for field in fields)


def origin(item: Item) -> str:
    """Where the title comes from, unless it is simply printed in a source."""
    return _ORIGINS.get(item.title_origin, "")


def link_label(one: Link) -> str:
    """``PDF``, ``Code``, ``Page``."""
    return "PDF" if one.kind == "pdf" else words.sentence(one.kind.replace("_", " "))


def note_mark(note: Note) -> str:
    """The remark in front of a note that is more, or less, than a plain statement."""
    return _NOTE_MARKS.get(note.kind, "")


def _heading(source: Source) -> str:
    return "From elsewhere" if source.kind == "outside" else f"From the {source.title}"


def by_source(notes: tuple[Note, ...]) -> Iterator[tuple[str, list[Note]]]:
    """Notes under the heading of their source, in the order in which the sources first speak."""
    grouped: dict[str, list[Note]] = {}
    for note in notes:
        grouped.setdefault(_heading(note.source), []).append(note)
    yield from grouped.items()
