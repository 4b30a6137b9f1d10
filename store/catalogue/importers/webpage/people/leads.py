"""Who leads a session: "Chair: Ann Lee", behind its name or in a line below it."""

from __future__ import annotations

from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.words import leading


def below(text: str) -> tuple[Byline, ...]:
    """Those whom a line names as who leads what stands above it."""
    found = leading.LINE.match(text)
    return _who(found["who"]) if found else ()


def apart(title: str) -> tuple[str, tuple[Byline, ...]]:
    """The name of a session without who leads it, and them."""
    found = leading.BEHIND.search(title)
    if not found or not found.start():
        return title, ()
    return title[: found.start()].rstrip(), _who(found["who"])


def _who(text: str) -> tuple[Byline, ...]:
    return tuple(replace(person, role="moderator") for person in persons.surely(text))
