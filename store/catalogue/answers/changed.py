"""What moved: what newer files of their sources say otherwise of items than earlier ones did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from store.catalogue.answers import events
from store.catalogue.answers.readings import CLOSE, NAMED
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.subjects import subject
from store.catalogue.answers.wording import called, clock, day, listing
from store.catalogue.search.events import resolve_all
from store.catalogue.search.filters.conditions import LISTED, listed
from store.catalogue.search.hits import Hit
from store.catalogue.search.scope import scope
from store.catalogue.search.sources import every
from store.catalogue.works import changes
from store.moved import Move, told
from store.queries import Lookup
from store.records import Item, Source
from store.results import Answer

_DAY = timedelta(hours=25)
"""The longest day, on which clocks are put back."""
READ = 20_000
"""Changes that are read, the latest first."""
_INSIDE = f"SELECT i.no, i.id FROM item i WHERE i.id IN {LISTED} AND {{}}"
_LAST = "SELECT max(at) FROM import_run WHERE problem = ''"


@dataclass(frozen=True, slots=True)
class _Span:
    """From when, and until when; aware, None where it is open."""

    since: datetime | None
    until: datetime | None

    @property
    def words(self) -> str:
        """ " since 2 November 2026", " on 2 November 2026", or nothing."""
        if self.since is None:
            return ""
        if self.until is None:
            return f" since {_moment(self.since)}"
        if self.until - self.since <= _DAY:
            return f" on {_moment(self.since)}"
        return f" between {_moment(self.since)} and {_moment(self.until)}"


def changed(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What moved of one item, of those that the filters leave, or of all; the latest first."""
    span = _span(asked.question.detail if asked.question else "")
    if asked.venues and not resolve_all(connection, asked.venues, None):
        return Reply(unknown(f"No event called {listing(asked.venues)} is known here."))
    if not (asked.words or asked.identifiers):
        moves = _moves(connection, span)
        return _of_many(connection, asked, moves, _inside(connection, asked, moves), span)
    about = subject(connection, asked)
    if about.item is None:
        return Reply(unknown("No such item is known here, so nothing is known to have moved."))
    if _named(about.hits):
        return _of_item(connection, about.item, about.hits[:1], span)
    numbers = {hit.id: hit.no for hit in about.hits}
    return _of_many(connection, asked, _moves(connection, span), numbers, span)


def _named(hits: Sequence[Hit]) -> bool:
    """Whether one item stands out as the one that is called so."""
    first, *others = hits
    return not others or (first.score >= NAMED and others[0].score < first.score * CLOSE)


def _moves(connection: sqlite3.Connection, span: _Span, item_id: str = "") -> tuple[Move, ...]:
    """What moved in that time, of one item or of all."""
    found = changes(connection, item_id, span.since, READ)
    return told(each for each in found if not (span.until and each.at and each.at >= span.until))


def _inside(connection: sqlite3.Connection, asked: Lookup, moves: Iterable[Move]) -> dict[str, int]:
    """The number of each item that moved and that the filters leave, by its id."""
    within = scope(connection, replace(asked, words="", question=None))
    ids = listed(dict.fromkeys(move.item_id for move in moves))
    rows = connection.execute(_INSIDE.format(within.where), (ids, *within.parameters))
    return {id: no for no, id in rows}


def _of_item(connection: sqlite3.Connection, item: Item, hits: tuple[Hit, ...], span: _Span) -> Reply:
    moves = _moves(connection, span, item.id)
    if not moves:
        seen = f", first seen {_moment(item.first_seen)}," if item.first_seen and not span.since else ""
        text = f"{called(item)}{seen} has not moved{span.words}, as far as the sources tell."
        return Reply(Answer(f"{text}{_last(connection)}", item.sources), hits)
    lines = [f"{called(item)} has changed{span.words}:", *(_line(move, named=False) for move in moves)]
    return Reply(Answer("\n".join(lines), _sources(connection, moves)), hits)


def _of_many(
    connection: sqlite3.Connection,
    asked: Lookup,
    moves: Iterable[Move],
    inside: Mapping[str, int],
    span: _Span,
) -> Reply:
    """The changes of the items on the page asked for, and how many items changed in all.

    :param inside: the numbers of the items in question, by their ids
    """
    moves = [move for move in moves if move.item_id in inside]
    hits = tuple(Hit(inside[id], id, 1.0) for id in dict.fromkeys(move.item_id for move in moves))
    where = _where(connection, asked, len(inside))
    if not moves:
        text = f"Nothing has moved{where}{span.words}, as far as the sources tell.{_last(connection)}"
        return Reply(Answer(text), ())
    shown = {hit.id for hit in hits[asked.offset : asked.offset + asked.limit]}
    page = [move for move in moves if move.item_id in shown]
    many = f"{len(hits):,} items have" if len(hits) > 1 else "1 item has"
    lines = [f"{many} changed{where}{span.words}:", *(_line(move) for move in page)]
    return Reply(Answer("\n".join(lines), _sources(connection, page)), hits)


def _where(connection: sqlite3.Connection, asked: Lookup, items: int) -> str:
    """ " at ICML 2026", " among 3 items about clocks", or nothing where all items were asked about."""
    if asked.words:
        return f" among {items:,} item{'s' * (items > 1)} about {asked.words}"
    if not (asked.venues or asked.years):
        return ""
    return events.of(events.asked_about(connection, asked), asked).replace(" of ", " at ", 1)


def _line(move: Move, *, named: bool = True) -> str:
    title = f"“{move.title}”: " if named else ""
    return f"{title}{move.text}{f' (read {_moment(move.at)})' if move.at else ''}"


def _sources(connection: sqlite3.Connection, moves: Iterable[Move]) -> tuple[Source, ...]:
    known = {source.id: source for source in every(connection)}
    ids = dict.fromkeys(move.source_id for move in moves)
    return tuple(known[id] for id in ids if id in known)


def _last(connection: sqlite3.Connection) -> str:
    """When sources were read last, as a sentence; empty where that is not known."""
    at = connection.execute(_LAST).fetchone()[0]
    return f" They were last read on {_moment(datetime.fromisoformat(at))}." if at else ""


def _moment(at: datetime) -> str:
    """ "3 November 2026, 09:12 UTC"; a midnight elsewhere is the day there."""
    if at.time() == time():
        return day(at.date())
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B} {at.year}, {clock(at.time())} UTC"


def _span(detail: str) -> _Span:
    """``2026-11-03``, ``2026-11-02..2026-11-03``, or the same with moments; what is no time is left out."""
    since, _, until = detail.partition("..")
    return _Span(_read(since), _read(until))


def _read(text: str) -> datetime | None:
    """A moment; a day without a zone is one of UTC."""
    try:
        if len(text) == len("2026-11-03"):
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
