"""Days, parts of the day and clock times in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bot.understanding import years
from bot.understanding.cleaning import squeezed
from store.text import NUMERALS, ORDINALS

Fields = dict[str, Any]
"""Fields of ``Lookup`` by name."""
_NAMES = (
    "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug,"
    " september sept sep, october oct, november nov, december dec"
)
MONTHS = {name: no for no, names in enumerate(_NAMES.split(","), 1) for name in names.split()}
NTH = ORDINALS[:7]
"""Days of an event, as ``Lookup.days`` holds them."""
_NUMBERS = NUMERALS[: len(NTH)]
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def _pattern(text: str) -> re.Pattern[str]:
    parts = {"MONTH": "|".join(sorted(MONTHS, key=len, reverse=True)), "WEEKDAY": "|".join(WEEKDAYS)}
    parts |= {"NTH": "|".join(NTH), "NUMBER": "|".join(_NUMBERS)}
    for name, part in {**parts, "YEAR": years.YEAR}.items():
        text = text.replace(name, part)
    return re.compile(text, re.IGNORECASE)


_ISO = _pattern(r"(?:\bon )?\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_MONTH = _pattern(r"(?:\bon )?(?:the )?\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(MONTH)\b\.?(?:,? (YEAR))?")
_MONTH_DAY = _pattern(r"(?:\bon )?\b(MONTH)\b\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,? (YEAR))?")
_WEEKDAY = _pattern(r"(?:\b(?:on|this|next|last|for) )?\b(WEEKDAY)s?\b")
_NEAR = _pattern(r"\b(today|tomorrow|yesterday|tonight|(?:right )?now)\b")
_EDGE = _pattern(r"\b(?:(?:on|during) )?(?:the )?(first|opening|last|final|closing) day\b(?: of\b)?")
_NTH = _pattern(
    r"\b(?:(?:on|during) )?(?:the )?(?:(NTH) day\b|day (?:no\.? |number )?([1-7]|NUMBER)(?![\w:.-]))"
    r"(?: of\b)?"
)
_PART = _pattern(r"\b(?:(?:in|during|on) )?(?:the |(this) )?(morning|afternoon|evening|night)\b")
_CLOCK = _pattern(
    r"\b(?:(at|after|from|since|before|until|by|around) )?"
    r"\b(\d{1,2})(?:[:.](\d\d))? ?(a\.?m\b\.?|p\.?m\b\.?|o'clock|h\b)?(?!\w)"
)
_TIME = r"([\d:.]{1,5} ?(?:[ap]\.?m\b\.?)?)"
_BETWEEN = _pattern(rf"\b(?:between|from) {_TIME} (?:and|to|until|till) {_TIME}")
_BARE = _pattern(r"\bat (\d{1,2})(?=[ ?.!,]*$)")
"""An hour at the end of a text that names a day: "tomorrow at 10"."""
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")
_NOON = _pattern(r"\b(at|after|before|until|by) (noon|midday|midnight)\b")
_SIDES = {"after": "after", "from": "after", "since": "after", "before": "before", "until": "before"}


def find(text: str, today: date) -> tuple[str, Fields]:
    """The text without its dates, and the fields of ``Lookup`` they fill."""
    fields: Fields = {}
    text = _dates(squeezed(text), fields)
    text, span = years.find(text, today.year)
    if span:
        fields["years"] = span
    text = _days(squeezed(text), fields, today)
    return _clock(squeezed(text), fields), fields


def day(typed: str, today: date) -> str | None:
    """One day as ``Lookup.days`` holds it: "Mon", "30 August", "2022-08-30", "first", "tomorrow"."""
    short = [name for name in WEEKDAYS if len(typed) > 2 and name.startswith(typed)]
    if short:
        return short[0]
    if yearless := _YEARLESS.fullmatch(typed):
        typed = f"{yearless[2]} {_month(int(yearless[1]))}"
    for text in (typed, f"{typed} day"):
        fields: Fields = {}
        rest = _days(_dates(squeezed(text), fields), fields, today)
        if not rest.strip() and set(fields) == {"days"}:
            return str(fields["days"][0])
    return None


def clock(typed: str) -> str | None:
    """``HH:MM`` of a clock time: "9 am", "17:30", "noon"."""
    fields: Fields = {}
    rest = _clock(f"at {squeezed(typed)}", fields)
    return None if rest.strip() else fields.get("at")


def _month(number: int) -> str:
    """ "august", empty where there is no such month."""
    return next((name for name, no in MONTHS.items() if no == number), "")


def called(day: str) -> str:
    """ "30 August" for ``--08-30``; other days as they are."""
    yearless = _YEARLESS.fullmatch(day)
    return f"{int(yearless[2])} {_month(int(yearless[1])).capitalize()}" if yearless else day


def _strip(pattern: re.Pattern[str], text: str, use: Callable[[re.Match[str]], bool]) -> str:
    """Cut every match that ``use`` takes."""
    return pattern.sub(lambda m: " " if use(m) else m[0], text)


def _add_day(fields: Fields, day: str) -> bool:
    if day not in fields.get("days", ()):
        fields["days"] = (*fields.get("days", ()), day)
    return True


def _dates(text: str, fields: Fields) -> str:
    """Days of a month, with a year or without."""

    def real(year: int, month: int, day: int) -> bool:
        try:
            date(year or 2000, month, day)  # a year with a 29 February
        except ValueError:
            return False
        return _add_day(fields, f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}")

    text = _strip(_ISO, text, lambda m: real(int(m[1]), int(m[2]), int(m[3])))
    text = _strip(_DAY_MONTH, text, lambda m: real(int(m[3] or 0), MONTHS[m[2].lower()], int(m[1])))
    return _strip(_MONTH_DAY, text, lambda m: real(int(m[3] or 0), MONTHS[m[1].lower()], int(m[2])))


def _days(text: str, fields: Fields, today: date) -> str:
    """Days as people call them, and parts of the day."""

    def near(m: re.Match[str]) -> bool:
        shift = {"tomorrow": 1, "yesterday": -1}.get(m[1].lower(), 0)
        if m[1].lower() == "tonight":
            fields["part"] = "evening"
        return _add_day(fields, (today + timedelta(days=shift)).isoformat())

    def edge(m: re.Match[str]) -> bool:
        return _add_day(fields, "first" if m[1].lower() in ("first", "opening") else "last")

    def nth(m: re.Match[str]) -> bool:
        number = (m[2] or "").lower()
        at = _NUMBERS.index(number) if number in _NUMBERS else int(number or 1) - 1
        return _add_day(fields, (m[1] or NTH[at]).lower())

    def part(m: re.Match[str]) -> bool:
        fields["part"] = m[2].lower().replace("night", "evening")
        return not m[1] or _add_day(fields, today.isoformat())

    text = _strip(_EDGE, _strip(_NEAR, text, near), edge)
    text = _strip(_WEEKDAY, _strip(_NTH, text, nth), lambda m: _add_day(fields, m[1].lower()))
    return _strip(_PART, squeezed(text), part)


def _clock(text: str, fields: Fields) -> str:
    def between(m: re.Match[str]) -> bool:
        first: Fields = {}
        last: Fields = {}
        half = re.search(r"[ap]\.?m\b", m[2], re.IGNORECASE)
        begins = m[1] if not m[1].strip().isdigit() or half is None else _with_half(m[1], m[2], half[0])
        rest = _clock(f"at {begins}", first) + _clock(f"at {m[2]}", last)
        if rest.strip() or not (first.get("at") and last.get("at")):
            return False
        fields["after"], fields["before"] = first["at"], last["at"]
        return True

    def noon(m: re.Match[str]) -> bool:
        fields[_side(m[1])] = "00:00" if m[2].lower() == "midnight" else "12:00"
        return True

    def clock(m: re.Match[str]) -> bool:
        hour, minute, half = int(m[2]), int(m[3] or 0), (m[4] or "").lower().replace(".", "")
        spelt = bool(half) or (m[3] is not None and ":" in m[0])
        if not spelt or hour > 23 or minute > 59:
            return False
        fields[_side(m[1])] = f"{_hours(hour, half):02d}:{minute:02d}"
        return True

    def bare(m: re.Match[str]) -> bool:
        hour = int(m[1])
        if not fields.get("days") or not 1 <= hour <= 20:
            return False
        fields["at"] = f"{hour + 12 if hour < 7 else hour:02d}:00"
        return True

    text = _strip(_BARE, _strip(_BETWEEN, text, between), bare)
    return _strip(_CLOCK, _strip(_NOON, text, noon), clock)


def _with_half(hour: str, until: str, half: str) -> str:
    """The hour with the half of the day of the other one: "between 11 and 1 pm" begins in the morning."""
    last = int(re.sub(r"\D.*", "", until) or 0)
    later = half[0].lower() == "p" and last % 12 < int(hour) % 12
    return f"{hour} {'am' if later else half}"


def _hours(hour: int, half: str) -> int:
    """The hour of a day of 24: 12 am is 0, 1 pm is 13."""
    if half == "pm" and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour


def _side(word: str | None) -> str:
    return _SIDES.get((word or "at").lower(), "at")
