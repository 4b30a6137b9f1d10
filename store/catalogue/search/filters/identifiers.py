"""Filter by identifier: a DOI, an arXiv, OpenReview, Anthology or DBLP id, or an id of ours or a source's."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable

from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.tidy.identifiers import of
from store.queries import Lookup

OWN = "id"
"""Scheme of our ids and of those that a source gives."""
_WHOLE = re.compile(
    r"(?:(?P<scheme>doi|arxiv|openreview|(?:acl )?anthology|dblp)(?: id)?\b ?[:#]? ?)?"
    r"(?P<id>\S+)(?: \[[\w.-]+\])?",
    re.IGNORECASE,
)
_BARE_OPENREVIEW = re.compile(r"[\w-]{5,30}")
_SITES = "arxiv|alphaxiv|openreview|doi|aclanthology|aclweb|dblp"
_PASTED = re.compile(
    rf"(?:https?://|(?<![\w.@/-])(?:[\w-]+\.)*(?:{_SITES})\.(?:org|net)/|(?<![\w./-])10\.\d{{4,9}}/)[^\s<>|\"]+",
    re.IGNORECASE,
)
"""Addresses, and DOIs without one."""
MOST_PASTED = 10
_TELLING = re.compile(r"(?=\S*[A-Za-z])(?=\S*\d|\S*[a-z]\S*[A-Z])[\w.:/+@-]{4,80}")
"""What may be an id that somebody means, and is no word and no number."""
_BORNE = (
    "SELECT 1 FROM item WHERE id = :id UNION ALL SELECT 1 FROM item_identifier"
    " WHERE scheme IN ('id', 'openreview') AND value = :id LIMIT 1"
)
_ITEMS = (
    f"i.id IN {LISTED} OR i.id IN (SELECT old.item_id FROM item_alias old WHERE old.old IN {LISTED})"
    " OR i.id IN (SELECT n.item_id FROM json_each(?) pair JOIN item_identifier n"
    " ON n.scheme = json_extract(pair.value, '$[0]') AND n.value = json_extract(pair.value, '$[1]'))"
)


def whole(connection: sqlite3.Connection, text: str) -> str:
    """The identifier that a text consists of, as ``Lookup.identifiers`` holds it; else empty.

    "10.1145/1", "arXiv:2301.00001v2 [cs.CL]" and "https://openreview.net/forum?id=abcde" are identifiers,
    whether an item bears them or not; what looks like an id of a source is one only where an item bears it.
    """
    text = text.strip(" <>.,;")
    match = _WHOLE.fullmatch(text)
    if match is None:
        return ""
    if found := of(text):
        return f"{found[0].scheme}:{found[0].value}"
    id = match["id"]
    if not _TELLING.fullmatch(id):
        return ""
    if match["scheme"]:
        return f"openreview:{id}" if match["scheme"].lower() == "openreview" else ""
    return f"{OWN}:{id}" if connection.execute(_BORNE, {"id": id}).fetchone() else ""


def pasted(text: str) -> tuple[str, ...]:
    """The identifiers that addresses and DOIs within a text name, at most ten, each once; see ``whole``."""
    found = (next(iter(of(each[0])), None) for each in _PASTED.finditer(text))
    named = dict.fromkeys(f"{each.scheme}:{each.value}" for each in found if each)
    return tuple(named)[:MOST_PASTED]


def narrow(lookup: Lookup, made: Scope) -> None:
    """Add the condition of a lookup: items that bear any of its identifiers."""
    if lookup.identifiers:
        pairs = list(_pairs(lookup.identifiers))
        own = listed(value for scheme, value in pairs if scheme == OWN)
        made.add(f"({_ITEMS})", own, own, json.dumps(pairs))


def _pairs(identifiers: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Scheme and value of each, as written in the catalogue; a DOI that arXiv made is also an arXiv id."""
    for typed in identifiers:
        scheme, _, value = typed.partition(":")
        if scheme == OWN or (scheme == "openreview" and _BARE_OPENREVIEW.fullmatch(value)):
            yield from ((each, value) for each in (OWN, "openreview"))
        else:
            yield from ((each.scheme, each.value) for each in of(f"{scheme}:{value}") or of(value))
