"""The store's door to what was asked last in a conversation."""

from __future__ import annotations

from datetime import datetime

from store.database import Database
from store.team import turns
from store.turns import Place, Turn


class Talks:
    """What a follow-up is understood by. Part of ``Store``."""

    _team: Database

    def keep_turn(self, place: Place, turn: Turn, now: datetime) -> None:
        """Keep it for some hours, in the place of the one before; it may be lost with the power."""
        turns.put(self._team, place, turn, now)

    def last_turn(self, place: Place, now: datetime) -> Turn | None:
        """What was asked last there; None where nothing was, or too long ago."""
        with self._team.reading() as conn:
            return turns.last(conn, place, now)

    def forget_turns(self, now: datetime) -> int:
        """Delete those that are too old, for good; how many those were. Writes only where there are any."""
        with self._team.reading() as conn:
            if not turns.any_old(conn, now):
                return 0
        with self._team.writing() as conn:
            return turns.forget(conn, now)
