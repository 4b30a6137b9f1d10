"""A finished message: plain text that alone suffices, and Block Kit blocks within Slack's limits."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import Block

from bot.views.payload import payload
from bot.views.text import escaped, tidy

LONGEST_TEXT = 4_000
LARGEST = 13_000
"""Characters of a whole message; past it Slack answers ``msg_blocks_too_long`` though each block is fine."""
MOST_BLOCKS = 50
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, twice: ``plain`` for a terminal, ``text`` and ``blocks`` for Slack."""

    plain: str
    text: str
    """``plain`` escaped and at most 4,000 characters: notifications, screen readers, old clients."""
    blocks: tuple[Json, ...]
    encoded: str = field(init=False, repr=False, compare=False)
    """The blocks as JSON; made once, as the same message may answer many."""

    def __post_init__(self) -> None:
        encoded = json.dumps(self.blocks, ensure_ascii=False, separators=(",", ":"))
        object.__setattr__(self, "encoded", encoded)

    @property
    def size(self) -> int:
        """Characters that Slack counts, on the safe side: the blocks as JSON, and the text."""
        return len(self.encoded) + len(self.text)

    @property
    def fits(self) -> bool:
        """True where Slack takes it."""
        return len(self.blocks) <= MOST_BLOCKS and self.size <= LARGEST


def compose(plain: str, blocks: Iterable[Block]) -> Message:
    """The message of these blocks; slack_sdk's models raise SlackObjectFormationError past Slack's limits."""
    plain = "\n".join(tidy(line) for line in plain.strip("\n").split("\n"))
    return Message(plain, escaped(plain, LONGEST_TEXT), tuple(map(payload, blocks)))


def first_fitting(versions: Iterable[Message]) -> Message:
    """The first that fits, richest first; the last one where none does."""
    message = None
    for message in versions:
        if message.fits:
            break
    if message is None:
        raise ValueError("a message needs at least one version")
    return message
