"""Words of a payload must not call people by accident, break the markup or carry control characters."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator

from bot.sandbox.judge.rules import Problem
from bot.sandbox.judge.walk import objects, strings, texts_of

TOTAL = 13_000
"""Characters of all blocks as compact JSON; Slack refuses somewhat more with ``msg_blocks_too_long``."""
TEXT = 4_000

_ANGLES = re.compile(r"<([^<>]*)>")
_BROADCAST = re.compile(r"!(channel|here|everyone|subteam\^)")
_MENTION = re.compile(r"@([UW][A-Z0-9]+)")
_LINK = re.compile(r"(https?://|mailto:|tel:|slack:)\S|#[CG][A-Z0-9]+|@[UW][A-Z0-9]+|!date\^\d+\^|!subteam\^")
_BARE_AMPERSAND = re.compile(r"&(?!(amp|lt|gt);)")
_QUOTE_MARK = re.compile(r"^>{1,3}", re.MULTILINE)
_WORD = re.compile(r"[^\W_]{3,}")


def judge_markup(value: object, at: str, intended: Collection[str] | None) -> Iterator[Problem]:
    """Mentions and stray markup in every mrkdwn text; ``intended`` are ids that may be named, None: all."""
    for pointer, thing in objects(value, at):
        kind, text = thing.get("type"), thing.get("text")
        if kind == "mrkdwn" and isinstance(text, str):
            yield from judge_mrkdwn(text, f"{pointer}/text", intended)
        elif kind == "markdown" and isinstance(text, str):
            yield from _mentions(text, f"{pointer}/text", intended)
        elif kind in ("broadcast", "usergroup"):
            yield Problem(pointer, f"calls many people: {kind}", refused=False)
        elif kind == "user" and intended is not None and str(thing.get("user_id")) not in intended:
            yield Problem(pointer, f"mentions {thing.get('user_id')} without intent", refused=False)


def judge_mrkdwn(text: str, at: str, intended: Collection[str] | None) -> Iterator[Problem]:
    """Mentions, and ``&``, ``<``, ``>`` that should have been escaped, in one mrkdwn text."""
    yield from _mentions(text, at, intended)
    for inside in _ANGLES.findall(text):
        if not _LINK.match(inside) and not _BROADCAST.match(inside):
            yield Problem(at, f"unescaped markup: <{inside[:60]}>", refused=False)
    rest = _QUOTE_MARK.sub("", _ANGLES.sub("", text))
    for sign in "<>":
        if sign in rest:
            yield Problem(at, f"unescaped {sign}", refused=False)
    if _BARE_AMPERSAND.search(rest):
        yield Problem(at, "unescaped &", refused=False)


def _mentions(text: str, at: str, intended: Collection[str] | None) -> Iterator[Problem]:
    for inside in _ANGLES.findall(text):
        if found := _BROADCAST.match(inside):
            yield Problem(at, f"calls many people: <{found[0]}>", refused=False)
        elif (found := _MENTION.match(inside)) and intended is not None and found[1] not in intended:
            yield Problem(at, f"mentions {found[1]} without intent", refused=False)


def judge_characters(value: object, at: str) -> Iterator[Problem]:
    """Control characters, which no reader can see, and unpaired surrogates, which no JSON may hold."""
    for pointer, text in strings(value, at):
        kinds = {unicodedata.category(character) for character in text if character not in "\n\t"}
        if "Cs" in kinds:
            yield Problem(pointer, "invalid_json: unpaired surrogate")
        if "Cc" in kinds:
            yield Problem(pointer, "control character", refused=False)


def judge_top_text(text: object, blocks: object) -> Iterator[Problem]:
    """The text of notifications and screen readers must be there and say what the blocks show."""
    if not isinstance(text, str) or not text.strip():
        yield Problem("/text", "missing top-level text", refused=False)
        return
    if len(text) > TEXT:
        yield Problem("/text", f"must be less than {TEXT + 1} characters", refused=False)
    shown = {word for part in texts_of(blocks) for word in _WORD.findall(part.lower())}
    if shown and not shown & set(_WORD.findall(text.lower())):
        yield Problem("/text", "the top-level text says nothing of what the blocks show", refused=False)


def judge_total(blocks: object) -> Iterator[Problem]:
    """The size of all blocks together."""
    size = len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))
    if size > TOTAL:
        yield Problem("/blocks", f"msg_blocks_too_long: {size} characters, no more than {TOTAL}")
