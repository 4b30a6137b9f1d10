"""Who asks something of a digest, where, and how to reach them there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.desk import Desk
from bot.listeners.people import Press, in_place
from bot.posting import Outcome, Poster, Sent
from bot.views import Message
from bot.views.digests.state import unpack
from bot.workspaces import Member, team_of
from store.deliveries import Delivery, Subscription
from store.store import Store

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asker:
    """One person at one moment, in a channel or in direct messages."""

    desk: Desk
    team: str
    channel: str
    """For a modal: the channel that the digest is for."""
    user: str
    trigger: str = ""
    """With this a modal can be opened, for three seconds."""
    answer_url: str = ""
    """Slack's response_url, good for half an hour."""
    press: Press | None = None

    @classmethod
    def commanding(cls, desk: Desk, body: Json) -> Asker:
        """From a slash command."""
        return cls(
            desk,
            team_of(body),
            body["channel_id"],
            body["user_id"],
            body["trigger_id"],
            body["response_url"],
        )

    @classmethod
    def pressing(cls, desk: Desk, body: Json) -> Asker:
        """From a press on a message."""
        press = Press.of(body)
        return cls(desk, press.team, press.channel, press.user, body["trigger_id"], press.response_url, press)

    @classmethod
    def submitting(cls, desk: Desk, body: Json, channel: str, answer_url: str) -> Asker:
        """From a modal, which carries where it came from."""
        return cls(desk, team_of(body), channel, body["user"]["id"], body["trigger_id"], answer_url)

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def member(self) -> Member:
        return Member(self.team, self.user)

    @property
    def poster(self) -> Poster:
        return self.desk.poster(self.team)

    @property
    def now(self) -> datetime:
        return self.desk.clock.now()

    def tell(self, message: Message) -> None:
        """In place where a button was pressed, else to them alone; by direct message where that fails."""
        outcome: Outcome | None = None
        if self.press is not None:
            outcome = in_place(self.desk, self.press, message)
        elif self.answer_url:  # a form that was opened on the app's own page came from nowhere else
            outcome = self.poster.respond(self.answer_url, message, response_type="ephemeral")
        if not isinstance(outcome, Sent):
            self.poster.post(self.user, message)

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Those of this channel, in the order of their numbers."""
        return self.store.subscriptions(self.team, self.channel)

    def subscription(self, id: str) -> Subscription | None:
        """The one that a button names; None where it is gone, another channel's or another workspace's."""
        found = self.store.subscription(int(id)) if _is_number(id) else None
        return found if found and self._reaches(found) else None

    def delivery(self, id: str) -> Delivery | None:
        """The same, of a delivery."""
        found = self.store.delivery(int(id)) if _is_number(id) else None
        return found if found and self._reaches(found) else None

    def _reaches(self, one: Subscription | Delivery) -> bool:
        # In direct messages its author is told of it, wherever it is posted; so on the app's own page.
        personal = self.channel.startswith("D") or (self.press is not None and self.press.home)
        return one.team == self.team and (one.channel == self.channel or personal)

    def about(self, one: Subscription) -> Asker:
        """On the app's own page, which is no channel: as if asked in the channel of that subscription."""
        return self if self.channel else replace(self, channel=one.channel)

    def changed(self, *users: str) -> None:
        """What these users see of digests on the app's own page is not what it was; the asker always."""
        for user in dict.fromkeys((self.user, *users)):
            self.desk.homes.refresh(Member(self.team, user))


def _is_number(id: str) -> bool:
    return id.isdecimal() and len(id) < 18


def carried(body: Json) -> tuple[str, tuple[str, ...]]:
    """What a press stands for: its action and its words; those of a menu carry the action in front."""
    pressed = body["actions"][0]
    option = pressed.get("selected_option")
    words = unpack(option["value"] if option else pressed.get("value") or "")
    return (words[0], words[1:]) if option and words else (pressed["action_id"], words)
