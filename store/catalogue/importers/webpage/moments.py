"""When and where: the lines of a page that say it, and what of it holds for a line."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.dated import (
    LONGEST_TIMED,
    ROOM,
    ROOM_BEHIND,
    ROOM_LIKE,
    SPAN,
    Stated,
    day_in,
    heading,
    stated,
)
from store.catalogue.importers.webpage.line import Box, Line, Piece
from store.catalogue.importers.webpage.now import Facts, Now, Slot
from store.catalogue.tidy import kinds

_AT_END = re.compile(rf"[\s,;(\[]*(?:at |um |à )?{SPAN.pattern}[)\]]?\s*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*{SPAN.pattern}\s*[)\]]", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(AoE|UTC|GMT|CES?T|MES?Z|WES?T|EES?T|E[DS]T|P[DS]T|M[DS]T|JST|KST|AEST|AEDT)\b"
    r"(?:\s*\((?:UTC|GMT)?\s*[+-]\d+\))?"
)
_LABEL = re.compile(
    r"^(?P<what>room|location|venue|where|raum|ort|salle|lieu|sala|地点|时间|time|when|date|zeit|wann|heure"
    r"|datum)\s*[:：]\s*",
    re.IGNORECASE,
)
_TIMELY = frozenset("time when date zeit wann heure datum 时间".split())
_IN_A_BRACKET = re.compile(
    r"[(（]\s*(?P<room>[^()（）]*(?:\b(?:room|hall|auditorium|building|floor|foyer|lobby|theat(?:re|er)|ballroom)\b|[廳厅室館馆堂樓楼])"
    r"[^()（）]*)[)）]",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\s*[·•|;,/–—-]?\s+(?=(?:room|location|venue|where|raum|ort|salle|lieu|sala|time|when|date|zeit"
    r"|(?:session )?chairs?|moderators?)\s*:)",
    re.IGNORECASE,
)
"""Where the next label of a line begins: "Date: 2 May, Room: B"."""
DEADLINE = re.compile(
    r"deadline|submission|notification|camera[- ]ready|\bAoE\b|anywhere on earth|\bdue\b|einreichung"
    r"|registration (?:opens|closes)",
    re.IGNORECASE,
)
_AFTER_TIME = re.compile(r"\d(?:\s*[ap]\.?m\.?)?\s*[,@·|]\s*$", re.IGNORECASE)
_SIGN_WORDS = (
    dict.fromkeys("📅🗓📆", "date")
    | dict.fromkeys("📍🏛🏢🚪🏠", "room")
    | dict.fromkeys("🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧⏰⏱⌚⌛⏳", "time")
)
"""What pages show in the place of a label."""
_SIGNS = re.compile(f"[{''.join(_SIGN_WORDS)}]\ufe0f?\\s*:?\\s*")
_WEEKDAY_BEFORE = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+(?=\d{1,2}(?:[:.h]\d\d|\s*[ap]\.?m\b))",
    re.IGNORECASE,
)
_LONGEST_ROOM = 60


def taken(line: Line, now: Now) -> tuple[Line | None, Facts]:
    """What is left of a line without what it says of when and where, and that; it holds from here on."""
    if line.moments:
        return _by_tags(line, now)
    if _SIGNS.search(line.text):
        line = line.of(
            [Piece(_SIGNS.sub(lambda sign: f" · {_SIGN_WORDS[sign[0][0]]}: ", line.text).strip(" ·|,"))]
        )
    if (value := _value(line, now)) is not None:
        return _labelled(value, now)
    if DEADLINE.search(line.text) and len(line.text) < LONGEST_TIMED:
        return line, Facts()
    if found := stated(line.text, now.year):
        return None, _dated(found, line, now)
    if (line.level or _is_strong(line)) and (behind := heading(line.text, now.year)):
        return line.cut(0, len(behind[0])), _dated(behind[1], line, now)
    first, now.inside = line.box is not now.inside, line.box
    rest, facts = _without_clock(line, now)
    if rest and facts.slot and line.box and not first and _is_place(line, rest):
        facts.room, facts.late = rest.text, True
        return None, facts
    if rest is None or _is_zone(rest, now):
        return None, facts
    return _placed(rest, facts)


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
    if named := _WEEKDAY_BEFORE.match(line.text):
        line = line.cut(named.end())
    if found := SPAN.match(line.text):
        return _behind_clock(line, found, now, facts), facts
    if found := _behind(line.text):
        head = line.level if line.box is None else 0
        now.set_slot(facts.see(Slot(found["start"], found["end"] or "", _scope(line), head=head)))
        return line.of([*line.cut(0, found.start()).pieces, *line.cut(found.end()).pieces]), facts
    return line, facts


def _behind(text: str) -> re.Match[str] | None:
    """A time in brackets, or one with an end behind all else."""
    if len(text) > LONGEST_TIMED:
        return None
    found = _IN_BRACKETS.search(text) or _AT_END.search(text)
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
    if found and not DEADLINE.search(text):
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
    if len(line.text.split()) <= 5 and not line.level and ROOM.fullmatch(line.text) and line.box:
        facts.room, facts.late = line.text, True
        return None, facts
    if (found := ROOM_BEHIND.search(line.text)) and len(found["room"].split()) <= 5:
        facts.room = found["room"]
        return line.cut(0, found.start()), facts
    return line, facts
