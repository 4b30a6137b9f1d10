"""Identifiers of works out of addresses, citations and bare ids."""

from __future__ import annotations

import re
from urllib.parse import unquote

from store.records import Identifier

_LONGEST = 20_000
_SHORTEST, _LONGEST_BARE = 9, 17
"""Characters of a bare id of arXiv or of the ACL Anthology."""
_TELLING = ("arxiv", "corr", "openreview", "acl", "dblp")
_DOI_BEGINS = re.compile(r"10\.\d")
_DOI = re.compile(
    r"(?<![\w.])10\.\d{4,9}(?:\.\d{1,5})*/"
    r"(?:[^\s\"<>{}|\\^`]{1,100}<[^\s<>\"]{1,60}>\d\.\d\.[A-Za-z]{2};\d(?:-\w)?|[^\s\"<>{}|\\^`]{1,300})"
)
"""The first form is that of old journals, with brackets in it: "10.1002/(SICI)1-9(98)9:4<3::A>3.0.CO;2-P"."""
_NEW_ARXIV = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD_ARXIV = r"[a-z][a-z-]{1,10}(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ARXIV = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html|format|ps)/|alphaxiv\.org/abs/|\barxiv[:.\s]\s*|10\.48550/arxiv\.)"
    rf"(?P<id>{_NEW_ARXIV}|(?i:[a-z][a-z-]{{1,10}})(?:\.[A-Z]{{2}})?/\d{{7}})(?!\d)",
    re.IGNORECASE,
)
_BARE_ARXIV = re.compile(rf"(?P<id>{_NEW_ARXIV}|{_OLD_ARXIV})(?:v\d{{1,3}})?(?:\s*\[[\w.-]+\])?")
_CORR = re.compile(r"journals/corr/abs-(?P<first>\d{4})-(?P<last>\d{4,5})(?!\d)")
_OPENREVIEW = re.compile(
    r"openreview\.net/(?:forum|pdf|attachment|revisions)\?(?:[^\s\"<>#]{0,200}&)?id=(?P<id>[\w-]{5,30})"
)
_ANTHOLOGY_ID = r"[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]{2,30}-[a-z0-9_]{1,20}\.\d{1,4}"
_ANTHOLOGY = re.compile(
    rf"(?:acl-?anthology\.(?:org|info)/(?:papers/|anthology/)?(?:[A-Z]/[A-Z]\d\d/)?|aclweb\.org/anthology/"
    rf"(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?|10\.(?:18653|3115)/v1/)(?P<id>{_ANTHOLOGY_ID})(?![\d])",
    re.IGNORECASE,
)
_BARE_ANTHOLOGY = re.compile(_ANTHOLOGY_ID)
_DBLP_KEY = r"(?:conf|journals|books|phd|series|reference|tr)/[\w.-]{1,60}/[\w.+-]{1,100}"
_DBLP = re.compile(
    rf"(?:dblp(?:\.uni-trier\.de|\.org|\.dagstuhl\.de)/rec/(?:html/|bibtex/|xml/|bib\d?/)?|\bDBLP:)(?P<id>{_DBLP_KEY})"
)
_BARE_DBLP = re.compile(_DBLP_KEY)
_NEXT_VALUE = re.compile(r"&(?:amp;)?\w{1,30}=")
_ENDINGS = re.compile(
    r"(?:\.(?:html?|pdf|bib|xml|rdf|full|abstract)|/(?:full|abstract|pdf|meta))$", re.IGNORECASE
)


def of(text: str) -> tuple[Identifier, ...]:
    """All identifiers in the text, each once, in the order doi, arxiv, openreview, anthology, dblp.

    A DOI that arXiv or the ACL Anthology made gives their identifier too.
    """
    text = text[:_LONGEST].strip()
    if not text:
        return ()
    return tuple([Identifier(scheme, value) for scheme, value in dict.fromkeys(_found(text))])


def may_name_one(text: str) -> bool:
    """False for most texts and addresses of which ``of`` makes nothing."""
    lowered = text.lower()
    return (
        any(map(lowered.__contains__, _TELLING))
        or ("10." in text and _DOI_BEGINS.search(text) is not None)
        or (_SHORTEST <= len(text) <= _LONGEST_BARE and text.split() == [text])
    )


def _found(text: str) -> list[tuple[str, str]]:
    decoded = unquote(text) if "%" in text else text
    made: list[tuple[str, str]] = []
    if "10." in decoded:
        made += [("doi", doi) for found in _DOI.finditer(decoded) if (doi := _trimmed(found[0]))]
    lowered = text.lower()
    made += _arxivs(text, lowered)
    if "openreview" in lowered:
        made += [("openreview", found["id"]) for found in _OPENREVIEW.finditer(text)]
    if "acl" in lowered or "10." in text:
        made += [("anthology", _anthology(found["id"])) for found in _ANTHOLOGY.finditer(text)]
    if "dblp" in lowered:
        made += [("dblp", _ENDINGS.sub("", found["id"]).rstrip(".")) for found in _DBLP.finditer(text)]
    return made if ":" in text else made + _bare(text)


def _bare(text: str) -> list[tuple[str, str]]:
    """What is nothing but an id."""
    if _BARE_ANTHOLOGY.fullmatch(text):
        return [("anthology", text)]
    return [("dblp", text)] if "/" in text and _BARE_DBLP.fullmatch(text) else []


def _arxivs(text: str, lowered: str) -> list[tuple[str, str]]:
    made: list[str] = []
    if "xiv" in lowered:
        made += [_arxiv(found["id"]) for found in _ARXIV.finditer(text)]
    if whole := _BARE_ARXIV.fullmatch(text):
        made.append(_arxiv(whole["id"]))
    if "corr/" in text:
        made += [f"{found['first']}.{found['last']}" for found in _CORR.finditer(text)]
    return [("arxiv", value) for value in made]


def _trimmed(doi: str) -> str:
    """A DOI without the punctuation of the sentence around it; brackets stay where they open within."""
    doi = re.split(r"[?#&]", doi)[0] if "?" in doi or "#" in doi else doi
    if "&" in doi:  # it was a value in an address: "?doi=10.1/x&partnerID=40"
        doi = _NEXT_VALUE.split(doi, maxsplit=1)[0]
    while doi:
        last = doi[-1]
        if last in ".,;:'!*/’”»" or (
            last in ")]" and doi.count(last) > doi.count({")": "(", "]": "["}[last])
        ):
            doi = doi[:-1]
        elif _ENDINGS.search(doi):
            doi = _ENDINGS.sub("", doi)
        else:
            break
    return doi.lower() if "/" in doi else ""


def _arxiv(value: str) -> str:
    """Old ids without their subject class: ``math.GT/0309136`` and ``math/0309136`` are one."""
    archive, slash, number = value.partition("/")
    return f"{archive.lower().split('.')[0]}/{number}" if slash else value


def _anthology(value: str) -> str:
    return value.upper() if value[1:3].isdigit() and value[3:4] == "-" else value.lower()
