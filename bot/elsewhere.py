"""Times in another place's zone: "when is it in London time?", "what's next, in UTC?"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from store.queries import Ask
from store.results import Answer, Results

_SHORT = {
    "utc": "UTC", "gmt": "UTC", "cet": "Europe/Paris", "cest": "Europe/Paris", "bst": "Europe/London",
    "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "central": "America/Chicago", "mst": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pacific": "America/Los_Angeles",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "ist": "Asia/Kolkata", "aest": "Australia/Sydney",
    "nyc": "America/New_York", "boston": "America/New_York", "sf": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "la": "America/Los_Angeles", "beijing": "Asia/Shanghai",
    "munich": "Europe/Berlin", "germany": "Europe/Berlin", "uk": "Europe/London", "india": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "delhi": "Asia/Kolkata", "japan": "Asia/Tokyo",
}  # fmt: skip
"""What zones are called besides their cities."""
_BARE = "utc|gmt|cet|cest|bst|est|edt|cst|cdt|mst|pst|pdt|jst|kst|aest"
_WORD = r"(?!(?:in|for|at|as|on)\b)[a-z.]+"
_PLACE = re.compile(
    rf",? ?\(?\b(?:in|for|at|as|on) (?:the )?(?:(?P<place>{_WORD}(?: {_WORD})?)(?:'s)? (?:local )?"
    rf"time(?:zone| zone)?|(?P<bare>{_BARE}))\b\)?(?=[?.!, ]|$)",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"\b(?:when|time|times|next|now|starts?|begins?|ends?|schedule)\b", re.IGNORECASE)
"""Without one of these "IST" is an institute."""
_TIMED = (Ask.WHEN, Ask.END, Ask.NEXT, Ask.SLOT)
"""Questions that are answered with the time of one item."""


def asked(text: str) -> tuple[str, str]:
    """The text without the place whose time is meant, and that place's zone; empty where none is named."""
    for found in _PLACE.finditer(text):
        if found["bare"] and not _OF_TIME.search(text):
            continue
        if zone := _zones().get((found["place"] or found["bare"]).strip().lower(), ""):
            return f"{text[: found.start()]} {text[found.end() :]}".strip(), zone
    return text, ""


def told(results: Results, zone: str) -> Results:
    """The answer with the time of its item in that zone."""
    question = results.lookup.question
    if not (zone and results.answer and results.answer.known and question and question.ask in _TIMED):
        return results
    item = results.matches[0].item if results.matches else None
    start = (item.start or item.session_start) if item else None
    if item is None or start is None:
        return results
    line = _line(start, item.end if item.start else None, zone)
    return replace(results, answer=_with(results.answer, line))


def _line(start: datetime, end: datetime | None, zone: str) -> str:
    there = start.astimezone(ZoneInfo(zone))
    until = f" to {end.astimezone(ZoneInfo(zone)):%H:%M}" if end else ""
    return f"In {zone} that is {there:%H:%M}{until} on {there:%A} {there.day} {there:%B} {there.year}."


def _with(answer: Answer, line: str) -> Answer:
    first, _, rest = answer.text.partition("\n")
    return replace(answer, text="\n".join(filter(None, (first, line, rest))))


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Zones by the names of their cities, in lower case, and by what people call them."""
    cities = {
        name.rpartition("/")[2].replace("_", " ").lower(): name for name in sorted(available_timezones())
    }
    known = {city: name for city, name in cities.items() if "/" in name and not name.startswith("Etc/")}
    return {**known, **_SHORT}
