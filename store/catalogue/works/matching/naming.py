"""Identifiers of works: which say the same, which contradict each other."""

from __future__ import annotations

import re
from functools import lru_cache

from store.records import Identifier

SCHEMES = frozenset({"doi", "arxiv", "openreview", "anthology", "dblp"})
"""Schemes whose values mean the same everywhere; a source's own ids do not."""
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)")
_ANTHOLOGY_DOI = re.compile(r"10\.18653/v1/(.+)")
_CORR = re.compile(r"journals/corr/abs-(\d{4})-(\d{4,5})")
_SERIES = re.compile(r"[^/]*/(?:978|[a-z.]*)")
"""Of a DOI: "10.1109/iccv." is another series than "10.1109/tpami.", and a book than a journal."""
_VERSION = re.compile(r"v\d+$")
PREPRINTS = tuple(
    """
    10.48550/ 10.5281/zenodo 10.2139/ssrn 10.1101/ 10.31219/ 10.31234/ 10.36227/ 10.21203/ 10.6084/ 10.20944/
    10.22541/ 10.26434/ 10.13140/
    """.split()
)
"""Of DOIs of repositories: a work may have one of these beside its publisher's."""
Named = frozenset[tuple[str, str]]
_NONE: Named = frozenset()


def named(identifiers: tuple[Identifier, ...]) -> Named:
    """What the identifiers of a work come down to, in one spelling each."""
    if not identifiers:
        return _NONE
    return frozenset(
        _canonical(each.scheme, each.value) for each in identifiers if each.scheme in SCHEMES and each.value
    )


@lru_cache(maxsize=8192)
def _canonical(scheme: str, value: str) -> tuple[str, str]:
    value = value.strip()
    if scheme == "openreview":
        return scheme, value
    value = value.lower()
    if scheme == "doi":
        value = value.removeprefix("https://doi.org/").removeprefix("http://dx.doi.org/").removeprefix("doi:")
        if found := _ARXIV_DOI.fullmatch(value):
            scheme, value = "arxiv", found[1]
        elif found := _ANTHOLOGY_DOI.fullmatch(value):
            scheme, value = "anthology", found[1]
    elif scheme == "dblp" and (found := _CORR.fullmatch(value)):
        scheme, value = "arxiv", f"{found[1]}.{found[2]}"
    if scheme == "arxiv":
        value = _VERSION.sub("", value.removeprefix("arxiv:"))
    return scheme, value


def contradiction(a: Named, b: Named) -> str:
    """The scheme in which the two are named differently though a work has one name there; else empty."""
    if not a or not b:
        return ""
    ours, theirs = _by_scheme(a), _by_scheme(b)
    for scheme, values in ours.items():
        others = theirs.get(scheme)
        if others and not values & others:
            return scheme
    return ""


def registrants(found: Named) -> set[str]:
    """Who gave the DOIs, and for which series of theirs, as their beginnings say."""
    dois = (value for scheme, value in found if scheme == "doi" and _counts(scheme, value))
    return {begins[0] for each in dois if (begins := _SERIES.match(each))}


def _by_scheme(found: Named) -> dict[str, set[str]]:
    kept: dict[str, set[str]] = {}
    for scheme, value in sorted(found):  # one order in every process, so that one verdict
        if _counts(scheme, value):
            # one author's DBLP keys of a conference and of a journal may name one work
            part = f"dblp {value.partition('/')[0]}" if scheme == "dblp" else scheme
            kept.setdefault(part, set()).add(value)
    return kept


def _counts(scheme: str, value: str) -> bool:
    """Whether a work has but one of the kind; each time it is sent in it gets an OpenReview id."""
    return scheme != "openreview" and not (scheme == "doi" and value.startswith(PREPRINTS))
