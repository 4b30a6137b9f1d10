"""Things the app gets for a while: trigger ids (3 s, one use) and response URLs (30 minutes, 5 uses)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.sandbox.clock import Clock

TRIGGER_LIFE = timedelta(seconds=3)
URL_LIFE = timedelta(minutes=30)
URL_USES = 5


@dataclass(slots=True)
class Trigger:
    """What one interaction allows: opening one modal, soon."""

    id: str
    user: str
    born: datetime
    used: bool = False
    view_id: str = ""
    """The modal it came from, if any."""


@dataclass(slots=True)
class ResponseUrl:
    """Where the app may answer one interaction."""

    path: str
    user: str
    channel: str
    born: datetime
    message_ts: str = ""
    """The message that was acted on; empty for a slash command, whose URL replaces nothing."""
    uses: int = 0


class Tickets:
    """All that were handed out."""

    def __init__(self, clock: Clock, team: str) -> None:
        """``team`` is the id of the workspace."""
        self._clock, self._team = clock, team
        self._triggers: dict[str, Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}
        self._lock = Lock()

    def trigger(self, user: str, view_id: str = "") -> str:
        """A new trigger id, dated, as an app may remember those of an earlier run."""
        with self._lock:
            number = len(self._triggers) + 1
            born = self._clock.now()
            id_ = f"{number}.{round(born.timestamp() * 1_000_000)}.{number:032x}"
            self._triggers[id_] = Trigger(id_, user, born, view_id=view_id)
            return id_

    def exchange(self, id_: object) -> Trigger | str:
        """The trigger, now used up; or Slack's word for why it cannot be used."""
        with self._lock:
            found = self._triggers.get(str(id_))
            if found is None:
                return "invalid_trigger_id"
            if found.used:
                return "exchanged_trigger_id"
            if self._clock.now() - found.born > TRIGGER_LIFE:
                return "expired_trigger_id"
            found.used = True
            return found

    def response_url(self, user: str, channel: str, message_ts: str = "") -> ResponseUrl:
        """A new response URL."""
        with self._lock:
            number = len(self._urls) + 1
            kind = "actions" if message_ts else "commands"
            path = f"/{kind}/{self._team}/{number}/{number:024x}"
            self._urls[path] = ResponseUrl(path, user, channel, self._clock.now(), message_ts)
            return self._urls[path]

    def use(self, path: str) -> ResponseUrl | str:
        """The response URL, one use less; or Slack's word for why it cannot be used."""
        with self._lock:
            found = self._urls.get(path)
            if found is None:
                return "invalid_url"
            if self._clock.now() - found.born > URL_LIFE:
                return "expired_url"
            if found.uses >= URL_USES:
                return "used_url"
            found.uses += 1
            return found
