"""What the soak proves, and what it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot.sandbox.core import BOT_TOKEN, SIGNING_SECRET
from tests.bench.figures import percentile, table
from tests.traffic.soak import Found, expected

SLOWEST = 1.0
"""Seconds within which everything is acknowledged."""
GROWTH = 0.1
WARM = 60.0
"""Seconds until the memory must have stopped growing."""
WINDOW = 10
"""Samples of memory that are taken together."""


def lost(found: Found) -> list[str]:
    """What was accepted and came to nothing, or came more often than asked for."""
    there, wanted = found.tally["effects"], expected(found)
    perhaps = found.ending.get("perhaps", {})
    return [
        f"{key}: {many} accepted, {there.get(key, 0)} seen"
        for key, many in wanted.items()
        if not many <= there.get(key, 0) <= many + perhaps.get(key, 0)
    ]


def failures(found: Found) -> Iterator[str]:
    """Everything but time and memory."""
    yield from found.steady["problems"][:5]
    yield from found.ending["problems"][:5]
    yield from lost(found)[:5]
    yield from (f"the backup: {each}" for each in found.backup)
    yield from (f"Slack would refuse: {each}" for each in found.tally["violations"])
    if found.steady["unanswered"]:
        yield f"{found.steady['unanswered']} requests got no answer under the even load"
    for name in ("busy", "references", "refused"):
        if found.tally[name]:
            yield f"{found.tally[name]} messages of the bot were: {name}"
    if found.exit_code:
        yield f"the bot ended with {found.exit_code}"
    if found.steady["unsent"]:
        yield f"{found.steady['unsent']} requests were never sent"
    sent, counted = answered(found), requests(found.metrics)
    if counted != sent:
        yield f"{sent} requests were answered, and the metrics say {counted}"


def untidy(log: Path) -> Iterator[str]:
    """Lines of the log that are no JSON, tell of an error, or tell too much."""
    for line in log.read_text("utf-8").splitlines():
        try:
            level = json.loads(line)["level"]
        except (ValueError, KeyError):
            yield f"no JSON in the log: {line[:200]}"
            continue
        if level in ("ERROR", "WARNING") or any(s in line for s in (BOT_TOKEN, SIGNING_SECRET, "/actions/T")):
            yield line[:300]


def answered(found: Found) -> int:
    """Requests of the even load that were answered; what is too large is refused before it is a request."""
    times = found.steady["times"]
    return sum(len(times[kind]) for kind in times if kind != "oversized") + len(found.steady["problems"])


def requests(metrics: str) -> int:
    """Those that the bot counted."""
    values = re.findall(r"^hallway_requests_total\{.*\} ([\d.e+]+)$", metrics, re.MULTILINE)
    return round(sum(map(float, values)))


def slow(found: Found) -> Iterator[str]:
    """Acknowledgements that came late, and memory that grew."""
    for kind, times in found.steady["times"].items():
        if (worst := max(times)) > SLOWEST:
            yield f"a {kind} was acknowledged after {worst:.2f} s"
    first, last = memory(found)
    if first and last > first * (1 + GROWTH):
        yield f"the memory grew from {first:.0f} MB to {last:.0f} MB"


def memory(found: Found) -> tuple[float, float]:
    """Megabytes after the warm-up, and at the end."""
    warm = [size for at, size in found.memory if at >= min(WARM, found.memory[-1][0] / 2)]
    return median(warm[:WINDOW]), median(warm[-WINDOW:])


def figures(found: Found) -> str:
    """A table of times by kind, and what else was measured."""
    kinds = sorted(found.steady["times"].items())
    every = [time for _, times in kinds for time in times]
    rows = [
        (kind, len(times), *(_within(times, share) for share in (50, 95, 99)), f"{max(times) * 1000:.0f}")
        for kind, times in (*kinds, ("all", every))
    ]
    first, last = memory(found)
    accepted = sum(found.ending["expected"].values())
    return "\n".join(
        (
            table(("acknowledged", "requests", "p50 ms", "p95 ms", "p99 ms", "max ms"), rows),
            "",
            f"the load itself was late by {found.steady['late'] * 1000:.0f} ms at most",
            f"memory {first:.0f} MB after the warm-up, {last:.0f} MB at the end; {found.cpu:.2f} processors",
            f"backup and restore under load: {found.backup_seconds:.1f} s with their checks",
            f"told to stop under load: ended after {found.stopping_seconds:.1f} s",
            f"answers owed from that load: {accepted}; requests not accepted: {found.ending['unanswered']}",
        )
    )


def _within(times: list[float], share: int) -> str:
    """Milliseconds; one alone is all of its percentiles."""
    return f"{percentile(times if len(times) > 1 else times * 2, share):.0f}"
