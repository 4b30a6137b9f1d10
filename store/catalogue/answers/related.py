"""More like one item: shared topics, systems and people, then shared words."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.results import results
from store.catalogue.answers.subjects import is_named, subject
from store.catalogue.answers.wording import called
from store.catalogue.search import names
from store.catalogue.search.find import Found, Hit, find
from store.catalogue.search.memory import remembering
from store.queries import Lookup, Related
from store.records import KINDS, Item
from store.results import Answer, Results
from store.text import words

_BUT = re.compile(r" (?:but|except|only) ", re.IGNORECASE)
"""What is to be otherwise than in what is named: "like Plumber but for GPUs"."""
_NOT = re.compile(
    r",? (?:but |and )?(?:not|without|except)(?: for)?(?: (?:about|on|the|any))? (?P<what>[^,;]{1,80})$",
    re.IGNORECASE,
)
"""What they must not speak of."""
MOST = 20
_PEOPLE = 0.6
"""What one shared person adds to the likeness of words, whose best is about 3."""

_CREDITED = (
    "SELECT o.item_id, count(DISTINCT o.person_id) FROM credit c JOIN credit o ON o.person_id = c.person_id"
    " WHERE c.item_id = ? AND o.item_id <> ? GROUP BY o.item_id"
)


def related(connection: sqlite3.Connection, asked: Related) -> Results:
    """Items like one item, the likest first; no result where the item is not known."""
    item = reading.fetch(connection, [asked.item_id]).get(asked.item_id)
    shown = Lookup(offset=asked.offset, limit=asked.limit)
    if item is None:
        return Results(shown)
    with remembering():
        hits = _likest(connection, item)
    return results(connection, shown, Found(hits[:MOST]), Reply(None))


def like(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What is like the item that is named, of the kind asked for; where none is named so, what words find."""
    asked, unwanted = _left_out(connection, asked)
    about = subject(connection, asked)
    item = about.item
    name = _BUT.split(asked.question.subject)[0] if asked.question else ""
    if item is None or not (is_named(item, name) or about.hits[0].field == "people"):
        return Reply(
            unknown(f"Nothing known here is called {name}; this is what its words find."), about.hits
        )
    wanted = asked.question.detail.lower().rstrip("s") if asked.question else ""
    out = {hit.id for hit in find(connection, Lookup(words=unwanted)).hits} if unwanted else set()
    hits = tuple(hit for hit in _likest(connection, item) if hit.id not in out)
    items = reading.fetch(connection, [hit.id for hit in hits])
    kept = tuple(hit for hit in hits if wanted not in KINDS or items[hit.id].kind.endswith(wanted))[:MOST]
    if not kept:
        return Reply(unknown(f"Nothing that we hold is like {called(item)}.", item.sources), about.hits)
    return Reply(Answer(f"These are nearest to {called(item)}, by topics, words and people:"), kept)


def _left_out(connection: sqlite3.Connection, asked: Lookup) -> tuple[Lookup, str]:
    """(the question about what is named, what the others must not speak of): "like Plumber but not GPUs"."""
    said = asked.question.subject if asked.question else ""
    found = _NOT.search(said)
    if found is None or asked.question is None or names.titled(connection, said):
        return asked, ""
    name = said[: found.start()].strip()
    kept = set(words(name))
    left = " ".join(word for word in asked.words.split() if word in kept)
    meant = replace(asked, words=left, excluded=(), question=replace(asked.question, subject=name))
    return meant, " ".join(words(found["what"]))


def _likest(connection: sqlite3.Connection, item: Item) -> tuple[Hit, ...]:
    found = find(connection, Lookup(words=_profile(item)), every=False)
    shared = _shared(connection, item)
    hits = [Hit(hit.no, hit.id, hit.score + shared.pop(hit.id, 0.0), hit.coverage) for hit in found.hits]
    hits += [Hit(0, id, score) for id, score in shared.items()]
    ranked = sorted((hit for hit in hits if hit.id != item.id), key=lambda hit: (-hit.score, hit.id))
    return tuple(ranked[: 2 * MOST])


def _profile(item: Item) -> str:
    """The words that say what an item is about."""
    return " ".join((item.title, *item.topics, *item.systems[:3]))


def _shared(connection: sqlite3.Connection, item: Item) -> dict[str, float]:
    """Item ids -> reward for people in common."""
    rows = connection.execute(_CREDITED, (item.id, item.id))
    return {id: _PEOPLE * min(count, 3) for id, count in rows}
