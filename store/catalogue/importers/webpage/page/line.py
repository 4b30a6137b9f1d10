"""One line of a page: its pieces of one look each, its links, and the box around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

_DEEPEST = 40
"""Boxes that are looked at around one."""


@dataclass(slots=True)
class Piece:
    """Words of one look."""

    text: str
    strong: bool = False
    slanted: bool = False
    raised: bool = False
    link: int = -1
    """Which of the line's links it is the text of."""
    part: str = ""
    """What the page's own tags call it; see ``classes``."""


@dataclass(slots=True, eq=False)
class Box:
    """What holds an entry together: an entry of a list, a row, an article, a term with what it means."""

    tag: str
    outer: Box | None
    group: int
    """The same for the boxes of one list or table."""
    told: bool = False
    """Of a term: whether its meaning has begun."""
    heads: bool = False
    """Of a row: whether it is a single cell over several columns."""

    def within(self, outer: Box | None) -> bool:
        """Whether it is that box, or in it; everything is in none."""
        box: Box | None = self
        for _ in range(_DEEPEST):
            if box is None or box is outer:
                break
            box = box.outer
        return box is outer


@dataclass(eq=False)
class Line:
    """One line."""

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    """Of a heading, else 0."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Text and address of each."""
    box: Box | None = None
    block: int = 0
    """The same for lines that only a break parts."""
    look: str = ""
    """Tags and classes of the blocks around it: entries of one kind look alike."""
    span: int = 1
    """Rows that its cell takes."""
    cell: int = 0
    """Which of its row's cells it stands in, from 1 on."""
    moments: list[str] = field(default_factory=list)
    """What its ``time`` tags state for machines."""
    source: int = 0
    """Line of the file that it was made of, where the page says it by ``SOURCE``."""
    numbered: bool = False
    """Whether a number or a kind stood before it, as before titles: "Paper 12:"."""
    table: object = None
    """In the place of a table: what ``claims`` made of it."""

    @cached_property
    def text(self) -> str:
        return single("".join(piece.text for piece in self.pieces))

    @property
    def part(self) -> str:
        """What the page calls all of it."""
        found = {piece.part for piece in self.pieces if re.search(r"\w", piece.text)}
        if "people" in found:
            found.discard("affiliation")
        return found.pop() if len(found) == 1 else ""

    def runs(self) -> list[list[Piece]]:
        """The pieces, those of one look together."""
        made: list[list[Piece]] = []
        look: tuple[object, ...] | None = None
        for piece in self.pieces:
            own = (piece.strong, piece.slanted and not piece.strong, piece.link, piece.part)
            if made and (own == look or not piece.text.strip() or piece.raised):
                made[-1].append(piece)
            elif piece.text.strip():
                made.append([piece])
                look = own
        return made

    def of(self, pieces: list[Piece]) -> Line:
        """A line of these pieces, in the same place."""
        return Line(
            pieces,
            self.level,
            self.links,
            self.box,
            self.block,
            self.look,
            source=self.source,
            cell=self.cell,
        )

    def cut(self, begin: int, end: int | None = None) -> Line:
        """What stands in the text between two places, as a line."""
        end = len(self.text) if end is None else end
        made = self.of([])
        at, blank = 0, True
        for piece in self.pieces:
            kept = ""
            for letter in piece.text:  # the text has single blanks, its pieces have what the page has
                gap = letter.isspace()
                if gap and blank:
                    continue
                kept += (" " if gap else letter) if begin <= at < end else ""
                at, blank = at + 1, gap
            if kept:
                made.pieces.append(
                    Piece(kept, piece.strong, piece.slanted, piece.raised, piece.link, piece.part)
                )
        return made


def single(text: str) -> str:
    return " ".join(text.split())
