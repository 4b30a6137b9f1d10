"""A note about one paper: its title as the page's heading, "Presented in ...", "Authors: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.catalogue.entries import Byline, Entry
from store.catalogue.importers.markdown import links
from store.catalogue.importers.markdown.parsing import Block, Piece
from store.catalogue.tidy import names, venues
from store.records import Identifier, Link

_PRESENTED = re.compile(
    r"(?:presented|published|appeared|accepted) (?:in|at|by)\s+(.{2,150}?)[.,;]?\s*$", re.IGNORECASE
)
_AUTHORS = re.compile(r"authors?\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)
_CODE = re.compile(r"(?:code|source|repository|implementation)\s*:", re.IGNORECASE)
_MOST_AUTHORS_TEXT = 20_000


def noted(blocks: Sequence[Block]) -> Entry | None:
    """The paper of a note; None where the page is none."""
    heading = next((block for block in blocks if block.level == 1 and block.text), None)
    presented = _first(blocks, _PRESENTED)
    authors = _first(blocks, _AUTHORS)
    if heading is None or presented is None:
        return None
    venue = _matched(presented, _PRESENTED)
    found: dict[str, Link] = {link.url: link for link in links.links(presented.pieces)}
    identifiers: tuple[Identifier, ...] = links.names(presented.pieces)
    if code := _first(blocks, _CODE):
        found |= {link.url: Link("code", link.url) for link in links.links(code.pieces)}
    return Entry(
        place=f"line {heading.line}",
        title=heading.text,
        venue=venue,
        year=venues.of(venue, None).year,
        people=_people(authors) if authors else (),
        links=tuple(found.values()),
        identifiers=identifiers,
    )


def _first(blocks: Sequence[Block], pattern: re.Pattern[str]) -> Block | None:
    said = (block for block in blocks if not block.level)
    return next((block for block in said if pattern.match(block.text)), None)


def _matched(block: Block, pattern: re.Pattern[str]) -> str:
    found = pattern.match(block.text)
    return found[1].strip() if found else ""


def _people(block: Block) -> tuple[Byline, ...]:
    """Names with affiliations in brackets, or with one for all in italics at the end."""
    *_, last = block.pieces or (Piece(""),)
    listed = _matched(block, _AUTHORS)[:_MOST_AUTHORS_TEXT].strip(" .")
    if "(" in listed:
        return names.with_affiliations(listed)
    shared = last.text.strip() if last.slanted else ""
    people = names.split(listed.removesuffix(shared).rstrip(" ,"), "commas")
    return tuple(Byline(name, affiliation=shared) for name in people)
