"""The workspaces that the app is in: who is meant by a request, and how each one's Slack is reached."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.names import HISTORY_SCOPES
from bot.posting import Poster

_PLACES = 2_000
"""Workspaces whose pace is remembered; one used less lately starts anew."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a workspace."""

    team: str
    """Id of the workspace; empty where none is meant, as on the command line."""
    user: str

    @classmethod
    def of(cls, body: Json) -> Member:
        """Whoever is behind a payload of Slack: command, event, press, view or shortcut."""
        event, user = body.get("event") or {}, body.get("user") or {}
        return cls(team_of(body), user.get("id") or event.get("user") or body.get("user_id") or "")


def team_of(body: Json) -> str:
    """The workspace that has the app a payload is for; each kind of payload says it in a place of its own.

    In channels that two companies share it is not always the workspace of the one who acts. The order is
    that of Bolt, which knows where Slack puts it.
    """
    view, team, user = (body.get(name) or {} for name in ("view", "team", "user"))
    if isinstance(team, str):
        return team
    authorization: Json = next(iter(body.get("authorizations") or ()), {})
    found = (
        view.get("app_installed_team_id"),
        team.get("id"),
        authorization.get("team_id"),
        body.get("team_id"),
        user.get("team_id"),
        view.get("team_id"),
    )
    return str(next(filter(None, found), ""))


@dataclass(frozen=True, slots=True)
class Grant:
    """What a workspace lets the app do."""

    team: str
    """Empty where it is not known, or where the token is good for a whole organisation."""
    token: str = field(repr=False)
    scopes: frozenset[str] = frozenset()
    """Those known to be granted."""


class Grants(Protocol):
    """Where the app is installed; may be asked from many threads, often."""

    def find(self, team: str) -> Grant | None:
        """What the workspace of that id lets the app do; None where the app is not installed."""

    def forget(self, team: str) -> None:
        """Something changed there: look again."""


class Only:
    """There is one workspace, and every other is none of ours; all are where it is not known which it is."""

    def __init__(self, grant: Grant) -> None:
        self._grant = grant

    @property
    def team(self) -> str:
        """Its id; empty where it is not known."""
        return self._grant.team

    def find(self, team: str) -> Grant | None:
        """The one there is, or None."""
        ours = not team or not self._grant.team or team == self._grant.team
        return self._grant if ours else None

    def forget(self, team: str) -> None:
        """Nothing can change while the bot runs, as its token is a setting."""


@dataclass(frozen=True, slots=True)
class _Place:
    token: str
    client: WebClient
    poster: Poster


class Workspaces:
    """Client and poster of each workspace; may be used from many threads.

    Where the app is not installed, they have no token: Slack refuses what they send (``not_authed``), and
    only answers to a response_url arrive.
    """

    def __init__(self, grants: Grants, client: Callable[[str], WebClient], clock: Clock) -> None:
        """``client`` makes one for a token, without retry handlers."""
        self._grants, self._make, self._clock = grants, client, clock
        self._gate = threading.Lock()
        self._places: OrderedDict[str, _Place] = OrderedDict()

    def serves(self, team: str) -> bool:
        """Whether the app is installed there."""
        return self._grants.find(team) is not None

    def scopes(self, team: str) -> frozenset[str]:
        """What was granted there."""
        grant = self._grants.find(team)
        return grant.scopes if grant else frozenset()

    def token(self, team: str) -> str:
        """The bot's token there; empty where the app is not installed."""
        grant = self._grants.find(team)
        return grant.token if grant else ""

    def client(self, team: str) -> WebClient:
        """Slack's Web API, for this workspace."""
        return self._place(team).client

    def poster(self, team: str) -> Poster:
        """Where messages for this workspace start from."""
        return self._place(team).poster

    def historian(self, team: str) -> WebClient | None:
        """The client, where what stands in channels may be read; else None."""
        return self.client(team) if self.scopes(team) & HISTORY_SCOPES.keys() else None

    def forget(self, team: str) -> None:
        """The app has come there, or gone."""
        self._grants.forget(team)
        with self._gate:
            self._places.pop(team, None)

    def _place(self, team: str) -> _Place:
        """Made when first asked for, and anew for another token."""
        token = self.token(team)
        with self._gate:
            place = self._places.get(team)
            if place is None or place.token != token:
                client = self._make(token)
                place = _Place(token, client, Poster(client, self._clock))
            if token:
                self._places[team] = place
                self._places.move_to_end(team)
            if len(self._places) > _PLACES:
                self._places.popitem(last=False)
        return place
