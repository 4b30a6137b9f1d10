"""The Block Kit judge: what Slack would refuse in a message or a view, and what an app must not send anyway.

Pure functions; usable without the rest of the look-alike. A problem that Slack would let pass (a missing
top-level text, an unescaped ``<``, an unintended mention) is told with ``refused=False``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.sandbox.judge.blocks import BLOCKS_IN_HOME, BLOCKS_IN_MESSAGE, BLOCKS_IN_MODAL
from bot.sandbox.judge.ids import judge_counts, judge_ids
from bot.sandbox.judge.objects import SUGGESTIONS, plain
from bot.sandbox.judge.rules import ByType, Flag, Problem, Rule, Shape, String
from bot.sandbox.judge.wording import (
    judge_characters,
    judge_markup,
    judge_mrkdwn,
    judge_top_text,
    judge_total,
)

__all__ = ["Problem", "judge_message", "judge_suggestions", "judge_view"]

_VIEW: dict[str, Rule] = {
    "private_metadata": String(3000, least=0),
    "callback_id": String(255, least=0),
    "external_id": String(255, least=0),
}
_CLOSING: dict[str, Rule] = {
    "close": plain(24), "submit": plain(24), "clear_on_close": Flag(), "notify_on_close": Flag(),
}  # fmt: skip
VIEWS = ByType(
    {
        "modal": Shape({"title": plain(24), "blocks": BLOCKS_IN_MODAL}, _VIEW | _CLOSING),
        "home": Shape({"blocks": BLOCKS_IN_HOME}, _VIEW),
    }
)


def judge_message(payload: Mapping[str, Any], intended: Collection[str] = ()) -> list[Problem]:
    """Problems of a message: its ``text`` and ``blocks``; ``intended`` are the user ids it may mention."""
    return list(_message(payload, intended))


def _message(payload: Mapping[str, Any], intended: Collection[str]) -> Iterator[Problem]:
    text, blocks = payload.get("text"), payload.get("blocks") or []
    yield from BLOCKS_IN_MESSAGE.problems(blocks, "/blocks")
    yield from judge_ids(blocks, "/blocks")
    yield from judge_counts(blocks, "/blocks")
    yield from judge_total(blocks)
    yield from judge_markup(blocks, "/blocks", intended)
    yield from judge_top_text(text, blocks)
    yield from judge_mrkdwn(text if isinstance(text, str) else "", "/text", intended)
    yield from judge_characters({"text": text, "blocks": blocks}, "")
    for name in ("link_names", "parse"):
        if payload.get(name) not in (None, False, "", "0", "none"):
            yield Problem(f"/{name}", "turns plain words of others into mentions", refused=False)


def judge_view(view: Mapping[str, Any]) -> list[Problem]:
    """Problems of a modal or a Home tab."""
    return list(_view(view))


def _view(view: Mapping[str, Any]) -> Iterator[Problem]:
    blocks = view.get("blocks")
    yield from VIEWS.problems(view, "/view")
    yield from judge_ids(blocks, "/view/blocks")
    yield from judge_markup(blocks, "/view/blocks", None)
    yield from judge_characters(view, "/view")
    has_input = isinstance(blocks, list) and any(
        isinstance(b, dict) and b.get("type") == "input" for b in blocks
    )
    if view.get("type") == "modal" and has_input and "submit" not in view:
        yield Problem("/view", "missing required field: submit")


def judge_suggestions(answer: object) -> list[Problem]:
    """Problems of the answer to what someone typed into a menu: ``options``, or ``option_groups``."""
    if not isinstance(answer, dict) or len(answer.keys() & SUGGESTIONS.keys()) != 1:
        return [Problem("", "must be JSON with options or option_groups")]
    found = Shape({}, SUGGESTIONS).problems(answer, "")
    return [*found, *judge_characters(answer, "")]
