"""Import reports in lines for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from bot.commands.common import counted
from store.reports import ImportReport, Moved

_SHOWN = 10
_FIELDS = {
    "clock": "start", "clock_end": "end", "listed": "listed by its source",
}  # fmt: skip
_COUNTS = (
    "new", "changed", "unchanged", "merged", "events", "people", "items", "with_authors", "author_entries",
    "with_abstract", "with_time",
)  # fmt: skip


def lines(reports: Sequence[ImportReport], *, dry_run: bool) -> Iterator[str]:
    """What came in of each file and in all, what did not and why."""
    taken = [report for report in reports if not report.problem]
    for report in taken:
        yield f"{report.source} ({report.format}): {_counts(report)}"
        yield from (f"  {line}" for line in _details(report))
    left_out = [report for report in reports if report.left_out]
    yield from _some([f"Left out: {each.source}: {each.problem}" for each in left_out], "left out")
    for report in reports:
        if report.problem and not report.left_out:
            yield f"Not imported: {report.source}: {report.problem}"
            yield from [f"  {report.remedy}"] if report.remedy else []
    if len(taken) > 1:
        yield f"In all {len(taken)} files: {_counts(_sum(taken))}"
    if not taken:
        yield "Nothing was imported."
    elif dry_run:
        yield "This was a dry run: nothing was written."


def as_json(reports: Sequence[ImportReport], *, dry_run: bool) -> dict[str, Any]:
    """Each file whole, and the sums."""
    taken = [report for report in reports if not report.problem]
    failed = [report for report in reports if report.problem and not report.left_out]
    total = {name: sum(getattr(report, name) for report in taken) for name in _COUNTS}
    skipped = sum(len(report.skipped) for report in taken)
    return {
        "dry_run": dry_run,
        "files": [_file(report) for report in reports],
        "total": {
            **total,
            "skipped": skipped,
            "files": len(taken),
            "failed": len(failed),
            "left_out": len(reports) - len(taken) - len(failed),
        },
    }


def _file(report: ImportReport) -> dict[str, Any]:
    found = asdict(report)
    for moved in found["changes"]:
        moved["at"] = moved["at"].isoformat() if moved["at"] else None
    return found


def _counts(report: ImportReport) -> str:
    counts = (
        (report.new, "new"),
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.merged, "merged with what is known"),
        (len(report.skipped), "skipped"),
    )
    return counted(counts)


def _details(report: ImportReport) -> Iterator[str]:
    yield from _some([f"skipped: {each.place}: {each.reason}" for each in report.skipped], "skipped")
    yield from _some([_moved(each) for each in report.changes], "moved")
    if report.gone:
        yield f"no longer in it, and kept: {', '.join(report.gone[:_SHOWN])}" + (
            f" and {len(report.gone) - _SHOWN:,} more" if len(report.gone) > _SHOWN else ""
        )
    yield from _some([f"note: {warning}" for warning in report.warnings], "notes")


def _moved(moved: Moved) -> str:
    field = _FIELDS.get(moved.field, moved.field)
    return f"moved: {moved.title}: {field} was {moved.old or 'not known'}, is {moved.new or 'not known'}"


def _some(told: Sequence[str], what: str) -> Iterator[str]:
    """The first ones, then how many more there are."""
    yield from told[:_SHOWN]
    if len(told) > _SHOWN:
        yield f"{what}: {len(told) - _SHOWN:,} more (--json names them all)"


def _sum(reports: Sequence[ImportReport]) -> ImportReport:
    return ImportReport(
        "",
        **{name: sum(getattr(report, name) for report in reports) for name in _COUNTS[:4]},
        skipped=tuple(skipped for report in reports for skipped in report.skipped),
    )
