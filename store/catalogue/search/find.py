"""Items for a lookup, best first."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue.reading.rows import values
from store.catalogue.search import candidates, gathering, names, terms
from store.catalogue.search.filters.conditions import CLOCK, LISTED, Scope
from store.catalogue.search.filters.conditions import listed as as_list
from store.catalogue.search.filters.times import is_time
from store.catalogue.search.hits import NO_TERMS, Found, Hit
from store.catalogue.search.listing import listed
from store.catalogue.search.memory import remembered
from store.catalogue.search.people import SURE
from store.catalogue.search.ranking import NAMING
from store.catalogue.search.scope import scope
from store.queries import Lookup
from store.results import Correction

__all__ = ["NO_TERMS", "Found", "Hit", "find"]

WHOLE = 0.95
"""Share of the question's weight from which an item holds all of it."""

EITHER = " | "
"""Between alternatives of words."""
_ANCHOR = (
    "SELECT event_id, coalesce(day, ''), clock, coalesce(nullif(clock_end, ''), clock) FROM item WHERE no = ?"
)
_UNTIL = f"coalesce(nullif(i.clock_end, ''), {CLOCK} || '~')"
"""When it ends; of what has no end that is known, just after it began."""
_NEVER = "99"
"""A clock time that nothing has: of an item without a time nothing is known to come after."""


@remembered
def find(connection: sqlite3.Connection, lookup: Lookup, *, every: bool = True) -> Found:
    """All items that fit, best first; in the order of the programme where there are no words to rank by.

    :param every: False takes items that hold any of the words, for likeness rather than for a question
    """
    return _find(connection, _from_the_first(lookup), every=every)


def _from_the_first(lookup: Lookup) -> Lookup:
    """The same for all pages of which one search finds the items."""
    return replace(lookup, offset=0, limit=max(candidates.READ, lookup.offset + lookup.limit))


@remembered
def _find(connection: sqlite3.Connection, lookup: Lookup, *, every: bool) -> Found:
    found = _inside(connection, lookup, scope(connection, lookup), every=every)
    if found.hits or not is_time(lookup.at):
        return found
    # Nothing begins then; what began before may still be going on.
    within = scope(connection, replace(lookup, at=""))
    within.add("i.clock <= ? AND i.clock_end > ?", lookup.at, lookup.at)
    return _inside(connection, replace(lookup, at=""), within, every=every)


def _inside(connection: sqlite3.Connection, lookup: Lookup, within: Scope, *, every: bool) -> Found:
    _around(connection, lookup, within)
    if not _searchable(connection, lookup.words):
        return listed(connection, lookup, within) if within.conditions else Found()
    if gathering.inside_of(connection, within) == {}:  # words cannot find what filters leave nothing of
        return Found(corrections=tuple(within.corrections))
    if EITHER in lookup.words:
        return _either(connection, lookup, within, every=every)
    asked = terms.read(connection, lookup.words)
    hits = candidates.ranked(connection, lookup, asked, within, every=every)
    people = _people(connection, lookup.words, within) if every else Found()
    if people.hits and (not hits or _better(people.hits[0], hits[0])):
        ahead = {hit.id for hit in people.hits}
        rest = () if people.hits[0].coverage < WHOLE else tuple(hit for hit in hits if hit.id not in ahead)
        return replace(people, hits=(*people.hits, *rest), terms=asked)
    return Found(hits, asked, (*within.corrections, *(asked.corrections if hits else ())))


def _either(connection: sqlite3.Connection, lookup: Lookup, within: Scope, *, every: bool) -> Found:
    """What fits one of several alternatives, or all of them: those first."""
    each = [replace(lookup, words=words, spoken=0) for words in lookup.words.split(EITHER) if words.strip()]
    found = [_inside(connection, one, within, every=every) for one in each]
    scores: dict[int, list[Hit]] = {}
    for hit in (hit for one in found for hit in one.hits):
        scores.setdefault(hit.no, []).append(hit)
    best = ((hits, max(hits, key=lambda hit: hit.score)) for hits in scores.values())
    ranked = sorted(best, key=lambda pair: (-len(pair[0]), -pair[1].score, pair[1].id))
    return replace(max(found, key=lambda one: len(one.hits)), hits=tuple(hit for _, hit in ranked))


def _better(person: Hit, other: Hit) -> bool:
    return other.coverage < person.coverage or other.field == "people"


def _searchable(connection: sqlite3.Connection, text: str) -> bool:
    """Lone letters and digits are no words to search for, unless together they name something: "P 2"."""
    return any(len(word) > 1 for word in text.split()) or bool(names.rewards(connection, text))


def _people(connection: sqlite3.Connection, text: str, within: Scope) -> Found:
    """Items of the person whom the whole text names, also where a slip made another word: "Evan Lu"."""
    named, rows = names.credited(connection, text)
    if not rows:
        return Found()
    sql = f"SELECT i.id FROM item i WHERE i.id IN {LISTED} AND {within.where}"
    inside = set(values(connection, sql, (as_list(id for _, id in rows), *within.parameters)))
    likeness = named[0].likeness
    hits = tuple(Hit(no, id, likeness, likeness, "people") for no, id in rows if id in inside)
    corrections = (Correction(text, named[0].name),) if likeness < SURE else ()
    return Found(hits, corrections=(*within.corrections, *corrections))


def _around(connection: sqlite3.Connection, lookup: Lookup, within: Scope) -> None:
    """ "after lunch": the time of the item that the words name, on its own day and at its own event."""
    if lookup.at and not is_time(lookup.at):
        _beside(connection, lookup, within)
    for side, named in (("after", lookup.after), ("before", lookup.before)):
        if not named or is_time(named):
            continue
        other = replace(lookup, words=named, after="", before="", kinds=(), question=None, at="", part="")
        anchors = find(connection, other).hits
        if not anchors:
            within.add("0")
            continue
        event, day, starts, ends = connection.execute(_ANCHOR, (anchors[0].no,)).fetchone()
        within.add("i.event_id = ? AND i.day = ? AND i.no <> ?", event, day, anchors[0].no)
        condition, clock = (f"{CLOCK} >= ?", ends) if side == "after" else (f"{CLOCK} < ?", starts)
        within.add(condition, clock or _NEVER)


def _beside(connection: sqlite3.Connection, lookup: Lookup, within: Scope) -> None:
    """ "at the same time as the panel": what overlaps with it; what has no end, where it begins."""
    named = Lookup(raw=lookup.at, words=lookup.at, venues=lookup.venues, years=lookup.years)
    anchors = [hit for hit in find(connection, named).hits[:1] if hit.field in NAMING]
    if not anchors:
        within.add("0")
        return
    event, day, starts, ends = connection.execute(_ANCHOR, (anchors[0].no,)).fetchone()
    within.add("i.event_id = ? AND i.day = ? AND i.no <> ?", event, day, anchors[0].no)
    until = ends if ends and ends > (starts or _NEVER) else f"{starts or _NEVER}~"
    within.add(f"{CLOCK} < ? AND {_UNTIL} > ?", until, starts or _NEVER)
