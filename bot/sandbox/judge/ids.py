"""Ids that must not come twice, and blocks that must not either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.sandbox.judge.rules import Problem
from bot.sandbox.judge.walk import objects


def judge_ids(blocks: object, at: str) -> Iterator[Problem]:
    """A block_id comes once in a message or view, an action_id once in its block."""
    if not isinstance(blocks, list):
        return
    yield from _repeated("block_id", [(f"{at}/{place}", block) for place, block in enumerate(blocks)])
    for place, block in enumerate(blocks):
        yield from _repeated("action_id", list(objects(block, f"{at}/{place}")))


def _repeated(name: str, things: Sequence[tuple[str, object]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for pointer, thing in things:
        value = thing.get(name) if isinstance(thing, dict) else None
        if isinstance(value, str) and value in seen:
            yield Problem(f"{pointer}/{name}", f'`{name}` "{value}" already exists')
        elif isinstance(value, str):
            seen.add(value)


def judge_counts(blocks: object, at: str) -> Iterator[Problem]:
    """One table in a message, and 12,000 characters of Markdown in all its Markdown blocks."""
    if not isinstance(blocks, list):
        return
    known: list[dict[str, Any]] = [block for block in blocks if isinstance(block, dict)]
    if sum(block.get("type") == "table" for block in known) > 1:
        yield Problem(at, "only one table allowed: invalid_attachments")
    markdown = [str(block.get("text", "")) for block in known if block.get("type") == "markdown"]
    if len(markdown) > 1 and sum(map(len, markdown)) > 12_000:
        yield Problem(at, "markdown blocks must be less than 12001 characters in total")
