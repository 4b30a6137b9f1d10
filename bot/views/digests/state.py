"""What the buttons and views of digests are called, and what they carry, so that they outlive a restart."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from bot.views.state import HIDDEN
from store.deliveries import Profile, Schedule

PREFIX = "digest_"
"""Of every action_id here."""
MORE, LESS, KEEP, MENU, UNDO = (PREFIX + name for name in ("more", "less", "keep", "menu", "undo"))
DETAILS, NEVER = PREFIX + "details", PREFIX + "never"
EDIT, PAUSE, RESUME, REMOVE = (PREFIX + name for name in ("edit", "pause", "resume", "remove"))
PREVIEW, WHY, NOW, OPEN = (PREFIX + name for name in ("preview", "why", "now", "open"))
START, ADJUST, LIST = (PREFIX + name for name in ("start", "adjust", "list"))
REPOST, ARRIVED = PREFIX + "repost", PREFIX + "arrived"
SUGGESTED = "suggested"
"""The field of the form whose options are looked up while someone types."""
FORM, CHECKED = PREFIX + "form", PREFIX + "checked"
"""Callback ids of the two steps of the modal."""

LONGEST_VALUE, LONGEST_OPTION, LONGEST_METADATA = 2_000, 150, 3_000


def pack(*words: str | int) -> str:
    """Words as the value of a button."""
    return json.dumps([str(word) for word in words], ensure_ascii=False, separators=(",", ":")).translate(
        HIDDEN
    )


def unpack(value: str) -> tuple[str, ...]:
    """What ``pack`` was given; nothing where it did not write this."""
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return ()
    return tuple(found) if isinstance(found, list) and all(isinstance(word, str) for word in found) else ()


def pack_wish(profile: Profile, schedule: Schedule) -> str:
    """A wish as one of the words of ``pack``; what stands for nothing is left out."""
    plain: dict[str, Any] = asdict(Profile()) | asdict(Schedule())
    given = asdict(profile) | asdict(schedule)
    kept = {name: value for name, value in given.items() if value != plain[name]}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def unpack_wish(text: str) -> tuple[Profile, Schedule] | None:
    """The wish of ``pack_wish``, or None where another version wrote it."""
    try:
        found = json.loads(text)
        given = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
        return _of(Profile, given), _of(Schedule, given)
    except (ValueError, RecursionError, TypeError, AttributeError):
        return None


def _of(kind: Any, given: dict[str, Any]) -> Any:
    known = {each.name for each in fields(Profile)} | {each.name for each in fields(Schedule)}
    if given.keys() - known:
        raise ValueError("a field of another version")
    return kind(**{each.name: given[each.name] for each in fields(kind) if each.name in given})
