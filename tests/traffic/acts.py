"""What people do in the soak: bodies as Slack sends them, each with what must come of it."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import count
from threading import Lock
from time import time
from typing import Any
from urllib.parse import urlencode

from bot.names import COMMAND, DIGEST
from bot.sandbox.core import SIGNING_SECRET
from bot.sandbox.transport import sign
from bot.views.digests.state import SUGGESTED
from bot.views.state import State, encode

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
TEAM = "T00000001"
OVERSIZED = (1 << 20) + 1
_KEPT = 50
"""Events that may be delivered again."""
_NARROWER = ("has:pdf", "kind:paper", "-quantum", "year:2022", "year:2019..2022", "kind:talk")


@dataclass(frozen=True, slots=True)
class Act:
    """One request."""

    kind: str
    body: bytes
    content_type: str = FORM
    status: int = 200
    """What it must be answered with."""
    effect: str = ""
    """What the look-alike counts once when the answer has come; empty where the acknowledgement is all."""
    answered: bool = False
    """Whether the acknowledgement must carry the answer."""
    retry: bool = False
    forged: bool = False

    def headers(self) -> dict[str, str]:
        """Signed now; or, where it is forged, as badly as can be."""
        stamp = str(int(time()))
        signature = "v0=" + "0" * 64 if self.forged else sign(SIGNING_SECRET, stamp, self.body)
        again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"} if self.retry else {}
        return {
            "Content-Type": self.content_type, "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature, **again,
        }  # fmt: skip


class Acts:
    """All that happens, one after the other; may be asked from many threads."""

    def __init__(self, slack: dict[str, Any], questions: list[str], items: list[str], seed: int) -> None:
        """``slack`` is what its process printed."""
        self._slack, self._items = slack, items
        self._people, self._dice, self._gate = list(slack["people"]), random.Random(seed), Lock()  # noqa: S311 - dice, and no secrets
        self._questions = self._dice.sample(questions, len(questions))
        self._numbers, self._events, self._run = count(1), list[Act](), f"{seed}-{time():.0f}"
        makers = {
            self._conf: 40, self._press: 20, self._message: 12, self._suggestion: 6, self._mention: 6,
            self._list: 4, self._again: 4, self._form: 2, self._preview: 2, self._forged: 2,
            self._unreadable: 1, self._oversized: 1,
        }  # fmt: skip
        self._makers, self._weights = list(makers), list(makers.values())

    def next(self) -> Act:
        """Another one."""
        with self._gate:
            number = next(self._numbers)
            maker = self._dice.choices(self._makers, self._weights)[0]
            return maker(number, self._people[number % len(self._people)])

    def accepted(self, act: Act) -> None:
        """It was answered as it must be: Slack may deliver it again all the same."""
        if act.kind in ("message", "mention"):
            with self._gate:
                self._events = [*self._events, act][-_KEPT:]

    def _question(self) -> str:
        """Some are asked often and most seldom, as words are (Zipf's law); one in five is narrowed, too."""
        rank = int(len(self._questions) ** self._dice.random()) - 1
        narrower = self._dice.choice(_NARROWER) if self._dice.random() < 0.2 else ""
        return f"{self._questions[rank]} {narrower}".strip()

    def _channel(self, number: int) -> str:
        return str(self._slack["channels"][number % len(self._slack["channels"])])

    def _command(self, kind: str, number: int, user: str, command: str, text: str, channel: str) -> Act:
        path = f"/commands/{TEAM}/{user}/{channel}/0/{self._run}-{number}"
        fields = {
            "command": command, "text": text, "team_id": TEAM, "channel_id": channel, "user_id": user,
            "trigger_id": f"{user}.{self._run}.{number}", "response_url": self._slack["base"] + path,
        }  # fmt: skip
        effect = {"conf": "", "form": fields["trigger_id"]}.get(kind, path)
        return Act(kind, urlencode(fields).encode(), effect=effect, answered=kind == "conf")

    def _conf(self, number: int, user: str) -> Act:
        return self._command("conf", number, user, COMMAND, self._question(), self._channel(number))

    def _list(self, number: int, user: str) -> Act:
        return self._command("list", number, user, DIGEST, "list", self._channel(number))

    def _preview(self, number: int, user: str) -> Act:
        return self._command("preview", number, user, DIGEST, "preview", self._channel(number))

    def _form(self, number: int, user: str) -> Act:
        return self._command("form", number, user, DIGEST, "", self._channel(number))

    def _event(self, kind: str, number: int, event: dict[str, Any], effect: str) -> Act:
        whole = {
            "type": "event_callback", "team_id": TEAM, "api_app_id": "A00000001",
            "event_id": f"Ev{self._run}-{number}", "event_time": int(time()), "event": event,
        }  # fmt: skip
        return Act(kind, json.dumps(whole).encode(), JSON, effect=effect)

    def _message(self, number: int, user: str) -> Act:
        channel, ts = self._slack["people"][user], f"{int(time())}.{number:06d}"
        thread = {"thread_ts": ts} if number % 2 else {}
        event = {
            "type": "message", "channel_type": "im", "channel": channel, "user": user, "ts": ts,
            "text": self._question(), **thread,
        }  # fmt: skip
        return self._event("message", number, event, f"{channel}:{thread.get('thread_ts', '')}")

    def _mention(self, number: int, user: str) -> Act:
        channel, ts = self._channel(number), f"{int(time())}.{number:06d}"
        text = f"<@{self._slack['app']}> {self._question()}"
        event = {"type": "app_mention", "channel": channel, "user": user, "ts": ts, "text": text}
        return self._event("mention", number, event, f"{channel}:{ts}")

    def _again(self, number: int, user: str) -> Act:
        if not self._events:
            return self._message(number, user)
        there = self._dice.choice(self._events)
        return Act("again", there.body, JSON, retry=True)

    def _interaction(self, kind: str, user: str, payload: dict[str, Any], **what: Any) -> Act:
        whole = {"team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM}, **payload}
        return Act(kind, urlencode({"payload": json.dumps(whole)}).encode(), **what)

    def _press(self, number: int, user: str) -> Act:
        channel, ts = self._slack["people"][user], f"{int(time())}.{number:06d}"
        path = f"/actions/{TEAM}/{user}/{channel}/{ts}/{self._run}-{number}"
        item, page = State(item=self._dice.choice(self._items)), State(f"find {self._question()}", 5)
        value = encode(self._dice.choice((item, page)))
        payload = {
            "type": "block_actions", "trigger_id": f"{user}.{self._run}.{number}",
            "container": {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False},
            "channel": {"id": channel}, "response_url": self._slack["base"] + path,
            "actions": [{"type": "button", "action_id": "page_next", "block_id": "b", "value": value}],
        }  # fmt: skip
        return self._interaction("press", user, payload, effect=path)

    def _suggestion(self, number: int, user: str) -> Act:
        typed = self._dice.choice(self._questions).split()[-1][: self._dice.randint(2, 6)]
        asked = {"action_id": SUGGESTED, "block_id": "topics", "value": typed}
        return self._interaction(
            "suggestion", user, {"type": "block_suggestion", "view": {"id": "V1"}, **asked}, answered=True
        )

    def _forged(self, number: int, user: str) -> Act:
        there = self._conf(number, user)
        return Act("forged", there.body, status=401, forged=True)

    def _unreadable(self, number: int, user: str) -> Act:
        return Act("unreadable", b'{"type": ' + str(number).encode(), JSON, status=400)

    def _oversized(self, number: int, user: str) -> Act:
        return Act("oversized", b"x" * OVERSIZED, status=413)
