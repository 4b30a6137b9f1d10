"""Links and identifiers of a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from store.catalogue.importers import citing
from store.catalogue.importers.tables import cells
from store.catalogue.tidy import identifiers
from store.records import LINK_KINDS, Identifier, Link

_SCHEMES = ("arxiv", "openreview", "anthology", "dblp")
_FOREIGN_SCHEMES = {"DOI": "doi", "ArXiv": "arxiv", "ACL": "anthology", "DBLP": "dblp"}
"""What Semantic Scholar calls them; its own numbers are of no use here."""
_KNOWN_ID = re.compile(r"[\w-]{0,30}[./-][\w./-]{3,40}")
Texts = dict[str, str]
Values = dict[str, object]


def links(values: Values) -> tuple[Link, ...]:
    found = [(url, "") for url in cells.parts(values.get("url"))]
    for kind in LINK_KINDS:
        if kind in values:
            found += [(url, kind) for url in cells.parts(values[kind])]
    by_kind = values.get("links_by_kind")
    if isinstance(by_kind, dict):
        found += [(url, kind) for kind in LINK_KINDS for url in cells.parts(by_kind.get(kind))]
    return citing.links(found) if found else ()


def named(texts: Texts, values: Values) -> tuple[Identifier, ...]:
    found: list[Identifier] = []
    told = [texts[name] for name in ("doi", "arxiv") if name in texts]
    for text in (*told, *cells.parts(values.get("url")), *cells.parts(values.get("pdf"))):
        if identifiers.may_name_one(text):
            found += identifiers.of(text)
    own = texts.get("id", "")
    if not found and _KNOWN_ID.fullmatch(own):
        found += identifiers.of(own)
    for scheme in _SCHEMES:
        if scheme in texts and not any(one.scheme == scheme for one in found):
            found += _declared(scheme, texts[scheme])
    given = values.get("identifiers")
    if isinstance(given, dict):
        found += _given(given)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _given(by_scheme: Mapping[str, object]) -> Iterator[Identifier]:
    """Identifiers by their schemes, as our own export writes them, or as Semantic Scholar does."""
    for scheme, each in by_scheme.items():
        for text in cells.parts(each):
            if scheme in _FOREIGN_SCHEMES:
                yield from _declared(_FOREIGN_SCHEMES[scheme], text)
            elif scheme.islower():
                yield Identifier(scheme, text)


def _declared(scheme: str, text: str) -> Iterable[Identifier]:
    """What a column of that name holds: a bare id, or an address with the id in it."""
    known = [one for one in identifiers.of(text) if one.scheme == scheme]
    return known or ([Identifier(scheme, text)] if re.fullmatch(r"[\w./:-]{2,80}", text) else [])
