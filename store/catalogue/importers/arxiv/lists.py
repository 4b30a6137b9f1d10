"""The RSS of arXiv's daily lists: RSS 2.0 as today, and the RDF of before 2024 with ids in its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import unescape

from store.catalogue.entries import Byline, Entry, Findings, Warned
from store.catalogue.importers.guards import Node, line, local
from store.catalogue.tidy import identifiers, names
from store.records import Link, Skipped

CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_IN_TITLE = re.compile(r"\s*\(arXiv:([^\s)]+)(?:\s+\[([^\]]*)\])?[^)]*\)\s*$")
_HEAD = re.compile(r"^arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:\s*)?|^Abstract:\s*", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")


def read(root: Node) -> Findings:
    """Entries of an ``rss`` or ``rdf:RDF`` element."""
    items = [node for node in root.iter() if local(node) == "item"]
    if not items:
        yield Warned("the feed holds no preprints at the moment")
    for item in items:
        fields = _fields(item)
        title = _IN_TITLE.sub("", fields.get("title", ""))
        found = next((one for one in identifiers.of(_stated(fields)) if one.scheme == "arxiv"), None)
        if found is None:
            yield Skipped(line(item), "no arXiv id")
        elif not title:
            yield Skipped(line(item), "no title")
        else:
            yield _entry(item, fields, title, found.value)


def _fields(item: Node) -> dict[str, str]:
    """The first element of each name, whatever its namespace."""
    fields: dict[str, str] = {}
    for child in item:
        fields.setdefault(local(child), " ".join("".join(child.itertext()).split()))
    return fields


def _stated(fields: dict[str, str]) -> str:
    in_title = _IN_TITLE.search(fields.get("title", ""))
    guid = fields.get("guid", "").replace("oai:arXiv.org:", "arXiv:")
    return " ".join((fields.get("link", ""), guid, f"arXiv:{in_title[1]}" if in_title else ""))


def _entry(item: Node, fields: dict[str, str], title: str, own: str) -> Entry:
    published = _day(fields)
    found = identifiers.of(_stated(fields))
    return Entry(
        place=line(item),
        title=title.rstrip(".") if _IN_TITLE.search(fields["title"]) else title,
        own=own,
        abstract=abstract(fields.get("description", "")),
        people=tuple(people(fields.get("creator", ""))),
        year=int(published[:4]) if published else None,
        published=published,
        status="preprint",
        topics=_topics(item, fields),
        links=(Link("page", f"https://arxiv.org/abs/{own}"), Link("pdf", f"https://arxiv.org/pdf/{own}")),
        identifiers=found,
    )


def _topics(item: Node, fields: dict[str, str]) -> tuple[str, ...]:
    told = [" ".join("".join(node.itertext()).split()) for node in item.findall("category")]
    in_title = _IN_TITLE.search(fields["title"])
    return tuple(dict.fromkeys(one for one in (*told, (in_title[2] or "") if in_title else "") if one))


def _day(fields: dict[str, str]) -> str:
    """The day of the list, which is when the preprint was announced."""
    try:
        return parsedate_to_datetime(fields.get("pubDate", "")).date().isoformat()
    except ValueError:
        stated = re.match(r"\d{4}-\d\d-\d\d", fields.get("date", ""))
        return stated[0] if stated else ""


def abstract(text: str) -> str:
    """A description without the line that announces it, and without the tags of the old lists."""
    if text.startswith("<p>"):
        text = unescape(_TAG.sub("", text))
    return _HEAD.sub("", text.strip()).strip()


def people(text: str) -> Iterator[Byline]:
    """Authors between commas, each of them a link in the old lists."""
    for name in names.split(unescape(_TAG.sub("", text)), "commas"):
        yield Byline(name)
