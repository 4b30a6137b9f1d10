"""What the readers of citations and tables share: dates, pages, links, notes, labels of the untitled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from store.catalogue.entries import AWARD, NOTE, Byline
from store.catalogue.tidy import venues
from store.records import Link

_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_FEWEST = len("2031 Jun")
_WORD = re.compile(r"[A-Za-z]{3,9}")
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?\b(?![:\d])")
_AWARD = re.compile(
    r"\b(award|best (?:\w+ ){0,3}(?:paper|poster|demo)|honou?rable mention|test of time)\b", re.IGNORECASE
)
_HOST = re.compile(r"https?://(?:www\.)?([\w.-]+)", re.IGNORECASE)
_HOSTS = {
    "github.com": "code", "gitlab.com": "code", "bitbucket.org": "code", "youtube.com": "video",
    "youtu.be": "video", "vimeo.com": "video", "player.vimeo.com": "video", "slideslive.com": "video",
}  # fmt: skip
_PDF = re.compile(r"\.pdf(?:[?#].*)?$|/pdf(?:[/?#]|$)", re.IGNORECASE)
_WEB = re.compile(r"^https?://\S+$", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=1024)
def year_of(text: str) -> int | None:
    """The first year from 1800 to 2099 that stands alone in a text."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def month_of(text: str) -> int | None:
    """The number of a month that is named in English, whole or by three letters, or given as a number."""
    plain = text.strip().lower()
    if plain.isascii() and plain.isdigit():
        return int(plain) if 1 <= int(plain[:3]) <= 12 else None
    named = re.search(r"[a-z]{3}", plain)
    return _MONTHS.index(named[0]) + 1 if named and named[0] in _MONTHS else None


def published(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A date of publication as far as it is known: ``2024``, ``2024-05`` or ``2024-05-17``."""
    if year is None:
        return ""
    if not month or not 1 <= month <= 12:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if day and 1 <= day <= 31 else f"{year:04d}-{month:02d}"


def dated(text: str) -> str:
    """``published`` out of ``2024-05-17``, ``2024/05//`` or a text with a year in it."""
    parts = re.match(r"\s*(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?!\d)", text)
    if parts is None or (parts[2] is None and len(text) > _FEWEST):
        return _in_words(text)
    return published(int(parts[1]), int(parts[2] or 0), int(parts[3] or 0))


def _in_words(text: str) -> str:
    """ "June 2, 2031", "2 Jun 2031", "2031 Jun 2"; of anything else only the year."""
    year, day = year_of(text), _DAY.search(text)
    months = {month for word in _WORD.findall(text[:60]) if (month := month_of(word))}
    if year is None or day is None or len(months) != 1:
        return published(year)
    return published(year, months.pop(), int(day[1]))


def pages(text: str) -> str:
    """Pages with one plain hyphen between first and last: "1 -- 9" is "1-9"."""
    return re.sub(r"(?<=\w)\s*(?:-+|[\u2010-\u2015])\s*(?=\w)", "-", text.strip())


def link(url: str, kind: str = "") -> Link | None:
    """A link of a web address, its kind taken from it where none is given; ``None`` for no address."""
    address = f"https:{url.strip()}" if url.strip().startswith("//") else url.strip()
    return Link(kind or _kind(address), address) if _WEB.match(address) else None


def _kind(address: str) -> str:
    if "pdf" in address.lower() and _PDF.search(address):
        return "pdf"
    found = _HOST.match(address)
    return _HOSTS.get(found[1].lower(), "page") if found else "page"


def links(found: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """Links of pairs (address, kind or ""), each address once, in order; a kind that is stated holds."""
    made: dict[str, Link] = {}
    guessed: set[str] = set()
    for url, kind in found:
        one = link(url, kind)
        if one is None:
            continue
        if one.url not in made or (kind and (one.url in guessed or made[one.url].kind == "page")):
            made[one.url] = one
            guessed = guessed - {one.url} if kind else guessed | {one.url}
    return tuple(made.values())


def is_award(note: str) -> bool:
    """Whether a short note names an award, as "Best Paper Award" does."""
    return len(note) <= 120 and bool(_AWARD.search(note))


def award_and_notes(notes: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The award that is named among notes, and the other notes."""
    award, others = "", []
    for note in notes:
        if note.startswith(AWARD) and not award:
            award = note.removeprefix(AWARD)
        elif not award and not note.startswith(NOTE) and is_award(note):
            award = note
        elif note:
            others.append(note.removeprefix(NOTE))
    return award, tuple(others)


def details(**known: str) -> tuple[tuple[str, str], ...]:
    """``Entry.details`` of what is not empty."""
    return tuple((name, " ".join(value.split())) for name, value in known.items() if value and value.strip())


def venue(label: str, full: str, year: int | None) -> str:
    """Where a thing appeared by its full name, where our label for that is the one that is given."""
    told = bool(label and full) and label != full and venues.of(full, year).label == label
    return full if told else label


def label(doi: str, abstract: str, people: Sequence[Byline]) -> str:
    """How to call a record without a title: by its DOI, its first words or its people; else empty."""
    if doi:
        return f"doi:{doi}"
    if abstract.strip():
        text = " ".join(abstract.split())
        return f"Untitled: {text[:80].rsplit(' ', 1)[0]} ..." if len(text) > 80 else f"Untitled: {text}"
    if people:
        return f"Untitled work by {people[0].name}"
    return ""


class OwnIds:
    """Makes a source's ids unique within its file: the second "12345" is "12345#2"."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def once(self, id: str) -> str:
        if not id:
            return ""
        times = self._seen[id] = self._seen.get(id, 0) + 1
        return id if times == 1 else f"{id}#{times}"


def split_list(text: str) -> Iterator[str]:
    """Keywords of one cell: parted by ``|`` or ``;`` where there is one, else by commas and line ends."""
    mark = next((mark for mark in ("|", ";", "\n", ",", "\u3001") if mark in text), "")
    for part in text.split(mark) if mark else [text]:
        if part.strip():
            yield " ".join(part.split())
