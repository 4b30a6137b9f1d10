"""The person behind a request: who they are, where they are, and how to reach them there."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse

from bot.desk import Desk, Tell
from bot.listeners.modals import put
from bot.names import MENTION, MESSAGE
from bot.posting import Outcome, Sent
from bot.views import Message, screens
from bot.workspaces import Member, team_of

Json = dict[str, Any]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """The press of a button."""

    team: str
    user: str
    channel: str
    message_ts: str
    response_url: str
    value: str
    thread_ts: str = ""
    private: bool = True
    """True where only this user sees the message, so that it may change in place."""
    ephemeral: bool = False
    modal: str = ""
    """Id of the modal in which it was pressed."""
    title: str = ""
    """Title of that modal."""
    home: bool = False
    """True on the app's own page."""

    @classmethod
    def of(cls, body: Json) -> Press:
        """From a ``block_actions`` payload."""
        box, channel = body.get("container") or {}, (body.get("channel") or {}).get("id", "")
        ephemeral, view = bool(box.get("is_ephemeral")), body.get("view") or {}
        home = view.get("type") == "home"
        # Under a link the message is somebody else's, in direct messages between two people as well.
        ours = channel.startswith("D") and box.get("type") != "message_attachment"
        return cls(
            team=team_of(body),
            user=body["user"]["id"],
            channel=channel,
            message_ts=box.get("message_ts", ""),
            response_url=body.get("response_url", ""),
            value=body["actions"][0].get("value") or "",
            thread_ts=box.get("thread_ts", ""),
            private=ephemeral or bool(view) or ours,
            ephemeral=ephemeral,
            modal="" if home else view.get("id", ""),
            title=(view.get("title") or {}).get("text", ""),
            home=home,
        )

    @property
    def member(self) -> Member:
        """Who pressed."""
        return Member(self.team, self.user)

    @property
    def trace(self) -> str:
        """By which the same press is known again; what it leads to holds a question, and none is kept."""
        leads = hashlib.sha256(self.value.encode("utf-8", "replace")).hexdigest()
        return f"{self.channel}:{self.message_ts}:{leads}"


def for_asker(message: Message) -> BoltResponse:
    """The acknowledgement of a slash command that carries the message, for the asker's eyes only."""
    text = json.dumps(message.text, ensure_ascii=False)
    body = f'{{"response_type":"ephemeral","text":{text},"blocks":{message.encoded}}}'
    return BoltResponse(status=200, body=body, headers={"content-type": ["application/json;charset=utf-8"]})


def teller(desk: Desk, body: Json) -> Tell:
    """How to reach the person behind a press, a shortcut, a direct message or a mention."""
    team = team_of(body)
    if "actions" in body:
        press = Press.of(body)
        return lambda message: in_place(desk, press, message)
    if "event" not in body:  # a submitted modal and a shortcut have no message, and no address to answer at
        return lambda message: desk.poster(team).post(body["user"]["id"], message)
    event = body["event"]
    if event.get("type") not in (MESSAGE, MENTION):  # nobody asked anything
        return lambda message: _log.warning("nobody to tell: %s", message.plain)
    thread = event.get("thread_ts") or ("" if event.get("channel_type") == "im" else event.get("ts", ""))
    return lambda message: desk.poster(team).post(event["channel"], message, thread)


def in_place(desk: Desk, press: Press, message: Message) -> Outcome:
    """Change what was pressed; where others see it too, show the result to the presser alone."""
    if press.home:
        desk.homes.show(press.member, message)
        return Sent()
    if press.modal:
        there = put(desk, press.team, screens.answer(press.title, message), view_id=press.modal)
        return Sent() if there else desk.poster(press.team).post(press.user, message)
    if press.private:
        return desk.poster(press.team).respond(press.response_url, message, replace_original=True)
    how = {"thread_ts": press.thread_ts} if press.thread_ts else {}
    return desk.poster(press.team).respond(
        press.response_url, message, replace_original=False, response_type="ephemeral", **how
    )
