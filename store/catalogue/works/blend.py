"""One item of what several sources state about it. Pure.

The most trusted statement is the base; the others fill what it leaves empty, and add what may stand beside
each other: links, identifiers, topics, names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from store.catalogue.drafts import ItemDraft
from store.records import STATES, Credit, Identifier, Link, Showing
from store.text import key

T = TypeVar("T")
_TRUST = {
    "seeds": 0,
    "miniconf": 1, "virtual_site": 1, "frab": 1, "pretalx": 1, "schedule_json": 1, "sigchi": 1,
    "anthology": 1, "openreview": 2,
    "dblp": 3, "bibtex": 3, "ris": 3, "csl": 3,
    "markdown": 5, "html": 5, "feed": 6, "arxiv": 7,
}  # fmt: skip
_UNKNOWN = 4
_FILLED = (
    "abstract", "summary", "series", "parent_id", "award", "track", "published", "language", "tldr", "slot",
    "slots",
)  # fmt: skip
_UNITED = ("topics", "system_ids", "organisations", "sources", "notes", "outside")
_filled_of, _united_of = attrgetter(*_FILLED), attrgetter(*_UNITED)
_PRINTED = frozenset("journal booktitle volume number pages publisher".split())
"""Details that say where a thing was printed."""
_ADDRESS = re.compile(r"https?://(?:www\.|dx\.(?=doi\.org))?", re.IGNORECASE)
_TIME = ("day", "clock", "clock_end", "session_clock", "room", "session", "zone")


def trust(kind: str, draft: ItemDraft) -> tuple[bool, int]:
    """How far a statement goes before others, the smaller the farther: where a thing appeared before where it
    was only put up.

    :param kind: that of the source
    """
    return draft.status != "accepted", rank(kind)


def rank(kind: str) -> int:
    """The place of a kind of source among all, the most trusted first."""
    return _TRUST.get(kind, _UNKNOWN)


def blend(drafts: Sequence[ItemDraft]) -> ItemDraft:
    """One draft of several, the most trusted first; its id is the first one's."""
    base = drafts[0]
    if len(drafts) == 1:
        return base
    values: dict[str, Any] = {}
    for name, stated in zip(_FILLED, zip(*map(_filled_of, drafts), strict=True), strict=True):
        if not stated[0] and any(stated):
            values[name] = _first(stated)
    for name, stated in zip(_UNITED, zip(*map(_united_of, drafts), strict=True), strict=True):
        if any(stated):
            values[name] = tuple(dict.fromkeys(chain.from_iterable(stated)))
    there = [draft for draft in drafts if draft.event_id == base.event_id]
    values |= _times(there)
    cited = _cited(drafts)
    return replace(
        base,
        **values,
        kind=_kind(base, there),
        subkind=_subkind(there),
        status=min((draft.status for draft in drafts), key=STATES.index),
        other_names=_names(base, drafts),
        credits=_credits(drafts),
        links=_links(chain.from_iterable(draft.links for draft in drafts)),
        identifiers=_identifiers(cited, drafts),
        details=_details(cited, drafts),
    )


def _cited(drafts: Sequence[ItemDraft]) -> ItemDraft:
    """The one whose citation holds: details of two would be those of no print. The most trusted that says
    where it was printed and names its DOI, else that says where, else that says anything."""
    printed = [draft for draft in drafts if any(name in _PRINTED for name, _ in draft.details)]
    named = [draft for draft in printed if any(one.scheme == "doi" for one in draft.identifiers)]
    told = [draft for draft in drafts if draft.details]
    return next(iter((*named, *printed, *told)), drafts[0])


def _details(cited: ItemDraft, drafts: Sequence[ItemDraft]) -> tuple[tuple[str, str], ...]:
    """Those of the citation, and the first note."""
    note = next((pair for draft in drafts for pair in draft.details if pair[0] == "note"), None)
    own = tuple(pair for pair in cited.details if pair[0] != "note")
    return (*own, note) if note else own


def _identifiers(cited: ItemDraft, drafts: Sequence[ItemDraft]) -> tuple[Identifier, ...]:
    """All, the DOI of the citation before others."""
    dois = [one for one in cited.identifiers if one.scheme == "doi"]
    return tuple(dict.fromkeys(chain(dois, *(draft.identifiers for draft in drafts))))


def _first(values: Iterable[T]) -> T | None:
    """The first that says something, else the first."""
    listed = list(values)
    return next((value for value in listed if value), listed[0])


def _kind(base: ItemDraft, drafts: Sequence[ItemDraft]) -> str:
    """A paper that is shown as a poster is a paper."""
    return "paper" if any(draft.kind == "paper" for draft in drafts) else base.kind


def _subkind(drafts: Sequence[ItemDraft]) -> str:
    parts = chain.from_iterable(draft.subkind.split("+") for draft in drafts if draft.subkind)
    return "+".join(dict.fromkeys(parts))


def _times(drafts: Sequence[ItemDraft]) -> dict[str, Any]:
    """The first slot that is known best, and the others behind it.

    All drafts belong to one event; slots stand in the zone of the first, others' in other zones are left out.
    """
    timed = [draft for draft in drafts if draft.clock] or [draft for draft in drafts if draft.day]
    if not (timed or any(draft.room or draft.session for draft in drafts)):
        return {"more": ()}  # papers, mostly
    main = timed[0] if timed else drafts[0]
    values: dict[str, Any] = {name: getattr(main, name) for name in _TIME}
    for name in ("room", "session"):
        values[name] = values[name] or _first(getattr(draft, name) for draft in drafts)
    slots = [slot for draft in timed if draft.zone == main.zone for slot in (_slot(draft), *draft.more)]
    first = _slot(main)
    known = {(slot.day, slot.clock): slot for slot in reversed(slots)}
    values["more"] = tuple(
        slot for slot in dict.fromkeys(slots)
        if slot.clock and (slot.day, slot.clock) != (first.day, first.clock)
        and known[slot.day, slot.clock] == slot
    )  # fmt: skip
    return values


def _slot(draft: ItemDraft) -> Showing:
    return Showing(draft.day, draft.clock, draft.clock_end, draft.session, draft.room)


def _names(base: ItemDraft, drafts: Sequence[ItemDraft]) -> tuple[str, ...]:
    """Other names, and titles that are spelt with other words than the base's."""
    names: dict[str, str] = {}
    for name in (*base.other_names, *chain.from_iterable((d.title, *d.other_names) for d in drafts[1:])):
        names.setdefault(key(name), name)
    names.pop(key(base.title), None)
    return tuple(names.values())


def _credits(drafts: Sequence[ItemDraft]) -> tuple[Credit, ...]:
    """Authors of the fullest list, the other roles of the first that names any; affiliations from all."""
    first = drafts[0].credits
    if all(draft.credits == first for draft in drafts) and not any(each.affiliation for each in first):
        return first
    lists = [[credit for credit in draft.credits if credit.role == "author"] for draft in drafts]
    authors = max(lists, key=len)
    others = [[credit for credit in draft.credits if credit.role != "author"] for draft in drafts]
    rest = next((each for each in others if each), [])
    known = {
        credit.person_id or key(credit.name): credit.affiliation
        for draft in reversed(drafts) for credit in draft.credits if credit.affiliation
    }  # fmt: skip
    chosen = (*authors, *rest)
    base = drafts[0].credits
    if {(each.person_id, each.role) for each in base} == {(each.person_id, each.role) for each in chosen}:
        chosen = base  # the order in which the base names them
    if not known:
        return tuple(chosen)
    return tuple(
        each
        if each.affiliation
        else replace(each, affiliation=known.get(each.person_id or key(each.name), ""))
        for each in chosen
    )


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Each address once: that it is also reached without encryption makes it no other."""
    found: dict[str, Link] = {}
    for link in links:
        name = _ADDRESS.sub("", link.url, count=1)
        known = found.setdefault(name, link)
        if known.url.startswith("http:") and link.url.startswith("https:"):
            found[name] = replace(known, url=link.url)
    return tuple(found.values())
