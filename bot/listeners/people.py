"""The person behind a request: who they are, where they are, and how to reach them there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse

from bot.desk import Desk, Tell
from bot.posting import Outcome
from bot.views import Message
from bot.workspaces import Member, team_of

Json = dict[str, Any]


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

    @classmethod
    def of(cls, body: Json) -> Press:
        """From a ``block_actions`` payload."""
        box, channel = body.get("container") or {}, (body.get("channel") or {}).get("id", "")
        ephemeral = bool(box.get("is_ephemeral"))
        return cls(
            team=team_of(body),
            user=body["user"]["id"],
            channel=channel,
            message_ts=box.get("message_ts", ""),
            response_url=body.get("response_url", ""),
            value=body["actions"][0].get("value") or "",
            thread_ts=box.get("thread_ts", ""),
            private=ephemeral or channel.startswith("D"),
            ephemeral=ephemeral,
        )

    @property
    def member(self) -> Member:
        """Who pressed."""
        return Member(self.team, self.user)


def for_asker(message: Message) -> BoltResponse:
    """The acknowledgement of a slash command that carries the message, for the asker's eyes only."""
    text = json.dumps(message.text, ensure_ascii=False)
    body = f'{{"response_type":"ephemeral","text":{text},"blocks":{message.encoded}}}'
    return BoltResponse(status=200, body=body, headers={"content-type": ["application/json;charset=utf-8"]})


def teller(desk: Desk, body: Json) -> Tell:
    """How to reach the person behind a press, a direct message or a mention."""
    team = team_of(body)
    if "view" in body:  # a modal has no message, and no address to answer at
        return lambda message: desk.poster(team).post(body["user"]["id"], message)
    if "actions" in body:
        press = Press.of(body)
        return lambda message: in_place(desk, press, message)
    event = body.get("event") or {}
    if "channel" not in event:  # nobody did this in Slack
        return lambda _: None
    thread = event.get("thread_ts") or ("" if event.get("channel_type") == "im" else event.get("ts", ""))
    return lambda message: desk.poster(team).post(event["channel"], message, thread)


def in_place(desk: Desk, press: Press, message: Message) -> Outcome:
    """Change the message that was pressed; where others see it too, show the result to the presser alone."""
    if press.private:
        return desk.poster(press.team).respond(press.response_url, message, replace_original=True)
    how = {"thread_ts": press.thread_ts} if press.thread_ts else {}
    return desk.poster(press.team).respond(
        press.response_url, message, replace_original=False, response_type="ephemeral", **how
    )
