"""Lists whose entries name their venue after the title: ``- **Title**. Authors. *NeurIPS 2023*.``"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.catalogue.importers.entries import Byline, Entry
from store.catalogue.importers.markdown import links
from store.catalogue.importers.markdown.parsing import Block, Piece
from store.catalogue.importers.markdown.walk import every, under_headings
from store.catalogue.importers.tidy import names, series, venues
from store.records import Skipped

_NO_VENUE = "after its title stands no venue that is known here, with its year"
_VENUE = re.compile(r"\b([A-Z][\w&+/-]{1,20}(?: [A-Z][\w&+-]{1,20}){0,4})[ ,]*(?:['’]\d\d|(?:19|20)\d\d)\b")
_AND_OTHERS = re.compile(r",?\s*(?:et\.? al\.?|and others)$")
_LEAST_WORDS = 3
"""Of a title: a link of fewer words is a label."""


def mentioned(blocks: Sequence[Block]) -> Iterator[Entry | Skipped]:
    """Entries whose title is a link or in bold, and whose rest names a venue that we know, with its year.

    Those that only have the address of a paper are told of.
    """
    for block, topics in under_headings(blocks):
        for entry in every(block):
            if made := _mentioned(entry, topics):
                yield made


def _mentioned(block: Block, topics: tuple[str, ...]) -> Entry | Skipped | None:
    at = next((i for i, piece in enumerate(block.pieces) if _is_title(piece)), None)
    if at is None:
        return None
    rest = "".join(piece.text for piece in block.pieces[at + 1 :])
    printed = next((found for found in _VENUE.finditer(rest) if series.known(found[1])), None)
    if printed is None:
        return Skipped(f"line {block.line}", _NO_VENUE) if links.names(block.pieces) else None
    venue = venues.of(printed[0], None)
    return Entry(
        place=f"line {block.line}",
        title=" ".join(block.pieces[at].text.split()).strip(" .,"),
        venue=printed[0],
        year=venue.year,
        status="preprint" if venue.series.lower() == "arxiv" else "accepted",
        people=_people(rest[: printed.start()]),
        topics=topics,
        links=links.links(block.pieces),
        identifiers=links.names(block.pieces),
    )


def _is_title(piece: Piece) -> bool:
    return bool(piece.url or piece.bold) and len(piece.text.split()) >= _LEAST_WORDS


def _people(text: str) -> tuple[Byline, ...]:
    """Names between title and venue, where all that stands there is names."""
    listed = text.strip(" .,;:-–()*[]|").removesuffix(" In").strip(" .,")
    listed = _AND_OTHERS.sub("", listed)
    found = names.split(listed, "auto") if listed else ()
    return tuple(map(Byline, found)) if found and all(map(names.looks_like_person, found)) else ()
