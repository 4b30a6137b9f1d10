"""When and where, in words: days, times of the clock, rooms, and texts that are nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.catalogue.importers.webpage.words.leading import BEHIND
from store.catalogue.importers.webpage.words.phrases import UNSETTLED
from store.catalogue.tidy import dates

_MORNING = r"(?:du |de la |della |da )?(?:matin|mañana|manhã|mattina|vormittags?)\b"
_LATER = (
    r"(?:de l['’]|du |de la |della |del |da )?(?:après-midi|soir|tarde|noche|noite|pomeriggio|sera"
    r"|nachmittags?|abends)\b"
)
_HALF = rf"\s*(?:[ap]\.?m\b\.?|{_MORNING}|{_LATER})"
MORNING, LATER = (re.compile(rf"\s*{words}", re.IGNORECASE) for words in (_MORNING, _LATER))
"""Words for the two halves of the day, behind a time of twelve hours."""
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?!\d)(?:{_HALF}|(?-i:[APN])\b)?"
    r"|\d{1,2}\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)|(?:12(?:[:.]00)?\s*)?(?:noon|midnight)\b)"
    r"(?:\s*(?:uhr|hrs?|h|horas?|noon|midnight)\b)?"
)
_FOUR = r"[012]\d[0-5]\d"
_TO = r"\s*(?:-{1,2}|[–—−‐‑~～〜→➔>]|to|until|till|bis|à|às|as(?=\s?\d)|a(?=\s?\d)|至|から)\s*"
_BARE = (
    rf"(?:(?!(?:noon|midnight)\b(?!{_TO}\d)){_CLOCK}|{_FOUR}(?={_TO}{_FOUR}(?!\d))"
    rf"|\d{{1,2}}(?={_TO}\d{{1,2}}(?:(?:[:.]\d\d)?\s*(?:[ap]\.?m|uhr|h\b)|[:.h]\d\d(?!\d))))"
)
_WHOLE = r"(?:(?<=\d[-–])(?:[01]?\d|2[0-4])(?=:?\s|$)|(?:[01]?\d|2[0-4])(?=\s*$))"
"""The hour that something ends at, right behind the dash."""
SPAN = re.compile(
    rf"(?P<start>(?<!\d){_BARE})(?:{_TO}(?P<end>{_CLOCK}|{_FOUR}(?!\d)|{_WHOLE}))?(?![\d%])", re.IGNORECASE
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
    r"|\)?\s+(?:overview|program(?:me)?|schedule|agenda|timetable)$"
    r"|,?\s*(?:in the )?(?:morning|afternoon|evening|vormittags?|nachmittags?|matin|après-midi|mañana|tarde"
    r"|上午|下午|全天|午前|午後)$",
    re.IGNORECASE,
)
ROOM = re.compile(
    r"(?:room|hall|raum|saal|salle|sala|hörsaal|lecture (?:hall|theatre)|auditorium|aula|amphi\w*|ballroom"
    r"|audimax)\b.{0,40}"
    r"|[\w ]{1,30} (?:room|hall|saal|ballroom|auditorium|theatre)(?: \w{1,3})?",
    re.IGNORECASE,
)
ROOM_BEHIND = re.compile(rf"(?:,|\s[–—·•|-]|\s\()\s*(?P<room>(?:in )?(?:{ROOM.pattern}))$", re.IGNORECASE)
_ROOM_EAST = re.compile(
    r"(?:^|\s)(?P<room>\S{1,12}(?:会议室|報告厅|报告厅|厅|会場|会议中心|講堂|講義室|会議室|教室|ホール))$"
)
ROOM_LIKE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [\w'’&.-]+){0,4}")
_BEHIND = re.compile(r"(?P<title>.*[^\W\d_].*?)\s*[(\[](?P<what>[^()\[\]]*\d[^()\[\]]*)[)\]]\s*")
_CLOCK_AND_DAY = re.compile(
    rf"(?P<title>[^\W\d_].*?[^\W\d_].*?)\s*[,|·–—-]\s*(?P<what>{SPAN.pattern}\s*,?\s+(?:on )?\S.*)",
    re.IGNORECASE,
)
"""What takes place, its times, and the day."""
_AT = re.compile(r"^(?:at|from|um|à|in)\s+|\s+(?:at|from|um|à)$")
_SEPARATED = re.compile(r"\s[–—-]\s|\s?[–—]\s|:\s|\s\|\s")
_CLOCKED = re.compile(SPAN.pattern, re.IGNORECASE)
_LABELLED = re.compile(r"^(?:room|location|venue|raum|ort|salle|sala)\s*:\s*", re.IGNORECASE)
_HALL = re.compile(r"^(?:room|hall|raum|saal|salle|sala)\s*:?\s*", re.IGNORECASE)
_CLEAR = re.compile(r"[:h]|[ap]\.?m|uhr|noon", re.IGNORECASE)
_MARKS = " ,;|·@–—-"
_LONGEST_DAY = 90
LONGEST_TIMED = 200
"""Characters of a line with a time at its end."""
AT_END = re.compile(rf"[\s,;(\[]*(?:at |um |à )?{SPAN.pattern}[)\]]?\s*$", re.IGNORECASE)
DEADLINE = re.compile(
    r"deadline|submission|notification|camera[- ]ready|\bAoE\b|anywhere on earth|\bdue\b|einreichung"
    r"|registration (?:opens|closes)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text says of when and where; empty where it does not."""

    day: str
    start: str = ""
    end: str = ""
    room: str = ""


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


def stated(text: str, year: int | None) -> Stated | None:
    """A day, perhaps with its time and its room: "Tue, 13 June, 17:30-19:00, Foyer"; None for other texts."""
    if len(text) > LONGEST_TIMED:
        return None
    text = BEHIND.sub("", text)
    clock = SPAN.search(text)
    if clock and (clock["end"] or _CLEAR.search(clock["start"])) and (found := _around(text, clock, year)):
        return found
    whole = day_and_room(text, year)
    return Stated(whole[0], room=whole[1]) if whole else None


def _around(text: str, clock: re.Match[str], year: int | None) -> Stated | None:
    """A day before a time, or behind it, and where; None where more is said."""
    before, behind = (
        _AT.sub("", each.strip(_MARKS)) for each in (text[: clock.start()], text[clock.end() :])
    )
    start, end = clock["start"], clock["end"] or ""
    if not before and (day := day_in(behind, year)):  # "9:00-10:00, Tuesday 5 June"
        return Stated(day, start, end)
    found = day_and_room(before, year) or _parted(before, year)
    if found is None or (behind and not ROOM_LIKE.fullmatch(behind)):
        return None
    return Stated(found[0], start, end, found[1] or behind)


def room_of(text: str) -> str:
    """A room without the label before it and a bracket that another one opened; "" while not settled."""
    bare = _LABELLED.sub("", text).strip(" |,;·")
    if UNSETTLED.fullmatch(_HALL.sub("", bare)):
        return ""
    return bare if "(" in bare else bare.strip(" )")


def heading(text: str, year: int | None) -> tuple[str, Stated] | None:
    """A heading, and when and where it says behind: "Posters A (13 June, 17:30-19:00, Foyer)"."""
    if len(text) > LONGEST_TIMED:
        return None
    found = _BEHIND.fullmatch(text) or _CLOCK_AND_DAY.fullmatch(text)
    said = stated(found["what"], year) if found else None
    return (found["title"], said) if found and said else None


def dated_before(text: str, year: int | None) -> tuple[str, int] | None:
    """The day that a text begins with, and where the rest begins: "March 6 — Ann Lee: Springs"."""
    for found in [*_SEPARATED.finditer(text[:_LONGEST_DAY])][:3]:
        day = day_in(text[: found.start()], year)
        if day and re.search(r"[^\W\d_]{3}", text[found.end() :]) and not _CLOCKED.match(text[found.end() :]):
            return day, found.end()
    return None


def _parted(text: str, year: int | None) -> tuple[str, str] | None:
    """A day and, behind the last comma, where."""
    before, _, behind = text.rpartition(",")
    day = day_in(before.strip(), year) if ROOM_LIKE.fullmatch(behind.strip()) else ""
    return (day, behind.strip()) if day else None


def day_and_room(text: str, year: int | None) -> tuple[str, str] | None:
    """A day, and the room behind it: "12 May 2031, Room 4"; None for any other text."""
    found = (ROOM_BEHIND.search(text) or _ROOM_EAST.search(text)) if len(text) <= _LONGEST_DAY else None
    if found and (day := day_in(text[: found.start()], year)):
        return day, room_of(found["room"])
    day = day_in(text, year)
    return (day, "") if day else None
