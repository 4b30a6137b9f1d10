"""How many: from a fact, else from the notes, else by counting what we hold."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace

from store.catalogue.answers import events, held, parts
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.sponsors import LEVELS
from store.catalogue.answers.stated import answer_stated
from store.catalogue.reading.rows import values
from store.catalogue.search.find import find
from store.catalogue.search.scope import scope as within_scope
from store.queries import Ask, Lookup, Question
from store.records import Event, Fact
from store.results import Answer
from store.text import words

_COUNTED = (
    (r"rate|ratio|percent", ("acceptance_rate", "papers_accepted")),
    (r"award|prize|outstanding|best paper", ("awards",)),
    (r"accept", ("papers_accepted", "papers_submitted")),
    (r"submi", ("papers_submitted", "papers_accepted")),
    (r"invited", ("invited_talks",)),
    (r"tutorial", ("tutorials",)),
    (r"workshop", ("workshops",)),
    (r"poster", ("posters",)),
    (r"organi[sz](?:er|ed)", ("organisers",)),
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
    held organised organized co located rooms room spoke speak gave people authors wrote different
    track tracks devroom devrooms
    """.split()
)
"""Words that say what is counted; with others the question is about something special."""
_PEOPLE = (
    "SELECT count(DISTINCT c.person_id) FROM item i JOIN credit c ON c.item_id = i.id"
    " WHERE {} AND c.role IN (SELECT value FROM json_each(?))"
)
_TRACKS = "SELECT count(DISTINCT i.track) FROM item i WHERE {} AND i.track > ''"
_THINGS = (
    ("room", r"\brooms?\b", "SELECT count(DISTINCT i.room) FROM item i WHERE {} AND i.room > ''", ()),
    ("speaker", r"\bspeakers?\b|\bpeople (?:speak|spoke|talk|gave)", _PEOPLE, ("speaker", "presenter")),
    ("organiser", r"\borgani[sz]ers?\b|\bpeople organi[sz]ed", _PEOPLE, ("organiser",)),
    ("track", r"^(?:different )?(?:tracks|devrooms)\b", _TRACKS, ()),
    ("author", r"\bauthors?\b|\bpeople wrote", _PEOPLE, ("author",)),
)
"""What is no item and can be counted: its name, how people ask, and the roles of people."""
_LISTED = {"tracks": "i.track", "devrooms": "i.track", "rooms": "i.room"}
"""What is asked for by its names."""
_MOST = 60
"""Names that are told."""
_NUMBER = re.compile(
    r"\b(?:(?!(?:19|20)\d\d\b)\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
"""A number that is no year."""
_ONLY_STATED = re.compile(r"accept|submi|rate|sponsor", re.IGNORECASE)
"""What cannot be counted in the catalogue."""


def count(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """A fact where one tells the number, else from the notes, else how many items we hold."""
    detail = asked.question.detail if asked.question else ""
    keys = next((keys for pattern, keys in _COUNTED if re.search(pattern, detail, re.IGNORECASE)), ())
    if level := _level(detail):
        return _sponsors(connection, asked, level)
    if any(word not in _COUNT_WORDS for word in asked.words.split()):
        return _special(connection, asked, detail)
    scope = events.asked_about(connection, asked)
    facts = () if held.is_narrower(asked) else events.facts(scope, keys)
    if facts:
        return Reply(_said(facts, scope, keys), ())
    if counted := _things(connection, asked, detail):
        names = _names(connection, asked, detail)
        named = f"\n{names}" if names else ""
        return Reply(Answer(f"{counted}{events.of(scope, asked)}, by what we hold.{named}"), ())
    if not (keys or asked.kinds or asked.states or asked.sessions):
        return answer_stated(connection, asked)
    if _ONLY_STATED.search(detail):
        return _never_counted(connection, asked, scope)
    return held.held(connection, asked, scope)


def _special(connection: sqlite3.Connection, asked: Lookup, detail: str) -> Reply:
    """How many of what words describe: parts of a thing, figures that are stated, items about it."""
    number = held.about(connection, asked, detail)
    if number and held.SPEAKING.match(detail):
        return number
    figure = replace(asked, question=Question(Ask.STATED, f"how many {detail}", "figure"))
    told = parts.counted(connection, asked, detail, _COUNT_WORDS) or answer_stated(connection, figure)
    return told if told.answer and told.answer.known else number or told


def _never_counted(connection: sqlite3.Connection, asked: Lookup, scope: tuple[Event, ...]) -> Reply:
    every = replace(asked, question=None, words="", award="")
    total = find(connection, every).total if asked.kinds else 0
    more = f" We hold {total} items of that kind." if total else ""
    return Reply(unknown(f"The sources do not say that{events.of(scope, asked)}.{more}"), ())


def _said(facts: list[Fact], scope: tuple[Event, ...], keys: tuple[str, ...]) -> Answer:
    """Facts; in front of one that only lists names, how many they are."""
    answer = events.said(facts, scope)
    names = facts[0].value.split(", ")
    if len({fact.event_id for fact in facts}) > 1 or len(names) < 2 or _NUMBER.search(facts[0].text):
        return answer
    return replace(answer, text=f"{len(names)} {keys[0].replace('_', ' ')}.\n{answer.text}")


def _things(connection: sqlite3.Connection, asked: Lookup, detail: str) -> str:
    """How many rooms or people there are, which are no items: "35 rooms"; else empty."""
    for noun, called, sql, roles in _THINGS:
        if re.search(called, detail, re.IGNORECASE):
            within = within_scope(connection, replace(asked, question=None, words=""))
            parameters = (*within.parameters, *([json.dumps(roles)] if roles else ()))
            (number,) = connection.execute(sql.format(within.where), parameters).fetchone()
            return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""
    return ""


def _names(connection: sqlite3.Connection, asked: Lookup, detail: str) -> str:
    """The tracks or rooms by their names, where they are asked for and not only their number; else empty."""
    column = _LISTED.get(detail.lower())
    if column is None:
        return ""
    within = within_scope(connection, replace(asked, question=None, words=""))
    sql = f"SELECT DISTINCT {column} FROM item i WHERE {within.where} AND {column} > '' ORDER BY 1"
    names = values(connection, sql, tuple(within.parameters))
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return "; ".join(names[:_MOST]) + more


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
