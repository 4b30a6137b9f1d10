"""What stands in front of a title: the venue, in brackets, before a colon, set apart in bold or as code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.catalogue.importers import citing
from store.catalogue.importers.markdown import links
from store.catalogue.importers.markdown.parsing import Piece
from store.catalogue.tidy import series

_SQUARE = re.compile(r"\s*[\[【]([^\[\]【】]{2,80})[\]】]")
_ROUND = re.compile(r"\s*[(（]([^()（）]{2,80})[)）]")
_AHEAD = re.compile(
    r"\s*([A-Z][\w&+/-]{1,20}(?: [A-Z][\w&+/-]{1,20}){0,2}[ ,-]*['’]?\d\d(?:\d\d)?)\s*:(?=\s)"
)
_MARKS = " -–:·|*_`"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)|\barxiv\b", re.IGNORECASE)
_STARTS_AS_NAME = re.compile(r"(?:(?:19|20)\d\d[ ,-]+)?[A-Z][\w&+/-]*(?:[ ,@'’&+/-]+[\w&+/-]+){0,6}")
_DATE = re.compile(r"(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}|\d{1,2}[./-](?:19|20)\d\d")

_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d[.-](?:0[1-9]|1[0-2])(?![\d.-])")


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one entry, and after how many characters of ``links.spoken`` its title begins."""

    texts: tuple[str, ...]
    end: int

    @property
    def venue(self) -> str:
        """The venue among them: the first that we know, else the first with a year; else empty."""
        named = [tag for tag in self.texts if not _DATE.fullmatch(tag)]
        known = next((tag for tag in named if series.known(tag)), "")
        return known or next((tag for tag in named if _YEAR.search(tag)), "")

    @property
    def date(self) -> str:
        """A tag that is only a date, ``2030``, ``2030-05``, or the month of "arXiv 2030.05"."""
        dates = (tag for tag in self.texts if _DATE.fullmatch(tag))
        months = (found[0] for tag in self.texts if (found := _MONTH.search(tag)))
        return citing.dated(next(iter((*dates, *months, ""))).replace(".", "-"))


def tags(pieces: tuple[Piece, ...]) -> Tags | None:
    """What an entry begins with; None where it begins with its title.

    Square brackets may hold anything. Round ones, words before a colon and words set apart are tags only
    where they name a venue: a title may begin with a bracket, too.
    """
    text = links.spoken(pieces)
    found: list[str] = []
    end = 0
    while tag := _SQUARE.match(text, end) or _venue(_ROUND.match(text, end)):
        found.append(tag[1].strip())
        end = tag.end()
    if not found:
        if ahead := _known(_AHEAD.match(text)):
            found, end = [ahead[1].strip()], ahead.end()
        elif apart := _apart(pieces):
            found, end = [apart[0]], apart[1]
    return Tags(tuple(found), end) if found else None


def _venue(tag: re.Match[str] | None) -> re.Match[str] | None:
    """The tag where it names a venue: one that we know, or words like a name with a year."""
    if tag is None:
        return None
    said = tag[1].strip()
    like_one = _YEAR.search(said) is not None and _STARTS_AS_NAME.fullmatch(said) is not None
    return tag if like_one or series.known_wholly(said) else None


def _known(tag: re.Match[str] | None) -> re.Match[str] | None:
    return tag if tag and series.known(tag[1]) else None


def _apart(pieces: tuple[Piece, ...]) -> tuple[str, int] | None:
    """The first piece and its length, where it is a venue that we know, with its year, and no link."""
    first = pieces[0] if pieces else Piece("")
    said = first.text.strip(f"{_MARKS}()[]")
    if len(pieces) < 2 or first.url or len(said) > 60 or not _STARTS_AS_NAME.fullmatch(said):
        return None
    return (said, len(first.text)) if _YEAR.search(said) and series.known(said) else None
