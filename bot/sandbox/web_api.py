"""The Web API: token, scope, rate limit, arguments, method, in this order, as Slack does."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from bot.sandbox import (
    installing,
    methods_chat,
    methods_files,
    methods_links,
    methods_people,
    methods_views,
)
from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.core import APP_TOKEN, Core
from bot.sandbox.faults import DroppedConnection
from bot.sandbox.judge import Problem
from bot.sandbox.records import Call, Json

METHODS: dict[str, Method] = {
    name: method
    for group in (methods_chat, methods_files, methods_links, methods_people, methods_views, installing)
    for name, method in group.METHODS.items()
}
_AS_JSON = ("blocks", "view", "metadata", "attachments", "files", "unfurls")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP."""

    body: Json
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def call(core: Core, method: str, headers: Mapping[str, str], body: bytes) -> Answer:
    """Serve one call and note it; ``headers`` have lower-case names. May raise ``DroppedConnection``."""
    token = ""
    args: Json = {}
    try:
        token, args = _read(headers, body)
        core = core.whose(token, str(args.get("code", "")))
        fault = core.faults.strike(method)
        if fault:
            answer = Answer(fault.body, fault.status, fault.headers)
        else:
            answer = _serve(core, method, token, args)
    except Refused as refusal:
        wait = refusal.answer.pop("retry_after", None)
        answer = Answer(refusal.answer, 429, {"Retry-After": str(wait)}) if wait else Answer(refusal.answer)
    except DroppedConnection:
        core.log(Call(method, args, token, 0))
        raise
    core.log(Call(method, args, token, answer.status, answer.body))
    core.faults.strike(method, after_effect=True)
    return answer


def _serve(core: Core, name: str, token: str, args: Json) -> Answer:
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method", req_method=name)
    _authorise(core, method, token)
    wait = core.rates.take(name, method.per_minute, 60)
    if wait:
        raise Refused("ratelimited", retry_after=wait)
    ask = Ask(name, {key: _decoded(core, name, key, value) for key, value in args.items()}, core)
    granted = {"x-oauth-scopes": ",".join(sorted(core.scopes)), "x-accepted-oauth-scopes": method.scope}
    return Answer({"ok": True, **method.run(ask)}, headers=granted)


def _authorise(core: Core, method: Method, token: str) -> None:
    if method.caller == "anyone":
        return
    if not token:
        raise Refused("not_authed")
    if token not in (core.bot_token, APP_TOKEN):
        raise Refused("invalid_auth")
    if token != (core.bot_token if method.caller == "bot" else APP_TOKEN):
        raise Refused("not_allowed_token_type")
    if core.faults.revoked and token == core.bot_token:
        raise Refused("token_revoked")
    if method.scope and method.scope not in core.scopes:
        raise Refused("missing_scope", needed=method.scope, provided=",".join(sorted(core.scopes)))


def _read(headers: Mapping[str, str], body: bytes) -> tuple[str, Json]:
    """The token and the arguments of a call; a token may stand in a form, but not in JSON."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    scheme, _, token = headers.get("authorization", "").strip().partition(" ")
    if kind == "application/json":
        args = _json_object(body)
    elif kind in ("", "application/x-www-form-urlencoded"):
        args = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        token = str(args.pop("token", token))
    else:
        raise Refused("invalid_post_type")
    if scheme == "Basic":  # the app itself, without a token
        names = ("client_id", "client_secret")
        args |= dict(zip(names, b64decode(token).decode("utf-8", "replace").split(":", 1), strict=False))
        token = ""
    return token.strip(), args


def _json_object(body: bytes) -> Json:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(found, dict):
        raise Refused("json_not_object")
    return found


def _decoded(core: Core, method: str, name: str, value: object) -> object:
    """Arguments that are objects may come as JSON in a string."""
    if name not in _AS_JSON or not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
        core.blame(method, [Problem(f"/{name}", "not JSON")])
        raise Refused(error) from None
