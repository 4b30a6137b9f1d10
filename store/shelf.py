"""The store's door to what people keep of the catalogue, and to the page on which they see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from store.catalogue import answers, exporters, reading, works
from store.catalogue.search.filters.identifiers import pasted
from store.database import Database
from store.queries import Lookup
from store.records import Item
from store.saved import Kept
from store.team import homes, opinions

CITATIONS = ("bibtex", "ris")
"""Formats in which one item is one record."""


class Shelf:
    """Saved items as the catalogue has them today. Part of ``Store``."""

    _catalogue: Database
    _team: Database

    def kept(self, team: str, user: str) -> tuple[Kept, ...]:
        """What somebody saved, the latest first, each item once, under whatever id it was saved."""
        saved = self._saved(team, user)
        if not saved:
            return ()
        with self._catalogue.reading() as conn:
            now = works.resolve(conn, saved)
            items = reading.fetch(conn, now.values())
        found: dict[str, Kept] = {}
        for old, at in saved.items():
            id = now.get(old, old)
            found.setdefault(id, Kept(id, at, items.get(id)))
        return tuple(found.values())

    def kept_ids(self, team: str, user: str) -> frozenset[str]:
        """The ids of ``kept``, without the items."""
        saved = self._saved(team, user)
        if not saved:
            return frozenset()
        with self._catalogue.reading() as conn:
            now = works.resolve(conn, saved)
        return frozenset(now.get(id, id) for id in saved)

    def let_go(self, team: str, user: str, id: str) -> bool:
        """Keep an item no longer, under whatever id it was saved; False where it was not kept."""
        saved = self._saved(team, user)
        with self._catalogue.reading() as conn:
            now = works.resolve(conn, [*saved, id])
        meant = now.get(id, id)
        with self._team.writing() as conn:
            return opinions.unsave_all(conn, team, user, [old for old in saved if now.get(old, old) == meant])

    def _saved(self, team: str, user: str) -> dict[str, datetime]:
        with self._team.reading() as conn:
            return {each.item: each.at for each in opinions.saved(conn, team, user)}

    def cite(self, form: str, items: Sequence[Item], *, brief: bool = False) -> tuple[str, ...]:
        """A record for each item, in one of ``CITATIONS``; their keys differ. Brief: to be looked at."""
        if form not in CITATIONS:
            raise ValueError(f"one record does not stand for one item in {form}")
        return tuple(exporters.writer(form)(items, brief=brief))

    def at_address(self, url: str) -> Item | None:
        """The item that an address of arXiv, OpenReview, … or a DOI names; None for any other address."""
        with self._catalogue.reading() as conn:
            named = pasted(url)[:1]
            found = answers.lookup(conn, Lookup(identifiers=named, limit=1)).matches if named else ()
        return found[0].item if found else None

    def newest(self, limit: int) -> tuple[Item, ...]:
        """What was added to the catalogue last, the latest first."""
        with self._catalogue.reading() as conn:
            return tuple(reading.fetch(conn, reading.newest(conn, limit)).values())

    def home_opened(self, team: str, user: str, now: datetime) -> None:
        """Somebody looks at the app's own page: from now on it is kept as it should be."""
        with self._team.writing() as conn:
            homes.opened(conn, team, user, now)

    def has_home(self, team: str, user: str) -> bool:
        """Whether somebody ever looked at it."""
        with self._team.reading() as conn:
            return homes.known(conn, team, user)
