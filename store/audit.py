"""Records of who did what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class About(StrEnum):
    DIGEST = "digest"
    SYNC = "sync"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log; none is ever changed."""

    at: datetime
    about: About
    id: str
    """Of the subscription, the sync, or the item."""
    who: str
    """A user of Slack, or an operator; empty where Hallway did it itself, and on older lines about syncs."""
    what: str
    """In words: ``paused: the channel is archived``."""
    team: str = ""
    """The workspace of a subscription."""
    place: str = ""
    """The channel of a subscription, the address of a sync."""
