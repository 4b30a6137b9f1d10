"""What somebody asked last in a conversation, and what they were shown: a frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

LIFE = timedelta(hours=4)
"""For so long a follow-up is understood; then what was asked is deleted."""
NEAR = "near "
"""Before an item's id: what stands for a query where the relatives of the item are listed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody talks with the app: a direct message, or a thread."""

    team: str
    user: str
    channel: str
    thread: str = ""
    """The time stamp of the message that the thread hangs on; empty outside of threads."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer, as far as a follow-up needs them."""

    asked: str
    """Slack's time stamp of the question, or of the press: what came earlier does not take its place."""
    text: str
    """The question as one that stands alone."""
    query: str = ""
    """The same as understood, in filter syntax, or ``near ID``; empty where no list was asked for."""
    items: tuple[str, ...] = ()
    """Ids of the items shown, in order."""
    offset: int = 0
    """Items on the pages before."""
    focus: str = ""
    """Id of the one item that the answer is about, where it is about one."""
    pending: str = ""
    """What was asked of one of the items before it was clear of which."""
    told: str = ""
    """Slack's time stamp of the answer."""
