"""Relevance: interests and feedback in, ranked items with reasons out.

``Relevance`` keeps what was worked out of the catalogue until a load changes it. numpy and scipy are imported
with the first question, as nothing else in Hallway needs them.
"""

from __future__ import annotations

import sqlite3
import threading
from datetime import datetime
from typing import TYPE_CHECKING

from store.catalogue import reading
from store.interests import Interests, Picks

if TYPE_CHECKING:
    from store.catalogue.relevance.known import Known


class Relevance:
    """One for each open catalogue. May be used from many threads."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._guard = threading.Lock()

    def recommend(self, conn: sqlite3.Connection, interests: Interests, now: datetime) -> Picks:
        """What suits the interests of all that was known at ``now``, which must be aware."""
        from store.catalogue.relevance import engine  # noqa: PLC0415 - see above

        return engine.recommend(conn, self._current(conn), interests, now)

    def why_not(
        self, conn: sqlite3.Connection, interests: Interests, item_id: str, now: datetime
    ) -> tuple[str, ...]:
        """Why an item is not picked, or that it is, in sentences; never empty."""
        from store.catalogue.relevance import whynot  # noqa: PLC0415 - see above

        return whynot.why_not(conn, self._current(conn), interests, item_id, now)

    def _current(self, conn: sqlite3.Connection) -> Known:
        from store.catalogue.relevance import known  # noqa: PLC0415 - see above

        with self._guard:  # the others wait for the first, rather than work it out again
            revision = reading.revision(conn)
            if self._known is None or self._known.revision != revision:
                self._known = known.read(conn, revision)
            return self._known
