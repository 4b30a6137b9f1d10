"""The workspaces that the app is in: who is meant by a request, and how each one's Slack is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.posting import Poster


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a workspace."""

    team: str
    """Id of the workspace; empty where none is meant, as on the command line."""
    user: str

    @classmethod
    def of(cls, body: dict[str, Any]) -> Member:
        """Whoever is behind a payload of Slack: command, event, press, view or shortcut."""
        event, user = body.get("event") or {}, body.get("user") or {}
        return cls(team_of(body), user.get("id") or event.get("user") or body.get("user_id") or "")


def team_of(body: dict[str, Any]) -> str:
    """The workspace that a payload comes from; each kind of payload says it in a place of its own."""
    team = body.get("team") or {}
    return str(body.get("team_id") or team.get("id") or (body.get("user") or {}).get("team_id") or "")


class Workspaces:
    """Client and poster of each workspace; may be used from many threads."""

    def __init__(self, client: WebClient, clock: Clock) -> None:
        """``client`` has the token of the one workspace there is, and no retry handlers."""
        self._client, self._poster = client, Poster(client, clock)

    def client(self, team: str) -> WebClient:
        """Slack's Web API, for this workspace."""
        return self._client

    def poster(self, team: str) -> Poster:
        """Where messages for this workspace start from."""
        return self._poster
