"""Short ways to say what a source states, for the tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Byline, Entry, Finding, Hints, Home
from store.records import Identifier
from store.reports import ImportReport
from store.store import Store
from tests.store.sample import T0

CONF = Home(name="Clock Conference 2024", year=2024)
LIST = SourceDraft("list", "jsonl", "list of papers", "list.jsonl")
BIB = SourceDraft("bib", "bibtex", "library", "library.bib")
SITE = SourceDraft("site", "miniconf", "programme", "papers.csv")
LONG = "Water clocks that count the drops of a leaking roof in winter"


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in May 2024 as printed in a programme."""
    return datetime(2024, 5, day, hour, minute)  # noqa: DTZ001  # what a reader yields where no zone is named


def doi(value: str) -> tuple[Identifier, ...]:
    return (Identifier("doi", value),)


def paper(title: str, *names: str, **more: Any) -> Entry:
    """An entry with authors; ``place`` says row and title."""
    more.setdefault("place", f"row of {title[:20]}")
    return Entry(title=title, people=tuple(Byline(name) for name in names), **more)


def bring(
    store: Store,
    source: SourceDraft,
    *findings: Finding,
    hints: Hints = Hints(),  # noqa: B008  # frozen, so it may be shared
    now: datetime = T0,
    dry_run: bool = False,
) -> ImportReport:
    return store.load(source, findings, hints, now, dry_run=dry_run)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """New, changed, unchanged, merged."""
    return report.new, report.changed, report.unchanged, report.merged


def titles(store: Store, ids: Iterable[str]) -> list[str]:
    return [item.title for item in store.items(ids)]
