"""Answers that an app sends to the address given with a command or an interaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox.core import Core
from bot.sandbox.faults import DroppedConnection
from bot.sandbox.judge import Problem
from bot.sandbox.records import Call, Channel, Json, Message
from bot.sandbox.tickets import ResponseUrl

WHERE = "response_url"


class Rejected(Exception):
    """Slack's answer is an HTTP status and a word."""

    def __init__(self, status: int, word: str) -> None:
        super().__init__(word)
        self.status, self.word = status, word


def respond(core: Core, path: str, body: bytes) -> tuple[int, str]:
    """Serve one use of a response URL: the HTTP status and the body of the answer."""
    payload: Json = {}
    core = core.at(path)
    try:
        payload = _payload(body)
        fault = core.faults.strike(WHERE)
        status, word = (fault.status, str(fault.body["error"])) if fault else _serve(core, path, payload)
    except Rejected as rejection:
        status, word = rejection.status, rejection.word
    except DroppedConnection:
        core.log(Call(WHERE, payload, "", 0))
        raise
    core.log(Call(WHERE, payload, "", status, {"body": word}))
    core.faults.strike(WHERE, after_effect=True)
    return status, word


def _payload(body: bytes) -> Json:
    try:
        text = body.decode("utf-8")
        if text.startswith("payload="):
            text = dict(parse_qsl(text))["payload"]
        found = json.loads(text)
    except ValueError:
        raise Rejected(400, "invalid_payload") from None
    if not isinstance(found, dict):
        raise Rejected(400, "invalid_payload")
    return found


def _serve(core: Core, path: str, payload: Json) -> tuple[int, str]:
    url = core.tickets.use(path)
    if isinstance(url, str):
        core.blame(WHERE, [Problem("", url)])
        raise Rejected(404, json.dumps({"ok": False, "error": url}))
    answer(core, WHERE, url, payload)
    return 200, "ok"


def answer(core: Core, where: str, url: ResponseUrl, payload: Mapping[str, Any]) -> None:
    """Do what the payload says: a new message, a changed one, or one taken away."""
    source = _source(core, where, url, payload)
    if source and payload.get("delete_original"):
        core.workspace.remove(source)
        return
    text, blocks = payload.get("text"), payload.get("blocks")
    if not text and not blocks:
        raise Rejected(400, "no_text")
    if core.judge(where, payload):
        raise Rejected(400, "invalid_blocks")
    if source:
        _same_kind(core, where, source, payload)
        core.workspace.change(source, text or "", blocks or [], payload.get("metadata"))
    else:
        _new(core, where, url, payload)


def _source(core: Core, where: str, url: ResponseUrl, payload: Mapping[str, Any]) -> Message | None:
    """The message to replace or delete; none for a slash command, whose own URL only ever adds messages."""
    wanted = [name for name in ("replace_original", "delete_original") if payload.get(name)]
    if not wanted:
        return None
    if not url.message_ts:
        core.blame(where, [Problem(f"/{wanted[0]}", "does nothing for a slash command", refused=False)])
        return None
    message = core.workspace.find(url.channel, url.message_ts)
    if message is None:
        raise Rejected(404, "message_not_found")
    return message


def _same_kind(core: Core, where: str, source: Message, payload: Mapping[str, Any]) -> None:
    kind = "ephemeral" if source.reader else "in_channel"
    if payload.get("response_type", kind) != kind:
        words = f"a replaced message stays {kind}"
        core.blame(where, [Problem("/response_type", words, refused=False)])


def _new(core: Core, where: str, url: ResponseUrl, payload: Mapping[str, Any]) -> None:
    kind = payload.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
        core.blame(where, [Problem("/response_type", f"must be ephemeral or in_channel, not {kind}")])
        raise Rejected(400, "invalid_response_type")
    channel: Channel = core.workspace.channel(url.channel)
    reader = url.user if kind == "ephemeral" else ""
    core.post(channel, payload, reader, str(payload.get("thread_ts") or ""))
