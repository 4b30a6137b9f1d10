"""How many items we hold, where no source gives a number, or gives the same."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from store.catalogue.answers import events
from store.catalogue.answers.reply import Reply
from store.catalogue.search.find import find
from store.queries import Lookup
from store.records import Event
from store.results import Answer

_SESSIONS = ("oral_session", "poster_session")


def is_narrower(asked: Lookup) -> bool:
    """Whether a part of an event's items is counted, of which no fact about the event tells."""
    return bool(asked.people or asked.organisations or asked.sessions or asked.sources or asked.has)


def held(connection: sqlite3.Connection, asked: Lookup, scope: tuple[Event, ...]) -> Reply:
    """The number, and that no source gives it; of a session what is in it, without itself."""
    own = (Lookup(kinds=_SESSIONS),) if asked.sessions and not asked.kinds else ()
    every = replace(asked, question=None, words="", without=(*asked.without, *own))
    found = find(connection, every)
    state = "".join(f"{each} " for each in asked.states)
    noun = state + _noun(asked.kinds, found.total)
    if is_narrower(asked):
        text = f"We hold {found.total:,} {noun} that fit{'s' if found.total == 1 else ''}."
        return Reply(Answer(text, known=bool(found.hits)), found.hits, found=found)
    if told := _told(scope, _noun(asked.kinds, 2), found.total):
        return Reply(told, found.hits, found=found)
    of = events.of(scope, asked)
    text = (
        f"No source gives the number of {state}{_noun(asked.kinds, 2)}{of}; we hold {found.total:,} {noun}."
    )
    return Reply(Answer(text, known=bool(found.hits)), found.hits, found=found)


def _told(scope: tuple[Event, ...], noun: str, total: int) -> Answer | None:
    """A statement about the event that gives the very number that we hold."""
    given = re.compile(rf"\b{total}\b.*\b{noun}\b", re.IGNORECASE)
    facts = [fact for event in scope for fact in event.facts if given.search(fact.text)]
    return events.said(facts[:1], scope) if facts else None


def _noun(kinds: tuple[str, ...], count: int) -> str:
    """ "papers"; of several kinds "talks" where all are, else "items"."""
    if len(kinds) > 1 and all(kind.endswith("session") for kind in kinds):
        return "session" if count == 1 else "sessions"
    talks = len(kinds) > 1 and all(kind.endswith("talk") or kind == "keynote" for kind in kinds)
    noun = kinds[0].replace("_", " ") if len(kinds) == 1 else "talk" if talks else "item"
    return noun if count == 1 else f"{noun}s"
