"""The labelled lines of an item's card, and how its notes are grouped and marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.views import words
from bot.views.published import published, stated
from store.moved import Move
from store.records import Item, Link, Note, Source
from store.text import squeezed

_ORIGINS = {
    "variant": "The sources print this title in another form.",
    "outside": "Title not printed in our sources; known from elsewhere.",
    "label": "No title printed in our sources; this label is ours.",
}
_MOST_TOPICS, _MOST_SYSTEMS = 6, 10
_MOST_SLOTS, _MOST_MOVES = 4, 3
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


def facts(item: Item, zone: str | None, moves: Sequence[Move] = ()) -> Iterator[Fact]:
    """What is known of an item, in reading order; what is not known is left out.

    :param moves: what moved, the latest first
    """
    found = (*_who(item), *_where(item, zone), *_moved(moves, zone), *_what(item), *_printed(item))
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
    same = squeezed(event.label) == squeezed(event.name)
    name = f"{event.label}: {event.name}" if event.label and not same else event.label or event.name
    session = f"{item.session}, place {item.slot}" if item.session and item.slot else item.session
    return (
        Fact("Event", name),
        Fact("Session", session, _outside(item, "session")),
        Fact("When", _both(when), _outside(item, "day", "start", "session_start"), when),
        Fact("Room", item.room, _outside(item, "room")),
        *(Fact("Also", slot) for slot in _slots(item)),
    )


def _slots(item: Item) -> Iterable[str]:
    """The further slots of an item, in the event's own time."""
    zone = f" ({words.zone_words(item.event.zone)})" if item.event.zone else ""
    for slot in item.more[:_MOST_SLOTS]:
        when = words.span(slot.day, slot.clock, slot.clock_end)
        yield ", ".join(filter(None, (f"{when}{zone}" if slot.clock else when, slot.room, slot.session)))
    if left := len(item.more[_MOST_SLOTS:]):
        yield f"{left} more time{'s' * (left > 1)}"


def _both(when: words.When) -> str:
    return when.lead + (f"{when.there}; for you {when.here}" if when.here else when.there)


def _what(item: Item) -> Iterable[Fact]:
    return (
        Fact("Award", item.award, _outside(item, "award")),
        Fact("Status", words.status(item)),
        Fact("Also called", ", ".join(_others(item))),
        Fact("Topics", words.some(item.topics, _MOST_TOPICS)),
        Fact("Systems", words.some(item.systems, _MOST_SYSTEMS)),
    )


def _printed(item: Item) -> Iterable[Fact]:
    return (Fact("Published", published(item)), Fact("Language", _language(item)), Fact(*stated(item)))


def _language(item: Item) -> str:
    """Told where it is not the language that nearly all items are in."""
    return "" if item.language.casefold().partition("-")[0] in ("en", "eng", "english") else item.language


def _moved(moves: Sequence[Move], zone: str | None) -> Iterator[Fact]:
    """What moved, on the day on which that was read, as the reader counts days."""
    for move in moves[:_MOST_MOVES]:
        on = f" on {words.day_words(words.local(move.at, zone).date())}" if move.at else ""
        yield Fact(f"{'Moved' if move.place else 'Changed'}{on}", move.text)


def _others(item: Item) -> Iterable[str]:
    """Other names, without those that differ from one told before in capitals and signs alone.

    What stands before the colon of its title everybody calls it by.
    """
    told = {_letters(item.title), _letters(item.title.partition(":")[0])}
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
