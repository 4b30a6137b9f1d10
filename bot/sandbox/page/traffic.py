"""What went to and fro between the look-alike and the app, for people who write apps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TypeVar

from bot.sandbox.core import Core
from bot.sandbox.records import Call, Delivery, Json, Violation
from bot.sandbox.transport import encode

T = TypeVar("T")


def traffic(core: Core, deliveries: int, calls: int) -> Json:
    """Everything after so many deliveries and calls, in the order in which it began to happen."""
    with core.workspace.changed:
        # a call counted as a step when it was done; a delivery that notes the same step began after that
        new = [(one.step, 1, _delivery(core, at, one)) for at, one in _rest(core.deliveries, deliveries)]
        new += [(one.step, 0, _call(core, at, one)) for at, one in _rest(core.calls, calls)]
        found = sorted(new, key=lambda entry: entry[:2])
        return {
            "entries": [entry for _, _, entry in found],
            "deliveries": len(core.deliveries),
            "calls": len(core.calls),
        }


def _rest(all_: Sequence[T], first: int) -> list[tuple[int, T]]:
    return list(enumerate(all_))[first:]


def _delivery(core: Core, place: int, one: Delivery) -> Json:
    kind, body = encode(one.kind, one.payload)
    return {
        "id": f"d{place}", "to": "app", "title": _title(one), "kind": one.kind, "problem": one.problem,
        "status": one.status, "ms": round(one.seconds * 1000), "headers": one.sent, "content_type": kind,
        "bytes": len(body), "payload": one.payload, "answer_headers": one.headers, "answer": one.body,
        "retry": one.retry, "violations": [asdict(v) for v in core.violations if _of(core, v) == (1, place)],
    }  # fmt: skip


def _call(core: Core, place: int, one: Call) -> Json:
    return {
        "id": f"c{place}", "to": "slack", "title": one.method, "kind": "", "status": one.status,
        "problem": str(one.answer.get("error", "")), "token": one.token, "payload": one.args,
        "answer": one.answer,
        "violations": [asdict(v) for v in core.violations if _of(core, v) == (0, place)],
    }  # fmt: skip


def _title(one: Delivery) -> str:
    payload = one.payload
    if one.kind == "slash_commands":
        return str(payload.get("command", ""))
    inner = payload.get("event") if one.kind == "events_api" else None
    return str((inner or payload).get("type", one.kind))


def _of(core: Core, found: Violation) -> tuple[int, int]:
    """To which call (0, its place) or delivery (1, its place) a finding belongs."""
    calls, deliveries = found.before
    for place, call in _rest(core.calls, calls):
        if call.method == found.where:
            return (0, place)
    return (1, deliveries)
