"""The clock time and the zone in a text: "18:20 – 20:00", "3:30 PM", "9h00 CEST", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, time, timedelta, timezone, tzinfo

_HOURS = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2,
    "eest": 3, "msk": 3, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13, "est": -5, "edt": -4, "cdt": -5, "mdt": -6, "pst": -8, "pdt": -7, "aoe": -12,
}  # fmt: skip
"""Abbreviations of one meaning on conference pages. Not IST (three), CST (two), BST, AST, MST, PT, ET."""
_OFFSET = re.compile(
    r"(?:(?:utc|gmt)\s*)?(?P<sign>[+-]|−)(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\d:.-])(?:"
    r"(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?|\.(?P<dotted>\d\d)(?=\s*(?:[ap]\.?m|uhr|h\b)))"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?|(?P<letter>(?-i:[APN]))\b)?|(?P<whole>\d{1,2})\s*(?:(?P<late>[ap])\.?m\b\.?|uhr\b|h\b)"
    r"|\b(?P<word>noon|midnight)\b)(?:\s*(?:uhr|h|hrs)\b)?"
    r"(?:\s*\(?(?P<zone>(?:utc|gmt)?\s?[+−-]\d{1,2}(?::?\d\d)?(?![\d/-])|[a-z]{1,4}t\b|utc\b|aoe\b|z\b|mesz?\b|msk\b)\)?)?",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-Z]{1,4}T")
_DASH = re.compile(
    r"\s*(?:–|—|−|‐|‑|[~～〜→➔]|\bto\b|\bbis\b|\bàs\b|\b(?:à|as?)\b(?=\s?\d)|\s-\s|(?:(?<=[\dm])|(?<=\d(?-i:[APN])))-(?=\d{1,2}(?:[:h.]|\s*[ap]m)))\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    time: time
    zone: tzinfo | None = None
    half: str = ""
    """``a`` or ``p`` where the text says AM or PM."""
    next_day: bool = False
    """For 24:00, which begins the day after."""


def at(hour: int, minute: int, second: int = 0) -> time | None:
    """24:00 is midnight; anything else off the dial is None."""
    if (hour, minute, second) == (24, 0, 0):
        hour = 0
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def zone_of(text: str) -> tzinfo | None:
    """An offset ("+02:00", "UTC-7") or an abbreviation of one meaning; None for any other."""
    text = text.strip().strip("()").lower()
    if text in _HOURS:
        return UTC if not _HOURS[text] else timezone(timedelta(hours=_HOURS[text]))
    found = _OFFSET.fullmatch(text)
    if not found or int(found["hours"]) > 14 or int(found["minutes"] or 0) > 59:
        return None
    shift = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(shift if found["sign"] == "+" else -shift) if shift else UTC


def taken_out(text: str) -> tuple[Clock | None, str]:
    """The first clock time of a text, and the text without it."""
    found = _CLOCK.search(text)
    clock = _read(found) if found else None
    if found is None or clock is None:
        return None, text
    before = re.sub(r"(?<=\d)T$", "", text[: found.start()])
    return clock, f"{before} {text[found.end() :]}".strip(" _")


def _read(found: re.Match[str]) -> Clock | None:
    if found["word"]:
        return Clock(time(12 if found["word"].lower() == "noon" else 0), zone_of(found["zone"] or ""))
    hour, half = (
        int(found["hour"] or found["whole"]),
        (found["half"] or found["late"] or found["letter"] or "").lower(),
    )
    if half == "n":  # noon: "12:00N"
        half = "p" if hour == 12 else ""
    if half and hour > 12:
        half = ""  # "13:30 PM": the hour says it already
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = at(hour, int(found["minute"] or found["dotted"] or 0), int(found["second"] or 0))
    return Clock(clock, zone_of(found["zone"] or ""), half, hour == 24) if clock else None


def unclear(text: str) -> str:
    """The abbreviation behind a clock time that is a zone of several meanings or of none: "9:00 IST"."""
    found = _CLOCK.search(text)
    zone = found["zone"] if found else None
    return zone if zone and _ABBREVIATION.fullmatch(zone) and zone_of(zone) is None else ""


def is_whole(rest: str, text: str) -> bool:
    return rest == text


def parted(start: str, end: str) -> tuple[str, str]:
    """ "18:20 – 20:00" in one cell as two."""
    start, end = " ".join(start[:120].split()), " ".join(end[:120].split())
    if not end:
        parts = _DASH.split(start)
        if len(parts) == 2 and all(_CLOCK.search(part) or part.isdigit() for part in parts):
            return parts[0], parts[1]
    return start, end


def pair(start: str, end: str) -> tuple[Clock | None, Clock | None]:
    """Both clock times; "3:30 – 5:00 PM" gives the first the half of the day it must have."""
    one, two = alone(start), alone(end)
    if one and two and one.zone is None and two.zone:
        one = replace(one, zone=two.zone)  # "10:00 – 11:00 CEST" says it once
    bare = re.fullmatch(r"\d{1,2}(?::\d\d)?", start.strip())
    if two and two.half and bare:
        same = alone(f"{start} {two.half}m")
        other = alone(f"{start} {'a' if two.half == 'p' else 'p'}m")
        guessed = same if same and same.time <= two.time else other
        one = replace(guessed, zone=guessed.zone or two.zone) if guessed else one
    return one, two


def alone(text: str) -> Clock | None:
    """The clock time of a text, wherever it stands in it."""
    return taken_out(text)[0]
