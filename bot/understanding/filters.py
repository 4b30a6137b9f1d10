"""Typed filters: ``author:"Mimee Xu" year:2020..2022 -quantum "exact phrase"``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.understanding.cleaning import squeezed
from bot.understanding.values import value
from store.queries import Ask, Lookup, Question

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
    "identifiers": "doi arxiv openreview anthology dblp id",
    "part": "part",
    "at": "at time",
    "after": "after",
    "before": "before",
    "role": "role",
    "years": "year years",
    "kinds": "kind type",
    "states": "status state",
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
_LOWER = frozenset("days has lacks sources states part at after before role".split())
_LISTS = frozenset(
    """
    people organisations venues titles topics sessions rooms days has lacks sources states identifiers
    """.split()
)
_OTHERS: dict[str, Callable[[str], Any]] = {
    "only": lambda typed: typed.lower() in ("source", "sources", "yes"),
    "spoken": lambda typed: int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else 0,
    "ask": str,
    "subject": str,
    "detail": str,
}
"""Fields that no value of is checked, and what makes them of what was typed."""
_WRITTEN = frozenset(("words", *_OTHERS))
"""Fields that nothing is left out by."""
_OPPOSITES = {"has": "lacks", "lacks": "has", "after": "before", "before": "after"}

_KEYS = "|".join(sorted(_FIELDS, key=len, reverse=True))
_FILTER = re.compile(rf"(?<!\S)(-?)({_KEYS}):(?:\"([^\"]*)\"|(\S*))", re.IGNORECASE)
_PHRASE = re.compile(r'(?<!\S)(-?)"([^"]+)"')
_EXCLUDED = re.compile(r"(?<!\S)-([^\W\d_][\w-]*)")


def typed(text: str, today: date) -> tuple[str, Fields]:
    """The text without typed filters, phrases and exclusions, and the fields of ``Lookup`` they fill."""
    found: Fields = {}

    def one(match: re.Match[str]) -> str:
        key, said = match[2].lower(), match[4] if match[3] is None else match[3]
        return " " if _use(found, key, _plain(said), today, negative=bool(match[1])) else match[0]

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


def _plain(text: str, longest: int = 1_000) -> str:
    """A value that ``render`` can put in quotes."""
    return squeezed(text.replace('"', " "))[:longest].strip()


def _add(found: Fields, field: str, text: str) -> bool:
    text = text[:LONGEST].strip()
    return not text or _append(found, field, text)


def _append(found: Fields, field: str, one: str | Lookup) -> bool:
    values = found.get(field, ())
    if one not in values and len(values) < MOST:
        found[field] = (*values, one)
    return True


def _use(found: Fields, key: str, typed: str, today: date, *, negative: bool) -> bool:
    """Fill the field a filter stands for; False leaves the text as it is."""
    field = _FIELDS[key]
    typed = typed or ("any" if field == "award" else "")
    if not typed or (negative and field in _WRITTEN):
        return False
    if negative and field == "award" and typed in ("any", "none"):
        return _fill(found, key, "none" if typed == "any" else "any", today)
    if negative and field in _OPPOSITES:
        return _fill(found, _OPPOSITES[field], typed, today)
    if negative:
        return _leave_out(found, key, typed, today)
    return _fill(found, key, typed, today)


def _leave_out(found: Fields, key: str, typed: str, today: date) -> bool:
    """What items must not fit, as a lookup of its own."""
    alone: Fields = {}
    _fill(alone, key, typed, today)
    if "unread" in alone:
        return _add(found, "unread", f"-{alone['unread'][0]}")
    return _append(found, "without", Lookup(**alone))


def _fill(found: Fields, key: str, typed: str, today: date) -> bool:
    field = _FIELDS[key]
    if field == "words":
        found[field] = typed
        return True
    if field in _OTHERS:
        found[field] = _OTHERS[field](typed[:LONGEST].strip())
        return True
    typed = typed[:LONGEST].strip()
    if field == "identifiers":
        return _append(found, field, f"{key}:{typed}")
    read = value(field, typed.lower() if field in _LOWER else typed, today)
    if read is None:
        return _add(found, "unread", f"{_CALLED[field].split()[0]}:{typed}")
    if key == "speaker":
        found["role"] = key
    if field == "kinds":
        found[field] = tuple(dict.fromkeys((*found.get(field, ()), *read)))
    elif field in _LISTS:
        return _append(found, field, read[0] if isinstance(read, tuple) else read)
    else:
        found[field] = read
    return True


def _ask(found: Fields) -> None:
    """``ask:``, ``subject:`` and ``detail:`` stand for a question."""
    ask, subject, detail = (found.pop(key, "") for key in ("ask", "subject", "detail"))
    if ask in set(Ask):
        found["question"] = Question(Ask(ask), subject, detail)
