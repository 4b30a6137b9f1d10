"""Lists whose entries name their venue after the title: ``- **Title**. Authors. *NeurIPS 2023*.``, or as it
is cited, ``Authors. "Title." NeurIPS 2023``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.catalogue.entries import Byline, Entry
from store.catalogue.importers.markdown import links, persons
from store.catalogue.importers.markdown.parsing import Block, Piece
from store.catalogue.importers.markdown.walk import every, under_headings
from store.catalogue.tidy import series, venues
from store.records import Skipped

NO_VENUE = "after its title stands no venue that is known here, with its year"
_VENUE = re.compile(r"\b([A-Z][\w&+/-]{1,20}(?: [A-Z][\w&+-]{1,20}){0,4})[ ,]*(?:['’]\d\d|(?:19|20)\d\d)\b")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,300})[”\"]")
_AROUND = " .,;:-–()*[]|\0"
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
        return _cited(block, topics)
    rest = links.between(block.pieces[at + 1 :])
    printed = _venue(rest)
    if printed is None:
        return Skipped(f"line {block.line}", NO_VENUE) if links.names(block.pieces) else None
    people = persons.listed(rest[: printed.start()].strip(_AROUND).removesuffix(" In"))
    return _entry(block, block.pieces[at].text, printed[0], people, topics)


def _cited(block: Block, topics: tuple[str, ...]) -> Entry | None:
    """``Ann Bee, Cid Dee. "Ponds: a survey." ICML 2030.`` or ``Ponds. Ann Bee, Cid Dee. ICML 2030.``"""
    text = links.spoken(block.pieces)
    quoted = _QUOTED.search(text)
    printed = _venue(text[quoted.end() :]) if quoted else _venue(text)
    if printed is None:
        return None
    if quoted:
        people = persons.listed(text[: quoted.start()])
        return _entry(block, quoted[1], printed[0], people, topics)
    title, people = persons.after_title(text[: printed.start()].strip(_AROUND).removesuffix(" In"))
    return _entry(block, title, printed[0], people, topics) if people else None


def _venue(text: str) -> re.Match[str] | None:
    """The first that we know, with its year."""
    return next((found for found in _VENUE.finditer(text) if series.known(found[1])), None)


def _entry(
    block: Block, title: str, printed: str, people: tuple[Byline, ...], topics: tuple[str, ...]
) -> Entry:
    venue = venues.of(printed, None)
    return Entry(
        place=f"line {block.line}",
        title=" ".join(title.split()).strip(" .,"),
        venue=printed,
        year=venue.year,
        status="preprint" if venue.series.lower() == "arxiv" else "accepted",
        people=people,
        topics=topics,
        links=links.links(block.pieces),
        identifiers=links.names(block.pieces),
    )


def _is_title(piece: Piece) -> bool:
    return bool(piece.url or piece.bold) and len(piece.text.split()) >= _LEAST_WORDS
