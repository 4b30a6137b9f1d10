"""Titles and links of a run of Markdown."""

from __future__ import annotations

import re

from store.catalogue.importers import linking
from store.catalogue.importers.markdown.parsing import Piece
from store.records import Identifier, Link

_LABELS = {
    "code": "code", "github": "code", "repo": "code", "implementation": "code", "slides": "slides",
    "slide": "slides", "video": "video", "talk": "video", "pdf": "pdf", "poster": "poster", "paper": "page",
    "link": "page", "website": "page", "page": "page", "project": "page", "arxiv": "page", "doi": "page",
    "url": "page", "html": "page", "openreview": "page",
}  # fmt: skip
"""Words of links that are no titles, with the kind of link that they mean."""
_ASIDE = re.compile(r"\s*[\[(]{1,2}\s*(?:\0|[\])])|\s\|\s|\s*\0|\s*\([^()]*\bet\.? al\b[^()]*\)\s*$")
"""Where links and remarks begin, as " [Paper]" or " (slides)"; NUL stands for a link that is no title."""


_LABELLED = re.compile(r"[\[(]{0,2}\s*\0\s*[\])]{0,2}")


def title(pieces: tuple[Piece, ...], begins: int = 0) -> str:
    """What stands after so many characters, without what follows a title."""
    text = spoken(pieces)[begins:]
    text = _ASIDE.split(text, maxsplit=1)[0]
    return " ".join(text.split()).strip(" -–:·|*")


def spoken(pieces: tuple[Piece, ...]) -> str:
    """All that is said, with NUL in the place of each link that is no title."""
    return "".join("\0" if _label(piece) else piece.text for piece in pieces)


def between(pieces: tuple[Piece, ...]) -> str:
    """What is said beside links that are no titles, without the brackets around them: "[[pdf](u)] By"."""
    return _LABELLED.sub(" ", spoken(pieces))


def links(pieces: tuple[Piece, ...]) -> tuple[Link, ...]:
    """Each address once."""
    return linking.links((_LABELS.get(_label(piece), ""), piece.url) for piece in pieces)


def names(pieces: tuple[Piece, ...]) -> tuple[Identifier, ...]:
    """Identifiers that its links hold."""
    return linking.named(piece.url for piece in pieces if piece.url)


def _label(piece: Piece) -> str:
    word = piece.text.strip("[](){} *🔗").lower()
    return word if piece.url and word in _LABELS else ""
