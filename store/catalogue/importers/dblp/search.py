"""Answers of DBLP's search in XML, turned into the records that its dump is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import Node, xml

ANSWER = re.compile(r"<result>\s*<query\b.*?<hits\b", re.DOTALL)
_TAGS = {
    "Conference and Workshop Papers": "inproceedings", "Journal Articles": "article",
    "Informal and Other Publications": "article", "Informal Publications": "article",
    "Parts in Books or Collections": "incollection", "Books and Theses": "book", "Editorship": "proceedings",
}  # fmt: skip


def records(document: Document, wanted: str) -> Iterator[Node]:
    """A record for each hit, in order.

    :raises BadSource: the XML is broken
    """
    for info in xml(document, wanted).iter("info"):
        yield cast("Node", _record(info))


def _record(info: Any) -> Any:
    """The same element with the names that it would have in the dump."""
    info.tag = _TAGS.get(info.findtext("type") or "", "article")
    info.set("key", info.findtext("key") or "")
    for author in info.findall("authors/author"):
        info.append(author)
    for venue in info.findall("venue"):
        venue.tag = "journal" if info.tag == "article" else "booktitle"
    return info
