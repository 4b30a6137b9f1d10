"""Sources and how they are kept fresh, in lines for people and in records for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bot.commands.common import counted
from bot.commands.import_lines import as_json, lines
from bot.syncing.runner import Ran
from bot.syncing.timing import said
from store.syncs import Counts, ImportRun, Provenance, Sync, SyncChange, SyncWish

Json = dict[str, Any]


def sync_line(each: Sync, now: datetime) -> str:
    """``1. https://…, every 6h, zone Asia/Tokyo: fresh on 2026-11-20 21:10 UTC; last import …; next …``."""
    told = ", ".join((f"every {said(each.wish.every)}", *_hints(each.wish)))
    return f"{each.id}. {each.wish.url}, {told}: {'; '.join(_state(each, now))}"


def _hints(wish: SyncWish) -> Iterator[str]:
    """What it is read by, in words."""
    named = (("format", wish.format), ("event", wish.event), ("year", wish.year), ("zone", wish.zone))
    yield from (f"{name} {value}" for name, value in named if value)
    if wish.columns:
        yield f"columns {' '.join('='.join(pair) for pair in wish.columns)}"
    if wish.every_status:
        yield "all statuses"
    if wish.utc_is_local:
        yield "UTC is local"


def sync_json(each: Sync, changes: tuple[SyncChange, ...], now: datetime) -> Json:
    """Moments are UTC in ISO 8601 or null; ``paused`` and ``error`` say why, and are else empty."""
    wish = each.wish
    return {
        "id": each.id, "url": wish.url, "every": said(wish.every), "format": wish.format, "event": wish.event,
        "year": wish.year, "zone": wish.zone, "columns": dict(wish.columns),
        "all_statuses": wish.every_status, "utc_is_local": wish.utc_is_local,
        "allow_private": wish.allow_private, "added": _iso(each.added_at), "tried": _iso(each.tried_at),
        "fresh": _iso(each.done_at), "imported": _iso(each.changed_at),
        "next": None if each.paused else _iso(each.due_at), "failures": each.failures, "error": each.error,
        "remedy": each.remedy, "paused": each.paused, "running": _running(each, now),
        "last_import": asdict(each.counts) if each.counts else None,
        "history": [{"at": _iso(change.at), "what": change.what} for change in changes],
    }  # fmt: skip


def ran_lines(ran: Ran) -> Iterator[str]:
    """What a run did: the report of the import, or that nothing was to be done."""
    name = f"{ran.sync.id}. {ran.sync.wish.url}" if ran.sync.id else ran.sync.wish.url
    if ran.put_off:
        yield f"{name}: put off: {ran.error}"
    elif ran.error:
        if ran.imported:
            yield from lines(ran.reports, dry_run=False)
        yield f"{name}: failed: {ran.error}"
        yield from [f"  {ran.remedy}"] if ran.remedy else []
    elif not ran.reports:
        yield f"{name}: as it was"
    else:
        yield from lines(ran.reports, dry_run=False)
    if ran.sync.id and not ran.put_off:
        rest = f"paused: {ran.sync.paused}" if ran.sync.paused else f"next {moment(ran.sync.due_at)}"
        yield f"  {rest}"


def ran_json(ran: Ran) -> Json:
    """``outcome``: ``imported``, ``unchanged``, ``failed``, ``put off``; ``report`` is that of ``import``."""
    outcome = "imported" if ran.reports else "unchanged"
    return {
        "id": ran.sync.id, "url": ran.sync.wish.url,
        "outcome": "put off" if ran.put_off else "failed" if ran.error else outcome,
        "error": ran.error, "remedy": ran.remedy, "next": _iso(ran.sync.due_at),
        "report": as_json(ran.reports, dry_run=False) if ran.reports else None,
    }  # fmt: skip


def source_lines(each: Provenance, sync: Sync | None, now: datetime) -> Iterator[str]:
    """A source: what it is, what it gave, how its last import went, and when it is asked again."""
    yield each.source.title
    yield f"  {each.source.kind}, {each.place or 'no place known'}"
    things = f"{each.items:,} item{'s' * (each.items != 1)}, {each.only:,} only here"
    yield f"  {things}; first {moment(each.first)}" if each.first else f"  {things}"
    if each.last:
        yield f"  last import {moment(each.last.at)}: {_went(each.last)}"
    if sync:
        yield f"  kept fresh (sync {sync.id}, every {said(sync.wish.every)}): {'; '.join(_state(sync, now))}"


def source_json(each: Provenance, sync: Sync | None, now: datetime) -> Json:
    """``items``: that it states now, ``only``: those of them that no other source has."""
    source = each.source
    return {
        "id": source.id, "title": source.title, "format": source.kind, "place": each.place,
        "url": source.url, "records": each.records, "items": each.items, "only": each.only,
        "first": _iso(each.first), "last": _run(each.last) if each.last else None,
        "sync": sync_json(sync, (), now) if sync else None,
    }  # fmt: skip


def history_lines(runs: Iterable[ImportRun]) -> Iterator[str]:
    """Imports of a source, a line each."""
    for run in runs:
        yield f"  import {moment(run.at)}: {_went(run)}"


def history_json(runs: Iterable[ImportRun] | None) -> Json:
    """``imports``: the remembered ones, the latest first; nothing where they were not asked for."""
    return {} if runs is None else {"imports": [_run(run) for run in runs]}


def moment(at: datetime | None) -> str:
    """``2026-11-20 21:10 UTC``."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if at else "never"


def _state(each: Sync, now: datetime) -> Iterator[str]:
    if each.error:
        times = f" {each.failures} times in a row" if each.failures > 1 else ""
        yield f"failed{times}: {each.error}"
        yield f"last fresh {moment(each.done_at)}"
    else:
        yield f"fresh on {moment(each.done_at)}" if each.done_at else "not asked yet"
    if each.counts:
        yield f"last import {moment(each.changed_at)}: {_counts(each.counts)}"
    if _running(each, now):
        yield "being seen to now"
    elif each.paused:
        yield f"paused: {each.paused}"
    else:
        yield f"next {moment(each.due_at)}" if each.due_at > now else "due now"


def _running(each: Sync, now: datetime) -> bool:
    return bool(each.owner and each.lease_until and each.lease_until > now)


def _went(run: ImportRun) -> str:
    if run.problem:
        return f"failed: {run.problem}"
    gone = f", {run.gone:,} no longer in it" if run.gone else ""
    notes = f", {run.warnings:,} note{'s' * (run.warnings != 1)}" if run.warnings else ""
    return f"{_counts(run)}{gone}{notes}"


def _counts(of: Counts | ImportRun) -> str:
    named = ("new", "changed", "unchanged", "merged", "skipped")
    return counted((getattr(of, name), name) for name in named)


def _run(run: ImportRun) -> Json:
    return {**asdict(run), "at": _iso(run.at)}


def _iso(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None
