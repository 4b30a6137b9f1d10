"""How many: from a fact, else from the notes, else by counting what we hold."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from store.catalogue.answers import events
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.sponsors import LEVELS
from store.catalogue.answers.stated import answer_stated
from store.catalogue.search.find import find
from store.queries import Lookup
from store.records import Answer
from store.text import words

_COUNTED = (
    (r"rate|ratio|percent", ("acceptance_rate", "papers_accepted")),
    (r"accept", ("papers_accepted", "papers_submitted")),
    (r"submi", ("papers_submitted", "papers_accepted")),
    (r"invited", ("invited_talks",)),
    (r"tutorial", ("tutorials",)),
    (r"workshop", ("workshops",)),
    (r"poster", ("posters",)),
    (r"award|prize", ("awards",)),
    (r"organi[sz]er", ("organisers",)),
    (r"talk|speaker", ("talks", "invited_talks")),
    (r"sponsor", ("sponsors",)),
    (r"room", ("rooms",)),
    (r"paper", ("papers_accepted", "papers_submitted")),
)
"""What is counted, and the keys of the facts that tell; the first that fits."""
_COUNT_WORDS = frozenset(
    """
    accepted accept acceptance rate ratio submitted submissions submission papers paper talks talk invited
    tutorials tutorial workshops workshop posters poster sessions awards award prizes organisers organizers
    speakers sponsors sponsor contributed total presented overall percent percentage number outstanding best
    held organised co located rooms
    """.split()
)
"""Words that say what is counted; with others the question is about something special."""
_ONLY_STATED = re.compile(r"accept|submi|rate|sponsor", re.IGNORECASE)
"""What cannot be counted in the catalogue."""


def count(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """A fact where one tells the number, else from the notes, else how many items we hold."""
    detail = asked.question.detail if asked.question else ""
    keys = next((keys for pattern, keys in _COUNTED if re.search(pattern, detail, re.IGNORECASE)), ())
    if level := _level(detail):
        return _sponsors(connection, asked, level)
    if not (keys or asked.kinds or asked.states) or any(
        word not in _COUNT_WORDS for word in asked.words.split()
    ):
        return answer_stated(connection, asked)
    scope = events.asked_about(connection, asked)
    if facts := events.facts(scope, keys):
        return Reply(events.said(facts, scope), ())
    name = events.of(scope, asked)
    held = Lookup(
        venues=asked.venues, years=asked.years, kinds=asked.kinds, states=asked.states, without=asked.without
    )  # fmt: skip
    if _ONLY_STATED.search(detail):
        total = find(connection, held).total if asked.kinds else 0
        more = f" We hold {total} items of that kind." if total else ""
        return Reply(unknown(f"The sources do not say that{name}.{more}"), ())
    found = find(connection, replace(held, award=asked.award))
    text = f"No source gives a number{name}; we hold {found.total:,} of them."
    return Reply(Answer(text, known=bool(found.hits)), found.hits, found=found)


def _level(detail: str) -> str:
    """The level of the sponsors that are counted, empty where something else is."""
    asked = set(words(detail))
    fits = any(word.startswith("sponsor") for word in asked)
    return next((level for level in LEVELS if level in asked), "") if fits else ""


def _sponsors(connection: sqlite3.Connection, asked: Lookup, level: str) -> Reply:
    scope = events.asked_about(connection, asked)
    found = events.facts(scope, (f"sponsors_{level}",))
    if not found:
        return Reply(unknown(f"The sources name no {level} sponsors{events.of(scope, asked)}."), ())
    return Reply(events.said(found, scope), ())
