"""One Web API call on its way: what it asks, and how it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.core import Core
from bot.sandbox.judge import Problem
from bot.sandbox.records import Channel, Json, User


class Refused(Exception):
    """Slack's answer ``{"ok": false, "error": ...}`` with whatever stands beside it."""

    def __init__(self, error: str, **beside: Any) -> None:
        super().__init__(error)
        self.answer: Json = {"ok": False, "error": error, **beside}

    @classmethod
    def of(cls, error: str, problems: list[Problem]) -> Refused:
        """With the judge's words, as Slack gives them."""
        messages = [f"[ERROR] {problem}" for problem in problems]
        return cls(error, errors=[str(p) for p in problems], response_metadata={"messages": messages})


@dataclass(frozen=True, slots=True)
class Ask:
    """A call whose token has been found good."""

    method: str
    args: Json
    core: Core

    def need(self, *names: str) -> None:
        """Refuse where an argument is missing."""
        missing = [
            Problem(f"/{name}", f"missing required field: {name}")
            for name in names
            if not self.args.get(name)
        ]
        if missing:
            raise Refused.of("invalid_arguments", missing)

    def channel(self, name: str = "channel") -> Channel:
        """The channel in an argument: an id, ``#name``, or a user's id for the direct messages with them."""
        self.need(name)
        wanted = str(self.args[name])
        try:
            if wanted.startswith("U"):
                return self.core.workspace.direct_channel(wanted)
            found = self.core.workspace.channel(wanted)
        except KeyError:
            raise Refused("channel_not_found") from None
        if found.kind == "private" and not self.app_in(found):
            raise Refused("channel_not_found")
        return found

    def user(self, name: str = "user") -> User:
        """The user in an argument, by id."""
        self.need(name)
        try:
            found = self.core.workspace.user(str(self.args[name]))
        except KeyError:
            raise Refused("user_not_found") from None
        if found.id != self.args[name]:
            raise Refused("user_not_found")
        return found

    def app_in(self, channel: Channel) -> bool:
        """Whether the app is a member."""
        return self.core.workspace.app.id in channel.members

    def true(self, name: str) -> bool:
        """Whether an argument says yes, in a form or in JSON."""
        return self.args.get(name) in (True, 1, "1", "true", "True")


@dataclass(frozen=True, slots=True)
class Method:
    """How a Web API method is served."""

    run: Callable[[Ask], Json]
    scope: str = ""
    """The scope it needs; a few need more, by what they are asked."""
    per_minute: int = 100
    caller: str = "bot"
    """Whose token it takes: ``bot``, ``app``, or ``anyone`` for none at all."""
