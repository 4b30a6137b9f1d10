"""Since when: the span of time in which something was learnt, out of a text."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.understanding import dates, years
from bot.understanding.cleaning import squeezed

_UNITS = {"d": 1, "day": 1, "w": 7, "week": 7, "month": 30}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "": 1}
_AGO = re.compile(
    r"\b(?:(?:in|over|during|within|for) )?(?:the )?(?:last|past)"
    r" ?(\d{1,3}|a|one|two|three|four|five|six|seven|) ?(day|week|month)s?\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(\d{1,3}) ?(d|w|days?|weeks?)(?: ago)?", re.IGNORECASE)
_THIS_WEEK = re.compile(r"\b(?:(?:in|during) )?this week\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after|from)(?: the)? (?=(.+))", re.IGNORECASE)
_LONGEST = 4
"""Words of a day: "last 3 November 2026"."""
_NEAR = re.compile(r"\b(today|yesterday)\b", re.IGNORECASE)
_FIRST = re.compile(r"(?:on )?(.+?)(?= (?:at|in|for|of|about)\b|[?!,]|$)", re.IGNORECASE)
_YEAR = re.compile(years.YEAR)


def find(text: str, today: date) -> tuple[str, str]:
    """The text without its span of time, and the span: "2026-11-02", "2026-11-02..2026-11-03", or nothing.

    The second day is the first that no longer counts.
    """
    text = squeezed(text)
    if match := _SINCE.search(text):
        first, rest = _first(match[1], today)
        if first:
            return squeezed(f"{text[: match.start()]} {rest}"), first.isoformat()
    if match := _AGO.search(text):
        count = _NUMBERS.get(match[1].lower()) or int(match[1])
        return _cut(text, match), _ago(today, count, match[2])
    if match := _THIS_WEEK.search(text):
        return _cut(text, match), (today - timedelta(days=today.weekday())).isoformat()
    return _on(text, today)


def given(typed: str, today: date) -> str:
    """The first day that somebody typed: "2d", "monday", "2026-11-03", "last week"; else empty."""
    typed = squeezed(typed)
    if short := _SHORT.fullmatch(typed):
        return _ago(today, int(short[1]), short[2].lower().rstrip("s"))
    rest, found = find(typed, today)
    if found and not rest:
        return found.partition("..")[0]
    first = _day(typed, today, before=False)
    return first.isoformat() if first else ""


def moments(span: str, zone: str) -> str:
    """The same span with each day as the moment it begins in a zone: "2026-11-02T00:00:00+01:00".

    :param zone: an IANA name
    """
    return "..".join(_moment(each, zone) for each in span.split("..", 1))


def _moment(day: str, zone: str) -> str:
    try:
        return datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone)).isoformat()
    except (ZoneInfoNotFoundError, ValueError):  # a moment already, or nothing
        return day


def _ago(today: date, count: int, unit: str) -> str:
    return (today - timedelta(days=count * _UNITS[unit.lower()])).isoformat()


def _cut(text: str, match: re.Match[str]) -> str:
    return squeezed(f"{text[: match.start()]} {text[match.end() :]}")


def _first(text: str, today: date) -> tuple[date | None, str]:
    """The day that a text begins with, and what follows it."""
    words = text.rstrip("?!., ").split()
    for count in range(min(_LONGEST, len(words)), 0, -1):
        if day := _day(" ".join(words[:count]).rstrip("?!,."), today, before=True):
            return day, " ".join(words[count:])
    return None, text


def _day(typed: str, today: date, *, before: bool) -> date | None:
    """The day meant, the last one of its name.

    :param before: "since monday" on a Monday means the one a week ago
    """
    if typed.lower() in ("last week", "this week"):
        return today - timedelta(days=today.weekday() + 7 * (typed.lower() == "last week"))
    if _YEAR.fullmatch(typed):
        return date(int(typed), 1, 1)
    found = dates.day(typed.lower().removeprefix("last "), today)
    if found in dates.WEEKDAYS:
        back = (today.weekday() - dates.WEEKDAYS.index(found)) % 7
        return today - timedelta(days=back or 7 * before)
    if found and found.startswith("--"):
        return _latest(found, today)
    try:
        return date.fromisoformat(found) if found else None
    except ValueError:
        return None


def _latest(yearless: str, today: date) -> date | None:
    """The last 3 November that was."""
    for year in range(today.year, today.year - 5, -1):
        try:
            day = date.fromisoformat(f"{year:04d}{yearless[1:]}")
        except ValueError:
            continue
        if day <= today:
            return day
    return None


def _on(text: str, today: date) -> tuple[str, str]:
    """One day on which it was learnt; today has no end yet. A day behind a name is one of the programme."""
    match = _NEAR.search(text) or _FIRST.match(text)
    day = _day(match[1], today, before=False) if match else None
    if match is None or day is None:
        return text, ""
    until = "" if day >= today else f"..{(day + timedelta(days=1)).isoformat()}"
    return _cut(text, match), f"{day.isoformat()}{until}"
