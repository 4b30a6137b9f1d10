"""Days that a page writes with a slash, "1/30" or "30/1": one of them tells in which order they all are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.importers.webpage.page.line import Line

_WEEK = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|segunda|terça|quarta|quinta|sexta"
    r"|sábado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:周|星期|礼拜)?[一二三四五六日月火水木金土])"
)
_DAY = re.compile(
    rf"(?:{_WEEK}[.,]?\s*)?(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?:\s*[(（]?{_WEEK}\.?[)）]?)?", re.IGNORECASE
)
_EAST = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_MOST = 12


def spelt_out(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those that are only a day with the month as a word; as they are, where that is in doubt."""
    days = {id(line): found for line in lines if len(line.text) < 20 and (found := _DAY.fullmatch(line.text))}
    if not days:
        return lines
    pairs = [(int(found["one"]), int(found["two"])) for found in days.values()]
    month_first = any(two > _MOST for _, two in pairs)
    day_first = any(one > _MOST for one, _ in pairs)
    if not (month_first or day_first):
        month_first = sum(_EAST.search(line.text) is not None for line in lines) * 2 > len(lines)
    if month_first == day_first:
        return lines
    return [
        _spelt(line, days[id(line)], month_first=month_first) if id(line) in days else line for line in lines
    ]


def _spelt(line: Line, found: re.Match[str], *, month_first: bool) -> Line:
    month, day = (found["one"], found["two"]) if month_first else (found["two"], found["one"])
    if not 1 <= int(month) <= _MOST:
        return line
    return line.of([replace(line.pieces[0], text=f"{int(day)} {_MONTHS[int(month) - 1]}")])
