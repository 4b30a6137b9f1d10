"""The time zones of those who read, asked of Slack where that is allowed, and never waited for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from bot.work import Job
from bot.workspaces import Member, Workspaces

SCOPE = "users:read"
_KEPT = timedelta(days=1)
_MANY = 10_000
_log = logging.getLogger(__name__)


class Readers:
    """Zones by member. The first question about a user gets None, and sets off a look at users.info."""

    def __init__(self, workspaces: Workspaces, clock: Clock, later: Callable[[Job], bool]) -> None:
        """``later`` runs the asking."""
        self._workspaces, self._clock, self._later = workspaces, clock, later
        self._gate = threading.Lock()
        self._zones: dict[Member, tuple[str | None, datetime]] = {}

    def zone(self, member: Member) -> str | None:
        """The IANA zone of that member, if it is known by now."""
        if not self._may_ask(member):
            return None
        now = self._clock.now()
        with self._gate:
            zone, until = self._zones.get(member, (None, now))
            if until > now:
                return zone
            if len(self._zones) >= _MANY:
                self._zones.clear()
            self._zones[member] = (zone, now + _KEPT)  # whoever asks meanwhile does not ask Slack again
        self._later(lambda: self._ask(member))
        return zone

    def ask(self, member: Member) -> str | None:
        """The zone, waited for; None where Slack may not be asked, or does not say."""
        if self._may_ask(member) and self._known(member) is None:
            self._ask(member)
        return self._known(member)

    def forget(self, team: str) -> None:
        """The app is not in that workspace any more."""
        with self._gate:
            for member in [each for each in self._zones if each.team == team]:
                del self._zones[member]

    def _may_ask(self, member: Member) -> bool:
        return bool(member.user) and SCOPE in self._workspaces.scopes(member.team)

    def _known(self, member: Member) -> str | None:
        with self._gate:
            return self._zones[member][0] if member in self._zones else None

    def _ask(self, member: Member) -> None:
        """What Slack does not say is not known for a day: times are then told in the zone of the place."""
        try:
            answer = self._workspaces.client(member.team).users_info(user=member.user)
        except (SlackApiError, OSError, HTTPException) as error:
            word = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
            _log.info("a time zone is not known: %s", word)
            return
        user_fields: dict[str, Any] = answer.get("user") or {}
        zone = user_fields.get("tz")
        with self._gate:
            self._zones[member] = (zone, self._clock.now() + _KEPT)
