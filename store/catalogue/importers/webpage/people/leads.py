"""Who leads a session: "Chair: Ann Lee", behind its name or in a line below it."""

from __future__ import annotations

import re
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.people import persons

_WORD = (
    r"(?:session |track |panel )*(?:co-?)?chair(?:s|ed by|persons?|m[ae]n|women|woman|\(s\))?(?:\s*(?:/|and"
    r"|&)\s*co-?chairs?)?"
    r"|(?:session )?(?:moderators?|discussants?|host)|vorsitz(?:ende[rn]?)?|(?:sitzungs)?leitung"
    r"|pr[ée]sidente?|座長|司会|主持人?"
)
_LINE = re.compile(rf"^[(\[]?\s*(?:{_WORD})\s*[:：]\s*(?P<who>.+?)[)\]]?$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\s*[(\[,;|–—-]*\s*\b(?:{_WORD})\s*[:：]\s*(?P<who>[^()]*(?:\([^()]*\)[^()]*)*?)[)\]]?$", re.IGNORECASE
)


def below(text: str) -> tuple[Byline, ...]:
    """Those whom a line names as who leads what stands above it."""
    found = _LINE.match(text)
    return _who(found["who"]) if found else ()


def apart(title: str) -> tuple[str, tuple[Byline, ...]]:
    """The name of a session without who leads it, and them."""
    found = _BEHIND.search(title)
    if not found or not found.start():
        return title, ()
    return title[: found.start()].rstrip(), _who(found["who"])


def _who(text: str) -> tuple[Byline, ...]:
    return tuple(replace(person, role="moderator") for person in persons.surely(text))
