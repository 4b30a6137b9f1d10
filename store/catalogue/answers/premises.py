"""Questions that take for granted what is not so, or ask what no source tells of a thing that is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.catalogue import reading
from store.catalogue.answers.events import of
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.wording import called
from store.catalogue.search import names
from store.catalogue.search.events import resolve_all
from store.catalogue.search.filters.times import is_time
from store.catalogue.search.find import find
from store.catalogue.search.hits import Hit
from store.catalogue.search.ranking import NAMING
from store.queries import Ask, Lookup
from store.text import words

_LONGEST, _READ = 4, 24
"""Words of a name inside a question; words of a question that are looked at."""
_ABOUT_ONE = (Ask.WHO, Ask.WHEN, Ask.END, Ask.WHERE, Ask.AWARD, Ask.LINK, Ask.WHAT, Ask.SPELT)
"""Questions about one thing, which is of one event."""


def stray(connection: sqlite3.Connection, asked: Lookup, hits: Sequence[Hit]) -> str:
    """That what is meant is of another event or year than was said; empty where it is of that one."""
    if not hits or asked.question is None or asked.question.ask not in _ABOUT_ONE or not asked.venues:
        return ""
    ids = resolve_all(connection, asked.venues, asked.years)
    item = reading.fetch(connection, [hits[0].id]).get(hits[0].id)
    if item is None or item.event.id in ids or item.series or not item.event.label:
        return ""
    meant = reading.events(connection, ids) or reading.events(
        connection, resolve_all(connection, asked.venues, None)
    )
    if not meant:
        return ""
    elsewhere = {event.series for event in meant if event.parent_id not in {each.id for each in meant}}
    name = of(meant, asked) if len(elsewhere) != 1 or asked.years else f" of {elsewhere.pop()}"
    return f"{called(item)} is of {item.event.label}; no source has it{name}."


def is_timed(asked: Lookup) -> bool:
    """Whether a known event is asked what it has at some time, and nothing else."""
    timed = asked.at or is_time(asked.after) or is_time(asked.before) or asked.part
    return bool(timed and asked.venues and not (asked.words or asked.kinds or asked.question))


def untold(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """That no source says so, and the thing that the question names, if it names any."""
    if is_timed(asked):
        return Reply(unknown("The sources list nothing for that time."), ())
    for name in _runs(words(asked.words)[:_READ]):
        if names.rewards(connection, name):
            found = find(connection, Lookup(raw=asked.raw, words=name))
            named = tuple(hit for hit in found.hits if hit.field in NAMING)
            if named:
                text = "No source answers that directly; these items come nearest."
                return Reply(unknown(text), named[:1])
    return Reply(unknown("The sources do not say."), ())


def _runs(said: tuple[str, ...]) -> list[str]:
    """Runs of some of the words, the longest first."""
    return [
        " ".join(said[at : at + size])
        for size in range(min(_LONGEST, len(said)), 0, -1)
        for at in range(len(said) - size + 1)
    ]
