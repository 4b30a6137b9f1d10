"""When and where: the lines of a page that say it, and what of it holds for a line."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.line import Box, Line
from store.catalogue.importers.webpage.now import Facts, Now, Slot
from store.catalogue.tidy import dates

_CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?!\d)(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)"
    r"|(?:12(?:[:.]00)?\s*)?(?:noon|midnight)\b)"
    r"(?:\s*(?:uhr|hrs?|h|horas?|noon|midnight)\b)?"
)
_FOUR = r"[012]\d[0-5]\d"
_TO = r"\s*(?:-{1,2}|[–—−‐‑~～〜→➔>]|to|until|till|bis|à|a(?=\s?\d)|至|から)\s*"
_BARE = (
    rf"(?:(?!(?:noon|midnight)\b(?!{_TO}\d)){_CLOCK}|{_FOUR}(?={_TO}{_FOUR}(?!\d))"
    rf"|\d{{1,2}}(?={_TO}\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m|uhr|h\b)))"
)
SPAN = re.compile(rf"(?P<start>{_BARE})(?:{_TO}(?P<end>{_CLOCK}|{_FOUR}(?!\d)))?(?![\d%])", re.IGNORECASE)
_AT_END = re.compile(rf"[\s,;(\[]*(?:at |um |à )?{SPAN.pattern}[)\]]?\s*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*{SPAN.pattern}\s*[)\]]", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(AoE|UTC|GMT|CES?T|MES?Z|WES?T|EES?T|E[DS]T|P[DS]T|M[DS]T|JST|KST|AEST|AEDT)\b"
    r"(?:\s*\((?:UTC|GMT)?\s*[+-]\d+\))?"
)
_DAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?(?:\s*[–—|:-]\s*|,?\s+))?(?P<date>.{3,30})",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]"
    r"|venerd[iì]|domenica|segunda|ter[çc]a|quarta|quinta|sexta)(?:-feira)?\b,?\s*",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    r"^(?:(?:(?:conference|workshop|main|second|first)\s+)?(?:day|tag|jour|día|dia)\s*[-#]?\s*(?:\d{1,2}|one|two|three|four|five)\b|date|datum|when|wann|time"
    r"|(?:full |detailed |technical |conference )*(?:program(?:me)?|schedule|agenda|sessions|talks)"
    r"(?: (?:for|of|on|du|für|am))?)\s*[:–—(,-]?\s*",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    r"\s*\(?(?:displayed )?time ?zone:.*$|\s*[–—|:(]\s*.*$|\s-\s.*$"
    r"|,?\s*(?:in the )?(?:morning|afternoon|evening|vormittags?|nachmittags?|matin|après-midi|mañana|tarde"
    r"|上午|下午|全天|午前|午後)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?P<what>room|location|venue|where|raum|ort|salle|lieu|sala|地点|时间|time|when|date|zeit|wann|heure"
    r"|datum)\s*[:：]\s*",
    re.IGNORECASE,
)
_TIMELY = frozenset("time when date zeit wann heure datum 时间".split())
_ROOM = re.compile(
    r"(?:room|hall|raum|saal|salle|sala|hörsaal|lecture (?:hall|theatre)|auditorium|aula|amphi\w*|ballroom"
    r"|audimax)\b.{0,40}"
    r"|[\w ]{1,30} (?:room|hall|saal|ballroom|auditorium|theatre)(?: \w{1,3})?",
    re.IGNORECASE,
)
_IN_A_BRACKET = re.compile(
    r"[(（]\s*(?P<room>[^()（）]*(?:\b(?:room|hall|auditorium|building|floor|foyer|lobby|theat(?:re|er)|ballroom)\b|[廳厅室館馆堂樓楼])"
    r"[^()（）]*)[)）]",
    re.IGNORECASE,
)
_ROOM_BEHIND = re.compile(rf"(?:,|\s[–—-])\s*(?P<room>(?:in )?(?:{_ROOM.pattern}))$", re.IGNORECASE)
_ROOM_EAST = re.compile(
    r"(?:^|\s)(?P<room>\S{1,12}(?:会议室|報告厅|报告厅|厅|会場|会议中心|講堂|講義室|会議室|教室|ホール))$"
)
_FURTHER = re.compile(
    r"\s*[·•|;,/–—-]?\s+(?=(?:room|location|venue|where|raum|ort|salle|lieu|sala|time|when|date|zeit"
    r"|(?:session )?chairs?|moderators?)\s*:)",
    re.IGNORECASE,
)
"""Where the next label of a line begins: "Date: 2 May, Room: B"."""
_DEADLINE = re.compile(
    r"deadline|submission|notification|camera[- ]ready|\bAoE\b|anywhere on earth|\bdue\b|einreichung"
    r"|registration (?:opens|closes)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?P<title>.*[^\W\d_].*?)\s*[(\[](?P<what>[^()\[\]]*\d[^()\[\]]*)[)\]]\s*")
_ROOM_LIKE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [\w'’&.-]+){0,4}")
_MARKS = " ,;|·@–—-"
_LONGEST_DAY = 90
_LONGEST_ROOM = 60
_LONGEST_TIMED = 200
"""Characters of a line with a time at its end."""


def day_in(text: str, year: int | None) -> str:
    """The date that a text is, a day of the week before it aside; empty where it is none."""
    if len(text) > _LONGEST_DAY or not re.search(r"\d", text):
        return ""
    text = re.sub(r"\bde\b|\bdi\b", " ", _WEEKDAY.sub("", _BEFORE_DAY.sub("", text))).rstrip(" )")
    for said in dict.fromkeys((text, _AFTER_DAY.sub("", text))):
        found = _DAY.fullmatch(said)
        date = " ".join(found["date"].split()) if found else ""
        if date and dates.day(date, year or 2000):
            return date
    return ""


def taken(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """What is left of a line without what it says of when and where, and that; it holds from here on."""
    if line.moments:
        return _by_tags(line, now)
    if (value := _value(line, now)) is not None:
        return _labelled(value, now)
    if _DEADLINE.search(line.text) and len(line.text) < _LONGEST_TIMED:
        return line, Facts()
    if stated := day_and_room(line.text, now.year):
        now.set_day(stated[0], line.level if line.box is None else 0)
        return None, Facts(room=stated[1])
    if (line.level or _is_strong(line)) and (found := _heads(line, now)):
        return found
    rest, facts = _without_clock(line, now)
    if rest is None or _is_zone(rest, now):
        return None, facts
    return _placed(rest, facts)


def _is_strong(line: Line) -> bool:
    return all(piece.strong for piece in line.pieces if piece.text.strip())


def _heads(line: Line, now: Now) -> tuple[Line, Facts] | None:
    """A heading with its day, and perhaps its time and room, behind it: "Posters A (13 June, 17:30-19:00, Foyer)"."""
    found = _BEHIND.fullmatch(line.text) if len(line.text) <= _LONGEST_TIMED else None
    if found is None:
        return None
    said = found["what"]
    clock = SPAN.search(said)
    before, behind = (said[: clock.start()], said[clock.end() :]) if clock else (said, "")
    before, behind = (
        re.sub(r"^(?:at|from|um|à)\s+|\s+(?:at|from|um|à)$", "", each.strip(_MARKS))
        for each in (before, behind)
    )
    stated = day_and_room(before, now.year) or _parted(before, now.year)
    if stated is None or (behind and not _ROOM_LIKE.fullmatch(behind)):
        return None
    now.set_day(stated[0], line.level if line.box is None else 0)
    facts = Facts(day=stated[0], room=stated[1] or behind)
    if clock:
        now.set_slot(facts.see(Slot(clock["start"], clock["end"] or "", _scope(line))))
    return line.cut(0, found.end("title")), facts


def _parted(text: str, year: int | None) -> tuple[str, str] | None:
    """A day and, behind the last comma, where."""
    before, _, behind = text.rpartition(",")
    day = day_in(before.strip(), year) if _ROOM_LIKE.fullmatch(behind.strip()) else ""
    return (day, behind.strip()) if day else None


def day_and_room(text: str, year: int | None) -> tuple[str, str] | None:
    """A day, and the room behind it: "12 May 2031, Room 4"; None for any other text."""
    if day := day_in(text, year):
        return day, ""
    found = (_ROOM_BEHIND.search(text) or _ROOM_EAST.search(text)) if len(text) <= _LONGEST_DAY else None
    day = day_in(text[: found.start()], year) if found else ""
    return (day, found["room"]) if found and day else None


def _value(line: Line, now: Now) -> Line | None:
    """What stands behind a label such as "Room:", or in the line below it; None where there is no label.

    ``now.waiting`` is the label of a value to come; of a label alone, an empty line is its value.
    """
    if now.waiting:
        now.label, now.waiting = now.waiting, ""
        return line
    found = _LABEL.match(line.text)
    if not found:
        return None
    now.label = found["what"].lower()
    if found.end() >= len(line.text):
        now.waiting = now.label
    return line.cut(found.end())


def _without_clock(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """What is left of a line without the time that it begins with, or ends with, or has in brackets."""
    facts = Facts()
    if found := SPAN.match(line.text):
        return _behind_clock(line, found, now, facts), facts
    if found := _behind(line.text):
        head = line.level if line.box is None else 0
        now.set_slot(facts.see(Slot(found["start"], found["end"] or "", _scope(line), head=head)))
        return line.of([*line.cut(0, found.start()).pieces, *line.cut(found.end()).pieces]), facts
    return line, facts


def _behind(text: str) -> re.Match[str] | None:
    """A time in brackets, or one with an end behind all else."""
    if len(text) > _LONGEST_TIMED:
        return None
    found = _IN_BRACKETS.search(text) or _AT_END.search(text)
    return found if found and found.start() and ("(" in found[0] or found["end"]) else None


def _by_tags(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """A line whose tags state the time for machines."""
    start, *others = line.moments
    facts = Facts(day=start[:10])
    now.set_slot(facts.see(Slot(start, others[0] if others else "", line.box)))
    rest = line.of([piece for piece in line.pieces if piece.part != "time"])
    return _placed(rest, facts) if re.search(r"\w", rest.text) else (None, facts)


def _behind_clock(line: Line, found: re.Match[str], now: Now, facts: Facts) -> Line | None:
    """What stands behind the time that a line begins with."""
    behind = re.search(r"[^\W\d_]{4}", line.text[found.end() :])
    head = line.level if line.box is None and behind else 0
    now.set_slot(Slot(found["start"], found["end"] or "", _scope(line), head=head))
    facts.slot = now.slot(line.box)
    end = found.end()
    rest = line.text[end:]
    if zone := _ZONE.match(rest.strip(" ()")):
        now.zone = now.zone or zone[1]
        end += rest.find(zone[0]) + len(zone[0])
    tail = re.match(r"[\s:,;|)\]–—.-]*", line.text[end:])
    end += tail.end() if tail else 0
    return line.cut(end) if end < len(line.text) else None


def _scope(line: Line) -> Box | None:
    return line.box.outer if line.box and line.span > 1 else line.box


def _is_zone(line: Line, now: Now) -> bool:
    if (zone := _ZONE.search(line.text)) and len(line.text) < 60 and not line.level:
        now.zone = zone[1]
        return True
    return False


def _labelled(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """The value of a label: it speaks of what stands above it."""
    facts = Facts(late=True)
    text, *others = _FURTHER.split(line.text)
    _state(text, line, now, facts)
    for other in others:
        now.label, _, text = other.partition(":")
        now.label = now.label.strip().lower()
        _state(text.strip(), line, now, facts)
    return None, facts


def _state(text: str, line: Line, now: Now, facts: Facts) -> None:
    """Take in what the last label is said to be."""
    if now.label not in _TIMELY:
        facts.led |= "chair" in now.label or "moderator" in now.label
        facts.room = facts.room if facts.led else text[:_LONGEST_ROOM]
        return
    found = SPAN.match(text) or _AT_END.search(text)
    if found and not _DEADLINE.search(text):
        facts.slot = Slot(found["start"], found["end"] or "", line.box)
        text = text[: found.start()].rstrip(" ,;(") or text[found.end() :].strip(" ,;()")
    facts.day = day_in(text, now.year) or facts.day
    if facts.day and not facts.slot:
        now.set_day(facts.day)


def _placed(line: Line, facts: Facts) -> tuple[Line | None, Facts]:
    """Without the room that it is or ends with."""
    rooms = [piece.text for piece in line.pieces if piece.part == "room" and re.search(r"\w", piece.text)]
    if rooms:
        facts.room = " ".join("".join(rooms).split()).strip(" ,;()|@")[:_LONGEST_ROOM]
        rest = line.of([piece for piece in line.pieces if piece.part != "room"])
        facts.late = not re.search(r"\w", rest.text)
        return (None if facts.late else rest), facts
    if (bracketed := _IN_A_BRACKET.fullmatch(line.text)) and not line.level and line.box:
        facts.room, facts.late = bracketed["room"][:_LONGEST_ROOM], True
        return None, facts
    if len(line.text.split()) <= 5 and not line.level and _ROOM.fullmatch(line.text) and line.box:
        facts.room, facts.late = line.text, True
        return None, facts
    if (found := _ROOM_BEHIND.search(line.text)) and len(found["room"].split()) <= 5:
        facts.room = found["room"]
        return line.cut(0, found.start()), facts
    return line, facts
