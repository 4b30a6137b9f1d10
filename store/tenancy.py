"""The workspaces that have the app, and what was deleted of one: frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

DELETED_USER = "(deleted)"
"""Stands where a person was named who has been deleted; no user or channel of Slack's is called so."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What a workspace gave when it installed the app."""

    team: str
    name: str
    token: str = field(repr=False)
    """The bot's token, sealed: the store cannot read it."""
    scopes: tuple[str, ...]
    user: str
    """Who installed it."""
    installed_at: datetime
    enterprise: str = ""
    """Of the organisation that the workspace is part of, where it is."""
    app: str = ""
    bot_user: str = ""


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What was deleted, or would be, of a workspace or of one person in it."""

    team: str
    user: str
    counts: tuple[tuple[str, int], ...]
    """``(what, how many)``; what in words, nought left out."""

    @property
    def total(self) -> int:
        """Of all kinds together."""
        return sum(count for _, count in self.counts)
