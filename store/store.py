"""``Store``: the one door to what is known."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path

from store.catalogue import answers, exporters, reading, works
from store.catalogue.importers import seeds
from store.catalogue.importers.door import Imports
from store.catalogue.migrations import STEPS as CATALOGUE_STEPS
from store.catalogue.reading.figures import figures as catalogue_figures
from store.catalogue.relevance import Relevance
from store.catalogue.search import topics
from store.database import Database, Hold
from store.errors import NotReady, StoreError
from store.figures import CatalogueFigures, TeamFigures
from store.folder import CATALOGUE, HALF_RESTORED, TEAM
from store.interests import Interests, Picks
from store.memory import Last, Recent
from store.queries import Lookup, Related
from store.records import Event, Item, Person
from store.reports import ImportReport
from store.results import Results
from store.ruled import Ruled
from store.shelf import Shelf
from store.team import seen
from store.team.book import Book
from store.team.figures import figures as team_figures
from store.team.freshness import Freshness
from store.team.marks import Marks
from store.team.migrations import STEPS as TEAM_STEPS
from store.team.talks import Talks
from store.team.tenancy import Tenancy
from store.team.wishes import Wishes
from store.vocabulary import TopicCount, Vocabulary

EXPORTS = exporters.FORMATS
_BATCH = 500
"""Items read at a time for an export."""
_ANSWERS = 1_000
"""Each takes some 15 KB."""
_SHORT_WAIT = 0.5
"""Seconds that the team's side waits for a lock: Slack wants its answer in three."""


class Store(Imports, Ruled, Wishes, Book, Freshness, Shelf, Tenancy, Marks, Talks):
    """Both files of one data folder. May be used from many threads; close it when done.

    Every method may raise ``Busy``, ``Damaged`` or ``NotReady`` (``store.errors``).
    """

    def __init__(self, folder: Path, *, kept: int = _ANSWERS) -> None:
        """Open the files in ``folder``, making what is not there yet.

        :param kept: how many answers are kept for those who ask the same; 0 where each is to be made anew
        :raises WrongVersion: a newer Hallway wrote one of the files
        :raises InUse: a restore into the folder is under way
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotReady(f"{folder} cannot be made", "Choose a data folder that may be written.") from error
        with ExitStack() as opened:
            opened.callback(Hold(folder).close)
            if (folder / HALF_RESTORED).exists():
                raise NotReady(
                    f"A restore into {folder} was not finished", "Run the same `hallway restore` again."
                )
            # The catalogue can be loaded again after a loss of power; what the team did cannot.
            self._catalogue = Database(folder / CATALOGUE, CATALOGUE_STEPS, durable=False)
            opened.callback(self._catalogue.close)
            self._team = Database(folder / TEAM, TEAM_STEPS, durable=True, wait=_SHORT_WAIT)
            opened.callback(self._team.close)
            self._opened = opened.pop_all()
        self.folder = folder
        self._vocabulary = Vocabulary(revision=-1)
        self._relevance = Relevance()
        self._answers: Recent[Results] = Recent(kept)
        self._keeps = kept > 0
        self._last = Last()
        self._forgot: datetime | None = None

    def lookup(self, lookup: Lookup) -> Results:
        """What the catalogue knows to a question; kept as long as the catalogue stays as it is."""
        with self._catalogue.reading() as conn:
            revision = reading.revision(conn)
            make = partial(self._made, conn, revision, lookup)
            return self._answers.get((revision, lookup), make, keep=_is_whole)

    def _made(self, conn: sqlite3.Connection, revision: int, lookup: Lookup) -> Results:
        """Anew, but for what this thread learnt from another page of the same question."""
        memory = self._last.about((revision, lookup.raw)) if self._keeps and lookup.raw else None
        results = answers.lookup(conn, lookup, memory=memory)
        if not _is_whole(results):
            self._last.about(None)
        return results

    def totals(self, several: Iterable[Lookup], enough: int, seconds: float) -> tuple[int, ...]:
        """How many items questions find without any guess, of as many of them as there is time for.

        :param enough: questions that find anything, after which no others are asked
        """
        with self._catalogue.reading() as conn:
            return answers.totals(conn, several, enough, seconds)

    def related(self, related: Related) -> Results:
        """Items like one item."""
        with self._catalogue.reading() as conn:
            id = works.resolve(conn, [related.item_id]).get(related.item_id, related.item_id)
            return answers.related(conn, replace(related, item_id=id))

    def recommend(self, interests: Interests, now: datetime) -> Picks:
        """What suits interests and feedback, of all that was known at ``now`` (aware), with reasons."""
        with self._catalogue.reading() as conn:
            return self._relevance.recommend(conn, works.present(conn, interests), now)

    def why_not(self, interests: Interests, item_id: str, now: datetime) -> tuple[str, ...]:
        """Why ``recommend`` does not pick an item, or that it does, in sentences."""
        with self._catalogue.reading() as conn:
            id = works.resolve(conn, [item_id]).get(item_id, item_id)
            return self._relevance.why_not(conn, works.present(conn, interests), id, now)

    def item(self, id: str) -> Item | None:
        """An item by its id, by one it had before it was merged, or by one that only its source uses."""
        return next(iter(self.items([id])), None)

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """The items that exist among ``ids``, in that order; see ``item``."""
        with self._catalogue.reading() as conn:
            return tuple(reading.fetch(conn, works.resolve(conn, ids).values()).values())

    def export(self, form: str, lookup: Lookup | None = None) -> Iterator[str]:
        """Pieces of a file with all items, or with all that a lookup finds, in one of ``EXPORTS``."""
        return exporters.writer(form)(self._exported(lookup))

    def _exported(self, lookup: Lookup | None) -> Iterator[Item]:
        """Items bit by bit, so that a large catalogue needs no memory; a read is never held open for long."""
        with self._catalogue.reading() as conn:
            ids = reading.item_ids(conn) if lookup is None else answers.ids(conn, lookup)
        for begin in range(0, len(ids), _BATCH):
            yield from self.items(ids[begin : begin + _BATCH])

    def person(self, id: str) -> Person | None:
        with self._catalogue.reading() as conn:
            return reading.person(conn, id)

    def events(self) -> tuple[Event, ...]:
        """All events, the latest first."""
        with self._catalogue.reading() as conn:
            return reading.events(conn)

    def event(self, id: str) -> Event | None:
        with self._catalogue.reading() as conn:
            return reading.event(conn, id)

    def vocabulary(self) -> Vocabulary:
        """Names of events, rooms, sessions and sources; read again when a load has changed the catalogue."""
        with self._catalogue.reading() as conn:
            if self._vocabulary.revision != reading.revision(conn):
                self._vocabulary = reading.vocabulary(conn)
        return self._vocabulary

    def topics_like(self, text: str, limit: int) -> tuple[TopicCount, ...]:
        """Topics that a text, of any length and content, may be the beginning of; see ``TopicCount``."""
        with self._catalogue.reading() as conn:
            return topics.topics_like(conn, text, limit)

    def load_seeds(self, folder: Traversable, now: datetime, *, strict: bool = True) -> ImportReport:
        """Bring the catalogue to what the seed files say, whole or not at all.

        :param strict: False lets ``_draft`` keys stand in the files
        :raises BadSource: a mistake in a file; ``place`` names file and line, the catalogue is as it was
        """
        began = time.perf_counter()
        drafts = seeds.read(folder, strict=strict)
        with self._catalogue.writing() as conn:
            report = works.load_drafts(conn, drafts, seeds.ORIGIN, now)
        return replace(report, seconds=round(time.perf_counter() - began, 3))

    def first_time(self, key: str, now: datetime) -> bool:
        """True once for each key, from any thread or process. Keys are kept for two days."""
        if self._forgot is None or now - self._forgot > seen.KEPT / 48:
            self._forgot = now
            seen.forget(self._team, now)
        return seen.first_time(self._team, key, now)

    def health(self) -> tuple[str, ...]:
        """What keeps the store from answering, in words; empty when it is well. Quick, to be asked often."""
        problems = []
        try:
            with self._catalogue.reading() as conn:
                if reading.revision(conn) == 0:
                    problems.append("The catalogue is empty: run `hallway load-seeds`.")
        except StoreError as error:
            problems.append(str(error))
        try:
            with self._team.reading() as conn:
                seen.look(conn)
        except StoreError as error:
            problems.append(str(error))
        # A read still works where a write does not.
        problems += [str(each.trouble) for each in (self._catalogue, self._team) if each.trouble]
        return tuple(dict.fromkeys(problems))

    def catalogue_figures(self) -> CatalogueFigures:
        """Numbers about the catalogue, for those who watch."""
        with self._catalogue.reading() as conn:
            return catalogue_figures(conn)

    def team_figures(self) -> TeamFigures:
        """Numbers about the team's side."""
        with self._team.reading() as conn:
            return team_figures(conn)

    def sizes(self) -> dict[str, int]:
        """Bytes on the disk by file, what is not yet in its place included."""
        return {database.path.name: database.size() for database in (self._catalogue, self._team)}

    def check(self) -> tuple[str, ...]:
        """What is wrong with the content of both files, in words; slow, reads all of it."""
        return (*self._catalogue.check(), *self._team.check())

    def backup(self, folder: Path) -> None:
        """Copies of both files in another folder; see ``store.copies`` for more.

        :raises StoreError: a file of that name is there already, or the folder cannot be written
        """
        # The team's first: the catalogue then knows every item that it names.
        for database in (self._team, self._catalogue):
            database.backup(folder / database.path.name)

    def close(self) -> None:
        """Close both files; nothing may be asked afterwards."""
        self._opened.close()


def _is_whole(results: Results) -> bool:
    """What the time limit cut short may be whole the next time."""
    return not (results.partial or results.more_than)
