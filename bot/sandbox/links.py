"""Links that people shared: which of them an app may show something for, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.sandbox.records import Json, Message

COMPOSER = "composer"
"""Where a link is that is being written, and is in no message yet."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Links that the app was told of together."""

    id: str
    """Slack's ``unfurl_id``."""
    source: str
    """``conversations_history`` or ``composer``."""
    user: str
    urls: tuple[str, ...]
    message: Message | None = None
    """The message that holds them."""


class Links:
    """All that were shared, and what the app showed for those that are still being written."""

    def __init__(self, domains: Iterable[str]) -> None:
        self.domains = tuple(domains)
        self._all: dict[str, Shared] = {}
        self.previews: dict[str, list[Json]] = {}
        """By the user: what stands under the link in their composer."""

    def domain(self, url: str) -> str:
        """The registered domain that an address belongs to; empty where there is none."""
        host = urlsplit(url).hostname or ""
        return next((each for each in self.domains if host == each or host.endswith(f".{each}")), "")

    def note(self, shared: Shared) -> None:
        """The app is about to be told."""
        self._all[shared.id] = shared

    def find(self, id: str, source: str) -> Shared | None:
        """By Slack's own name of it."""
        found = self._all.get(id)
        return found if found and found.source == source else None

    def of_message(self, channel: str, ts: str) -> Shared | None:
        """By its message."""
        return next(
            (
                s
                for s in self._all.values()
                if s.message and (s.message.channel, s.message.ts) == (channel, ts)
            ),
            None,
        )
