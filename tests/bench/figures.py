"""Figures of a series of timings, and a plain table of them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles


def percentile(seconds: Sequence[float], share: int) -> float:
    """In milliseconds; ``share`` from 1 to 99."""
    return quantiles(seconds, n=100, method="inclusive")[share - 1] * 1000


def spread(seconds: Sequence[float]) -> list[str]:
    """p50, p95 and the largest, in milliseconds."""
    return [f"{percentile(seconds, share):.2f}" for share in (50, 95)] + [f"{max(seconds) * 1000:.2f}"]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """The first column to the left, the others to the right."""
    lines = [list(map(str, row)) for row in (head, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
