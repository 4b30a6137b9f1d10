"""RIS and Web of Science records as entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.catalogue import own as ours
from store.catalogue.entries import AWARD, NOTE, Byline, Entry
from store.catalogue.importers import citing
from store.catalogue.importers.ris.records import Fields
from store.catalogue.tidy import identifiers, initials, kinds
from store.records import Identifier, Link, Skipped

_TYPES = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article", "INPR": "article",
    "CONF": "inproceedings", "CPAPER": "inproceedings", "SER": "inproceedings", "CHAP": "incollection",
    "ECHAP": "incollection", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "THES": "phdthesis",
    "RPRT": "techreport", "UNPB": "unpublished", "MANSCPT": "unpublished",
}  # fmt: skip
"""The type of a record in BibTeX's words; a type that is not in the list is ``misc``."""
_GATHERED = ("CONF", "CPAPER", "SER", "CHAP", "ECHAP")
"""Types of what appeared in a volume."""
_JOURNALS = ("JOUR", "EJOUR", "MGZN", "NEWS", "INPR")
_SPOKEN = ("GEN", "HEAR", "SLIDE", "SOUND", "VIDEO", "MPCT", "ELEC")
_LINKS = (("UR", ""), ("L1", "pdf"), ("L2", ""), ("LK", ""))
_MAIL = re.compile(r"\s{0,9}\([^()]{0,300}\be-?mail\b[^()]{0,300}\)|[^\s@]{1,100}@\S+", re.IGNORECASE)
_LABELLED = re.compile(r"^[A-Z][\w ]{2,30}:|^cited by\b", re.IGNORECASE)
"""Notes of databases on themselves: "Export Date: ...", "Correspondence Address: ..."."""
_SEVERAL = re.compile(r"[;\s]+(?=https?://)")
_ARXIV = re.compile(r"^(?:arxiv|corr)\b", re.IGNORECASE)


def _first(fields: Fields, *tags: str) -> str:
    """The first value of the first tag that has one."""
    return next((value for tag in tags for value in fields.get(tag, ()) if value.strip()), "")


def _all(fields: Fields, *tags: str) -> Iterator[str]:
    return (value.strip() for tag in tags for value in fields.get(tag, ()) if value.strip())


def of_ris(line: int, fields: Fields, own: citing.OwnIds) -> Entry | Skipped:
    """The work that a RIS record describes; one without a title is called by what else it says."""
    place, sort = f"line {line}", _first(fields, "TY").upper()
    people = tuple(Byline(name) for name in initials.turned([*dict.fromkeys(_all(fields, "AU", "A1"))]))
    found = _identifiers([*_all(fields, "DO", "DI"), *_all(fields, "UR", "L1", "L2", "L3", "LK", "ID")])
    found = tuple(dict.fromkeys((*found, *(one for text in _all(fields, "AN") for one in _declared(text)))))
    abstract = _first(fields, "AB", "N2")
    title = _first(fields, "TI", "T1", "CT", *(("BT",) if "BOOK" in sort else ()), "ST", "TT")
    title = title or citing.label(_value(found, "doi"), abstract, people)
    if not title:
        return Skipped(place, "the record has no title, and nothing to call it by")
    date = _first(fields, "PY", "Y1", "DA", "YR")
    notes = [note for note in _all(fields, "N1", "RN") if _is_note(note)]
    award, others = citing.award_and_notes(notes)
    kind, subkind = kinds.of(_first(fields, "M3")) if sort in _SPOKEN else ("paper", "")
    venue = citing.venue(_venue(fields, sort), _first(fields, "T2", "BT"), citing.year_of(date))
    made = Entry(
        place=place,
        title=title,
        own=own.once(_first(fields, "ID", "LB", "AN")),
        kind=kind,
        subkind=subkind,
        other_names=tuple(name for name in _all(fields, "ST", "TT") if name != title),
        abstract=abstract,
        people=tuple(replace(one, role=ours.role_in(kind)) for one in people),
        venue=venue,
        year=citing.year_of(date),
        published=max(citing.dated(date), citing.dated(_first(fields, "DA")), key=len),
        session=_first(fields, "SE"),
        award=award,
        status=_status(venue, found),
        topics=_topics(_all(fields, "KW", "DE")),
        links=_links(fields),
        identifiers=found,
        language=_first(fields, "LA"),
        details=_details(fields, sort, others),
    )
    told = (text.partition(": ") for text in _all(fields, "U1"))
    return ours.told(made, ((name, text) for name, _, text in told if text))


def _is_note(note: str) -> bool:
    return note.startswith((AWARD, NOTE)) or not (_LABELLED.match(note) or _MAIL.search(note))


def _value(found: Iterable[Identifier], scheme: str) -> str:
    return next((one.value for one in found if one.scheme == scheme), "")


def _identifiers(texts: Iterable[str]) -> tuple[Identifier, ...]:
    return tuple(dict.fromkeys(one for text in texts for one in identifiers.of(text)))


def _declared(text: str) -> Iterator[Identifier]:
    """An accession number that names its scheme: ``openreview:BkglSTNFDB``."""
    scheme, colon, value = text.partition(":")
    if colon and scheme.lower() in ("openreview", "anthology", "dblp", "arxiv"):
        yield Identifier(scheme.lower(), value.strip())


def _topics(values: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip().lstrip("*") for value in values for part in value.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _venue(fields: Fields, sort: str) -> str:
    """A conference paper's own conference (``C3`` in the databases' exports), else the journal or volume."""
    if sort not in _JOURNALS:
        return _first(fields, "C3", "T2", "BT", "JF", "JO", "T3", "JA")
    return _first(fields, "JF", "JO", "T2", "BT", "JA", "J2", "T3")


def _status(venue: str, found: tuple[Identifier, ...]) -> str:
    if venue:
        return "preprint" if _ARXIV.match(venue) else "accepted"
    return "preprint" if _value(found, "arxiv") and not _value(found, "doi") else "accepted"


def _links(fields: Fields) -> tuple[Link, ...]:
    return citing.links(
        (part, kind) for tag, kind in _LINKS for value in _all(fields, tag) for part in _SEVERAL.split(value)
    )


def _details(fields: Fields, sort: str, notes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    gathered = sort in _GATHERED or (sort not in _JOURNALS and bool(fields.get("C3")))
    first, last = _first(fields, "SP", "BP"), _first(fields, "EP")
    volume = _first(fields, "T2", "BT", "C3")
    number = _first(fields, "SN")
    entry = _TYPES.get(sort, "misc")
    return citing.details(
        entry=entry,
        key=_first(fields, "LB"),
        booktitle=volume if gathered else "",
        journal="" if gathered else _first(fields, "JF", "JO", "T2", "JA"),
        series=_first(fields, "T3"),
        volume=_first(fields, "VL", "VO"),
        number=_first(fields, "IS", "CP"),
        pages=citing.pages(f"{first}-{last}" if first and last and "-" not in first else first or last),
        publisher=_MAIL.sub("", _first(fields, "PB")),
        address=_first(fields, "CY", "PP"),
        edition=_first(fields, "ET"),
        isbn=number if "BOOK" in sort else "",
        issn="" if "BOOK" in sort else number,
        note=" ".join(notes),
    )


def of_web_of_science(line: int, fields: Fields, own: citing.OwnIds) -> Entry | Skipped:
    """The work that a Web of Science record describes. Addresses of people (RP, EM) are not read."""
    place = f"line {line}"
    people = tuple(Byline(name) for name in _all(fields, *(("AF",) if fields.get("AF") else ("AU",))))
    people = people or tuple(Byline(name) for name in _all(fields, "CA", "GP"))
    doi = _first(fields, "DI")
    abstract = _first(fields, "AB")
    title = _first(fields, "TI") or citing.label(doi, abstract, people)
    if not title:
        return Skipped(place, "the record has no title, and nothing to call it by")
    year = citing.year_of(_first(fields, "PY") or _first(fields, "EY", "EA"))
    first, last = _first(fields, "BP", "AR"), _first(fields, "EP")
    return Entry(
        place=place,
        title=title,
        own=own.once(_first(fields, "UT")),
        abstract=abstract,
        people=people,
        venue=_first(fields, "CT", "SO"),
        year=year,
        published=citing.published(year, citing.month_of(_first(fields, "PD"))),
        topics=_topics(_all(fields, "DE")) or _topics(_all(fields, "ID")),
        identifiers=_identifiers([doi]),
        language=_first(fields, "LA"),
        details=citing.details(
            entry="inproceedings" if fields.get("CT") else "article",
            booktitle=_first(fields, "SO") if fields.get("CT") else "",
            journal="" if fields.get("CT") else _first(fields, "SO"),
            series=_first(fields, "SE"),
            volume=_first(fields, "VL"),
            number=_first(fields, "IS"),
            pages=f"{first}-{last}" if last else first,
            publisher=_first(fields, "PU"),
            address=_first(fields, "PI"),
            issn=_first(fields, "SN", "EI"),
            isbn=_first(fields, "BN"),
        ),
    )
