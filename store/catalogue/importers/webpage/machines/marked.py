"""What a page says to machines in its own tags: schema.org as microdata or RDFa, and the ``citation_`` tags
of publishers. All come as things, in the form of JSON-LD."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

Thing = dict[str, Any]
_MOST = 20_000
"""Properties of one page."""
_LARGEST_TAGS = 5_000
_TELLING = re.compile(r"Event$|EventSeries$|^ItemList$|^ScholarlyArticle$|^Chapter$|^PublicationIssue$")
"""Types of what is looked at; most others, such as ``Article``, are of every page of a site."""
_ADDRESSES = {"a": "href", "link": "href", "area": "href", "img": "src", "object": "data"}
_CITATION = {
    "citation_title": "name", "citation_author": "author", "citation_publication_date": "datePublished",
    "citation_date": "datePublished", "citation_online_date": "datePublished", "citation_doi": "identifier",
    "citation_abstract": "abstract", "citation_conference_title": "isPartOf",
    "citation_journal_title": "isPartOf", "citation_public_url": "url", "citation_abstract_html_url": "url",
    "citation_keywords": "keywords",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tags:
    """The attributes of a thing, of its type, and of a property."""

    scope: str
    type: str
    name: str


_MICRODATA = _Tags("itemscope", "itemtype", "itemprop")
_RDFA = _Tags("typeof", "typeof", "property")


def items(page: LexborHTMLParser) -> list[Thing]:
    """The outermost things of a page, the cited one last."""
    found: list[Thing] = []
    for tags in (_MICRODATA, _RDFA):
        if page.css_first(f"[{tags.scope}][{tags.type}]"):
            _walk(page, tags, found)
    cited = _cited(page)
    return [*found, cited] if cited else found


def _walk(page: LexborHTMLParser, tags: _Tags, found: list[Thing]) -> None:
    """Gather things; a property belongs to the innermost thing around it."""
    around: list[tuple[LexborNode, Thing]] = []
    nodes = {node.mem_id: node for node in page.css(f"[{tags.scope}], [{tags.name}]")[:_MOST]}
    for node in nodes.values():  # each once, also one that fits both
        while around and not _holds(around[-1][0], node):
            around.pop()
        made: Thing | None = None
        if tags.scope in node.attributes:
            made = {"@type": _bare(node.attributes.get(tags.type))}
        value = made if made is not None else _value(node)
        names = [_bare(name) for name in (node.attributes.get(tags.name) or "").split()]
        for name in names if around else ():
            _add(around[-1][1], name, value)
        if made is not None and not (around and names) and _TELLING.search(made["@type"]):
            found.append(made)
        if made is not None:
            around.append((node, made))


def _bare(name: str | None) -> str:
    """What is left of ``https://schema.org/Event`` or ``schema:Event``."""
    return re.split(r"[/:#]", (name or "").rstrip("/"))[-1]


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    node = inner.parent
    for _ in range(60):
        if node is None:
            return False
        if node.mem_id == outer.mem_id:
            return True
        node = node.parent
    return False


def _value(node: LexborNode) -> str:
    """What a property says: as its tag states it for machines, else its text."""
    said = node.attributes.get("content") or node.attributes.get("datetime")
    said = said or node.attributes.get(_ADDRESSES.get(node.tag or "", "content"))
    return " ".join((said or node.text()).split())


def _add(thing: Thing, name: str, value: object) -> None:
    """One value, or a list of all."""
    if name not in thing:
        thing[name] = value
    elif isinstance(thing[name], list):
        thing[name].append(value)
    else:
        thing[name] = [thing[name], value]


def _cited(page: LexborHTMLParser) -> Thing:
    """The work that the ``citation_`` tags of a page describe; empty where there is none."""
    made: Thing = {}
    for tag in page.css('meta[name^="citation_"]')[:_LARGEST_TAGS]:
        name = _CITATION.get((tag.attributes.get("name") or "").lower())
        text = " ".join((tag.attributes.get("content") or "").split())
        if not name or not text or (name != "author" and name in made):
            continue
        _add(
            made,
            name,
            {"name": text} if name == "isPartOf" else text.replace("/", "-") if "date" in name else text,
        )
    return {"@type": "ScholarlyArticle", **made} if "name" in made else {}
