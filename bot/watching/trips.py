"""One request on its way through the bot: its id, its kind, and who is told how it goes.

A trip goes along with its thread, and into work that is done later (``bot.work`` takes it along), so that
what happens on the way is noted where it happens and nothing is handed around for it. Nothing is kept here:
each trip knows the watcher that it was begun with, and outside of a trip nothing is noted.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from bot.clock import stopwatch

OTHER = "other"


class Watcher(Protocol):
    """Is told what happens; from many threads."""

    def answered(self, kind: str, seconds: float) -> None: ...
    def failed(self, kind: str) -> None: ...
    def turned_away(self) -> None: ...
    def posted(self, method: str, outcome: str) -> None: ...
    def limited(self, method: str) -> None: ...
    def delivered(self, outcome: str) -> None: ...
    def synced(self, outcome: str) -> None: ...


@dataclass(slots=True)
class Trip:
    """One request of Slack, or one tick of ours."""

    watcher: Watcher
    mark: Callable[[str], str] = str
    """What the log says for a workspace."""
    kind: str = OTHER
    """One of few words: a metric is kept for each."""
    team: str = ""
    """A mark of the workspace, by which its lines can be found and it cannot be told."""
    outcome: str = ""
    id: str = field(default_factory=lambda: f"{random.getrandbits(32):08x}")
    """Stands in each line of the log, and is what people are given as reference."""
    began: float = field(default_factory=stopwatch)
    deferred: bool = False
    """Whether the answer comes after the acknowledgement."""

    def came_to(self, status: int) -> None:
        """Its HTTP status, where nobody has found a better word."""
        self.outcome = self.outcome or ("unhandled" if status == 404 else "error" if status >= 500 else "ok")

    @property
    def seconds(self) -> float:
        """Since it began."""
        return stopwatch() - self.began


_current: ContextVar[Trip | None] = ContextVar("trip", default=None)


def current() -> Trip | None:
    """The trip that this thread is on."""
    return _current.get()


@contextmanager
def on(trip: Trip) -> Iterator[Trip]:
    """Be on this trip while the block runs."""
    token = _current.set(trip)
    try:
        yield trip
    finally:
        _current.reset(token)


def called(kind: str, team: str) -> None:
    """It has turned out what this is, and from which workspace."""
    if trip := current():
        trip.kind, trip.team = kind, trip.mark(team)


def ended(outcome: str) -> None:
    """It ends in another way than most."""
    if trip := current():
        trip.outcome = outcome


def failed() -> str:
    """Something went wrong that nobody expected; the reference to give to people."""
    trip = current()
    if trip is None:
        return secrets.token_hex(4)
    trip.outcome = "error"
    trip.watcher.failed(trip.kind)
    return trip.id


def deferred() -> None:
    """The answer will come later."""
    if trip := current():
        trip.deferred = True


def turned_away() -> None:
    """There was no room for the work."""
    if trip := current():
        trip.outcome = "no room"
        trip.watcher.turned_away()


def answered() -> None:
    """What was put off has been answered."""
    if trip := current():
        trip.watcher.answered(trip.kind, trip.seconds)


def posted(method: str, outcome: str) -> None:
    """A message was tried; the outcome is ``sent``, ``refused`` or ``unknown``."""
    if trip := current():
        trip.watcher.posted(method, outcome)


def limited(method: str) -> None:
    """Slack wants fewer of these."""
    if trip := current():
        trip.watcher.limited(method)


def delivered(outcome: str) -> None:
    """A delivery of a digest came to a state."""
    if trip := current():
        trip.watcher.delivered(outcome)


def synced(outcome: str) -> None:
    """A source was asked; the outcome is ``imported``, ``unchanged`` or ``failed``."""
    if trip := current():
        trip.watcher.synced(outcome)
