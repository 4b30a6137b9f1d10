"""Who waits until their workspace may be asked again: a list instead of threads that wait."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.workspaces import Member

_MANY = 2_000
_AT_ONCE = 8
"""Of one workspace, each time: all that wait together would be too many for it again."""
_LONGEST = timedelta(minutes=10)


class PutOff:
    """Each person at most once; may be used from many threads. Nobody is asked, and nothing waits here."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._gate = threading.Lock()
        self._until: dict[str, datetime] = {}
        self._waiting: dict[Member, None] = {}

    def rest(self, team: str, seconds: float) -> None:
        """This workspace wants to be left alone for so long."""
        until = self._clock.now() + min(timedelta(seconds=seconds), _LONGEST)
        with self._gate:
            self._until[team] = until

    def add(self, member: Member) -> None:
        """This one's turn is to come; where very many wait, the one who has waited longest makes room."""
        with self._gate:
            self._waiting[member] = None
            if len(self._waiting) > _MANY:
                del self._waiting[next(iter(self._waiting))]

    def must_wait(self, member: Member) -> bool:
        """Whether the workspace rests: then this one's turn is to come, and else is now."""
        now = self._clock.now()
        with self._gate:
            self._waiting.pop(member, None)
            rests = self._rests(member.team, now)
        if rests:
            self.add(member)
        return rests

    def due(self) -> tuple[Member, ...]:
        """Those whose turn has come, who are not on the list any more."""
        now = self._clock.now()
        with self._gate:
            self._until = {team: at for team, at in self._until.items() if self._rests(team, now)}
            counts: dict[str, int] = {}
            found = []
            for member in self._waiting:
                counts[member.team] = counts.get(member.team, 0) + 1
                if member.team not in self._until and counts[member.team] <= _AT_ONCE:
                    found.append(member)
            for member in found:
                del self._waiting[member]
        return tuple(found)

    def forget(self, team: str) -> None:
        """Nobody there waits for anything any more."""
        with self._gate:
            self._until.pop(team, None)
            self._waiting = {member: None for member in self._waiting if member.team != team}

    def _rests(self, team: str, now: datetime) -> bool:
        at = self._until.get(team, now)
        return now < at <= now + _LONGEST  # no rest is longer: the clock was set back
