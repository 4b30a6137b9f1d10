"""Time that is moved from the page."""

from __future__ import annotations

from datetime import timedelta
from threading import Lock

from bot.sandbox.page.guard import Refused
from bot.sandbox.page.programme import Jump
from bot.sandbox.records import Json
from bot.sandbox.rehearsal import Rehearsal

LONGEST = timedelta(days=366)


class Timing:
    """Moves the clock for one page at a time, as time is the same for everybody."""

    def __init__(self, rehearsal: Rehearsal, jumps: tuple[Jump, ...]) -> None:
        self._rehearsal, self._jumps = rehearsal, jumps
        self._moving = Lock()

    def advance(self, said: Json) -> Json:
        """On by so many seconds (``by``), or to a moment (``jump``, its place in the list)."""
        with self._moving:
            now = self._rehearsal.clock.now()
            if "jump" in said:
                jump = self._jump(said["jump"])
                until = jump.find(now)
                if until is None:
                    return {"problem": "", "nothing": jump.nothing}
            else:
                until = now + self._span(said.get("by"))
            self._rehearsal.go(until)
            return {"problem": "", "nothing": ""}

    def _jump(self, place: object) -> Jump:
        if not isinstance(place, int) or not 0 <= place < len(self._jumps):
            raise Refused(400, '"jump" must be the place of one in the list.')
        return self._jumps[place]

    def _span(self, seconds: object) -> timedelta:
        if not isinstance(seconds, int | float) or not 0 < seconds <= LONGEST.total_seconds():
            raise Refused(400, '"by" must be seconds, at most a year of them.')
        return timedelta(seconds=seconds)
