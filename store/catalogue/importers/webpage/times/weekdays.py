"""Days that a page only calls Monday: with the days of the event that head it, they are dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.tidy import dates

_RANGE = re.compile(
    r"\b(?:(?P<first>[^\W\d_]{3,10})\.? (?P<from>\d{1,2})(?:st|nd|rd|th)?\s*[-–—]\s*(?P<to>\d{1,2})"
    r"(?:st|nd|rd|th)?|(?P<begin>\d{1,2})(?:st|nd|rd|th|\.)?\s*[-–—]\s*(?P<end>\d{1,2})(?:st|nd|rd|th|\.)?"
    r" (?:of )?(?P<last>[^\W\d_]{3,10})\.?),? (?P<year>\d{4})\b"
)
_WEEKDAYS = tuple(
    re.compile(names, re.IGNORECASE)
    for names in (
        "mon(?:day)?|montag|lundi|lunes|lunedì",
        "tue(?:s(?:day)?)?|dienstag|mardi|martes|martedì",
        "wed(?:nesday)?|mittwoch|mercredi|miércoles|mercoledì",
        "thu(?:rs(?:day)?)?|donnerstag|jeudi|jueves|giovedì",
        "fri(?:day)?|freitag|vendredi|viernes|venerdì",
        "sat(?:urday)?|samstag|samedi|sábado|sabato",
        "sun(?:day)?|sonntag|dimanche|domingo|domenica",
    )
)
_MOST_DAYS = 7
"""Of an event of which each day of the week is one day."""


def spelt_out(lines: Sequence[Line], heads: Iterable[str]) -> Sequence[Line]:
    """The lines, those that are only a day of the week with its date; as they are where that is not sure.

    :param heads: the texts that head the page, in one of which the days of the event stand
    """
    spans = {span for text in heads for found in _RANGE.finditer(text) if (span := _span(found))}
    if len(spans) != 1:
        return lines
    (begin, end) = spans.pop()
    days = {day.weekday(): day for day in (begin + timedelta(n) for n in range((end - begin).days + 1))}
    return [_spelt(line, days) for line in lines]


def _span(found: re.Match[str]) -> tuple[date, date] | None:
    month, year = found["first"] or found["last"], found["year"]
    begin = dates.day(f"{found['from'] or found['begin']} {month} {year}", None)
    end = dates.day(f"{found['to'] or found['end']} {month} {year}", None)
    fits = begin is not None and end is not None and 0 < (end - begin).days < _MOST_DAYS
    return (begin, end) if fits and begin is not None and end is not None else None


def _spelt(line: Line, days: dict[int, date]) -> Line:
    """A heading, or a line in bold, that is a day of the week, with what marks beside it say left out."""
    said = [piece for piece in line.pieces if piece.part != "aside" and piece.text.strip()]
    if not said or not (line.level or all(piece.strong for piece in said)):
        return line
    text = " ".join(piece.text.strip() for piece in said).strip(" :,")
    week = next((at for at, name in enumerate(_WEEKDAYS) if name.fullmatch(text)), None)
    day = days.get(week) if week is not None else None
    return line.of([replace(said[0], text=f"{text}, {day:%-d %B %Y}")]) if day else line
