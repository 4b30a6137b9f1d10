"""RIS, written by ``rispy``: one line a value, CRLF at its end, names as "Last, First"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from rispy import RisWriter
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from store.catalogue.exporters import citation, remainder
from store.records import Item, Link

_TYPES = {
    "article": "JOUR", "inproceedings": "CONF", "conference": "CONF", "incollection": "CHAP",
    "inbook": "CHAP", "book": "BOOK", "phdthesis": "THES", "mastersthesis": "THES", "thesis": "THES",
    "techreport": "RPRT", "report": "RPRT", "unpublished": "UNPB",
}  # fmt: skip
_DETAILS = (
    ("T3", "series"), ("VL", "volume"), ("IS", "number"), ("PB", "publisher"), ("CY", "address"),
    ("ET", "edition"),
)  # fmt: skip
_SCHEMES = ("arxiv", "openreview", "anthology", "dblp")
_CARRIED = remainder.Carried(
    frozenset((*(detail for _, detail in _DETAILS), "booktitle", "journal", "pages", "note", "key")),
    ("doi", *_SCHEMES),
    names=len(LIST_TYPE_TAGS),
    links=False,
)
_NUMERAL = re.compile(r"[ivx]{1,4}", re.IGNORECASE)
"""First names that would be taken for a suffix behind a comma: "Chen, Xi"."""
_BY_TAG = {tag: tag.lower() for tag in (*TAG_KEY_MAPPING, "U1")} | {"TY": "type_of_reference"}


class _Writer(RisWriter):  # type: ignore[misc] # rispy ships no types
    """No number above each record, every tag may come more than once, an address is one value."""

    DEFAULT_MAPPING = _BY_TAG
    DEFAULT_LIST_TAGS: ClassVar[list[str]] = [*LIST_TYPE_TAGS, "AN", "L1", "ST", "U1", "AD"]
    DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}
    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def write(items: Iterable[Item], *, brief: bool = False) -> Iterator[str]:
    """One record an item, an empty line after each; brief: without what only Hallway reads."""
    keys, form = citation.Keys(), _Writer()
    for item in items:
        record = {tag.lower(): value for tag, value in _fields(item, keys.of(item)) if value}
        if brief:
            record.pop("u1", None)
        yield form.formats([{"type_of_reference": _type(item), **record}]) + "\r\n"


def _type(item: Item) -> str:
    return _TYPES.get(citation.entry(item), "GEN")


def _fields(item: Item, key: str) -> Iterator[tuple[str, Any]]:
    yield "ID", key
    yield "LB", _line(citation.detail(item, "key"))
    yield "TI", _line(item.title)
    yield "ST", [_line(name) for name in item.other_names]
    yield "AU", [_name(name) for name in citation.people(item)]
    yield "AD", [_line(f"[{one.name}] {one.affiliation}") for one in item.credits if one.affiliation]
    gathered = _type(item) != "JOUR"
    yield "T2" if gathered else "JF", _line(citation.volume(item))
    yield "C3", _line(citation.event(item)) if gathered else ""
    yield "M3", citation.spoken(item)
    date = citation.date(item)
    yield "PY", "".join(date[:1])
    yield "DA", "/".join((*date, "", "")[:3]) if len(date) > 1 else ""
    yield from ((tag, _line(citation.detail(item, detail))) for tag, detail in _DETAILS)
    first, _, last = citation.detail(item, "pages").partition("-")
    yield "SP", _line(first)
    yield "EP", _line(last)
    yield "SN", _line(citation.detail(item, "isbn" if _type(item) == "BOOK" else "issn"))
    yield from _rest(item)


def _rest(item: Item) -> Iterator[tuple[str, Any]]:
    yield "SE", _line(item.session)
    yield "LA", _line(item.language)
    yield "KW", [_line(topic) for topic in item.topics]
    yield "DO", citation.identifier(item, "doi")
    yield "AN", [f"{one.scheme}:{one.value}" for one in item.identifiers if one.scheme in _SCHEMES]
    yield "UR", [link.url for link in _pages_first(item)]
    yield "L1", [link.url for link in item.links if link.kind == "pdf"]
    yield "N1", [_line(note) for note in citation.notes(item)]
    yield "AB", _line(item.abstract)
    yield "U1", [f"{name}: {text}" for name, text in remainder.pairs(item, _CARRIED)]


def _pages_first(item: Item) -> list[Link]:
    """All but the PDFs; programs take the first for the work's page."""
    return sorted((link for link in item.links if link.kind != "pdf"), key=lambda link: link.kind != "page")


def _line(text: str) -> str:
    return " ".join(text.split())


def _name(name: str) -> str:
    known = citation.parts(_line(name))
    if known.literal or _NUMERAL.fullmatch(known.given):
        return _line(name)
    family = f"{known.particle} {known.family}".strip()
    return ", ".join(part for part in (family, known.given, known.suffix) if part)
