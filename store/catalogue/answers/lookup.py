"""The one way from a ``Lookup`` to ``Results``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers import (
    affiliations,
    awards,
    both,
    changed,
    compare,
    counts,
    documents,
    edges,
    editions,
    explain,
    hasty,
    identified,
    links,
    members,
    most,
    nothing,
    ongoing,
    persons,
    places,
    premises,
    readings,
    related,
    roles,
    spelt,
    sponsors,
    unmarked,
    unread,
    upcoming,
)
from store.catalogue.answers.reply import Reply
from store.catalogue.answers.results import results
from store.catalogue.answers.settling import Settled, settled
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.unmarked import untold_language
from store.catalogue.search import extent
from store.catalogue.search.deadline import TimeUp, deadline, patiently
from store.catalogue.search.find import Found, find
from store.catalogue.search.memory import Memory, remembering
from store.queries import Ask, Lookup
from store.results import Results
from store.text import words

LIMIT = 1.5
"""Seconds that a search may take: Slack waits for three."""
_EVERY = 10**9
"""More items than any catalogue has."""
_ANSWERS: dict[Ask, Callable[[sqlite3.Connection, Lookup], Reply]] = {
    Ask.COUNT: counts.count,
    Ask.SPONSORS: sponsors.sponsors,
    Ask.WHERE: places.where,
    Ask.WHEN: edges.when,
    Ask.END: edges.when,
    Ask.NEXT: upcoming.upcoming,
    Ask.LEFT: upcoming.left,
    Ask.NOW: ongoing.ongoing,
    Ask.MOST: most.most,
    Ask.AWARD: awards.award,
    Ask.LINK: links.link,
    Ask.SOURCES: documents.sources,
    Ask.SAID: documents.said,
    Ask.SLOT: edges.slot,
    Ask.EDITIONS: editions.editions,
    Ask.WHO: roles.who,
    Ask.AFFILIATION: affiliations.affiliation,
    Ask.PERSON: persons.person,
    Ask.BOTH: both.both,
    Ask.WHAT: explain.what,
    Ask.SPELT: spelt.spelt,
    Ask.COMPARE: compare.compare,
    Ask.RELATED: related.like,
    Ask.FROM: members.members,
    Ask.CHANGED: changed.changed,
    Ask.STATED: answer_stated,
}


def lookup(
    connection: sqlite3.Connection, asked: Lookup, limit: float = LIMIT, memory: Memory | None = None
) -> Results:
    """Answer, items and what to try next. Nothing found is an answer too.

    :param limit: seconds; after them comes what was found so far, ``partial``
    :param memory: what was learnt from the same catalogue about the same question, another page of it perhaps
    """
    if asked.help or reading.revision(connection) == 0:
        return Results(asked)
    with remembering(memory):
        try:
            with deadline(connection, limit):
                meant = _meant(connection, asked)
                made = _looked_up(connection, meant.lookup)
                return replace(made, corrections=(*meant.corrections, *made.corrections))
        except TimeUp:
            return hasty.hasty(connection, asked)


def totals(
    connection: sqlite3.Connection, several: Iterable[Lookup], enough: int, limit: float
) -> tuple[int, ...]:
    """How many items questions find, as ``lookup`` would say; 0 where it would correct what was typed.

    :param enough: questions that find anything; those after so many are not asked
    :param limit: seconds for all of them; what was not asked by then is left out
    """
    made: list[int] = []
    with remembering(), suppress(TimeUp), deadline(connection, limit):
        for each in several:
            made.append(_total(connection, each))
            if sum(map(bool, made)) >= enough:
                break
    return tuple(made)


def _total(connection: sqlite3.Connection, asked: Lookup) -> int:
    if asked.help:
        return 0
    meant = _meant(connection, asked)
    asked, found, _ = _found(connection, meant.lookup)
    found = extent.whole(connection, asked, found)
    return 0 if meant.corrections or found.corrections else found.total


def ids(connection: sqlite3.Connection, asked: Lookup) -> tuple[str, ...]:
    """The ids of all items that ``lookup`` counts, best first, in one pass, however long that takes."""
    if asked.help or reading.revision(connection) == 0:
        return ()
    with remembering(), patiently():
        meant = _meant(connection, replace(asked, offset=0, limit=_EVERY)).lookup
        meant, found, _ = _found(connection, meant)
        return extent.every(connection, meant, found)


def _meant(connection: sqlite3.Connection, asked: Lookup) -> Settled:
    """What a text that is an identifier or a title, and no question, asks for; else what was understood."""
    identifier = identified.identified(connection, asked)
    return Settled(identifier) if identifier else settled(connection, asked)


def _looked_up(connection: sqlite3.Connection, asked: Lookup) -> Results:
    asked, found, reply = _found(connection, asked)
    silent = not (found.hits or reply.answer or reply.clarify)
    asking = asked.words and asked.raw.rstrip().endswith("?")
    if silent and (asked.question or asking or premises.is_timed(asked)):
        reply = premises.untold(connection, asked)
        found = Found(reply.hits or ())
    astray = premises.stray(connection, asked, found.hits)
    strange = unread.told(connection, asked)
    missing = identified.missing(connection, asked)
    reply = replace(reply, clarify="\n".join(filter(None, (strange, missing, astray, reply.clarify))))
    made = results(connection, asked, found, reply)
    if made.fruitful or made.clarify:
        return made
    return replace(made, suggestions=nothing.suggestions(connection, asked))


def _found(connection: sqlite3.Connection, asked: Lookup) -> tuple[Lookup, Found, Reply]:
    """(what was asked for, the items to show, what to say)."""
    if asked.question is None:
        found = find(connection, asked)
        if not found.hits and _quotes_words(asked):  # quotes around what is no phrase of ours
            asked = replace(asked, phrases=(), words=" ".join(asked.phrases))
            found = find(connection, asked)
        if not found.hits and (plain := untold_language(connection, asked)):
            asked, found = plain, find(connection, plain)
        asked, found = awards.best(connection, asked, found)
        if not found.hits and asked.kinds and (called := unmarked.called(connection, asked)):
            return called
        nobody = None if found.hits else identified.nobody(asked)
        reply = nobody or readings.clarify(connection, asked, found)
    else:
        reply = _ANSWERS[asked.question.ask](connection, asked)
        found = find(connection, replace(asked, question=None)) if asked.words else Found()
    if reply.found is not None:
        found = reply.found
    elif reply.hits is not None and reply.hits is not found.hits:
        found = replace(found, hits=reply.hits, more=0, parts=())
    return asked, found, reply


def _quotes_words(asked: Lookup) -> bool:
    """Whether only phrases are asked for that hold words: C++ has none."""
    return not asked.words and any(len(word) > 1 for phrase in asked.phrases for word in words(phrase))
