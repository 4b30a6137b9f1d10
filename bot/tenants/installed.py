"""Who has the app, as the store knows it: tokens are unsealed when asked for, and remembered for a moment.

This is the app's authorisation. Slack told at the installation whose token it is and what it may do, so no
request costs a call to Slack. What another process changes is seen here after ``FRESH``.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.clock import Clock
from bot.settings import SettingsError
from bot.tenants.cipher import Cipher, WrongKey
from bot.workspaces import Grant
from store.memory import Recent
from store.store import Store
from store.tenancy import Installation

FRESH = timedelta(seconds=5)
_PLACES = 2_000
_log = logging.getLogger(__name__)


class Installed:
    """The grants of all workspaces; may be asked from many threads."""

    def __init__(self, store: Store, cipher: Cipher, clock: Clock) -> None:
        self._store, self._cipher, self._clock = store, cipher, clock
        self._known: Recent[Grant | None] = Recent(_PLACES)
        self._changes = 0

    def find(self, team: str) -> Grant | None:
        """What the workspace lets the app do; None where it has no app, or a token that cannot be read."""
        moment = int(self._clock.now().timestamp() / FRESH.total_seconds())
        return self._known.get((team, moment, self._changes), lambda: self._read(team))

    def forget(self, team: str) -> None:
        """Look again."""
        self._changes += 1

    def add(self, one: Installation) -> None:
        """Keep an installation whose token is not sealed yet. Raises StoreError."""
        self._store.install(_with(one, self._cipher.seal(one.token)))
        self.forget(one.team)

    def check(self) -> None:
        """Raises SettingsError where the key is not the one that the tokens were sealed with."""
        there = self._store.installations()
        wrong = [each.team for each in there if not self._opens(each)]
        if wrong:
            raise SettingsError([_wrong_key(len(wrong), len(there))])

    def reseal(self) -> tuple[int, int]:
        """Seal every token with the first key; how many were not, and how many there are. Raises WrongKey."""
        there = self._store.installations()
        tokens = {
            each.team: (each.token, self._cipher.seal(self._cipher.open(each.token)))
            for each in there
            if self._cipher.is_old(each.token)
        }
        return self._store.reseal(tokens), len(there)

    def _read(self, team: str) -> Grant | None:
        one = self._store.installation(team) if team else None
        if one is None:
            return None
        try:
            return Grant(team, self._cipher.open(one.token), frozenset(one.scopes))
        except WrongKey:
            _log.error("%s", _wrong_key(1, 1))
            return None

    def _opens(self, one: Installation) -> bool:
        try:
            self._cipher.open(one.token)
        except WrongKey:
            return False
        return True


def _with(one: Installation, token: str) -> Installation:
    return Installation(
        one.team, one.name, token, one.scopes, one.user, one.installed_at, one.enterprise, one.app,
        one.bot_user,
    )  # fmt: skip


def _wrong_key(wrong: int, total: int) -> str:
    return (
        f"HALLWAY_KEY is not the key that the tokens of {wrong} of {total} workspaces are sealed with: put"
        " that key back, alone or behind the new one (HALLWAY_KEY=new,old). Nothing was changed. Where it is"
        " lost, purge those workspaces with `hallway purge`, and have the app installed there again."
    )
