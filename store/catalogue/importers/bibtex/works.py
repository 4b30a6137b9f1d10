"""A BibTeX record as an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibtexparser.middlewares.names import split_multiple_persons_names

from store.catalogue import own as ours
from store.catalogue.entries import Byline, Entry
from store.catalogue.importers import citing
from store.catalogue.importers.bibtex.blocks import Record
from store.catalogue.importers.bibtex.fields import address, once_escaped, plain
from store.catalogue.tidy import identifiers, kinds
from store.records import Identifier, Link, Skipped

_LINKS = (
    ("url", ""), ("pdf", "pdf"), ("code", "code"), ("software", "code"), ("slides", "slides"),
    ("video", "video"), ("poster", "poster"), ("website", "page"), ("html", "page"),
    ("registration", "registration"),
)  # fmt: skip
_SEVERAL = re.compile(r"(?:,|;)?\s+(?=https?://)")
_BRACED = re.compile(r"\{((?:[^{}]|\{[^{}]*\})*)\}")
_OTHER_TITLES = ("shorttitle", "titleaddon")
_SPOKEN = ("misc", "unpublished", "online", "talk", "video")
_ARXIV = re.compile(r"arxiv|^corr$", re.IGNORECASE)
_SUBMITTED = re.compile(r"submitted to\b", re.IGNORECASE)
_PUT_UP = re.compile(r"\barxiv\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_PART = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*([^,]*)", re.IGNORECASE)


def entry(record: Record, fields: Mapping[str, str], own: str) -> Entry | Skipped:
    """The paper that a record describes.

    :param fields: its own fields and the inherited ones
    :param own: its key, made unique within the file
    """
    made = _stated(record, fields, own)
    return ours.told(made, _told(fields.get(ours.NAME, ""))) if isinstance(made, Entry) else made


def _stated(record: Record, fields: Mapping[str, str], own: str) -> Entry | Skipped:
    doi = address(fields.get("doi", ""))
    kind, subkind = _kind(record, fields)
    people = _people(fields.get("author", ""), ours.role_in(kind))
    title = once_escaped(_title(fields)) or citing.label(doi, plain(fields.get("abstract", "")), people)
    if not title.strip():
        return Skipped(f"line {record.line}", f"@{record.type}{{{record.key}}} has no title")
    found = _identifiers(record, fields, doi)
    award, others = citing.award_and_notes(
        " ".join(fields.get(name, "").split()) for name in ("note", "annote", "addendum")
    )
    year = citing.year_of(fields.get("year", "") or fields.get("date", ""))
    return Entry(
        place=f"line {record.line}",
        title=title,
        own=own,
        kind=kind,
        subkind=subkind,
        markup="tex",
        other_names=tuple(fields[name] for name in _OTHER_TITLES if name in fields),
        abstract=once_escaped(fields.get("abstract", "")),
        people=people,
        venue=citing.venue(_venue(fields), fields.get("booktitle", ""), year),
        year=year,
        published=_published(fields, year),
        session=fields.get("session", ""),
        track=fields.get("track", "") or fields.get("section", ""),
        award=fields.get("award", "") or award,
        status=_status(fields, found),
        topics=tuple(citing.split_list(fields.get("keywords", "") or fields.get("keyword", ""))),
        links=_links(fields),
        identifiers=found,
        language=plain(fields.get("language", "") or fields.get("langid", "")),
        details=_details(record, fields, others),
    )


def _told(field: str) -> Iterator[tuple[str, str]]:
    """What our own export tells beside, each in braces; words stay in TeX for ``tidy``."""
    for each in _BRACED.finditer(field):
        name, _, text = each[1].partition(": ")
        yield name, text if name in ours.PROSE else plain(text)


def _title(fields: Mapping[str, str]) -> str:
    title, below = fields.get("title", ""), fields.get("subtitle", "")
    return f"{title}: {below}" if title and below else title


def _people(author: str, role: str) -> tuple[Byline, ...]:
    """Authors in order, names in TeX; a name wholly in braces is an organisation's."""
    names = split_multiple_persons_names(" ".join(author.split())) if author.strip() else []
    return tuple(
        Byline(_given_first(name), role) for name in names if name.strip() and name.lower() != "others"
    )


def _given_first(name: str) -> str:
    """ "Last, Jr, First" as "First Last Jr"; "Last, First" stays for ``tidy`` to turn.

    BibLaTeX also writes "family=Mueller, given=Hans, prefix=von".
    """
    if _PARTS.match(name):
        said = {part.lower(): text.strip(' "') for part, text in _PART.findall(name)}
        return " ".join(said[part] for part in ("given", "prefix", "family", "suffix") if said.get(part))
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 3 and "{" not in name and parts[2]:
        return f"{parts[2]} {parts[0]} {parts[1]}"
    return name.strip(" ,")


def _venue(fields: Mapping[str, str]) -> str:
    names = ("eventtitle", "booktitle", "journal", "journaltitle", "maintitle")
    return next((fields[name] for name in names if fields.get(name, "").strip()), "")


def _published(fields: Mapping[str, str], year: int | None) -> str:
    for name in ("published", "date"):
        if re.match(r"\s*\d{4}-\d", fields.get(name, "")):
            return citing.dated(fields[name])
    day = re.search(r"\b(\d{1,2})\b", fields.get("day", "") or fields.get("month", ""))
    month = citing.month_of(fields.get("month", ""))
    return citing.published(
        year, month, int(day[1]) if day and not fields.get("month", "").isdigit() else None
    )


def _kind(record: Record, fields: Mapping[str, str]) -> tuple[str, str]:
    """A paper, unless a record of a loose type says that it is a talk, a tutorial or the like."""
    said = plain(fields.get("type", "") or fields.get("entrysubtype", ""))
    return kinds.of(said) if said and record.type in _SPOKEN else ("paper", "")


def _status(fields: Mapping[str, str], found: tuple[Identifier, ...]) -> str:
    if _SUBMITTED.match(plain(fields.get("booktitle", ""))):  # as OpenReview cites what was not accepted
        return "submitted"
    if "booktitle" in fields or "school" in fields:
        return "accepted"
    journal = fields.get("journal", "") or fields.get("journaltitle", "")
    if journal.strip():
        return "preprint" if _ARXIV.search(plain(journal)) else "accepted"
    put_up = any(one.scheme == "arxiv" for one in found) or _PUT_UP.search(fields.get("howpublished", ""))
    return "preprint" if put_up else "accepted"


def _identifiers(record: Record, fields: Mapping[str, str], doi: str) -> tuple[Identifier, ...]:
    """Of its own fields; an ``eprint`` of another archive than arXiv is none of ours."""
    names = ("url", "ee", "biburl", "pdf", "eprint", "arxiv")
    texts = [doi, *(address(fields.get(name, "")) for name in names)]
    texts += [record.key.removeprefix("DBLP:")] if record.key.startswith("DBLP:") else []
    where = (fields.get("eprinttype", "") or fields.get("archiveprefix", "")).lower()
    if where and where != "arxiv":
        texts.remove(address(fields.get("eprint", ""))) if fields.get("eprint") else None
    texts += [
        plain(fields[name]) for name in ("journal", "howpublished") if _ARXIV.search(fields.get(name, ""))
    ]
    if number := re.search(r"\babs/(\S+)", f"{fields.get('volume', '')} {fields.get('journal', '')}"):
        texts.append(plain(number[1]))
    found = [one for text in texts if text for one in identifiers.of(text)]
    named = [
        Identifier(scheme, plain(fields[scheme]))
        for scheme in ("openreview", "anthology", "dblp")
        if fields.get(scheme)
    ]
    return tuple(dict.fromkeys([*found, *named]))


def _links(fields: Mapping[str, str]) -> tuple[Link, ...]:
    """All addresses; those of the record's DOI too, as the source gave them."""
    found = [
        (address(part), kind)
        for name, kind in _LINKS
        for part in _SEVERAL.split(fields.get(name, "").strip())
        if part
    ]
    printed = re.search(r"https?://[^\s{}]+", fields.get("howpublished", ""))
    if printed:
        found.append((address(printed[0]), ""))
    return citing.links(found)


def _details(
    record: Record, fields: Mapping[str, str], notes: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    def of(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name, "").strip()), "")

    return citing.details(
        entry=record.type,
        key=record.key,
        booktitle=of("booktitle"),
        journal=of("journal", "journaltitle"),
        series=of("series"),
        volume=of("volume"),
        number=of("number", "issue"),
        pages=citing.pages(of("pages")),
        month=of("month"),
        publisher=of("publisher", "organization"),
        address=of("address", "location"),
        edition=of("edition"),
        school=of("school", "institution"),
        issn=of("issn"),
        isbn=of("isbn"),
        note=" ".join(notes),
    )
