"""What a sheet of a workbook says beside its values: merged cells, addresses behind cells, formulas.

It is read out of the sheet's own XML bit by bit, and within bounds: a merged range may span a million rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from store.catalogue.importers.guards import SAFE

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_LARGEST = 60 * 1024 * 1024
"""Bytes of a sheet; of a larger one nothing is known but its values."""
_TALLEST, _MOST = 200, 5_000
_WORD = re.compile(
    r"\W*(?:click )?(?:here|links?|pdf|papers?|slides|videos?|recording|url|web ?(?:site|page)|code|git ?hub"
    r"|poster|doi|open|view|watch|download|arxiv|openreview|preprint|folien|hier)\W*",
    re.IGNORECASE,
)
"""What stands in cells for the address behind them."""
_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_TEXTS = re.compile(r'\s*"(?:[^"]|"")*"(?:\s*&\s*"(?:[^"]|"")*")*\s*')
_HYPERLINK = re.compile(r'\s*HYPERLINK\(\s*"(https?://[^"]+)"', re.IGNORECASE)


@dataclass(slots=True)
class Beside:
    """By row (from 1) and column (from 0). ``spans`` holds the row of the cell that one is merged with."""

    spans: dict[tuple[int, int], int] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    """What those say that have no value in the file, where they only put texts together."""
    bare: int = 0
    """Formulas whose values the file does not keep."""


def beside(content: bytes, part: str) -> Beside:
    """What one sheet says; nothing where it cannot be read.

    :param part: of the archive, the sheet's own
    """
    found = Beside()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if parts.getinfo(part).file_size > _LARGEST:
                return found
            targets = _targets(parts, part)
            with parts.open(part) as sheet:
                options = {**SAFE, "encoding": None}
                for _, node in etree.iterparse(sheet, events=("end",), **options):
                    _take(node, found, targets)
                    if etree.QName(node).localname == "row":
                        node.clear()
    except (KeyError, OSError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return found
    return found


def _targets(parts: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Addresses by the ids that the sheet names them by."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    if path not in parts.namelist() or parts.getinfo(path).file_size > _LARGEST:
        return {}
    root = etree.fromstring(parts.read(path), etree.XMLParser(**{**SAFE, "encoding": None}))
    return {node.get("Id", ""): node.get("Target", "") for node in root}


def _take(node: Any, found: Beside, targets: dict[str, str]) -> None:
    name = etree.QName(node).localname
    if name == "mergeCell" and len(found.spans) < _MOST:
        found.spans.update(_span(node.get("ref", "")))
    elif name == "hyperlink" and len(found.links) < _MOST:
        id = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        place = _RANGE.match(node.get("ref", ""))
        if place and targets.get(id, "").startswith(("http://", "https://")):
            found.links[int(place[2]), _column(place[1])] = targets[id]
    elif name == "c":
        inner = {etree.QName(child).localname: child.text or "" for child in node}
        if "f" in inner and not inner.get("v") and "is" not in inner:
            _look(inner["f"], _RANGE.match(node.get("r", "")), found)


def _look(formula: str, place: re.Match[str] | None, found: Beside) -> None:
    """Note a formula without a value: its own texts, where it holds nothing else."""
    address = _HYPERLINK.match(formula)
    if place and (address or _TEXTS.fullmatch(formula)) and len(found.formulas) < _MOST:
        said = address[1] if address else "".join(_TEXT.findall(formula))
        found.formulas[int(place[2]), _column(place[1])] = said.replace('""', '"')
    else:
        found.bare += 1


def _span(ref: str) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells below the first one of a merged range; none of a range that is taller than a programme."""
    place = _RANGE.fullmatch(ref)
    if place is None or not place[4]:
        return
    first, last = int(place[2]), int(place[4])
    if last - first <= _TALLEST:
        yield from (((row, _column(place[1])), first) for row in range(first + 1, last + 1))


def _column(letters: str) -> int:
    """From 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def filled(rows: Iterator[tuple[int, list[str]]], known: Beside) -> Iterator[tuple[int, list[str]]]:
    """The rows with what is merged into their cells, and with addresses for words like "PDF"."""
    kept: dict[tuple[int, int], str] = {}
    tops = {(top, column) for (_, column), top in known.spans.items()}
    by_row: dict[int, list[int]] = {}
    for row, column in known.spans:
        by_row.setdefault(row, []).append(column)
    for (row, column), text in known.formulas.items():
        by_row.setdefault(row, []).append(column)
        kept[row, column] = text
    for number, cells in rows:
        for at, text in enumerate(cells):
            if (number, at) in tops:
                kept[number, at] = text
            if (number, at) in known.links and _WORD.fullmatch(text):
                cells[at] = known.links[number, at]
        for column in by_row.get(number, ()):
            _put(cells, column, kept.get((known.spans.get((number, column), number), column), ""))
        yield number, cells


def _put(cells: list[str], column: int, text: str) -> None:
    """Write a text where a row has none."""
    if text and not any(cells[column : column + 1]):
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text
