"""The app's own page of each person: published when they open it, and whenever what it shows has changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.digests.schedule import UnknownZone, following
from bot.views import Face, Message, home
from bot.work import Job
from bot.workspaces import Member
from store.memory import Recent
from store.moved import told
from store.store import Store

_LOCKS = 64
_MANY = 2_000
_TRIES, _PAUSE = 3, 2.0
"""Seconds of a pause where Slack wants one; what comes next shows the page as it is then in any case."""
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


class Homes:
    """All pages; may be used from many threads."""

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
        self._locks = [threading.Lock() for _ in range(_LOCKS)]
        self._shown: Recent[_Shown] = Recent(_MANY)

    def open(self, member: Member) -> None:
        """Somebody looks: show the page, without what was asked on it before."""
        self._store.home_opened(member.team, member.user, self._clock.now())
        self.show(member, None)

    def show(self, member: Member, answer: Message | None) -> None:
        """Show an answer on the page, right under the search box; None takes the last one away."""
        shown = self._shown.get(member, _Shown)
        with self._lock(member):
            shown.answer = answer
            self._publish(member, shown)

    def refresh(self, member: Member) -> None:
        """What the page shows has changed: see to it soon, if the person ever looked at it."""
        if self._store.has_home(member.team, member.user):
            self._later(lambda: self._again(member))

    def _again(self, member: Member) -> None:
        shown = self._shown.get(member, _Shown)
        with self._lock(member):
            self._publish(member, shown)

    def _lock(self, member: Member) -> threading.Lock:
        return self._locks[hash(member) % _LOCKS]

    def _publish(self, member: Member, shown: _Shown) -> None:
        """To be called under the lock, where all is read too: what is published last is never the older.

        Another process may have published meanwhile: Slack then refuses our mark, and all is read again.
        """
        for _ in range(_TRIES):
            if self._sent(member, shown):
                return

    def _sent(self, member: Member, shown: _Shown) -> bool:
        """False where it must be tried again."""
        mark, shown.hash = shown.hash, ""
        view = home.view(self._gathered(member), self._face(member), shown.answer)
        try:
            answer = self._client(member.team).views_publish(
                user_id=member.user, view=view, hash=mark or None
            )
        except SlackApiError as error:
            word = str(error.response.get("error"))
            if word == "hash_conflict":
                return False
            if word == "ratelimited":
                self._clock.wait(_PAUSE)
                return False
            _log.warning("a Home tab was not published: %s", word)
        except (OSError, HTTPException) as error:
            _log.warning("a Home tab was perhaps not published: %s", type(error).__name__)
        else:
            shown.hash = str((answer.get("view") or {}).get("hash") or "")
        return True

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
