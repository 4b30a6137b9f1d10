"""Records of people, which are no items, though some tell of what they speak."""

from __future__ import annotations

import re
from typing import Any

from store.catalogue.importers.tables.nested import flat, words

Record = dict[str, Any]
_NAMES_OF_PEOPLE = frozenset("name fullname firstname lastname surname".split())
_ABOUT_PEOPLE = frozenset(
    "bio biography company affiliation institution organization organisation photo photourl image img picture"
    " avatar thumbnail thumbnailurl twitter linkedin github social socials homepage website position role"
    " jobtitle job employer headshot pic mastodon bluesky".split()
)
"""What is said of people, in letters alone."""
_POST = re.compile(
    r"\b(?:professors?|prof|developer|engineer|ceo|cto|cio|cso|coo|ciso|director|researcher|scientist|manager"
    r"|founder|co-?founder|lead|leader|head of|student|post-?doc\w*|fellow|lecturer|architect|consultant"
    r"|designer|evangelist|advocate|officer|president|analyst|gde|expert|specialist|author of|partner"
    r"|owner|dean|chair|phd|dr|mr|mrs|ms|desarrollador\w*|ingenier\w+|profesor\w*|entwickler\w*|ing[ée]nieur\w*)\b\.?",
    re.IGNORECASE,
)
_SHORT_POST = 2


def is_one(row: Record, name: str) -> bool:
    """Whether a record of a list is that of a person and of no talk: "Ann Lee", her firm and her picture.

    :param name: what the list is called
    """
    return _is_described(row) or (words.base(name) in words.PERSONS and not _has_talk(row))


def _is_described(row: Record) -> bool:
    named = any(_letters(column) in _NAMES_OF_PEOPLE and value for column, value in row.items())
    fields = {words.meaning(column) for column, value in row.items() if value}
    about = sum(_letters(column) in _ABOUT_PEOPLE for column, value in row.items() if value)
    if not named or not about or fields & {"abstract", "start", "doi", "authors", "session"}:
        return False
    post = next((str(value) for column, value in row.items() if words.meaning(column) == "title"), "")
    return not post or len(post.split()) <= _SHORT_POST or _POST.search(post) is not None


def _has_talk(row: Record) -> bool:
    """Whether an entry of a list of people says of what they speak."""
    return any(
        value and (words.meaning(name) in ("title", "start") or (name.lower() == "talk" and flat.only(value)))
        for name, value in row.items()
    )


def _letters(column: str) -> str:
    return "".join(filter(str.isalpha, column.lower()))
