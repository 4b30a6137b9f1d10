"""The day in a text: ISO, "5 Jul", "July 9th", "5-Jul", "Tuesday, 28 April 2020", "28.04.2020"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        """
        jan january januar janvier enero gennaio janeiro januari января январь
        feb february februar fevrier février febrero febbraio fevereiro februari февраля февраль
        mar march mär märz mars marzo mrz março maart марта март
        apr april avril abril aprile апреля апрель
        may mai mayo maggio maio mei мая май
        jun june juni juin junio giugno junho июня июнь
        jul july juli juillet julio luglio julho июля июль
        aug august août agosto augustus августа август
        sep sept september septembre septiembre settembre setembro сентября сентябрь
        oct october okt oktober octobre octubre ottobre outubro октября октябрь
        nov november novembre noviembre novembro ноября ноябрь
        dec december dez dezember décembre diciembre dicembre dezembro декабря декабрь
        """.strip().splitlines(),
        1,
    )
    for name in names.split()
}
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b"
    r"|\b(?:mo|di|mi|do|fr|sa|so)\b\.?(?=,?\s+\d)"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
    r"|\b(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
    r"|[(（]?[月火水木金土日][)）]|[月火水木金土日]曜日?|[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?"
    r"|[(（][월화수목금토일](?:요일)?[)）]|[월화수목금토일]요일",
    re.IGNORECASE,
)
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:[\s,'’-]+(?P<year>\d{4}|(?<=['’])\d\d|(?<=-)\d\d))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)",
        r"(?:(?P<year>\d{4})\s?年\s?)?(?P<number>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]",
        r"(?:(?P<year>\d{4})\s?년\s?)?(?P<number>\d{1,2})\s?월\s?(?P<day>\d{1,2})\s?일",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?:\s?(?P<year>\d{4}))?",
        rf"{_MONTH}[\s-]*{_DAY}{_YEAR}",
        rf"{_DAY}[\s-]*(?:of )?{_MONTH}{_YEAR}",
        rf"(?P<year>\d{{4}})[\s,-]+{_MONTH}[\s-]*{_DAY}",
    )
)
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})")
_AROUND = re.compile(
    r"\s[–-]\s|[\s,;()|@–]+|\b(?:at|on|the|um|den|am|der|from|à|a las|às|alle)\b", re.IGNORECASE
)


def day(text: str, year: int | None) -> date | None:
    """The day that the whole text names; None if there is more in it, or no year and none given.

    "07/06/2020" is None, as it is June in one half of the world and July in the other; "13/06/2020" is not.
    """
    rest = _WEEKDAY.sub(" ", text)
    rest = _AROUND.sub(" ", rest).strip(" .:") if not _looks_numeric(rest) else rest.strip(" ,;()")
    for form in _FORMS:
        if found := form.fullmatch(rest):
            return _made(found.groupdict(), year)
    if found := _SLASHED.fullmatch(rest):
        return _slashed(int(found["one"]), int(found["two"]), int(found["year"]))
    return None


def _looks_numeric(text: str) -> bool:
    return not re.search(r"[^\W\d_]", text)


def _made(parts: dict[str, str | None], year: int | None) -> date | None:
    number = int(numbered) if (numbered := parts.get("number")) else _MONTHS[str(parts.get("month")).lower()]
    if said := parts.get("year"):
        year = int(said) + (2000 if len(said) == 2 else 0)
    return None if year is None else _date(year, number, int(parts["day"] or 0))


def _slashed(one: int, two: int, year: int) -> date | None:
    if one == two or two > 12:
        return _date(year, one, two)
    return _date(year, two, one) if one > 12 else None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
