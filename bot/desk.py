"""What a listener works at: ask, be told whether something is new, do things later, post."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import views
from bot.answering import Reply, is_personal, revisit
from bot.clock import Clock
from bot.errors import explain
from bot.homes import Homes
from bot.keeping import Keeper
from bot.names import FILES, INSTALL_PATH
from bot.readers import Readers
from bot.settings import Settings
from bot.views import Face, Message, State
from bot.watching import trips
from bot.work import Work
from bot.workspaces import Member, Workspaces
from store.errors import NoRoom, ReadOnly
from store.interests import Interests
from store.memory import Recent
from store.store import Store
from store.turns import Place

_THREADS, _PLACES = 8, 500
_THINKING = 2
"""Questions that are worked out at once. More would only take the interpreter from each other, again and
again: at 200 requests a second the bot then fell behind, and did not catch up."""
_REPLIES = 2_000
"""Each takes some 10 KB; kept replies are what makes a question asked again as quick as a greeting."""
_KEYS = 10_000
"""Of requests, kept where they cannot be written down."""
_GLANCE = timedelta(seconds=1)
_ANYTHING = ("learning",)
_TALKS = 64
"""Locks that conversations share: two wait for each other only by chance."""
_PATIENCE = 25.0
"""Seconds that accepted work has at the end; a container is commonly killed after 30."""

_log = logging.getLogger(__name__)
Tell = Callable[[Message], object]
"""How to reach the person who asked."""


class Desk:
    """One for the whole process; may be used from many threads."""

    def __init__(self, settings: Settings, store: Store, workspaces: Workspaces, clock: Clock) -> None:
        self._store, self._clock, self._zone = store, clock, settings.zone
        self.install_at = settings.url + INSTALL_PATH if settings.many and settings.url else ""
        """Where another workspace installs the app; empty where that is not known."""
        self.store, self.clock = store, clock
        self.workspaces = workspaces
        self.client, self.poster = workspaces.client, workspaces.poster
        """Of a workspace, by its id."""
        self._work = Work("work", _THREADS, _PLACES)
        self._spare = Work("apology", 1, _PLACES)  # a full queue must still be able to say that it is full
        self._readers = Readers(workspaces, clock, self._work.offer)
        self.homes = Homes(store, workspaces.client, clock, self._work.offer, self._face)
        self._replies: Recent[Reply] = Recent(_REPLIES)
        self._kept: Recent[frozenset[str]] = Recent(_REPLIES)
        self._unwritten: Recent[object] = Recent(_KEYS)
        self._revision, self._look_again = 0, clock.now()
        self._thinking = threading.BoundedSemaphore(_THINKING)
        self._talks = tuple(threading.Lock() for _ in range(_TALKS))

    def show(self, state: State, member: Member, *, share: bool = False, alone: bool = True) -> Reply:
        """The reply to a text (``State(text)``) or behind a button, for this one; may raise StoreError.

        :param alone: whether nobody else sees it; where others do, nothing tells what the person saved
        """
        face = self._face(member, share=share, alone=alone)
        today = self._today(face.zone)
        if is_personal(state):
            files = alone and FILES in self.workspaces.scopes(member.team)
            keeper = Keeper(self._store, face, member.team, member.user if alone else "", files)
            return revisit(self._store, state, today, face, keeper)
        key = (state, face, today, self._edition())
        return self._replies.get(key, lambda: self._made(state, today, face), keep=lambda reply: reply.whole)

    def _made(self, state: State, today: date, face: Face) -> Reply:
        with self._thinking:
            return _brief(revisit(self._store, state, today, face))

    def _face(self, member: Member, *, share: bool = False, alone: bool = True) -> Face:
        kept = self._store.kept_ids(member.team, member.user) if alone and member.user else frozenset()
        # One object for all replies to somebody who saved much, as each of them is kept.
        kept = self._kept.get(kept, lambda: kept)
        return Face(self._readers.zone(member), share, self._zone.key, kept, self._clock.now())

    def zone_of(self, member: Member) -> str:
        """Their own zone, asked of Slack now if need be; empty where it cannot be known."""
        return self._readers.ask(member) or ""

    def first_time(self, key: str) -> bool:
        """True once for each key, after a restart too; not so where the disk is full: lookups go on.

        A key about a workspace or a person names them.
        """
        try:
            return self._store.first_time(key, self._clock.now())
        except (NoRoom, ReadOnly) as error:
            _log.warning("what Slack repeats is known to this process only: %s", error)
            asked = object()
            return self._unwritten.get(key, lambda: asked) is asked

    def later(self, make: Callable[[], Message | None], tell: Tell) -> None:
        """Make a message after the acknowledgement, and tell it; so are errors, and that there is no room."""
        trips.deferred()
        if not self._work.offer(lambda: _attempt(make, tell)):
            trips.turned_away()
            self._spare.offer(lambda: tell(views.busy()))

    def apologise(self, message: Message, tell: Tell) -> None:
        """Tell of trouble, past whatever waits."""
        self._spare.offer(lambda: tell(message))

    def talk(self, place: Place) -> threading.Lock:
        """Held while a question of a conversation is understood: the next one goes on with it."""
        return self._talks[hash(place) % _TALKS]

    def forget(self, team: str) -> None:
        """The app has come to that workspace, or has left it."""
        self.workspaces.forget(team)
        self._readers.forget(team)
        self.homes.forget(team)

    def warm_up(self) -> None:
        """Do now what the first question would wait for; the ranking of digests is seen to meanwhile."""
        now = self._clock.now()
        self._work.offer(lambda: self._store.recommend(Interests("", _ANYTHING), now))
        self.show(State(*_ANYTHING), Member("", ""))

    def queues(self) -> dict[str, int]:
        """How much waits, by queue."""
        return {"work": self._work.waiting, "apology": self._spare.waiting}

    def close(self) -> bool:
        """Take nothing more, finish what was taken; False where that took too long."""
        done = self._work.finish(_PATIENCE)
        return self._spare.finish(_PATIENCE) and done

    def today(self, member: Member) -> date:
        """The day that it is where they are."""
        return self._today(self._readers.zone(member))

    def _edition(self) -> int:
        """The revision of the catalogue, looked up at most once a second."""
        now = self._clock.now()
        if now >= self._look_again:
            self._revision = self._store.vocabulary().revision
            self._look_again = now + _GLANCE
        return self._revision

    def _today(self, zone: str | None) -> date:
        return self._clock.now().astimezone(_zone(zone) or self._zone).date()


def _brief(reply: Reply) -> Reply:
    """Without the items it was made of, which take more room than what is said of them."""
    return replace(reply, results=None, chips=())


def _attempt(make: Callable[[], Message | None], tell: Tell) -> None:
    try:
        message = make()
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the person who asked is told
        message = explain(error)
    if message is not None:
        tell(message)
    trips.answered()


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
