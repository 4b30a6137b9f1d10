"""What a question back offers: the same question again, with a filter that leaves one reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.catalogue.answers.wording import day
from store.catalogue.answers.wording import label as shortened
from store.queries import Ask, Lookup
from store.records import Event
from store.results import Suggestion
from store.text import clean

MOST = 5


def of_events(asked: Lookup, meant: Iterable[Event]) -> tuple[Suggestion, ...]:
    """The question of each event."""
    return _made((f"{asked.raw} venue:{event.id}", event.label) for event in meant)


def of_labels(asked: Lookup, labels: Iterable[str]) -> tuple[Suggestion, ...]:
    """The same, of events by their names."""
    return _made((f'{asked.raw} venue:"{_quoted(label)}"', label) for label in labels)


def of_days(asked: Lookup, days: Iterable[tuple[date, str]]) -> tuple[Suggestion, ...]:
    """The question of each (day, name of its event)."""
    return _made(
        (f'{asked.raw} day:{on.isoformat()} venue:"{_quoted(label)}"', f"{day(on)} ({label})")
        for on, label in days
    )


def of_people(asked: Lookup, names: Iterable[str]) -> tuple[Suggestion, ...]:
    """Who each person is, where that is asked; else what each has a part in, of what was asked for."""
    if asked.question is not None and asked.question.ask is Ask.PERSON:
        return _made((f"who is {name}", name) for name in names)
    narrowed = asked.venues or asked.years or asked.kinds or asked.days or (asked.people and asked.words)
    before = f"{asked.raw} " if narrowed else ""
    return _made((f'{before}person:"{_quoted(name)}"', name) for name in names)


def _made(offered: Iterable[tuple[str, str]]) -> tuple[Suggestion, ...]:
    made = [Suggestion(query, shortened(name)) for query, name in offered if name]
    return tuple(made[:MOST])


def _quoted(text: str) -> str:
    return clean(text.replace('"', " "))
