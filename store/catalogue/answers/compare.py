"""Two things side by side: what each is, what they have in common, and what the sources say of both."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass, replace

from store.catalogue import reading
from store.catalogue.answers import events
from store.catalogue.answers.explain import gist, what
from store.catalogue.answers.reply import Reply, stated, unique, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.subjects import is_named
from store.catalogue.answers.times import event_dates
from store.catalogue.answers.wording import called, listing
from store.catalogue.search import passages, terms
from store.catalogue.search.events import editions, named_events
from store.catalogue.search.find import find
from store.catalogue.search.hits import Hit
from store.queries import Ask, Lookup, Question
from store.records import KINDS, Event, Item
from store.results import Answer
from store.text import key

_KEYS = ("papers_accepted", "place")
_BOTH = 0.9
"""Share of the words of both names that a statement about both holds."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = "SELECT kind, count(*) FROM item WHERE event_id = ? GROUP BY kind"


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two: what is told of it, and the item that stands for it."""

    answer: Answer
    hit: Hit | None = None
    item: Item | None = None


def compare(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What the sources say of each; where one of the two is not known, that is said."""
    question = asked.question or Question(Ask.COMPARE)
    names = _names(connection, question.subject, question.detail)
    sides = [_event(connection, name) or _thing(connection, asked, name) for name in names]
    known = [side for side in sides if side is not None]
    missing = [name for name, side in zip(names, sides, strict=True) if side is None]
    hits = tuple({side.hit.id: side.hit for side in known if side.hit}.values())
    if not known:
        return answer_stated(connection, asked)
    lines = [side.answer.text for side in known]
    sources = [source for side in known for source in side.answer.sources]
    if missing:
        lines.append(f"The sources do not say what {listing(missing)} is.")
        return Reply(unknown("\n".join(lines), sources), hits)
    items = [side.item for side in known if side.item]
    lines += _common(items) if len(items) == len(names) else []
    if both := _of_both(connection, names, items):
        lines.append(both.text)
        sources += both.sources
    return Reply(Answer("\n".join(dict.fromkeys(lines)), unique(sources)), hits)


def _names(connection: sqlite3.Connection, first: str, second: str) -> tuple[str, str]:
    """Both names; a second one that is only a year is an edition of the first: "MLSys 2021 and 2022"."""
    if _YEAR.fullmatch(second):
        series = _YEAR.sub("", first).strip() or first
        found = (id for id, _, year in editions(connection, series) if str(year) == second)
        return first, next(found, second)
    return first, second


def _event(connection: sqlite3.Connection, name: str) -> _Side | None:
    """An event by its dates, its place, and what it holds."""
    found = reading.events(connection, named_events(connection, name))
    event = next((each for each in found if _means(each, name)), found[0] if found else None)
    if event is None:
        return None
    facts = events.facts((event,), _KEYS)
    lines = [event_dates(event), *(fact.text for fact in facts)]
    if held := _held(connection, event):
        lines.append(f"We hold {held} of it.")
    return _Side(Answer(" ".join(lines), unique((*event.sources, *(fact.source for fact in facts)))))


def _means(event: Event, name: str) -> bool:
    return key(name) in (key(event.id), key(event.label), key(event.name))


def _held(connection: sqlite3.Connection, event: Event) -> str:
    """ "24 papers, 3 invited talks", the kinds in the usual order."""
    counts: Counter[str] = Counter(dict(connection.execute(_COUNTED, (event.id,)).fetchall()))
    return ", ".join(
        f"{counts[kind]:,} {kind.replace('_', ' ')}{'' if counts[kind] == 1 else 's'}"
        for kind in KINDS
        if counts[kind]
    )


def _thing(connection: sqlite3.Connection, asked: Lookup, name: str) -> _Side | None:
    """What is called so, by the line that says what it is."""
    own = Lookup(raw=asked.raw, words=key(name), question=Question(Ask.WHAT, name))
    found = find(connection, replace(own, question=None))
    if not found.hits or found.corrections:
        return None
    item = reading.fetch(connection, [found.hits[0].id])[found.hits[0].id]
    edition = item.series and str(item.event.year) in name.split()
    if not (edition or is_named(item, name)):
        return None
    reply = what(connection, own)
    if reply.answer is None or not reply.answer.known:
        text = gist(item)
        return _Side(
            Answer(f"{called(item)}: {text}" if text else f"{called(item)}.", item.sources),
            found.hits[0],
            item,
        )
    return _Side(reply.answer, found.hits[0], item)


def _common(items: list[Item]) -> list[str]:
    """What two items share: their event, their session, people."""
    first, second = items[0], items[-1]
    if first.id == second.id:
        return [f"Both stand in {called(first)}, {first.event.label}."]
    if first.event.id != second.event.id:
        labels = (first.event.label, second.event.label)
        return [f"The first is of {labels[0]}, the second of {labels[1]}."] if all(labels) else []
    if not first.event.label:
        return []
    session = (
        f", in the session “{first.session}”" if first.session and first.session == second.session else ""
    )
    people = [each.name for each in first.credits if each.name in {other.name for other in second.credits}]
    shared = f" {listing(people)} had a part in both." if people else ""
    return [f"Both are of {first.event.label}{session}.{shared}"]


def _of_both(connection: sqlite3.Connection, names: tuple[str, str], items: list[Item]) -> Answer | None:
    """Statements that name both; not those of the session that only lists what it holds."""
    found = passages.find(connection, terms.read(connection, key(" ".join(names))))
    own = {item.id for item in items}
    said = [each.note for each in found if each.coverage >= _BOTH and each.note.subject_id in own]
    return stated(said, 2) if said else None
