"""Several items that a question names equally well: what is asked is told of each of the first.

Of one of them alone it would be no answer: "who gave the talk on Rust?" where twenty talks are about it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from store.catalogue import reading
from store.catalogue.answers.readings import CLOSE
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.subjects import Subject
from store.catalogue.answers.wording import called, clock, item_day, zone
from store.catalogue.search.hits import Hit
from store.catalogue.search.ranking import NAMING
from store.records import Item, Source
from store.results import Answer
from store.text import key, words

_READ = 30
"""Items that are looked at."""
_TOLD = 5
"""Items that are told one by one."""
_WHOLE = 0.95
"""Share of the question's weight from which an item holds all of it."""


def told(connection: sqlite3.Connection, about: Subject, say: Callable[[Item], str]) -> Reply | None:
    """What is said of each of several items of different titles; None where one stands out, or says it alone.

    :param say: what is asked about an item, behind its title; empty where no source says it
    """
    items = _fitting(connection, about)
    if len({key(item.title) for item in items}) < 2:
        return None
    said = {item.id: text for item in items if (text := say(item))}
    known = [item for item in items if item.id in said][:_TOLD]
    if len(known) < 2:
        return None
    lines = [f"{called(item)}, {item.event.label}: {said[item.id]}" for item in known]
    more = len(items) - len(known)
    lines += [f"and {more} more"] if more else []
    answer = Answer("\n".join(("These fit equally well:", *lines)), unique(_sources(known)))
    return Reply(answer, about.hits, f"{len(items)} items fit. Which one do you mean?")


def when(connection: sqlite3.Connection, about: Subject) -> Reply | None:
    """When several items of one name are; None where one stands out."""
    items = _fitting(connection, about)
    if len(items) < 2:
        return None
    if (only := _by_the_very_words(about, items)) and (only.clock or only.session_clock):
        own = sorted(about.hits, key=lambda hit: hit.id != only.id)
        return Reply(Answer(f"{_line(only)}.", only.sources), tuple(own))
    timed = [item for item in items if item.clock or item.session_clock]
    dated = [item for item in items if item.day]
    shown = (timed or dated)[:_TOLD]
    first = {item.id: at for at, item in enumerate(timed or dated)}
    hits = tuple(sorted(about.hits, key=lambda hit: first.get(hit.id, len(first))))
    if not shown:
        text = f"No source says when any of the {len(items)} that are called so was held."
        return Reply(unknown(text, _sources(items)), hits)
    sources = unique(_sources(shown))
    if len(first) == 1:
        others = len(items) - 1
        rest = f"No source gives a time for the other {others if others > 1 else 'one'} that may be meant."
        return Reply(Answer(f"{_line(shown[0])}.\n{rest}", sources), hits)
    lines = [_line(item) for item in shown]
    head = (
        "These have a time:" if timed else "No source gives a clock time for any of them; these have a day:"
    )
    more = len(first) - len(shown)
    lines += [f"and {more} more"] if more else []
    return Reply(
        Answer("\n".join((head, *lines)), sources), hits, f"{len(items)} items fit. Which one do you mean?"
    )


def _fitting(connection: sqlite3.Connection, about: Subject) -> list[Item]:
    return list(reading.fetch(connection, [hit.id for hit in _alike(about)]).values())


def _by_the_very_words(about: Subject, items: list[Item]) -> Item | None:
    """The only one of them whose title holds the words as they were typed: "opening" is not "open"."""
    typed = {word for term in about.found.terms.terms for word in term.typed.split()}
    exact = [item for item in items if typed and typed <= set(words(item.title))]
    return exact[0] if len(exact) == 1 else None


def _sources(items: Iterable[Item]) -> Iterable[Source]:
    return (source for item in items for source in item.sources)


def _alike(about: Subject) -> tuple[Hit, ...]:
    """The hits that fit as well as the first: all, where only kinds name them.

    What only speaks of someone is no other reading of "Dawn Song's talk", where an item of hers is found.
    """
    if not about.hits:
        return ()
    if not about.found.terms.terms:
        return about.hits[:_READ]
    least = about.hits[0].score * CLOSE
    named = about.hits[0].field in NAMING
    near = (hit for hit in about.hits[:_READ] if hit.score >= least and hit.coverage >= _WHOLE)
    return tuple(hit for hit in near if hit.field in NAMING or not named)


def _line(item: Item) -> str:
    starts = item.clock or item.session_clock
    until = f" to {clock(item.clock_end)}" if item.clock and item.clock_end else ""
    at = f"{clock(starts)}{until}{zone(item)} on " if starts else ""
    return f"{called(item)}, {item.event.label}: {at}{item_day(item) or 'a day that no source names'}"
