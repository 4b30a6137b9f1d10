"""One entry made ready for the catalogue: all that can be worked out without looking into it. Pure.

Statements are small tuples of text, so that another process can make them and hand them over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from hashlib import blake2b
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from store.catalogue.drafts import ItemDraft
from store.catalogue.entries import Entry, Hints
from store.catalogue.tidy.entry import Raw, all_tidied
from store.catalogue.works.matching import Traits, keys_of
from store.catalogue.works.met import Met
from store.catalogue.works.payload import encode, encoded
from store.catalogue.works.ready import Ready, ready
from store.catalogue.works.stated import Stated, stated
from store.records import Identifier
from store.text import clean, key

PREPRINTS = "arXiv"
"""Where a work appeared that has only been put up."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(\d\d)(\d\d)\.\d{4,5}")
"""Of an arXiv identifier: year and month."""
_LONGEST = 200
"""Characters of a source's own id."""


class Statement(NamedTuple):
    """What one source says about one thing."""

    place: str
    title: str
    own: str
    key: str
    """Names the thing inside its source: its own id, or a hash of title, kind and first name."""
    hash: str
    payload: str
    """The draft as JSON, without event and ids of people."""
    raw: str
    """JSON of title, abstract and names as they stood in the file, where they were changed; else empty."""
    venue: str
    year: int | None
    zone: str
    blocks: tuple[int, ...]
    """Where candidates for the same work are looked for."""
    again: tuple[int, ...] | None
    """Those of them that earlier statements of the document may have too; None where that is not known."""
    same_as: tuple[str, ...]
    names: int
    has_abstract: bool
    has_time: bool
    """A day and a clock time."""
    warnings: tuple[str, ...]
    ready: Ready | tuple[()]
    """The rows of an item that has no other record; see ``ready``."""


_Rows = Ready | tuple[()]
_Made = tuple[
    Entry, tuple[Entry, Raw], str, Stated, str, int | None, tuple[str, ...], tuple[int, ...],
    tuple[int, ...] | None, _Rows,
]  # fmt: skip
"""An entry, the tidy one and what was there before, its own id, what it states, the payload, the year, names
of people, keys, those met before, rows."""


def state(entry: Entry, hints: Hints, source_id: str) -> Statement:
    """Make an entry ready, its text as people read it."""
    return states((entry,), hints, source_id)[0]


def states(
    entries: Sequence[Entry], hints: Hints, source_id: str, met: Met | None = None
) -> list[Statement]:  # fmt: skip
    """The same for several, step by step: a step that is taken for all of them is taken sooner.

    Of what is done for one entry the processor keeps little at hand until it comes to the next. Some hundred
    at once take clearly less of its time than one by one.

    :param met: the keys of the document's earlier entries
    """
    tidy = all_tidied(entries)
    owns = [clean(each.own)[:_LONGEST] if each.own else "" for each in entries]
    said = [stated(shown, own, hints, source_id) for (shown, _), own in zip(tidy, owns, strict=True)]
    payloads = encoded(said)
    years = [each.year or hints.year or _year(each) for each in entries]
    names = [tuple(dict.fromkeys([one.name for one in each.get("credits", ())])) for each in said]
    keys = [
        keys_of(each.get("title", ""), called, year, each.get("identifiers", ()), each.get("abstract", ""))
        for each, called, year in zip(said, names, years, strict=True)
    ]
    numbers = [*map(_numbers, keys)]
    again = [met.again(each) if met else None for each in numbers]
    steps = zip(entries, tidy, owns, said, payloads, years, names, numbers, again, ready(said), strict=True)
    return [_statement(each, hints) for each in steps]


def _statement(made: _Made, hints: Hints) -> Statement:
    entry, (shown, before), own, said, payload, year, names, keys, again, rows = made
    title = said.get("title", "")
    venue = shown.venue or _put_up(entry)
    return Statement(
        place=entry.place,
        title=title,
        own=own,
        key=own or _content(title, entry.kind, names),
        hash=_hash("\n".join((*filter(None, (hints.event,)), venue, str(year), payload))),
        payload=payload,
        raw=_raw(before),
        venue=venue,
        year=year,
        zone=said.get("zone", ""),
        blocks=keys,
        again=again,
        same_as=entry.same_as,
        names=len(names),
        has_abstract="abstract" in said,
        has_time="day" in said and "clock" in said,
        warnings=before.warnings,
        ready=rows,
    )


def whole(draft: ItemDraft, year: int | None) -> Statement:
    """The statement of a draft that holds all ids already, as those of seed files do."""
    payload = encode(draft)
    names = [credit.name for credit in draft.credits]
    return Statement(
        place=draft.id, title=draft.title, own=draft.id, key=draft.id, hash=_hash(payload), payload=payload,
        raw="", venue="", year=year, zone=draft.zone,
        blocks=blocks(draft.title, names, year, draft.identifiers), again=None, same_as=(),
        names=len(names), has_abstract=bool(draft.abstract), has_time=bool(draft.clock), warnings=(),
        ready=(),
    )  # fmt: skip


def traits(
    found: Mapping[str, Any], stated: tuple[str, str], year: int | None, series: str = "", event_id: str = ""
) -> Traits:
    """What is compared of two statements.

    :param found: a payload, read
    :param stated: id of the source, and its own id of the thing
    """
    source_id, own = stated
    day = date.fromisoformat(found["day"]) if "day" in found else None
    clock = time.fromisoformat(found["clock"]) if "clock" in found else None
    zone = ZoneInfo(found["zone"]) if day and clock and found.get("zone") else None
    return Traits(
        title=found.get("title", ""), year=year,
        authors=tuple([credit[1] for credit in found.get("credits", ())]),
        kind=found["kind"], series=series, event=event_id, source=source_id, own=own,
        identifiers=tuple([Identifier(*each) for each in found.get("identifiers", ())]),
        day=day, abstract=found.get("abstract", ""),
        parent=found.get("parent_id", ""), clock=clock,
        moment=datetime.combine(day, clock, zone) if day and clock and zone else None,
    )  # fmt: skip


def blocks(
    title: str,
    names: Sequence[str],
    year: int | None,
    identifiers: tuple[Identifier, ...],
    abstract: str = "",
) -> tuple[int, ...]:
    """The keys of ``matching`` as numbers that SQLite keeps in eight bytes."""
    return _numbers(keys_of(title, names, year, identifiers, abstract))


def _numbers(keys: Sequence[str]) -> tuple[int, ...]:
    return tuple([
        int.from_bytes(blake2b(each.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
        for each in keys
    ])  # fmt: skip


def _content(title: str, kind: str, names: Sequence[str]) -> str:
    """The key of a thing that its source does not name."""
    return "=" + _hash("\n".join((key(title) or title, kind, *names[:1])))


def _year(entry: Entry) -> int | None:
    found = _YEAR.match(entry.published)
    if found:
        return int(found[0])
    for each in entry.identifiers:
        number = _NUMBER.match(each.value) if each.scheme == "arxiv" else None
        if number and not entry.venue:
            return 2000 + int(number[1])
    return None


def _put_up(entry: Entry) -> str:
    preprint = entry.status == "preprint" or any(each.scheme == "arxiv" for each in entry.identifiers)
    return PREPRINTS if preprint and entry.when is None else ""


def _raw(before: Raw) -> str:
    """Only what was changed, for whoever doubts the text."""
    parts = {"title": before.title, "abstract": before.abstract, "names": before.names}
    changed = {name: part for name, part in parts.items() if part}
    return json.dumps(changed, ensure_ascii=False) if changed else ""


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
