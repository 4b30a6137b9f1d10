"""The names of a line as one text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.catalogue.importers.webpage.page.line import Line, Piece, single
from store.catalogue.importers.webpage.people.likely import is_name
from store.catalogue.tidy import organisations


def spelt(pieces: Sequence[Piece]) -> str:
    """Names as one text: without raised marks, with institutions that are set apart in brackets."""
    text = ""
    for piece in pieces:
        if piece.raised:
            continue
        said = single(piece.text).strip(" ,;")
        apart = piece.slanted and text.strip(" (") and ": " not in said and organisations.is_one(said)
        apart = apart and not is_name(said.partition(",")[0])
        if said and (piece.part == "affiliation" or apart) and not text.rstrip().endswith("("):
            text = f"{text.rstrip(' ,;')} ({said}), "
        else:
            text += piece.text
    return re.sub(r",\s*(?=[,;)])|(?<=\)),\s*(?=and\b)", " ", single(text)).replace(") ,", "),").strip(" ,;")


def of_line(line: Line, pieces: Sequence[Piece]) -> str:
    """The names of a line: where its tags say which of it are people, those."""
    if line.part == "people" or not any(piece.part == "people" for piece in pieces):
        return spelt(pieces)
    kept: list[Piece] = []
    for piece in pieces:
        if piece.part in ("people", "affiliation"):
            kept.append(piece)
        elif kept and kept[-1].text != ", ":
            kept.append(Piece(", "))
    return spelt(kept)
