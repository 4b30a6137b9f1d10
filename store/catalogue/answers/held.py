"""How many items we hold, where no source gives a number, or gives the same."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from store.catalogue.answers import events, unmarked
from store.catalogue.answers.reply import Reply
from store.catalogue.search import extent
from store.catalogue.search.find import find
from store.queries import Lookup
from store.records import Event
from store.results import Answer

_SESSIONS = ("oral_session", "poster_session")
_KINDS = re.compile(
    r"(?:\w+ )?(?:papers?|talks?|posters?|tutorials?|workshops?|sessions?|panels?|demos?"
    r"|keynotes?|breaks?|items?)\b",
    re.IGNORECASE,
)


SPEAKING = re.compile(
    r"(?:\w+ )?\w+s (?:(?:that|which) )?(?:(?:are|were) )?(?:about|on|mention|discuss|cover|deal with|use)\b",
    re.IGNORECASE,
)
"""Asks how many items are about something."""


def is_narrower(asked: Lookup) -> bool:
    """Whether a part of an event's items is counted, of which no fact about the event tells."""
    return bool(asked.people or asked.organisations or asked.sessions or asked.sources or asked.has)


def held(connection: sqlite3.Connection, asked: Lookup, scope: tuple[Event, ...]) -> Reply:
    """The number, and that no source gives it; of a session what is in it, without itself."""
    own = (Lookup(kinds=_SESSIONS),) if asked.sessions and not asked.kinds else ()
    every = replace(asked, question=None, words="", without=(*asked.without, *own))
    if len(asked.venues) > 1:
        return _of_each(connection, every)
    found = find(connection, every)
    if not found.hits and (called := unmarked.called(connection, every)):
        _, named, said = called
        text = f"{named.total:,} by what we hold. {said.clarify}"
        return Reply(Answer(text), named.hits, found=named)
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


def about(connection: sqlite3.Connection, asked: Lookup, detail: str) -> Reply | None:
    """How many items of a kind are about something; None where no items are counted.

    :param detail: what is counted, in the asker's words
    """
    found = find(connection, replace(asked, question=None)) if _KINDS.match(detail) and asked.kinds else None
    if found is None or not found.hits:
        return None
    whole = extent.whole(connection, replace(asked, question=None), found)
    text = f"We hold {whole.total:,} {_noun(asked.kinds, whole.total)} about that."
    return Reply(Answer(text), whole.hits, found=found)


def _of_each(connection: sqlite3.Connection, every: Lookup) -> Reply:
    """The number of each of several events that are named, to be compared."""
    lines, whole = [], find(connection, every)
    for name in every.venues:
        total = find(connection, replace(every, venues=(name,))).total
        label = events.of(events.asked_about(connection, replace(every, venues=(name,))), every)
        lines.append(f"{total:,} {_noun(every.kinds, total)}{label}, by what we hold.")
    return Reply(Answer("\n".join(lines)), whole.hits, found=whole)


def _told(scope: tuple[Event, ...], noun: str, total: int) -> Answer | None:
    """A statement about the event that gives the very number that we hold."""
    given = re.compile(rf"\b{total}\b.*\b{noun}\b", re.IGNORECASE)
    facts = [fact for event in scope for fact in event.facts if given.search(fact.text)]
    return events.said(facts[:1], scope) if facts else None


def _noun(kinds: tuple[str, ...], count: int) -> str:
    """ "papers"; of several kinds "talks" where all are, else "items"."""
    if len(kinds) > 1 and all(kind.startswith(kinds[0]) for kind in kinds):
        return " or ".join(f"{kind.replace('_', ' ')}{'' if count == 1 else 's'}" for kind in kinds)
    if len(kinds) > 1 and all(kind.endswith("session") for kind in kinds):
        return "session" if count == 1 else "sessions"
    talks = len(kinds) > 1 and all(kind.endswith("talk") or kind == "keynote" for kind in kinds)
    one = kinds[0].replace("_", " ").replace("lightning", "lightning talk") if len(kinds) == 1 else ""
    noun = one or ("talk" if talks else "item")
    return noun if count == 1 else f"{noun}s"
