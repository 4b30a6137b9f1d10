"""What a column holds, judged by what stands in it."""

from __future__ import annotations

import re

from store.catalogue.tidy import names

SEVERAL = ("url", "pdf", "code", "video")
"""Fields that more than one column may give."""
_SHAPES = (
    # what cells look like, how many of them must, and what the column then holds
    (re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+", re.IGNORECASE), 0.7, "doi"),
    (re.compile(r"https?://\S+", re.IGNORECASE), 0.7, "url"),
    (re.compile(r"(?:19|20)\d\d(?:\.0)?"), 0.9, "year"),
    (re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d"), 0.9, "date"),
)
_TIERS = frozenset("platinum gold silver bronze diamond titanium".split())
_ROOM = re.compile(
    r"^(?!.*(?:19|20)\d\d)(?=.{1,80}$).*\b(?:(?:ball)?room|hall|auditorium|stage|theat(?:re|er)|foyer|lobby|floor|saal|raum"
    r"|salle|sala|aula|lecture theatre|building)\b",
    re.IGNORECASE,
)
IS_LENGTH = re.compile(r"\d{1,3}\s*(?:minutes|mins?|m|hours?|hrs?)\.?", re.IGNORECASE).fullmatch
"""Whether a text is a length of time in words: "20 minutes"."""
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*(?:-|–|to)\s*\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_STATES = frozenset(
    "accepted confirmed submitted rejected withdrawn canceled cancelled pending draft invited accept"
    " reject".split()
)
_MOST_PEOPLE_READ = 30
_FEWEST = 3
"""Values from which a column under a name that says nothing may be taken for names, titles or abstracts."""


def as_text(value: object) -> str:
    """A cell as one text, for looking at: a list's parts are joined by ``;``."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "; ".join(part for part in map(as_text, value) if part)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def field(values: list[str], *, titled: bool) -> str:
    """The field that these non-blank values speak for; empty where none does.

    :param titled: the column has a name that often stands over titles
    """
    if not values:
        return ""
    for shape, share, meaning in _SHAPES:
        if _most(values, shape, share):
            return _of_links(values) if meaning == "url" else meaning
    if not titled and len(values) < _FEWEST:
        return ""
    if _are_people(values):
        return "speakers" if titled else "authors"
    return _of_prose(values, titled=titled)


def _of_prose(values: list[str], *, titled: bool) -> str:
    """Titles are short and differ, abstracts are long and differ."""
    length = sum(map(len, values)) / len(values)
    spread = len(set(values)) / len(values)
    words = sum(value.count(" ") + 1 for value in values) / len(values)
    if titled and 4 <= length <= 250 and spread > 0.5:
        return "title"
    if spread < 0.8 or words < 3:
        return ""
    return "title" if 15 <= length <= 200 else "abstract" if length > 300 else ""


def is_sponsors(values: list[str]) -> bool:
    """Whether a column names the tiers that sponsors buy."""
    return bool(values) and sum(value.lower().split(" ")[0] in _TIERS for value in values) > 0.8 * len(values)


def are_rooms(values: list[str]) -> bool:
    """Whether texts name rooms, and no conferences."""
    said = [value for value in values if value]
    return bool(said) and sum(bool(_ROOM.search(value)) for value in said) > 0.5 * len(said)


def are_clocks(values: list[str]) -> bool:
    """Whether texts are times of day, or spans of them."""
    return len(values) >= _FEWEST and _most(values, _CLOCK, 0.9)


def are_states(values: list[str]) -> bool:
    """Whether texts say what became of submissions."""
    said = [value for value in values if value]
    return bool(said) and all(value.strip().lower() in _STATES for value in said)


def _most(values: list[str], shape: re.Pattern[str], share: float) -> bool:
    return sum(bool(shape.fullmatch(value)) for value in values) >= share * len(values)


def _of_links(values: list[str]) -> str:
    hosts = (("code", ("github.com", "gitlab.com")), ("video", ("youtu", "vimeo.com", "slideslive.com")))
    for kind, parts in hosts:
        if sum(any(part in value for part in parts) for value in values) > 0.7 * len(values):
            return kind
    return (
        "pdf" if sum(".pdf" in value or "/pdf/" in value for value in values) > 0.7 * len(values) else "url"
    )


def _are_people(values: list[str]) -> bool:
    """Whether most cells are lists of names: two to four words each, all with capitals."""
    some = values[:_MOST_PEOPLE_READ]
    return sum(_is_list_of_people(value) for value in some) > 0.7 * len(some)


def _is_list_of_people(value: str) -> bool:
    found = names.split(value, "auto") if len(value) < 3000 else ()
    return bool(found) and all(
        2 <= len(name.split()) <= 4 and name[0].isupper() and names.looks_like_person(name) for name in found
    )
