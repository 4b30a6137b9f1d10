"""Lists: ``- [MLSys'22] [Title](url)``, ``- (CVPR 2022) Title``, or all below a heading "Papers"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from store.catalogue.entries import Byline, Entry
from store.catalogue.importers import citing
from store.catalogue.importers.markdown import links, persons
from store.catalogue.importers.markdown.parsing import Block, Piece
from store.catalogue.importers.markdown.tags import tags
from store.catalogue.importers.markdown.walk import every, under_headings
from store.catalogue.tidy import venues

_PAPERS = re.compile(r"\b(?:papers?|publications|talks|posters|tutorials)$", re.IGNORECASE)
_KINDS = {"talks": "talk", "posters": "poster", "tutorials": "tutorial"}
_AWARD = re.compile(r"\baward\b|\bbest (?:paper|student|demo|poster)", re.IGNORECASE)
_UNSETTLED = re.compile(
    r"t\.?b\.?[acd]\.?|to (?:be|come)\b.{0,40}|coming soon.{0,20}|\.\.\.|…", re.IGNORECASE
)
_SHORTEST = 3
"""Characters of a title."""
_PARAGRAPHS = 2
"""Paragraphs that begin with a venue from which they are no chance."""


def tagged(blocks: Sequence[Block]) -> Iterator[Entry]:
    """Entries that begin with a venue, wherever in the lists; paragraphs that do, where several do."""
    alone = [_tagged(block, ()) for block in blocks if not (block.level or block.depth or block.rows)]
    paragraphs = sum(each is not None for each in alone) >= _PARAGRAPHS
    for block, path in under_headings(blocks):
        for entry in every(block) if block.depth else [block] if paragraphs else ():
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
    found = tags(block.pieces)
    if found is None or not (found.venue or found.date):
        return None
    title, people = _titled(block.pieces, found.end)
    if len(title) < _SHORTEST:
        return None
    printed = found.venue
    venue = venues.of(printed, None)
    return Entry(
        place=f"line {block.line}",
        title=title,
        people=people,
        venue=printed,
        year=venue.year or citing.year_of(found.date),
        published=found.date,
        kind="tutorial" if "tutorial" in printed.lower() else "paper",
        status="preprint" if venue.series.lower() == "arxiv" else "accepted",
        award=next((tag for tag in found.texts if _AWARD.search(tag)), ""),
        topics=topics,
        links=links.links(block.pieces),
        identifiers=links.names(block.pieces),
    )


def _titled(pieces: tuple[Piece, ...], begins: int) -> tuple[str, tuple[Byline, ...]]:
    """The title that begins there, and the people behind it, where all behind it is people."""
    title, at = links.title(pieces, begins), 0
    for piece in pieces:
        at += len(piece.text)
        stands_out = at > begins and (piece.url or piece.bold) and len(piece.text.strip()) >= _SHORTEST
        if stands_out and title.startswith(piece.text.strip()):
            people = persons.listed(title.removeprefix(piece.text.strip()))
            return (piece.text.strip(" .,:"), people) if people else (title, ())
    return persons.after_title(title)


def _headed(block: Block, topics: tuple[str, ...], kind: str) -> Entry | None:
    title = links.title(block.pieces)
    if len(title) < _SHORTEST or title.endswith(":") or _UNSETTLED.fullmatch(title):
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
