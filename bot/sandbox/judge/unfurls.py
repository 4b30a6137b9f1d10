"""What an app shows under somebody's link: one attachment for each address."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.sandbox.judge.blocks import BLOCKS_IN_MESSAGE
from bot.sandbox.judge.ids import judge_counts, judge_ids
from bot.sandbox.judge.objects import plain
from bot.sandbox.judge.rules import Problem, Shape, String, Url
from bot.sandbox.judge.wording import judge_characters, judge_markup, judge_total

_PREVIEW = Shape({"title": plain(150)}, {"subtitle": plain(150), "icon_url": Url()})
_UNFURL = Shape(
    {"blocks": BLOCKS_IN_MESSAGE},
    {"preview": _PREVIEW, "color": String(20), "fallback": String(3000), "hide_color": String(5)},
)


def judge_unfurls(unfurls: object, intended: Collection[str] = ()) -> list[Problem]:
    """Problems of the argument ``unfurls``: an object of attachments made of blocks, by their addresses."""
    if not isinstance(unfurls, Mapping) or not unfurls:
        return [Problem("/unfurls", "must provide an object that is not empty")]
    return [problem for url, shown in unfurls.items() for problem in _judged(url, shown, intended)]


def _judged(url: str, shown: Any, intended: Collection[str]) -> Iterator[Problem]:
    at = f"/unfurls/{url}"
    yield from Url().problems(url, at)
    yield from _UNFURL.problems(shown, at)
    blocks = shown.get("blocks") if isinstance(shown, Mapping) else None
    yield from judge_ids(blocks, f"{at}/blocks")
    yield from judge_counts(blocks, f"{at}/blocks")
    yield from judge_total(blocks)
    yield from judge_markup(blocks, f"{at}/blocks", intended)
    yield from judge_characters(shown, at)
