"""``Store``: the one door to what is known."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from importlib.resources.abc import Traversable
from pathlib import Path

from store.catalogue import answers, reading
from store.catalogue.importers import seeds
from store.catalogue.migrations import STEPS as CATALOGUE_STEPS
from store.catalogue.relevance import Relevance
from store.catalogue.writing import write
from store.database import Database
from store.errors import NotReady, StoreError
from store.interests import Interests, Picks
from store.queries import Lookup, Related
from store.records import Event, ImportReport, Item, Person, Results, Vocabulary
from store.team import seen
from store.team.book import Book
from store.team.migrations import STEPS as TEAM_STEPS
from store.team.wishes import Wishes

_SHORT_WAIT = 0.5
"""Seconds that the team's side waits for a lock: Slack wants its answer in three."""


class Store(Wishes, Book):
    """Both files of one data folder. May be used from many threads; close it when done.

    Every method may raise ``Busy``, ``Damaged`` or ``NotReady`` (``store.errors``).
    """

    def __init__(self, folder: Path) -> None:
        """Open the files in ``folder``, making what is not there yet.

        :raises WrongVersion: a newer Hallway wrote one of the files
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotReady(f"{folder} cannot be made", "Choose a data folder that may be written.") from error
        # The catalogue can be loaded again after a loss of power; what the team did cannot.
        self._catalogue = Database(folder / "catalogue.db", CATALOGUE_STEPS, durable=False)
        try:
            self._team = Database(folder / "team.db", TEAM_STEPS, durable=True, wait=_SHORT_WAIT)
        except BaseException:
            self._catalogue.close()
            raise
        self._vocabulary = Vocabulary(revision=-1)
        self._relevance = Relevance()
        self._forgot: datetime | None = None

    def lookup(self, lookup: Lookup) -> Results:
        """What the catalogue knows to a question."""
        with self._catalogue.reading() as conn:
            return answers.lookup(conn, lookup)

    def related(self, related: Related) -> Results:
        """Items like one item."""
        with self._catalogue.reading() as conn:
            return answers.related(conn, related)

    def recommend(self, interests: Interests, now: datetime) -> Picks:
        """What suits interests and feedback, of all that was known at ``now`` (aware), with reasons."""
        with self._catalogue.reading() as conn:
            return self._relevance.recommend(conn, interests, now)

    def why_not(self, interests: Interests, item_id: str, now: datetime) -> tuple[str, ...]:
        """Why ``recommend`` does not pick an item, or that it does, in sentences."""
        with self._catalogue.reading() as conn:
            return self._relevance.why_not(conn, interests, item_id, now)

    def item(self, id: str) -> Item | None:
        with self._catalogue.reading() as conn:
            return reading.fetch(conn, [id]).get(id)

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """The items that exist among ``ids``, in that order."""
        with self._catalogue.reading() as conn:
            return tuple(reading.fetch(conn, ids).values())

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

    def load_seeds(self, folder: Traversable, now: datetime, *, strict: bool = True) -> ImportReport:
        """Bring the catalogue to what the seed files say, whole or not at all.

        :param strict: False lets ``_draft`` keys stand in the files
        :raises BadSource: a mistake in a file; ``place`` names file and line, the catalogue is as it was
        """
        began = time.perf_counter()
        drafts = seeds.read(folder, strict=strict)
        with self._catalogue.writing() as conn:
            report = write(conn, drafts, seeds.ORIGIN, now)
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
                seen.count(conn)
        except StoreError as error:
            problems.append(str(error))
        return tuple(problems)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the content of both files, in words; slow, reads all of it."""
        return (*self._catalogue.check(), *self._team.check())

    def backup(self, folder: Path) -> None:
        """Copies of both files in another folder.

        :raises StoreError: a file of that name is there already, or the folder cannot be written
        """
        for database in (self._catalogue, self._team):
            database.backup(folder / database.path.name)

    def close(self) -> None:
        """Close both files; nothing may be asked afterwards."""
        self._catalogue.close()
        self._team.close()
