"""When and where: the lines of a page that say it, and what of it holds for a line."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.page.line import Box, Line
from store.catalogue.importers.webpage.times import labels
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Facts, Slot
from store.catalogue.importers.webpage.titles import worded
from store.catalogue.importers.webpage.words.dated import (
    AT_END,
    DEADLINE,
    LONGEST_TIMED,
    ROOM,
    ROOM_BEHIND,
    ROOM_LIKE,
    SPAN,
    Stated,
    dated_before,
    heading,
    room_of,
    stated,
)
from store.catalogue.tidy import kinds

_IN_BRACKETS = re.compile(rf"\s*[(\[（]\s*{SPAN.pattern}\s*[)\]）]", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s:,;|)\]–—.-]*(?:\(?\b(?:tbc|tba|tentative|approx\.?)\)?[\s:,;|)\]–—.-]*)?", re.IGNORECASE
)
"""What stands between a time and what it is the time of."""
_OPENED = re.compile(r"[\[(]\s*")
"""What may stand before the time that a line begins with."""
_ZONE = re.compile(
    r"\b((?:UTC|GMT)\s*[+−-]\s*\d{1,2}(?::?\d\d)?|AoE|UTC|GMT|CES?T|MES?Z|WES?T|EES?T|E[DS]T|P[DS]T|M[DS]T|JST|KST|AEST|AEDT)\b"
    r"(?:\s*\((?:UTC|GMT)?\s*[+-]\d+\))?"
)
_IN_A_BRACKET = re.compile(
    r"[(（]\s*(?P<room>[^()（）]*(?:\b(?:room|hall|auditorium|building|floor|foyer|lobby|theat(?:re|er)|ballroom)\b"
    r"|[廳厅室館馆堂樓楼])[^()（）]*)[)）]",
    re.IGNORECASE,
)
"""A place in brackets."""
_AFTER_TIME = re.compile(r"\d(?:\s*[ap]\.?m\.?)?\s*[,@·|]\s*$", re.IGNORECASE)
_BETWEEN = frozenset(("to", "bis", "until", "à", "-", "–", "—", "~"))
"""What stands between two times, in a line of its own."""
_META = re.compile(
    r"(?:posted|published|last (?:updated|modified)|updated|written|filed)\b.{0,10}\b(?:on|by|in|at"
    r"|\d)|by .{3,40} (?:on|\||·) .*\d{4}$",
    re.IGNORECASE,
)
"""When and by whom a page was written."""
_WEEKDAY_BEFORE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+|(?:ore|um|alle|om"
    r"|kl\.?|a las|at|às|ab|from|desde|dalle|à partir de|a partir das?)\s+(?:ca\.?\s+)?)"
    r"(?=\d{1,2}(?:[:.h]\d\d|\s*[ap]\.?m\b))",
    re.IGNORECASE,
)
"""What stands before a time: "Sat 10:45", "ore 9.30"."""


def taken(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """What is left of a line without what it says of when and where, and that; it holds from here on."""
    line = labels.spelt_out(line)
    written = len(line.text) < LONGEST_TIMED and _META.match(line.text) is not None
    if line.moments and not written:
        return _by_tags(line, now)
    if (value := labels.value(line, now)) is not None:
        return labels.labelled(value, now)
    if written or line.text.lower() in _BETWEEN:
        return None, Facts()
    if DEADLINE.search(line.text) and len(line.text) < LONGEST_TIMED:
        return line, Facts()
    return _days(line, now) or _clocks(line, now)


def _days(line: Line, now: Now) -> tuple[Line | None, Facts] | None:
    """A line that is a day, or that a day stands before or behind; None for any other."""
    ahead = dated_before(line.text, now.year)
    if ahead and worded.credited(line.text[ahead[1] :]):
        return _with_day(line, *ahead, now)
    if found := stated(line.text, now.year):
        return None, _dated(found, line, now)
    if ahead:
        return _with_day(line, *ahead, now)
    if (line.level or _is_strong(line)) and (behind := heading(line.text, now.year)):
        return line.cut(0, len(behind[0])), _dated(behind[1], line, now)
    return None


def _clocks(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """A line without its time and its room."""
    first, now.inside = line.box is not now.inside, line.box
    rest, facts = _without_clock(line, now)
    if rest and facts.slot and line.box and not first and _is_place(line, rest):
        facts.room, facts.late = rest.text, True
        return None, facts
    if rest is None or _is_zone(rest, now):
        return None, facts
    return _placed(rest, facts)


def _with_day(line: Line, day: str, begins: int, now: Now) -> tuple[Line, Facts]:
    """A line without the day that it begins with; of a heading, the day holds for what is below."""
    if line.level and line.box is None:
        now.set_day(day, line.level)
    return line.cut(begins), Facts(day=day)


def _dated(found: Stated, line: Line, now: Now) -> Facts:
    """Take in a day; with a time below a heading it is said of that, else it begins here."""
    facts = Facts(day=found.day, room=found.room)
    if not found.start:
        now.set_day(found.day, line.level if line.box is None else 0)
        return Facts(day=found.day if line.box else "", room=found.room)
    slot = facts.see(Slot(found.start, found.end, _scope(line)))
    facts.late = bool(now.head) and not line.level
    if facts.late:
        now.day = found.day
    else:
        now.set_day(found.day, line.level if line.box is None else 0)
        now.set_slot(slot)
    return facts


def _is_place(line: Line, rest: Line) -> bool:
    """Whether what stands behind a time and a comma, below a title, is where: "Sat 10:45-11:30, Cellar"."""
    behind = _AFTER_TIME.search(line.text[: len(line.text) - len(rest.text)])
    fits = behind is not None and ROOM_LIKE.fullmatch(rest.text) is not None and not rest.pieces[0].strong
    return fits and kinds.of(rest.text)[0] == "paper" and rest.pieces[0].link < 0


def _is_strong(line: Line) -> bool:
    return all(piece.strong for piece in line.pieces if piece.text.strip())


def _without_clock(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """What is left of a line without the time that it begins with, or ends with, or has in brackets."""
    facts = Facts()
    if named := _WEEKDAY_BEFORE.match(line.text):
        line = line.cut(named.end())
    opened = _OPENED.match(line.text)
    if found := SPAN.match(line.text, opened.end() if opened else 0):
        return _behind_clock(line, found, now, facts), facts
    if found := _behind(line.text):
        firmly = max(line.level - 1, 0) if line.box is None else 0
        now.set_slot(facts.see(Slot(found["start"], found["end"] or "", _scope(line), firmly=firmly)))
        return line.of([*line.cut(0, found.start()).pieces, *line.cut(found.end()).pieces]), facts
    return line, facts


def _behind(text: str) -> re.Match[str] | None:
    """A time in brackets, or one with an end behind all else."""
    if len(text) > LONGEST_TIMED:
        return None
    found = _IN_BRACKETS.search(text) or AT_END.search(text)
    return found if found and found.start() and ("(" in found[0] or found["end"]) else None


def _by_tags(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """A line whose tags state the time for machines."""
    start, *others = line.moments
    facts = Facts(day=start[:10])
    now.day = facts.day
    now.set_slot(facts.see(Slot(start, others[0] if others else "", line.box)))
    rest = line.of([piece for piece in line.pieces if piece.part != "time"])
    return _placed(rest, facts) if re.search(r"\w", rest.text) else (None, facts)


def _behind_clock(line: Line, found: re.Match[str], now: Now, facts: Facts) -> Line | None:
    """What stands behind the time that a line begins with."""
    behind = re.search(r"[^\W\d_]{4}", line.text[found.end() :])
    firmly = max(line.level - 1, 0) if line.box is None and behind else 0
    now.set_slot(Slot(found["start"], found["end"] or "", _scope(line), firmly=firmly))
    facts.slot = now.slot(line.box)
    end = found.end()
    rest = line.text[end:]
    if zone := _ZONE.match(rest.strip(" ()")):
        now.zone = now.zone or zone[1]
        end += rest.find(zone[0]) + len(zone[0])
    tail = _TAIL.match(line.text[end:])
    end += tail.end() if tail else 0
    return line.cut(end) if end < len(line.text) else None


def _scope(line: Line) -> Box | None:
    return line.box.outer if line.box and line.span > 1 else line.box


def _is_zone(line: Line, now: Now) -> bool:
    if (zone := _ZONE.search(line.text)) and len(line.text) < 60 and not line.level:
        now.zone = zone[1]
        return True
    return False


def _placed(line: Line, facts: Facts) -> tuple[Line | None, Facts]:
    """Without the room that it is or ends with."""
    rooms = [piece.text for piece in line.pieces if piece.part == "room" and re.search(r"\w", piece.text)]
    if rooms:
        facts.room = room_of(" ".join("".join(rooms).split()).strip(" ,;()|@"))[: labels.LONGEST_ROOM]
        rest = line.of([piece for piece in line.pieces if piece.part != "room"])
        facts.late = not re.search(r"\w", rest.text)
        return (None if facts.late else rest), facts
    if (bracketed := _IN_A_BRACKET.fullmatch(line.text)) and not line.level and line.box:
        facts.room, facts.late = bracketed["room"][: labels.LONGEST_ROOM], True
        return None, facts
    if len(line.text.split()) <= 5 and not line.level and ROOM.fullmatch(line.text) and line.box:
        facts.room, facts.late = room_of(line.text), True
        return None, facts
    if (found := ROOM_BEHIND.search(line.text)) and len(found["room"].split()) <= 5:
        facts.room = room_of(found["room"])
        return line.cut(0, found.start()), facts
    return line, facts
