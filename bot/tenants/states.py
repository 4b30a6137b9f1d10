"""States of installations under way: sealed notes that browsers carry; only an end is written down."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from slack_sdk.oauth import OAuthStateStore

from bot.clock import Clock
from bot.tenants.cipher import Cipher
from store.store import Store

STATE_LIFE = timedelta(minutes=10)
_KIND = b"state:"
"""What the same key seals besides is none."""


class States(OAuthStateStore):
    """Good for ten minutes, in any process that has the key, until something was installed with it.

    Anybody may open the first page, and come back from Slack with what was never Slack's: neither of them
    makes the store write. Bolt sees to it that a state comes back from the browser that it was given to.
    """

    def __init__(self, store: Store, cipher: Cipher, clock: Clock) -> None:
        self._store, self._cipher, self._clock = store, cipher, clock

    def issue(self, *args: Any, **kwargs: Any) -> str:
        """A new one."""
        return self._cipher.stamp(_KIND + secrets.token_bytes(16), self._clock.now())

    def consume(self, state: str) -> bool:
        """False where it is not good. Raises StoreError where nothing could be installed with it now."""
        note = self._cipher.stamped(state, STATE_LIFE, self._clock.now())
        return note is not None and note.startswith(_KIND) and self._store.may_install(state)

    def use(self, state: str) -> bool:
        """Use it up; False where that was done before."""
        now = self._clock.now()
        return self._store.use_state(state, now + STATE_LIFE, now)
