"""Real papers for the benchmarks: a file of JSON lines, one paper each, loaded as any other source is.

The file is not part of the project. Its place is given as an argument or as HALLWAY_PAPERS; it may be packed
with gzip. A line holds ``title``, and may hold ``abstract``, ``authors``, ``venue``, ``year``, ``kind``,
``url``, ``id``, ``status``, ``keywords`` (kept aside, not loaded) and ``dup`` (the paper stands there twice).
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from store.catalogue.drafts import Drafts, EventDraft, ItemDraft, PersonDraft, SourceDraft
from store.catalogue.works import load_drafts
from store.records import KINDS, Credit, Link
from store.store import Store
from store.text import clean, slug

VARIABLE = "HALLWAY_PAPERS"
_SOURCE = SourceDraft("papers", "papers", "file of papers")


@dataclass(frozen=True, slots=True)
class Paper:
    """One line of the file; ``keywords`` folded to lower case."""

    id: str
    title: str
    abstract: str
    authors: tuple[str, ...]
    venue: str
    year: int | None
    kind: str
    url: str
    keywords: tuple[str, ...]
    again: bool


def place(arguments: Sequence[str]) -> Path | None:
    """The file, where it is named and there; otherwise says that the benchmark is passed over."""
    named = arguments[0] if arguments else os.environ.get(VARIABLE, "")
    if named and Path(named).is_file():
        return Path(named)
    print(f"Passed over: needs a file of papers (JSON lines), as an argument or in {VARIABLE}.")
    return None


def read(path: Path, most: int | None = None) -> tuple[Paper, ...]:
    """The papers of a file, ``most`` of them at most; ids made where they lack or are taken."""
    found: dict[str, Paper] = {}
    for number, line in enumerate(lines(path)):
        if most is not None and number >= most:
            break
        paper = _paper(json.loads(line), f"paper-{number}", found)
        if paper.title:
            found[paper.id] = paper
    return tuple(found.values())


def load(store: Store, papers: Iterable[Paper], now: datetime, without: frozenset[str] = frozenset()) -> None:
    """Bring the catalogue to hold these papers.

    :param without: names of authors who are left out of every paper
    """
    listed = tuple(papers)
    people = {slug(name) or name: name for paper in listed for name in paper.authors if name not in without}
    drafts = Drafts(
        sources=(_SOURCE,),
        events=tuple(_events(listed)),
        people=tuple(PersonDraft(id, name) for id, name in people.items()),
        items=tuple(_item(paper, without) for paper in listed),
    )
    with store._catalogue.writing() as conn:
        load_drafts(conn, drafts, "papers", now)


def lines(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from (line for line in file if line.strip())


def _paper(given: dict[str, Any], fallback: str, taken: dict[str, Paper]) -> Paper:
    id = clean(str(given.get("id") or fallback))
    kind = str(given.get("kind") or "paper").replace(" ", "_")
    return Paper(
        id=fallback if id in taken else id,
        title=clean(given.get("title") or ""),
        abstract=clean(given.get("abstract") or ""),
        authors=tuple(dict.fromkeys(clean(name) for name in given.get("authors") or () if clean(name))),
        venue=clean(given.get("venue") or "elsewhere"),
        year=given.get("year"),
        kind=kind if kind in KINDS else "paper",
        url=given.get("url") or "",
        keywords=tuple(dict.fromkeys(word.strip().lower() for word in given.get("keywords") or ())),
        again=bool(given.get("dup")),
    )


def _event(paper: Paper) -> str:
    return f"{slug(paper.venue) or 'elsewhere'}-{paper.year or 'undated'}"


def _events(papers: Iterable[Paper]) -> Iterator[EventDraft]:
    for id, paper in {_event(paper): paper for paper in papers}.items():
        label = f"{paper.venue} {paper.year or ''}".strip()
        yield EventDraft(id, paper.venue, paper.year, label, label, source_ids=("papers",))


def _item(paper: Paper, without: frozenset[str]) -> ItemDraft:
    credited = {slug(name) or name: name for name in paper.authors if name not in without}
    return ItemDraft(
        paper.id,
        _event(paper),
        paper.kind,
        paper.title,
        abstract=paper.abstract,
        credits=tuple(Credit(id, name, "author") for id, name in credited.items()),
        links=(Link("page", paper.url, "papers"),) if paper.url else (),
        sources=(("papers", None),),
    )
