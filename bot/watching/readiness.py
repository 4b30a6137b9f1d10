"""May requests be sent here? Not before the start is over, not while something is wrong, not at the end."""

from __future__ import annotations

from collections.abc import Callable

Problems = tuple[str, ...]
Check = Callable[[], Problems]


class Readiness:
    """May be asked from many threads, and at any time."""

    def __init__(self, health: Check) -> None:
        """``health`` names what is wrong with what everything stands on; quick."""
        self._health = health
        self._check: Check | None = None
        self._leaving = False

    def begin(self, check: Check = tuple) -> None:
        """Requests can come from now on; ``check`` names what is wrong with the way they take."""
        self._check = check

    def leave(self) -> None:
        """The end has begun; before anything else is stopped."""
        self._leaving = True

    def problems(self) -> Problems:
        """Why not; empty where requests may come."""
        if self._leaving:
            return ("Hallway is stopping.",)
        if self._check is None:
            return ("Hallway is starting.",)
        return (*self._health(), *self._check())
