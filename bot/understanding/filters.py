"""Typed filters: ``author:"Mimee Xu" year:2020..2022 -quantum "exact phrase"``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.understanding import kinds, years
from bot.understanding.cleaning import squeezed
from store.queries import Ask, Question
from store.records import KINDS

Fields = dict[str, Any]
"""Fields of ``Lookup`` by name."""
MOST = 10
"""Values of one filter that are used."""
LONGEST = 200
"""Characters of a value that are used; ``words:`` may hold more."""

_CALLED = {
    "people": "author speaker person by people",
    "organisations": "org organisation organization affiliation from",
    "venues": "venue event conf conference",
    "titles": "title",
    "topics": "topic",
    "sessions": "session",
    "rooms": "room",
    "days": "day date",
    "has": "has",
    "lacks": "lacks",
    "sources": "source",
    "part": "part",
    "at": "at time",
    "after": "after",
    "before": "before",
    "role": "role",
    "years": "year years",
    "kinds": "kind type",
    "award": "award",
    "only": "only",
    "words": "words",
    "spoken": "spoken",
    "ask": "ask",
    "subject": "subject",
    "detail": "detail",
}
"""Fields, and the words that one may type for each. The last five are only written by ``render``."""
_FIELDS = {key: field for field, keys in _CALLED.items() for key in keys.split()}
_NAMED = frozenset("people organisations venues titles topics".split())
"""Lists of names: a minus before the filter leaves out items that hold the name."""
_LOWER = frozenset("days has lacks sources part at after before role".split())
_LISTS = _NAMED | frozenset("sessions rooms days has lacks sources".split())

_KEYS = "|".join(sorted(_FIELDS, key=len, reverse=True))
_FILTER = re.compile(rf"(?<!\S)(-?)({_KEYS}):(?:\"([^\"]*)\"|(\S*))", re.IGNORECASE)
_PHRASE = re.compile(r'(?<!\S)(-?)"([^"]+)"')
_EXCLUDED = re.compile(r"(?<!\S)-([^\W\d_][\w-]*)")
_YEARS = re.compile(r"(\d{4})?(\.\.|-)?(\d{4})?")


def typed(text: str) -> tuple[str, Fields]:
    """The text without typed filters, phrases and exclusions, and the fields of ``Lookup`` they fill."""
    found: Fields = {}

    def one(match: re.Match[str]) -> str:
        key, value = match[2].lower(), match[4] if match[3] is None else match[3]
        return " " if _use(found, key, _plain(value), negative=bool(match[1])) else match[0]

    def phrase(match: re.Match[str]) -> str:
        _add(found, "excluded" if match[1] else "phrases", _plain(match[2]))
        return " "

    def excluded(match: re.Match[str]) -> str:
        _add(found, "excluded", _plain(match[1]))
        return " "

    text = _FILTER.sub(one, text)
    text = _EXCLUDED.sub(excluded, _PHRASE.sub(phrase, text))
    _ask(found)
    return _plain(text, len(text)), found


def _plain(value: str, longest: int = 1_000) -> str:
    """A value that ``render`` can put in quotes."""
    return squeezed(value.replace('"', " "))[:longest].strip()


def _add(found: Fields, field: str, value: str) -> bool:
    value = value[:LONGEST].strip()
    values = found.get(field, ())
    if value and value not in values and len(values) < MOST:
        found[field] = (*values, value)
    return True


def _use(found: Fields, key: str, value: str, *, negative: bool) -> bool:
    """Fill the field a filter stands for; False leaves the text as it is."""
    field = _FIELDS[key]
    if field == "award":
        return _set(found, field, "none" if negative else (value or "any"))
    if not value:
        return False
    if negative and field == "kinds":
        return _other_kinds(found, value)
    if negative:
        left_out = "lacks" if field == "has" else "excluded" if field in _NAMED else ""
        return bool(left_out) and _add(found, left_out, value)
    if key == "speaker":
        found["role"] = key
    if field in _LISTS:
        return _add(found, field, value.lower() if field in _LOWER else value)
    return _READERS.get(field, _set)(found, field, value.lower() if field in _LOWER else value)


def _set(found: Fields, field: str, value: str) -> bool:
    found[field] = value if field == "words" else value[:LONGEST].strip()
    return True


def _years(found: Fields, field: str, value: str) -> bool:
    match = _YEARS.fullmatch(value)
    if match is None or not (match[1] or match[3]):
        return False
    first = int(match[1] or 0)
    last = int(match[3]) if match[3] else (years.OPEN if match[2] else first)
    found[field] = (min(first, last), max(first, last))
    return True


def _kinds(found: Fields, field: str, value: str) -> bool:
    found[field] = tuple(dict.fromkeys((*found.get(field, ()), *kinds.listed(value))))
    return bool(found[field])


def _other_kinds(found: Fields, value: str) -> bool:
    """ "-kind:paper": all but papers."""
    left_out = kinds.listed(value)
    if left_out:
        found["kinds"] = tuple(kind for kind in KINDS if kind not in left_out)
    return bool(left_out)


def _spoken(found: Fields, field: str, value: str) -> bool:
    found[field] = int(value) if re.fullmatch(r"[0-9]{1,4}", value) else 0
    return True


def _only(found: Fields, field: str, value: str) -> bool:
    found[field] = value.lower() in ("source", "sources", "yes")
    return True


_READERS: dict[str, Callable[[Fields, str, str], bool]] = {
    "years": _years,
    "kinds": _kinds,
    "spoken": _spoken,
    "only": _only,
}


def _ask(found: Fields) -> None:
    """``ask:``, ``subject:`` and ``detail:`` stand for a question."""
    ask, subject, detail = (found.pop(key, "") for key in ("ask", "subject", "detail"))
    if ask in set(Ask):
        found["question"] = Question(Ask(ask), subject, detail)
