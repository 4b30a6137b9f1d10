"""Moments as text of one width, so that their order is the text's order in any database."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(moment: datetime) -> str:
    """``2026-11-23T09:00:00.000000+00:00``; the moment must be aware."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str | None) -> datetime | None:
    """What ``utc`` wrote; None for NULL."""
    return datetime.fromisoformat(text) if text else None
