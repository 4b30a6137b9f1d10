"""CSL-JSON, as Zotero, Pandoc, Crossref and Manubot write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from store.catalogue import own as ours
from store.catalogue.entries import Byline, Entry, Findings, Hints, Markup
from store.catalogue.importers import citing
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import plain, plains
from store.catalogue.tidy import eastern, identifiers, kinds
from store.errors import BadSource
from store.records import LINK_KINDS, Identifier, Skipped

_TYPES = {
    "paper-conference": "inproceedings", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "article": "misc", "chapter": "incollection", "book": "book",
    "report": "techreport", "thesis": "phdthesis", "manuscript": "unpublished", "speech": "misc",
    "webpage": "misc", "post": "misc", "post-weblog": "misc", "software": "misc", "dataset": "misc",
    "proceedings-article": "inproceedings", "journal-article": "article", "book-chapter": "incollection",
    "posted-content": "misc", "motion_picture": "misc", "broadcast": "misc", "event": "misc",
    "document": "misc",
}  # fmt: skip
"""CSL's (and Crossref's) types in BibTeX's words."""
_GATHERED = frozenset(
    "inproceedings conference incollection inbook collection mvcollection proceedings mvproceedings".split()
)
"""BibTeX's words for what is in a volume or is one: its container is called by ``booktitle``."""
_TYPE = re.compile(r'"type"\s*:\s*"(?:' + "|".join(_TYPES) + ')"')
_FIELDS = re.compile(
    r'"(?:container-title|date-parts|issued|DOI|given|family|publisher-place|citation-key)"\s*:'
)
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span|p|jats:\w+)\b[^<>]*>", re.IGNORECASE)
_DATES = (
    "issued",
    "published-print",
    "published-online",
    "published",
    "original-date",
    "event-date",
)
_SCHEMES = ("openreview", "anthology", "dblp", "arxiv")
Fields = Mapping[str, Any]


def sniff(document: Document) -> float:
    start = document.start.lstrip()
    if not start.startswith(("[", "{")) or not _TYPE.search(start):
        return 0.0
    return 0.95 if len(set(_FIELDS.findall(start))) >= 2 else 0.3


def read(document: Document, _hints: Hints) -> Findings:
    """Entries in the order of the file.

    :raises BadSource: the file is no list of records
    """
    own = citing.OwnIds()
    for number, fields in enumerate(_records(document)):
        place = f"[{number}]"
        if isinstance(fields, Mapping):
            yield _entry(place, fields, own)
        else:
            yield Skipped(place, "not a record")


def _records(document: Document) -> list[Any]:
    """The list, also where it stands in an answer of Crossref or is a single record."""
    data = document.json()
    if isinstance(data, Mapping) and isinstance(data.get("message"), Mapping):
        data = data["message"]
    if isinstance(data, Mapping):
        inside = next((data[key] for key in ("items", "references") if isinstance(data.get(key), list)), None)
        data = inside if inside is not None else [data] if "type" in data else None
    if not isinstance(data, list):
        raise BadSource("this is no list of CSL-JSON records", document.place)
    if not data:
        raise BadSource("the list is empty; it holds no items", document.place)
    return data


def _entry(place: str, fields: Fields, own: citing.OwnIds) -> Entry | Skipped:
    sort = _text(fields, "type")
    people = tuple(_people(fields))
    doi = _text(fields, "DOI")
    abstract = _text(fields, "abstract")
    title = _title(fields) or citing.label(doi, _TAG.sub(" ", abstract), people)
    if not title:
        return Skipped(place, "the record has no title, and nothing to call it by")
    year, published = _date(fields)
    award, notes = citing.award_and_notes(note.strip() for note in _text(fields, "note").split("\n"))
    found = _identifiers(fields)
    volume = _text(fields, "container-title")
    venue = citing.venue(_text(fields, "event-title", "event") or volume, volume, year)
    kind, subkind = _kind(fields, sort)
    made = Entry(
        place=place,
        title=title,
        own=own.once(_text(fields, "id", "citation-key")),
        kind=kind,
        subkind=subkind,
        markup=_markup(title, abstract),
        other_names=tuple(dict.fromkeys((*_texts(fields, "title-short"), *_texts(fields, "shortTitle")))),
        abstract=abstract,
        people=tuple(replace(one, role=ours.role_in(kind)) for one in people),
        venue=venue,
        year=year,
        published=published,
        session=_text(fields, "section"),
        award=award,
        status=_status(sort, venue, found),
        topics=tuple(_topics(fields)),
        links=citing.links([*((url, "") for url in _texts(fields, "URL")), *_links(fields)]),
        identifiers=found,
        language=_text(fields, "language"),
        details=_details(fields, sort, notes),
    )
    return ours.told(made, _told(fields.get("custom")))


def _told(custom: object) -> Iterator[tuple[str, str]]:
    """What our own export tells beside all that."""
    said = custom.get(ours.NAME) if isinstance(custom, Mapping) else None
    for each in said if isinstance(said, list) else []:
        if isinstance(each, list) and len(each) == 2:
            yield plain(each[0]), plain(each[1])


def _text(fields: Fields, *names: str) -> str:
    return next((text for name in names for text in _texts(fields, name)), "")


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    return plains(fields.get(name))


def _title(fields: Fields) -> str:
    """The title, with the subtitle that Crossref keeps apart."""
    title, below = _text(fields, "title"), _text(fields, "subtitle")
    return f"{title}: {below}" if title and below and below.lower() not in title.lower() else title


def _markup(title: str, abstract: str) -> Markup:
    return "html" if _TAG.search(title) or _TAG.search(abstract) else "plain"


def _people(fields: Fields) -> Iterator[Byline]:
    """Authors in order, else those who stand in their place; editors are not authors."""
    role = next((role for role in ("author", "speaker", "performer", "director") if fields.get(role)), "")
    people = fields.get(role)
    for person in people if isinstance(people, list) else []:
        if isinstance(person, Mapping):
            name = _name(person)
            affiliation = "; ".join(_affiliations(person.get("affiliation")))
            if name:
                yield Byline(name, affiliation=affiliation)
        elif plain(person):
            yield Byline(plain(person))


def _name(person: Fields) -> str:
    literal = _text(person, "literal", "name")
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    whole = eastern.together(_text(person, "family"), _text(person, "given"))
    return literal or whole or " ".join(part for part in (_text(person, name) for name in parts) if part)


def _affiliations(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        text = _text(one, "name") if isinstance(one, Mapping) else plain(one)
        if text:
            yield text


def _date(fields: Fields) -> tuple[int | None, str]:
    """Year and date of publication; parts may be numbers or text."""
    for name in _DATES:
        date = fields.get(name)
        parts = date.get("date-parts") if isinstance(date, Mapping) else None
        first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
        numbers = [
            int(text) for text in map(plain, first) if text.isascii() and text.isdigit() and len(text) <= 4
        ]
        if numbers:
            return numbers[0], citing.published(*numbers[:3])
        raw = _text(date, "raw", "literal") if isinstance(date, Mapping) else plain(date)
        if citing.dated(raw):
            return citing.year_of(raw), citing.dated(raw)
    return None, ""


def _kind(fields: Fields, sort: str) -> tuple[str, str]:
    said = _text(fields, "genre") if sort in ("speech", "event", "motion_picture", "broadcast") else ""
    return kinds.of(said or "talk") if sort in ("speech", "event") or said else ("paper", "")


def _status(sort: str, venue: str, found: tuple[Identifier, ...]) -> str:
    arxiv = any(one.scheme == "arxiv" for one in found)
    loose = sort in ("article", "posted-content") and (arxiv or not venue)
    return "preprint" if loose or venue.lower().startswith("arxiv") else "accepted"


def _identifiers(fields: Fields) -> tuple[Identifier, ...]:
    texts = (*_texts(fields, "DOI"), *_texts(fields, "URL"), *_texts(fields, "id"), *_texts(fields, "number"))
    found = [one for text in texts for one in identifiers.of(text)]
    custom = fields.get("custom")
    if isinstance(custom, Mapping):
        found += [Identifier(scheme, _text(custom, scheme)) for scheme in _SCHEMES if _text(custom, scheme)]
    return tuple(dict.fromkeys(found))


def _links(fields: Fields) -> Iterator[tuple[str, str]]:
    """Full texts that Crossref names beside the page, and links by kind as our own export has them."""
    custom = fields.get("custom")
    by_kind = custom.get("links") if isinstance(custom, Mapping) else None
    if isinstance(by_kind, Mapping):
        yield from ((url, kind) for kind in LINK_KINDS for url in plains(by_kind.get(kind)))
    for one in fields["link"] if isinstance(fields.get("link"), list) else []:
        if isinstance(one, Mapping) and "pdf" in _text(one, "content-type"):
            yield _text(one, "URL"), "pdf"


def _topics(fields: Fields) -> Iterator[str]:
    for text in (*_texts(fields, "keyword"), *_texts(fields, "subject")):
        yield from citing.split_list(text)


def _details(fields: Fields, sort: str, notes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    entry = _TYPES.get(sort, "misc")
    container = _text(fields, "container-title")
    said = dict(
        text.split(" ", 1) for name, text in _told(fields.get("custom")) if name == "detail" and " " in text
    )
    gathered = said.get("entry", entry) in _GATHERED
    return citing.details(
        entry=entry,
        key=_text(fields, "citation-key"),
        booktitle=container if gathered else "",
        journal="" if gathered else container,
        series=_text(fields, "collection-title"),
        volume=_text(fields, "volume"),
        number=_text(fields, "issue", "number"),
        pages=citing.pages(_text(fields, "page")),
        publisher=_text(fields, "publisher"),
        address=_text(fields, "publisher-place", "publisher-location"),
        edition=_text(fields, "edition"),
        issn=_text(fields, "ISSN"),
        isbn=_text(fields, "ISBN"),
        note=" ".join(notes),
    )


FORMAT = Format(name="csl", label="CSL-JSON", sniff=sniff, read=read)
