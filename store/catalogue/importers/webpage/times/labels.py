"""When and where behind labels, "Room: B", "Date: 2 May, Time: 10:00-11:00", and signs in their place."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.page.line import Line, Piece
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Facts, Slot
from store.catalogue.importers.webpage.words.dated import AT_END, DEADLINE, SPAN, day_in
from store.catalogue.importers.webpage.words.phrases import UNSETTLED

_LABEL = re.compile(
    r"^(?P<what>room|location|venue|where|raum|ort|salle|lieu|sala|地点|时间|日期|日時|場所|会場|時間|time|when|date|zeit|wann|heure"
    r"|datum)\s*[:：]\s*",
    re.IGNORECASE,
)
_TIMELY = frozenset("time when date zeit wann heure datum 时间 日期 日時 時間".split())
_FURTHER = re.compile(
    r"\s*[·•|;,/–—-]?\s+(?=(?:room|location|venue|where|raum|ort|salle|lieu|sala|time|when|date|zeit"
    r"|(?:session )?chairs?|moderators?)\s*:)",
    re.IGNORECASE,
)
"""Where the next label of a line begins: "Date: 2 May, Room: B"."""
_SIGN_WORDS = (
    dict.fromkeys("📅🗓📆", "date")
    | dict.fromkeys("📍🏛🏢🚪🏠", "room")
    | dict.fromkeys("🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧⏰⏱⌚⌛⏳", "time")
)
"""What pages show in the place of a label."""
_SIGNS = re.compile(f"[{''.join(_SIGN_WORDS)}]\ufe0f?\\s*:?\\s*")
_DOUBLED = re.compile(rf"{_SIGNS.pattern}(?={_LABEL.pattern[1:]})", re.IGNORECASE)
"""A sign before the label that says the same."""
LONGEST_ROOM = 60


def spelt_out(line: Line) -> Line:
    """A line with words in the place of the signs that stand for labels."""
    if not _SIGNS.search(line.text):
        return line
    text = _DOUBLED.sub("", line.text)
    text = _SIGNS.sub(lambda sign: f" · {_SIGN_WORDS[sign[0][0]]}: ", text)
    return line.of([Piece(text.strip(" ·|,"))])


def value(line: Line, now: Now) -> Line | None:
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


def labelled(line: Line, now: Now) -> tuple[Line | None, Facts]:
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
        known = facts.led or UNSETTLED.fullmatch(text)
        facts.room = facts.room if known else text[:LONGEST_ROOM]
        return
    found = SPAN.match(text) or AT_END.search(text)
    if found and not DEADLINE.search(text):
        facts.slot = Slot(found["start"], found["end"] or "", line.box)
        text = text[: found.start()].rstrip(" ,;(") or text[found.end() :].strip(" ,;()")
    facts.day = day_in(text, now.year) or facts.day
    if facts.day and not facts.slot:
        now.set_day(facts.day)
    elif facts.day and now.head:
        now.day = facts.day
