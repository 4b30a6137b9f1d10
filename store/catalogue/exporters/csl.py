"""CSL-JSON: one array, an item a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from store.catalogue import own
from store.catalogue.exporters import citation, remainder
from store.records import Item

_TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference", "conference": "paper-conference",
    "incollection": "chapter", "inbook": "chapter", "book": "book", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "unpublished": "manuscript",
}  # fmt: skip
_DETAILS = (
    ("collection-title", "series"), ("volume", "volume"), ("issue", "number"), ("page", "pages"),
    ("publisher", "publisher"), ("publisher-place", "address"), ("edition", "edition"), ("ISSN", "issn"),
    ("ISBN", "isbn"),
)  # fmt: skip
_CARRIED = remainder.Carried(
    frozenset((*(detail for _, detail in _DETAILS), "booktitle", "journal", "note", "key")),
    remainder.SCHEMES,
    names=1,
)
_EVENTS = ("workshop", "symposium", "social", "opening", "break", "competition")


def write(items: Iterable[Item]) -> Iterator[str]:
    keys = citation.Keys()
    before = "["
    for item in items:
        record = {name: value for name, value in _fields(item, keys.of(item)) if value}
        yield f"{before}\n{json.dumps(record, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _type(item: Item) -> str:
    if item.kind != "paper":
        return "event" if item.kind in _EVENTS or "session" in item.kind else "speech"
    return _TYPES.get(citation.entry(item), "article" if item.status == "preprint" else "document")


def _fields(item: Item, key: str) -> Iterator[tuple[str, Any]]:
    yield "id", key
    yield "citation-key", citation.detail(item, "key")
    yield "type", _type(item)
    yield "title", item.title
    yield "title-short", next(iter(item.other_names), "")
    yield "genre", citation.spoken(item)
    yield "author", [_name(name) for name in citation.people(item)]
    yield "container-title", citation.volume(item)
    yield "event-title", citation.event(item) if citation.entry(item) != "article" else ""
    date = [int(part) for part in citation.date(item)]
    yield "issued", {"date-parts": [date]} if date else None
    yield from ((name, citation.detail(item, detail)) for name, detail in _DETAILS)
    yield "section", item.session
    yield "language", item.language
    yield "keyword", "; ".join(item.topics) + (";" if len(item.topics) == 1 and "," in item.topics[0] else "")
    yield "DOI", citation.identifier(item, "doi")
    yield from _rest(item)


def _rest(item: Item) -> Iterator[tuple[str, Any]]:
    shown = citation.page(item)
    yield "URL", shown.url if shown else ""
    yield "note", "\n".join(" ".join(note.split()) for note in citation.notes(item))
    yield "abstract", item.abstract
    yield "custom", _custom(item)


def _custom(item: Item) -> dict[str, Any]:
    """What CSL has no field for: other identifiers, other links by kind."""
    schemes = dict.fromkeys(one.scheme for one in item.identifiers if one.scheme != "doi")
    found: dict[str, Any] = {scheme: citation.identifier(item, scheme) for scheme in schemes}
    links: dict[str, list[str]] = {}
    for link in item.links:
        links.setdefault(link.kind, []).append(link.url)
    told = [[name, text] for name, text in remainder.pairs(item, _CARRIED)]
    return found | ({"links": links} if links else {}) | ({own.NAME: told} if told else {})


def _name(name: str) -> dict[str, str]:
    known = citation.parts(name)
    if known.literal:
        return {"literal": known.literal}
    found = {
        "family": known.family, "given": known.given, "non-dropping-particle": known.particle,
        "suffix": known.suffix,
    }  # fmt: skip
    return {part: text for part, text in found.items() if text}
