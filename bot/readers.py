"""The time zones of those who read, asked of Slack where that is allowed, and never waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.work import Job

SCOPE = "users:read"
_KEPT = timedelta(days=1)
_MANY = 10_000


class Readers:
    """Zones by user id. The first question about a user gets None, and sets off a look at users.info."""

    def __init__(
        self, client: WebClient, clock: Clock, later: Callable[[Job], bool], *, allowed: bool
    ) -> None:
        """``allowed``: whether users:read was granted; ``later`` runs the asking."""
        self._client, self._clock, self._later, self._allowed = client, clock, later, allowed
        self._gate = threading.Lock()
        self._zones: dict[str, tuple[str | None, datetime]] = {}

    def zone(self, user: str) -> str | None:
        """The IANA zone of that user, if it is known by now."""
        if not self._allowed or not user:
            return None
        now = self._clock.now()
        with self._gate:
            zone, until = self._zones.get(user, (None, now))
            if until > now:
                return zone
            if len(self._zones) >= _MANY:
                self._zones.clear()
            self._zones[user] = (zone, now + _KEPT)  # whoever asks meanwhile does not ask Slack again
        self._later(lambda: self._ask(user))
        return zone

    def ask(self, user: str) -> str | None:
        """The zone, waited for; None where Slack may not be asked, or does not say."""
        if self._allowed and user and self._known(user) is None:
            with suppress(SlackApiError, OSError, HTTPException):
                self._ask(user)
        return self._known(user)

    def _known(self, user: str) -> str | None:
        with self._gate:
            return self._zones[user][0] if user in self._zones else None

    def _ask(self, user: str) -> None:
        user_fields: dict[str, Any] = self._client.users_info(user=user).get("user") or {}
        zone = user_fields.get("tz")
        with self._gate:
            self._zones[user] = (zone, self._clock.now() + _KEPT)
