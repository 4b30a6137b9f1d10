"""XML of DBLP: records as in its dump, in a person's page or alone, read piece by piece and let go of.

The file is ISO-8859-1 and full of entities such as ``&ouml;`` whose DTD is not beside it: they are replaced
before the parser sees them. A DTD inside the file is left out, so that none of its own entities count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import cast

from lxml import etree

from store.catalogue.entries import Byline, Entry, Findings, Hints, Warned
from store.catalogue.importers import linking
from store.catalogue.importers.dblp import search
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import SAFE, Node, address, broken, clean_xml, line, refuse_page
from store.catalogue.tidy import identifiers
from store.catalogue.tidy.texwords import script
from store.errors import BadSource
from store.records import Identifier, Link, Skipped

_SITE = "https://dblp.org/"
_WANTED = "XML of DBLP"
_WORKS = ("article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis", "data")
_OTHERS = {
    "www": "a person's home page, no publication",
    "proceedings": "a volume of proceedings: its papers stand alone",
}
_TOLD = 50
"""Skips of one kind that are told one by one; a dump has millions of home pages."""
_BATCH = 64 * 1024
_PREAMBLE = 256 * 1024
_ROOT = re.compile(r"<(?:dblp|dblpperson|r|" + "|".join((*_WORKS, *_OTHERS)) + r")[\s>]")
_ROOTS = re.compile(r"<!DOCTYPE\s+dblp\b|<dblp(?:person)?[\s>]")
_RECORD = re.compile(
    r"<(?:" + "|".join(_WORKS) + r')\b[^>]{0,300}\bkey="(?:conf|journals|books|phd|series|tr)/'
)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_SCRIPTS = {"sup": "^", "sub": "_"}
_HOMONYM = re.compile(r"\s+\d{4}$")
_DETAILS = ("booktitle", "journal", "volume", "number", "pages", "publisher", "series", "isbn", "school",
            "month", "note", "crossref")  # fmt: skip
_ARCHIVES = ("CoRR", "bioRxiv", "medRxiv", "IACR Cryptol. ePrint Arch.")
"""Journals of DBLP that are no journals but archives of preprints."""


def sniff(document: Document) -> float:
    if _ROOTS.search(document.start):
        return 0.95
    if search.ANSWER.search(document.start):
        return 0.95
    return 0.8 if _RECORD.search(document.start) else 0.0


def read(document: Document, hints: Hints) -> Findings:
    """Publications in the order of the file; home pages and volumes are skipped."""
    refuse_page(document, _WANTED)
    skipped: Counter[str] = Counter()
    works = 0
    answer = search.ANSWER.search(document.start)
    for record in search.records(document, _WANTED) if answer else _records(document):
        reason = _reason(record, hints)
        if not reason:
            works += 1
            yield _entry(record)
            continue
        skipped[reason] += 1
        if skipped[reason] <= _TOLD:
            yield Skipped(f"{line(record)}, {record.get('key', '')}".strip(", "), reason)
    for reason, count in skipped.items():
        if count > _TOLD:
            yield Skipped(document.place, f"{count - _TOLD:,} more: {reason}")
    if not works:
        yield Warned("the file holds no publications")


def _reason(record: Node, hints: Hints) -> str:
    """Why a record gives no entry; "" where it does."""
    if record.tag in _OTHERS:
        return _OTHERS[record.tag]
    if not _title(record):
        return "a record without a title"
    return "withdrawn" if record.get("publtype", "") == "withdrawn" and not hints.every_status else ""


def _records(document: Document) -> Iterator[Node]:
    """Each record as soon as it is whole; it is emptied when the next one is asked for."""
    parser = etree.XMLPullParser(events=("end",), tag=(*_WORKS, *_OTHERS), **SAFE)
    try:
        for piece in _pieces(document):
            parser.feed(piece)
            _refuse_unknown(document, parser)
            yield from _ready(parser)
        parser.close()
        yield from _ready(parser)
    except etree.XMLSyntaxError as error:
        raise broken(document, error) from error


def _ready(parser: etree.XMLPullParser) -> Iterator[Node]:
    for _, made in parser.read_events():
        record = cast("Node", made)
        yield record
        record.clear()
        parent = record.getparent()
        while parent is not None and record.getprevious() is not None:
            del parent[0]


def _pieces(document: Document) -> Iterator[bytes]:
    """UTF-8 from the root element on, without foreign entities, on the lines where it stands in the file."""
    lines = document.lines()
    number, text = _root(document, lines)
    yield b"\n" * (number - 1)
    kept, size = [text], len(text)
    for _, text in lines:
        kept.append(text)
        size += len(text)
        if size > _BATCH:
            yield _native("\n".join(kept) + "\n")
            kept, size = [], 0
    yield _native("\n".join(kept))


def _root(document: Document, lines: Iterator[tuple[int, str]]) -> tuple[int, str]:
    """The line with the root element and what stands on it from there; the DTD is left behind."""
    size = 0
    for number, text in lines:
        found = _ROOT.search(text)
        if found:
            return number, text[found.start() :]
        size += len(text)
        if size > _PREAMBLE:
            break
    raise BadSource(f"this is not {_WANTED}: it has no records", document.place)


def _native(text: str) -> bytes:
    """The letters themselves where HTML's entities stood; others are left for the parser to refuse."""
    return clean_xml(_ENTITY.sub(_letter, text))


def _letter(found: re.Match[str]) -> str:
    name = found[1]
    return chr(name2codepoint[name]) if name in name2codepoint and name not in _XML_OWN else found[0]


def _refuse_unknown(document: Document, parser: etree.XMLPullParser) -> None:
    """Raise at an entity that is none of HTML's: the parser goes silent there until the end."""
    last = parser.feed_error_log.last_error
    unknown = re.search(r"Entity '([^']{1,60})' not defined", last.message) if last is not None else None
    if unknown:
        raise BadSource(
            f"the entity &{unknown[1]}; is not one of HTML's; those that a file declares itself are refused",
            f"{document.place}:{last.line}",
        )


def _title(record: Node) -> str:
    """The title without the full stop that DBLP puts after each; an ellipsis stays."""
    title = record.find("title")
    text = " ".join(_shown(title).split()) if title is not None else ""
    return text[:-1].rstrip() if text.endswith(".") and not text.endswith("..") else text


def _shown(node: Node) -> str:
    """The text of a title; powers and indices as Unicode's own where it has them: n<sup>2</sup> is "n²"."""
    inside = (node.text or "") + "".join(_shown(child) + (child.tail or "") for child in node)
    sign = _SCRIPTS.get(str(node.tag), "")
    moved = script(sign, inside) if sign else inside
    return inside if moved.startswith(("^", "_")) else moved


def _text(node: Node | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _entry(record: Node) -> Entry:
    key = record.get("key", "")
    journal, booktitle = _text(record.find("journal")), _text(record.find("booktitle"))
    year = _text(record.find("year"))
    details = [("entry", record.tag), ("key", f"DBLP:{key}" if key else "")]
    details += [(name, _text(record.find(name))) for name in _DETAILS]
    return Entry(
        place=f"{line(record)}, {key}".strip(", "),
        title=_title(record),
        own=key,
        subkind={"book": "book", "phdthesis": "thesis", "mastersthesis": "thesis"}.get(record.tag, ""),
        people=tuple(Byline(name) for author in record.findall("author") if (name := _name(author))),
        venue=booktitle or journal or _text(record.find("school")),
        year=int(year) if re.fullmatch(r"(?a:\d{4})", year) else None,
        published=year,
        status=_status(record, journal),
        links=tuple(dict.fromkeys(_links(record, key))),
        identifiers=_identifiers(record, key),
        details=tuple((name, text) for name, text in details if text),
    )


def _name(author: Node) -> str:
    """The name without the number that tells its bearers apart: "Wei Wang 0001"."""
    return _HOMONYM.sub("", _text(author))


def _status(record: Node, journal: str) -> str:
    if record.get("publtype", "") == "withdrawn":
        return "withdrawn"
    return "preprint" if journal in _ARCHIVES else "accepted"


def _links(record: Node, key: str) -> Iterator[Link]:
    if key:
        yield Link("page", f"{_SITE}rec/{key}")
    for ee in record.findall("ee"):
        if url := address(_text(ee)):
            yield Link(linking.kind_of(url), url)


def _identifiers(record: Node, key: str) -> tuple[Identifier, ...]:
    found = [Identifier("dblp", key)] if key else []
    for ee in record.findall("ee"):
        found += identifiers.of(_text(ee))
    return tuple(dict.fromkeys(found))


FORMAT = Format(name="dblp", label="DBLP XML", sniff=sniff, read=read)
