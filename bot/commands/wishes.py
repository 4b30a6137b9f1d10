"""Interests as JSON: what ``hallway recommend --batch`` reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from store.interests import Interests, Taste

_PARTS = re.compile(
    r"[,;:.!?()]|\b(?:and|or|for|of|in|on|to|with|that|which|group|team|interested)\b", re.IGNORECASE
)
_MOST = 1_000


class BadWish(ValueError):
    """A line that cannot be used, in words. ``id`` is the line's own, where it has one."""

    def __init__(self, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.id = id


def interests(line: str | Mapping[str, Any], limit: int, fallback: str = "") -> Interests:
    """The interests of one JSON object.

    ``keywords`` are topics too; a ``description`` is cut into topics where there are no other ones.

    :param line: the object, or its text
    :param limit: items at most, where the object does not say
    :param fallback: the id of an object that has none
    :raises BadWish: it is no object, or a field is not what it should be
    """
    given = _object(line) if isinstance(line, str) else line
    id = str(given.get("id") if given.get("id") is not None else fallback)
    try:
        return Interests(
            id,
            topics=_topics(given),
            people=_texts(given, "authors"),
            venues=_texts(given, "venues"),
            kinds=_texts(given, "kinds"),
            excluded=_texts(given, "exclude"),
            members=(Taste("", _texts(given, "liked"), _texts(given, "disliked")),),
            limit=_limit(given, limit),
        )
    except BadWish as problem:
        raise BadWish(str(problem), id) from None


def _object(line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BadWish(
            'not JSON; expected an object such as {"id": "a", "topics": ["compilers"]}'
        ) from problem
    if not isinstance(found, dict):
        raise BadWish('not a JSON object; expected {"id": ..., "topics": [...]}')
    return found


def _topics(given: Mapping[str, Any]) -> tuple[str, ...]:
    stated = (*_texts(given, "topics"), *_texts(given, "keywords"))
    told = given.get("description") or ""
    if not isinstance(told, str):
        raise BadWish('"description" is not a text')
    return stated or tuple(part.strip() for part in _PARTS.split(told) if part.strip())


def _texts(given: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts; one text counts as a list of one, a missing field as an empty one."""
    found = given.get(name)
    listed = [] if found is None else [found] if isinstance(found, str) else found
    if not isinstance(listed, list | tuple) or not all(isinstance(each, str | int) for each in listed):
        raise BadWish(f'"{name}" is not a list of texts')
    return tuple(str(each) for each in listed)


def _limit(given: Mapping[str, Any], otherwise: int) -> int:
    found = given.get("limit")
    if found is None:
        return otherwise
    if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= _MOST:
        raise BadWish(f'"limit" is not a whole number from 1 to {_MOST}')
    return found
