"""One run of the outbox: what is due is written down, claimed, planned, posted and settled, each once.

Any process may stop at any step, and any number may run at once: the ledger says who may do what. What is
written as ``sending`` may have been posted, so it is never posted again blindly; see ``troubles``.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.clock import Clock
from bot.digests import plan
from bot.digests.due import record_due
from bot.digests.reasons import later, outcome
from bot.digests.reconcile import metadata
from bot.posting import TIMEOUT, Poster, Refused
from bot.views import Message
from bot.views.digests import message as words
from bot.views.digests.items import reasons
from bot.watching import trips
from store.deliveries import Delivery, Digest, Outcome, State
from store.errors import Busy
from store.store import Store

LEASE = timedelta(minutes=5)
"""Longer than Slack is waited for, and than a locked database is."""
_SHORT = 30.0
"""Seconds of a pause that are waited for; after a longer one the next run goes on."""
_LONGEST_REST = timedelta(hours=1)
_LOCKED, _PATIENCE = 30, 2.0
"""How often a locked database is asked again, and seconds between."""
_MARGIN = timedelta(seconds=TIMEOUT + 5)
_log = logging.getLogger(__name__)
T = TypeVar("T")
Posters = Callable[[str], Poster]
"""Where messages for a workspace start from, by its id."""


def _nothing(step: str) -> None:
    """What happens between the steps, outside of tests."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A delivery that needs only to be posted."""

    delivery: Delivery
    digest: Digest
    message: Message


class Outbox:
    """Delivers what is due; one object for each thread that does so."""

    def __init__(
        self, store: Store, poster: Posters, clock: Clock, owner: str, step: Callable[[str], None] = _nothing
    ) -> None:
        """``owner`` must be another for each; ``step`` hears what has just been done."""
        self._store, self._poster, self._clock, self._owner, self._step = store, poster, clock, owner, step
        self._stopping = threading.Event()
        self._resting: dict[str, datetime] = {}
        """Workspaces in which Slack wants a pause, and until when."""
        self._crowded: set[str] = set()
        """Workspaces that were posted in lately, and may have to wait for their turn."""

    def run(self) -> int:
        """Deliver until nothing is due, or only where Slack wants a long pause; how many were seen to.

        :raises StoreError: the ledger cannot be used now; the next run goes on
        """
        record_due(self._store, self._clock.now())
        self._step("recorded")
        done = 0
        while not self._stopping.is_set():
            if self._one():
                done += 1
            elif not self._rested():
                break
        return done

    def stop(self) -> None:
        """Let the run end after the delivery it is at."""
        self._stopping.set()

    def _rest(self) -> dict[str, datetime]:
        """The pauses that are not over yet."""
        now = self._clock.now()
        # One longer than any that Slack asks for: the clock was set back meanwhile.
        kept = {team: until for team, until in self._resting.items() if now < until <= now + _LONGEST_REST}
        self._resting = kept
        return kept

    def _rested(self) -> bool:
        """Wait where a workspace may soon be posted in again; False where none is, or not soon."""
        now = self._clock.now()
        pause = min(((until - now).total_seconds() for until in self._rest().values()), default=_SHORT + 1)
        if pause > _SHORT:
            return False
        self._clock.wait(pause)
        return True

    def _one(self) -> bool:
        """See to the next one, of a workspace that does not rest: one that does holds up no other."""
        delivery = self._claimed()
        if delivery is None:
            return False
        self._step("claimed")
        try:
            ready = self._prepared(delivery)
        except Exception as error:  # noqa: BLE001 - one that cannot be planned must not hold up the others
            _log.exception("delivery %d could not be planned", delivery.id)
            self._settle(delivery, later(type(error).__name__, delivery.attempts, self._clock.now()))
            return True
        if ready is not None:
            self._post(ready)
        return True

    def _claimed(self) -> Delivery | None:
        """The next one; first of workspaces whose turn it is, so that none waits for a large one."""
        self._crowded = {team for team in self._crowded if not self._poster(team).is_free}
        now = self._clock.now()
        return self._store.claim(self._owner, now, LEASE, tuple(self._rest()), tuple(self._crowded))

    def _prepared(self, delivery: Delivery) -> _Ready | None:
        """The digest and its message; None where there is nothing to post, which is written down."""
        subscription = self._store.subscription(delivery.subscription)
        if subscription is None:  # removed since: what is due again will never be claimed
            self._settle(delivery, Outcome(State.DUE))
            return None
        digest = plan.delivery(self._store, subscription, delivery, self._clock.now())
        self._step("planned")
        digest = plan.still_there(self._store, subscription, delivery, digest, self._clock.now())
        if digest.silent:
            self._insist(
                lambda: self._store.quiet(delivery.id, self._owner, digest.picks.checked, self._clock.now())
            )
            trips.delivered(State.QUIET)
            self._step("quiet")
            return None
        return _Ready(delivery, digest, words.digest(digest, subscription))

    def _post(self, ready: _Ready) -> None:
        delivery, checked = ready.delivery, ready.digest.picks.checked
        items, why = ready.digest.items, tuple(map(reasons, ready.digest.picks.items))
        mine = self._insist(
            lambda: self._store.sending(delivery.id, self._owner, items, checked, self._clock.now(), why)
        )
        if not mine:
            return
        self._step("sending")
        answer = self._poster(delivery.team).post_once(
            delivery.channel, ready.message, metadata(delivery.key), lambda: self._in_time(delivery)
        )
        self._crowded.add(delivery.team)
        self._step("posted")
        self._settle(delivery, outcome(answer, delivery.attempts, self._clock.now()))
        self._step("settled")
        if isinstance(answer, Refused) and answer.after:
            self._resting[delivery.team] = self._clock.now() + timedelta(seconds=answer.after)

    def _in_time(self, delivery: Delivery) -> bool:
        """Whether the answer can be here before the lease ends: who slept must not wake and post."""
        return delivery.lease_until is not None and self._clock.now() + _MARGIN < delivery.lease_until

    def _settle(self, delivery: Delivery, how: Outcome) -> None:
        trips.delivered(how.state)
        self._insist(lambda: self._store.settle(delivery.id, self._owner, how, self._clock.now()))

    def _insist(self, write: Callable[[], T]) -> T:
        """Write, and again while the database is locked: what Slack answered must not be lost over that."""
        for _ in range(_LOCKED):
            try:
                return write()
            except Busy:
                self._clock.wait(_PATIENCE)
        return write()
