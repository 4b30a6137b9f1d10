"""The app's own page of each person: published when they open it, and whenever what it shows has changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException

from apscheduler.schedulers.background import BackgroundScheduler
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.digests.schedule import UnknownZone, following
from bot.errors import explain
from bot.putoff import PutOff
from bot.refusals import retry_after, word
from bot.ticking import ticking
from bot.views import Face, Message, home
from bot.views.message import Json
from bot.watching import trips
from bot.work import Job
from bot.workspaces import Member
from store.memory import Recent
from store.moved import told
from store.store import Store

_MANY = 2_000
_TRIES = 3
EVERY = 5
"""Seconds between two looks at who was put off."""
_MOVES = 40
"""Changes that are read for the few that are shown."""
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Shown:
    """What is known of the page as it stands in Slack."""

    answer: Message | None = None
    """What was asked on it last, and not closed."""
    hash: str = ""
    """Slack's mark of what was published last; empty where it is not known."""
    busy: bool = False
    """Somebody publishes it now."""
    wanted: bool = False
    """It has changed since that was begun."""
    queued: bool = False
    """That it be published anew waits its turn."""


class Homes:
    """All pages; may be used from many threads.

    One thread publishes a page at a time, and again where it has changed meanwhile. Nobody waits for it: who
    opens the page twenty times has it published twice. Where Slack wants a pause, a workspace's pages are put
    off until then, each once however often it changed, and no thread waits for that.
    """

    def __init__(
        self,
        store: Store,
        client: Callable[[str], WebClient],
        clock: Clock,
        later: Callable[[Job], bool],
        face: Callable[[Member], Face],
    ) -> None:
        """``later`` runs a job; ``face`` tells how someone reads."""
        self._store, self._client, self._clock, self._later, self._face = store, client, clock, later, face
        self._gate = threading.Lock()
        self._shown: Recent[_Shown] = Recent(_MANY)
        self._put_off = PutOff(clock)
        self._scheduler: BackgroundScheduler | None = None

    def open(self, member: Member) -> None:
        """Somebody looks: show the page, without what was asked on it before."""
        self._store.home_opened(member.team, member.user, self._clock.now())
        self.show(member, None)

    def show(self, member: Member, answer: Message | None) -> None:
        """Show an answer on the page, right under the search box; None takes the last one away."""
        with self._gate:
            shown = self._shown.get(member, _Shown)
            shown.answer = answer
        self._published(member, shown)

    def refresh(self, member: Member) -> None:
        """What the page shows has changed: see to it soon, if the person ever looked at it."""
        if self._store.has_home(member.team, member.user):
            self._soon(member)

    def tick(self) -> None:
        """Publish what was put off and may be published now."""
        for member in self._put_off.due():
            self._soon(member)

    def start(self, every: float = EVERY) -> None:
        """Tick by itself from now on, every so many seconds."""
        self._scheduler = ticking(self.tick, every)

    def stop(self) -> None:
        """Tick no more; what is put off still is published when its person opens the page again."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=True)
            self._scheduler = None

    def forget(self, team: str) -> None:
        """The app is not in that workspace any more."""
        self._put_off.forget(team)
        self._shown.drop(lambda member: isinstance(member, Member) and member.team == team)

    def _soon(self, member: Member) -> None:
        """By another thread, once for all that ask for it until then; at a later tick where all are busy."""
        with self._gate:
            shown = self._shown.get(member, _Shown)
            waits, shown.queued = shown.queued, True
        if not waits and not self._later(lambda: self._again(member, shown)):
            shown.queued = False
            self._put_off.add(member)

    def _again(self, member: Member, shown: _Shown) -> None:
        shown.queued = False  # what changes from now on is not in it for certain
        self._published(member, shown)

    def _published(self, member: Member, shown: _Shown) -> None:
        """Have it published as it is now, by this thread or by the one that is at it."""
        with self._gate:
            shown.wanted = True
            if shown.busy:
                return
            shown.busy = True
        try:
            while self._is_wanted(shown):
                self._publish(member, shown)
        except BaseException:
            shown.busy = False
            raise

    def _is_wanted(self, shown: _Shown) -> bool:
        """Whether there is anything to publish; else this thread is done with it."""
        with self._gate:
            shown.busy, shown.wanted = shown.wanted, False
            return shown.busy

    def _publish(self, member: Member, shown: _Shown) -> None:
        """By one thread at a time, and all is read here: what is published last is never the older.

        Another process may have published meanwhile: Slack then refuses our mark, and all is read again.
        """
        for _ in range(_TRIES):
            if self._put_off.must_wait(member) or self._sent(member, shown):
                return

    def _sent(self, member: Member, shown: _Shown) -> bool:
        """False where it must be tried again."""
        mark, shown.hash = shown.hash, ""
        try:
            answer = self._client(member.team).views_publish(
                user_id=member.user, view=self._view(member, shown.answer), hash=mark or None
            )
        except (SlackApiError, OSError, HTTPException) as error:
            if word(error) == "hash_conflict":
                return False
            if isinstance(error, SlackApiError) and word(error) == "ratelimited":
                trips.limited("views.publish")
                shown.hash = mark  # nothing was published
                self._put_off.rest(member.team, retry_after(error.response.headers))
                self._put_off.add(member)
                _log.info("Home tabs of %s are put off: Slack wants fewer of them", member.team)
                return True
            _log.warning("a Home tab was not published, or perhaps not: %s", word(error))
        else:
            shown.hash = str((answer.get("view") or {}).get("hash") or "")
        return True

    def _view(self, member: Member, answer: Message | None) -> Json:
        """The page; where it cannot be made, trouble and how to ask stand on it."""
        try:
            return home.view(self._gathered(member), self._face(member), answer)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, who looks at the page is told on it
            trouble = explain(error)
            return home.view(None, Face(), answer or trouble)

    def _gathered(self, member: Member) -> home.Home:
        now = self._clock.now()
        digests = []
        for one in self._store.subscriptions_of(member.team, member.user):
            try:
                coming = None if one.paused else following(one.schedule, now)
            except UnknownZone:  # the next tick pauses it, and says so
                coming = None
            digests.append((one, coming.due_at if coming else None))
        return home.Home(
            kept=self._store.kept(member.team, member.user),
            digests=tuple(digests),
            newest=self._store.newest(home.MOST_NEW),
            moves=told(self._store.moves(limit=_MOVES))[: home.MOST_MOVES],
        )
