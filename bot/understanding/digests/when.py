"""Days, times and zones as people write them, for schedules of digests. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.understanding.digests.slips import DAYS, MONTHS, no_day, no_such_day, slip_before

_SHORT = "mon tue wed thu fri sat sun tues thur thurs weds"
_SETS = {
    "day": tuple(range(7)), "daily": tuple(range(7)), "weekday": tuple(range(5)), "workday": tuple(range(5)),
    "weekend": (5, 6), "everyday": tuple(range(7)),
}  # fmt: skip
_AREAS = frozenset("Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split())
_PLAIN_ZONES = {"utc": "UTC", "gmt": "UTC", "z": "UTC"}
_MEANT = {
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "bst": "Europe/London", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "ist": "Asia/Kolkata",
    "jst": "Asia/Tokyo", "hkt": "Asia/Hong_Kong", "sgt": "Asia/Singapore", "aest": "Australia/Sydney",
}  # fmt: skip
"""What letters most often stand for; each stands for other zones too, so they are only offered."""
_NEAR, _NEAR_ENOUGH = 3, 65
_ONE_TIME = (
    "A digest comes at one time of day, and this names two: {} and {}. Write one; a second digest can come"
    " at the other."
)

_DAY = rf"(?:{'|'.join(DAYS)}|{'|'.join(_SHORT.split())}|weekday|workday|weekend)s?"
_BEGIN = re.compile(
    rf"(?:^|[\s,;])(?P<said>(?:(?:every|each)\s+(?=other|second|third|\d|day|{_DAY}|week|month|hour|morning"
    rf"|evening|year|fortnight|quarter|minute|(?:{'|'.join(MONTHS)})\b|\w+day\b|\w+\s+(?:at\s+)?\d)|daily\b|everyday(?=\s*$|\s+(?:at\b|\d|noon\b|midnight\b))"
    rf"|(?:at\s+)?\d{{1,2}}(?::\d{{2}}(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)(?=(?:\s+\S+){{0,3}}\s*$)|weekly\b|(?:on\s+)?{_DAY}\b).*)$",
    re.IGNORECASE | re.DOTALL,
)
_ODD = re.compile(
    r"\b(?:every|each)\s+(?:other|second|third|fourth|first|last|\d+(?:st|nd|rd|th)?)\b(?:\s+\w+)?"
    r"|\b(?:(?:every|each)\s+)?(?:month|hour|year|minute|fortnight|quarter|semester)(?:s|ly)?\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b[A-Za-z]+(?:/[A-Za-z0-9_+\-]+)+|\b(?:UTC|GMT)\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\w/])(?:noon|midnight|\d{1,2}\s*[:.h]\s*\d{1,2}\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{1,4}\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?([ap]m)?")
_FILLERS = frozenset(
    "every each on at in and to the of o clock oclock time timezone zone week weekly weeks".split()
)
_PARTS = {
    "morning": "9:00",
    "mornings": "9:00",
    "afternoon": "14:00",
    "evening": "18:00",
    "evenings": "18:00",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of a schedule, as it was written; empty where it says nothing."""

    rest: str
    """The text without it."""
    weekdays: tuple[int, ...] = ()
    clock: str = ""
    zone: str = ""
    odd: str = ""
    """A rhythm that is none of days of the week: "every other week"."""
    why: str = ""
    """What is wrong with it, in a sentence, where more can be said."""


def find(text: str) -> Said:
    """The schedule at the end of a text: "every monday and thursday 9:00 Europe/London"."""
    begun = _BEGIN.search(text)
    if begun is None:
        return Said(text)
    rest, said = text[: begun.start("said")].rstrip(" ,;"), begun["said"]
    if odd := _ODD.search(said):
        return Said(rest, odd=odd[0])
    if slip := slip_before(rest):
        return Said(rest.removesuffix(slip).rstrip(" ,;"), odd=slip, why=no_such_day(slip))
    named, said = _take(_ZONE, said)
    clock, said = _take(_TIME, said)
    second, said = _take(_TIME, said)
    days, parts, unknown = _days(said)
    if unknown and zone(unknown) is None and (wrong := no_day(unknown)):
        return Said(rest, odd=wrong, why=no_such_day(wrong))
    if second:
        return Said(rest, odd=f"{clock} and {second}".strip(), why=_ONE_TIME.format(clock, second))
    return Said(rest, days or (0,), clock or parts, named or unknown)


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The first thing of a kind, and the text without it."""
    found = pattern.search(text)
    return (found[0].strip(), text[: found.start()] + " " + text[found.end() :]) if found else ("", text)


def _days(text: str) -> tuple[tuple[int, ...], str, str]:
    """Weekdays; the clock that a part of the day stands for; and words that are neither."""
    found: list[int] = []
    clock, unknown, span = "", [], False
    for word in re.findall(r"[^\W\d_]+|-", text.lower()):
        days = weekdays(word)
        if days and span and found:
            days = tuple((found[-1] + step) % 7 for step in range(1, (days[0] - found[-1]) % 7 + 1))
        found += days
        span = word in ("to", "-", "until", "through") if not days else False
        clock = clock or _PARTS.get(word, "")
        if not days and not span and word not in _FILLERS and word not in _PARTS:
            unknown.append(word)
    return tuple(sorted(set(found))), clock, " ".join(unknown)


def weekdays(word: str) -> tuple[int, ...]:
    """The days a word stands for; none where it is no such word."""
    plain = word.lower()
    for each in (plain, plain.removesuffix("s")):
        if each in _SETS:
            return _SETS[each]
        if (
            len(each) >= 3
            and (day := next((n for n, name in enumerate(DAYS) if name.startswith(each)), None)) is not None
        ):
            return (day,)
    return ()


def clock(text: str) -> tuple[int, int] | None:
    """Hour and minute: ``9``, ``09:00``, ``9.30 pm``, ``noon``; None for what is no time of day."""
    plain = re.sub(r"\s+", "", text.lower()).replace("a.m", "am").replace("p.m", "pm").rstrip(".")
    plain = {"noon": "12:00", "midnight": "0:00"}.get(plain, plain)
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def zone(text: str) -> str | None:
    """The IANA name meant: itself in any spelling of case, or its city; None where that is not one zone."""
    wanted = _zone_key(text)
    if wanted in _PLAIN_ZONES:
        return _PLAIN_ZONES[wanted]
    found = _zones().get(wanted, ())
    return found[0] if len(found) == 1 else None


def near_zones(text: str) -> tuple[str, ...]:
    """Zones whose names are like the text, the nearest first."""
    wanted = _zone_key(text)
    if wanted in _MEANT:
        return (_MEANT[wanted],)
    found = process.extract(
        wanted, _zones().keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=2 * _NEAR
    )
    return tuple(dict.fromkeys(name for key, *_ in found for name in _zones()[key]))[:_NEAR]


def _zone_key(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").split())


@lru_cache(maxsize=1)
def _zones() -> dict[str, tuple[str, ...]]:
    """Folded names and cities, each with the zones it may stand for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(available_timezones()):
        area, _, place = name.partition("/")
        if area in _AREAS and place:
            found[_zone_key(name)].append(name)
            found[_zone_key(place.rpartition("/")[2])].append(name)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}
