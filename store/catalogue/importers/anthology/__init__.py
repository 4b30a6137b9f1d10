"""XML of the ACL Anthology: collections of volumes of papers, in both of its id schemes.

Titles and abstracts hold markup between their words; all of their text counts, tex-math comes out between
dollar signs. Editors are not authors, front matter is no paper, the year stands on the volume.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned
from store.catalogue.importers import citing, linking
from store.catalogue.importers.anthology import old
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import Node, address, line, xml
from store.catalogue.tidy import identifiers
from store.errors import BadSource
from store.records import Identifier, Link, Skipped
from store.text import key

_SITE = "https://aclanthology.org/"
_WANTED = "XML of the ACL Anthology"
_ROOT = re.compile(r"<collection\b[^>]{0,200}\bid\s*=")
_OLD_ROOT = re.compile(
    r"\A\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<volume\s+id\s*=\s*[\"'][A-Z]\d\d[\"']", re.DOTALL
)
_OLD_ID = re.compile(r"[A-Z]\d\d")
_OWN_ID = re.compile(r"[A-Z]\d\d-\d{4,5}|\d{4}\.[A-Za-z0-9_]+-[A-Za-z0-9_]+\.\d+")
_ATTACHED = {"software": "code", "code": "code", "source": "code", "sourcecode": "code", "poster": "poster",
             "slides": "slides", "presentation": "slides", "video": "video"}  # fmt: skip
_BREAKS = ("p", "br")
"""Elements that part what stands before from what follows."""
_TIE = re.compile(r"(?<=[^\W\d_]{2})~(?=[^\W\d_]{2}|[:;!?\u00bb])")
"""What TeX prints as a blank, left where its text was taken over: "systems~have"."""
_NOWHERE = ("online", "virtual", "online event")
_PAPER_DETAILS = (("pages", "pages"), ("key", "bibkey"))
_VOLUME_DETAILS = (
    ("booktitle", "booktitle"),
    ("publisher", "publisher"),
    ("month", "month"),
    ("address", "address"),
    ("isbn", "isbn"),
    ("journal", "journal-title"),
    ("volume", "journal-volume"),
    ("number", "journal-issue"),
)


def sniff(document: Document) -> float:
    if _OLD_ROOT.search(document.start):
        return 0.9
    if not _ROOT.search(document.start):
        return 0.0
    return 0.95 if "<volume" in document.start or "<paper" in document.start else 0.6


def read(document: Document, hints: Hints) -> Findings:
    """A home for each volume, then its papers; retracted papers are entries with the status ``withdrawn``."""
    root = xml(document, _WANTED)
    if root.tag == "volume" and _OLD_ID.fullmatch(root.get("id", "")):
        root = old.collection(root)
    if root.tag != "collection":
        raise BadSource(f"this is not {_WANTED}: it begins with <{root.tag}>", document.place)
    volumes = root.findall("volume")
    if not volumes:
        yield Warned("the collection has no volumes")
    for volume in volumes:
        meta = volume.find("meta")
        year = _year(meta) or hints.year
        if year is None:
            yield Warned("a volume without a year", line(volume))
        yield _home(meta, year)
        details = _details(meta, _VOLUME_DETAILS)
        prefix = (root.get("id", ""), volume.get("id", ""))
        for paper in volume.findall("paper"):
            reason = _no_paper(paper, meta)
            yield Skipped(line(paper), reason) if reason else _entry(paper, prefix, year, details)


def _no_paper(paper: Node, meta: Node | None) -> str:
    """Why an element is no paper; empty where it is one."""
    if paper.find("title") is None or not text_of(paper.find("title")):
        return "a paper without a title"
    return "the volume's own title page, and no paper" if _is_front(paper, meta) else ""


def _is_front(paper: Node, meta: Node | None) -> bool:
    """Whether a paper is called as its volume is, and is by the editors: the pages in front of all others."""
    if meta is None:
        return False
    title, volume = key(text_of(paper.find("title"))), key(text_of(meta.find("booktitle")))
    return bool(volume) and title.startswith(volume) and title.startswith("proceedings")


def text_of(node: Node | None) -> str:
    """All text of an element in order, without its tags; mathematics between dollar signs."""
    return " ".join("".join(_pieces(node)).split()) if node is not None else ""


def _pieces(node: Node) -> Iterator[str]:
    """The text of a tree of any depth that libxml2 lets through (256), piece by piece."""
    quoted = "$" if node.tag == "tex-math" else ""
    yield quoted or (" " if node.tag in _BREAKS else "")
    yield node.text or ""
    for child in node:
        yield from _pieces(child)
        yield child.tail or ""
    yield quoted or (" " if node.tag in _BREAKS else "")


def anthology_id(collection: str, volume: str, paper: str) -> str:
    """``2020.acl-main.1``, or in the old scheme ``P19-1001``: letter, year, volume and number in four digits.

    The volume takes two of the four where a year had many: all workshops (W), C69, and D19 from 5 on.
    """
    if not _OLD_ID.fullmatch(collection):
        return f"{collection}-{volume}.{paper}"
    many = collection[0] == "W" or collection == "C69" or (collection == "D19" and _number(volume) >= 5)
    width = 2 if many else 3
    return f"{collection}-{volume.zfill(4 - width)}{paper.zfill(width)}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _year(meta: Node | None) -> int | None:
    return _number(text_of(meta.find("year"))) or None if meta is not None else None


def _home(meta: Node | None, year: int | None) -> Home:
    if meta is None:
        return Home(year=year)
    own = text_of(meta.find("url"))
    url = address(own) or (f"{_SITE}volumes/{own}/" if own else "")
    city = text_of(meta.find("address"))
    there = "" if city.lower() in _NOWHERE else city
    return Home(name=text_of(meta.find("booktitle")), year=year, city=there, url=url)


def _details(node: Node | None, fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    found = ((key, text) for key, tag in fields if (text := text_of(node.find(tag))))
    return tuple((key, citing.pages(text) if key == "pages" else text) for key, text in found)


def _entry(
    paper: Node, prefix: tuple[str, str], year: int | None, details: tuple[tuple[str, str], ...]
) -> Entry:
    own = anthology_id(*prefix, paper.get("id", ""))
    gone = paper.find("retracted") is not None or paper.find("removed") is not None
    notes = tuple(("note", note) for note in _notes(paper))
    return Entry(
        place=line(paper),
        title=text_of(paper.find("title")),
        own=own,
        kind="tutorial" if "tutorial" in prefix[1] else "paper",
        markup="anthology",
        abstract=_TIE.sub(" ", text_of(paper.find("abstract"))),
        people=tuple(person for author in paper.findall("author") if (person := _person(author)).name),
        year=year,
        published=citing.published(year, citing.month_of(dict(details).get("month", ""))),
        award="; ".join(text_of(award) for award in paper.findall("award")),
        status="withdrawn" if gone else "accepted",
        links=tuple(dict.fromkeys(_links(paper, own))),
        identifiers=_identifiers(paper, own),
        language=text_of(paper.find("language")),
        details=(*_details(paper, _PAPER_DETAILS), *details, *notes),
    )


def _person(author: Node) -> Byline:
    """A name of one part stands in ``last`` alone."""
    parts = (text_of(author.find("first")), text_of(author.find("last")))
    name = " ".join(part for part in parts if part) or text_of(author)
    return Byline(name, affiliation=text_of(author.find("affiliation")))


def _links(paper: Node, own: str) -> Iterator[Link]:
    url = text_of(paper.find("url"))
    external = address(url)
    ours = not external or "aclanthology" in external or "aclweb.org" in external
    if url and ours:
        yield Link("page", f"{_SITE}{own}/")
        yield Link("pdf", external or f"{_SITE}{url}.pdf")
    elif external:
        yield Link(linking.kind_of(external), external)
    for video in paper.findall("video"):
        yield from _link("video", video.get("href", ""), _SITE)
    for code in paper.findall("pwccode"):
        yield from _link("code", code.get("url", ""), "")
    for attached in paper.findall("attachment"):
        kind = _ATTACHED.get(attached.get("type", "").lower().replace(" ", ""), "")
        if kind:
            yield from _link(kind, text_of(attached), f"{_SITE}attachments/")


def _link(kind: str, url: str, base: str) -> Iterator[Link]:
    if whole := address(url, base):
        yield Link(kind, whole)


def _identifiers(paper: Node, own: str) -> tuple[Identifier, ...]:
    found = [Identifier("anthology", own)] if _OWN_ID.fullmatch(own) else []
    doi = text_of(paper.find("doi"))
    found += [one for one in identifiers.of(doi) if one.scheme == "doi"]
    return tuple(dict.fromkeys(found))


def _notes(paper: Node) -> Iterator[str]:
    """What became of the paper after it was printed, in the words of the Anthology."""
    for tag in ("retracted", "removed", "revision", "erratum"):
        for node in paper.findall(tag):
            said = text_of(node)
            if tag == "revision" and not said:
                continue  # the first version, listed beside its revisions
            file = f"{_SITE}{said}.pdf" if tag == "erratum" and _OWN_ID.match(said) else said
            yield " ".join(part for part in (tag, node.get("date", ""), file) if part)


FORMAT = Format(name="anthology", label="ACL Anthology XML", sniff=sniff, read=read)
