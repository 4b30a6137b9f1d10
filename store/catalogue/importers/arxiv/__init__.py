"""arXiv: Atom of its API, also recorded as the ``body`` of a JSON object, and the RSS and Atom of its lists.

Everything is a preprint. The comment and the journal reference may name a venue in any words: both are kept
as details, and only a reference with one name and one year in it becomes the entry's venue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned
from store.catalogue.importers.arxiv import lists
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import Node, address, line, local, refuse_page, xml
from store.catalogue.tidy import identifiers
from store.errors import BadSource
from store.records import Identifier, Link, Skipped

_WANTED = "a feed of arXiv"
_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_COMMENT = f"{_OWN}comment"
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_ENTRY_ID = re.compile(r"https?://arxiv\.org/abs/|oai:arxiv\.org:", re.IGNORECASE)
_FEED = re.compile(r"<(?:feed|rss|rdf:RDF)\b", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv\.org/(?:schemas/atom|api/)|rss\.arxiv\.org/|updates on arXiv", re.IGNORECASE)
_RECORDED = re.compile(r'\s*\{.{0,2000}"body"\s*:\s*"', re.DOTALL)
_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w)")
_ENDS = re.compile(r"\bpp?\.\s|\bpages\b|\(\s*(?:pp|vol|pages|ed\.)|;", re.IGNORECASE)
_TWO = re.compile(r"\balso\b|\bextended version\b|\bpreliminary\b|\bsubmitted\b", re.IGNORECASE)
_WITHDRAWN = re.compile(
    r"^withdrawn\b|\b(?:paper|article|submission|work|preprint) (?:has been |is |was )?withdrawn\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:vol(?:ume)?s?|pages?|pp|no|issue|number|chapter|article"
    r"|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|springer|elsevier|acm|ieee|pmlr|lncs)(?:[\s.:]|\b.{0,12}$)|\d{1,3}\b|\d{4}$|[(]",
    re.IGNORECASE,
)


def sniff(document: Document) -> float:
    start = document.start
    if not _ARXIV.search(start[:8192]) or not _FEED.search(start[:8192].replace("\\u003c", "<")):
        return 0.0
    if _RECORDED.match(start):
        return 0.95
    return 0.95 if start.lstrip().startswith("<") else 0.0


def read(document: Document, hints: Hints) -> Findings:
    """The home of preprints, then entries in the order of the feed, without versions in their ids."""
    root = xml(_feed(document), _WANTED)
    yield Home(name="arXiv", url="https://arxiv.org")
    if local(root).lower() in ("rss", "rdf"):
        yield from lists.read(root)
        return
    if root.tag != f"{_ATOM}feed":
        raise BadSource(f"this is not {_WANTED}: it begins with <{local(root)}>", document.place)
    entries = root.findall(f"{_ATOM}entry")
    yield from _missing(root, len(entries))
    for one in entries:
        _refuse_error(document, one)
        if not _ENTRY_ID.match(_text(one, f"{_ATOM}id")):
            yield Skipped(line(one), "not an entry of arXiv")
        elif not _text(one, f"{_ATOM}title"):
            yield Skipped(line(one), "no title")
        elif _is_withdrawn(one) and not hints.every_status:
            yield Skipped(line(one), f"withdrawn: {_text(one, _COMMENT)}")
        else:
            yield _entry(one)


def _feed(document: Document) -> Document:
    """The feed itself, where a recorder put it into a JSON object."""
    refuse_page(document, _WANTED)
    if not document.start.lstrip().startswith("{"):
        return document
    data = document.json()
    body = data.get("body") if isinstance(data, dict) else None
    if not isinstance(body, str):
        raise BadSource(f"this is not {_WANTED}: the object has no body", document.place)
    return Document(body.encode("utf-8", "replace"), document.place, document.folders, name=document.name)


def _missing(root: Node, held: int) -> Findings:
    total = _text(root, f"{_SEARCH}totalResults")
    if total.isdecimal() and int(total) > held:
        yield Warned(f"the answer holds {held:,} of {int(total):,} preprints that the search found")
    elif not held:
        yield Warned("the feed holds no preprints at the moment")


def _refuse_error(document: Document, one: Node) -> None:
    """arXiv answers a wrong question with a feed whose only entry tells the mistake."""
    if "arxiv.org/api/errors" in _text(one, f"{_ATOM}id"):
        said = _text(one, f"{_ATOM}summary")
        raise BadSource(
            f"arXiv answered with an error: {said}", document.place, "Correct the address of the query."
        )


def _text(node: Node, path: str) -> str:
    return " ".join(node.findtext(path, "").split())


def _is_withdrawn(one: Node) -> bool:
    """arXiv keeps what was withdrawn, and says so only in the comment."""
    return bool(_WITHDRAWN.search(_text(one, _COMMENT)))


def _entry(one: Node) -> Entry:
    reference, comment = _text(one, f"{_OWN}journal_ref"), _text(one, _COMMENT)
    published = _text(one, f"{_ATOM}published") or _text(one, f"{_ATOM}updated")
    venue = clear_venue(reference)
    details = (("note", comment), ("journal", reference))
    return Entry(
        place=line(one),
        title=_text(one, f"{_ATOM}title"),
        own=_own(one),
        abstract=lists.abstract(_text(one, f"{_ATOM}summary")),
        people=tuple(_people(one)),
        venue=venue,
        year=int(_YEAR.findall(reference)[0]) if venue else _year(published),
        published=published[:10] if re.match(r"\d{4}-\d\d-\d\d", published) else "",
        status="withdrawn" if _is_withdrawn(one) else "preprint",
        topics=tuple(
            dict.fromkeys(
                node.get("term", "") for node in one.findall(f"{_ATOM}category") if node.get("term", "")
            )
        ),
        links=tuple(dict.fromkeys(_links(one))),
        identifiers=_identifiers(one),
        details=tuple((key, text) for key, text in details if text),
    )


def _own(one: Node) -> str:
    return next((found.value for found in _ids(one) if found.scheme == "arxiv"), _text(one, f"{_ATOM}id"))


def _ids(one: Node) -> tuple[Identifier, ...]:
    return identifiers.of(_text(one, f"{_ATOM}id").replace("oai:arXiv.org:", "arXiv:"))


def _people(one: Node) -> Iterator[Byline]:
    """One author to an element; the lists of arXiv write all of them into one."""
    creator = _text(one, lists.CREATOR)
    if creator:
        yield from lists.people(creator)
        return
    authors = one.findall(f"{_ATOM}author")
    for author in authors:
        name = _text(author, f"{_ATOM}name")
        if len(authors) == 1 and ", " in name:
            yield from lists.people(name)
        elif name:
            yield Byline(name, affiliation=_text(author, f"{_OWN}affiliation"))


def _year(published: str) -> int | None:
    return int(published[:4]) if re.match(r"\d{4}", published) else None


def clear_venue(reference: str) -> str:
    """The conference or journal that a reference names, where it has one year and one name; else "".

    "Phys.Lett.B573:94-100,2003" holds no words of a name, "A 2019, also in B 2020" names two.
    """
    if len(set(_YEAR.findall(reference))) != 1 or len(reference) > 300 or _TWO.search(reference):
        return ""
    parts = [part.strip(" .:") for part in _ENDS.split(reference)[0].split(",")]
    name = ", ".join(takewhile(lambda part: part and not _NO_NAME.match(part), parts))
    is_name = len(re.findall(r"[^\W\d_]{4,}", name)) > 1 or re.fullmatch(
        r"\w*[A-Z]\w*[A-Z]\w*[ '-]{0,2}\d{4}", name
    )
    return name if is_name and not re.search(r"\d:\w", name) else ""


def _links(one: Node) -> Iterator[Link]:
    own = _own(one)
    if any(found.scheme == "arxiv" for found in _ids(one)):
        yield Link("page", f"https://arxiv.org/abs/{own}")
        yield Link("pdf", f"https://arxiv.org/pdf/{own}")
    for node in one.findall(f"{_ATOM}link"):
        if node.get("title", "") == "doi" and (url := address(node.get("href", ""))):
            yield Link("page", url)


def _identifiers(one: Node) -> tuple[Identifier, ...]:
    linked = [node.get("href", "") for node in one.findall(f"{_ATOM}link") if node.get("title", "") == "doi"]
    said = (_text(one, f"{_OWN}doi"), *linked)
    dois = [found for text in said for found in identifiers.of(text) if found.scheme == "doi"]
    return tuple(dict.fromkeys((*_ids(one), *dois)))


FORMAT = Format(name="arxiv", label="arXiv (Atom and RSS)", sniff=sniff, read=read)
