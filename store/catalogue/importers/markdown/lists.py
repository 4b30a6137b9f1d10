"""Lists of papers: ``- [MLSys'22] [Title](url)``, or entries under a heading that says "Papers"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.catalogue.importers.entries import Entry
from store.catalogue.importers.markdown import links
from store.catalogue.importers.markdown.parsing import Block, Piece
from store.catalogue.importers.markdown.walk import every, under_headings
from store.catalogue.importers.tidy import series, venues

_TAGS = re.compile(r"^\s*((?:\[[^\[\]]{2,80}\]\s*)+)")
_TAG = re.compile(r"\[([^\[\]]+)\]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)|\barxiv\b", re.IGNORECASE)
_PAPERS = re.compile(r"\b(?:papers?|publications|talks|posters|tutorials)$", re.IGNORECASE)
_KINDS = {"talks": "talk", "posters": "poster", "tutorials": "tutorial"}
_AWARD = re.compile(r"\baward\b|\bbest (?:paper|student|demo|poster)", re.IGNORECASE)
_SHORTEST = 3
"""Characters of a title."""


def tagged(blocks: Iterable[Block]) -> Iterator[Entry]:
    """Entries that begin with a venue in square brackets, wherever in the lists they stand."""
    for block, path in under_headings(blocks):
        for entry in every(block):
            if made := _tagged(entry, path):
                yield made


def headed(blocks: Iterable[Block]) -> Iterator[Entry]:
    """The outermost entries under a heading that says that they are papers."""
    for block, path in under_headings(blocks):
        heading = next((text for text in path if _PAPERS.search(text)), "")
        if heading and block.depth == 1:
            topics = tuple(text for text in path if text != heading)
            if made := _headed(block, topics, _KINDS.get(heading.split()[-1].lower(), "paper")):
                yield made


def _tagged(block: Block, topics: tuple[str, ...]) -> Entry | None:
    tags = _TAGS.match(_before_links(block.pieces))
    if tags is None:
        return None
    found = [tag.strip() for tag in _TAG.findall(tags[1])]
    printed = next((tag for tag in found if _YEAR.search(tag) or series.known(tag)), "")
    title = links.title(block.pieces, tags.end())
    if not printed or len(title) < _SHORTEST:
        return None
    venue = venues.of(printed, None)
    return Entry(
        place=f"line {block.line}",
        title=title,
        venue=printed,
        year=venue.year,
        kind="tutorial" if "tutorial" in printed.lower() else "paper",
        status="preprint" if venue.series.lower() == "arxiv" else "accepted",
        award=next((tag for tag in found if _AWARD.search(tag)), ""),
        topics=topics,
        links=links.links(block.pieces),
        identifiers=links.names(block.pieces),
    )


def _headed(block: Block, topics: tuple[str, ...], kind: str) -> Entry | None:
    title = links.title(block.pieces)
    if len(title) < _SHORTEST or title.endswith(":"):
        return None
    award = next((inner.text for inner in block.inner if _AWARD.search(inner.text)), "")
    return Entry(
        place=f"line {block.line}",
        title=title,
        kind=kind,
        award=award.strip(" !*🏆"),
        topics=topics,
        links=links.links(block.pieces),
        identifiers=links.names(block.pieces),
    )


def _before_links(pieces: tuple[Piece, ...]) -> str:
    text = ""
    for piece in pieces:
        if piece.url:
            break
        text += piece.text
    return text
