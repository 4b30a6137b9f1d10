"""Did a post arrive whose answer was lost? Read from the channel's history, where that may be read.

The scopes for it are declared only where the operator wants that: ``hallway manifest --history``.
Our posts carry metadata with a key of their own, by which one is recognised without a doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

EVENT = "hallway_digest"
_BEFORE = timedelta(days=1)
"""How far our clock may be ahead of Slack's."""
_PAGE, _MOST_PAGES = 100, 20


@dataclass(frozen=True, slots=True)
class Found:
    """It stands in the channel."""

    ts: str


@dataclass(frozen=True, slots=True)
class Absent:
    """All that was posted since was read, and it is not there."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Not known now; the reason is Slack's word, or the error's name."""

    reason: str


Finding = Found | Absent | Unreadable


def metadata(key: str) -> dict[str, Any]:
    """What a digest carries unseen. Every app of the workspace can read it, so it says nothing else."""
    return {"event_type": EVENT, "event_payload": {"key": key}}


def look(client: WebClient, channel: str, key: str, tried_at: datetime) -> Finding:
    """Whether the post with this key, tried at that moment, stands in the channel."""
    oldest, latest = f"{(tried_at - _BEFORE).timestamp():.6f}", ""
    for _ in range(_MOST_PAGES):
        try:
            page = _page(client, channel, oldest, latest)
        except SlackApiError as error:
            return Unreadable(str(error.response.get("error") or "unreadable_answer"))
        except (OSError, HTTPException) as error:
            return Unreadable(type(error).__name__)
        found = next((message for message in page["messages"] if _key(message) == key), None)
        if found:
            return Found(str(found["ts"]))
        if not page["messages"] or not page.get("has_more"):
            return Absent()
        latest = str(page["messages"][-1]["ts"])
    return Unreadable("too_many_messages")


def _page(client: WebClient, channel: str, oldest: str, latest: str) -> dict[str, Any]:
    """The newest messages of the span that are older than ``latest``; Slack may give fewer than asked for."""
    answer = client.conversations_history(
        channel=channel, oldest=oldest, latest=latest or None, limit=_PAGE, include_all_metadata=True
    )
    data = answer.data if isinstance(answer.data, dict) else {}
    return {**data, "messages": data.get("messages") or []}


def _key(message: dict[str, Any]) -> str:
    carried = message.get("metadata") or {}
    payload = carried.get("event_payload") or {}
    return str(payload.get("key", "")) if carried.get("event_type") == EVENT else ""
