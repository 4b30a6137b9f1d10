"""Nothing is posted twice after a restore: what may have been sent since, its subscribers decide."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.digests.outbox import record_due
from store.marks import Mark, MarkName
from store.store import Store


def hold_back(folder: Path, made_at: datetime, now: datetime) -> int:
    """Bring the files of a backup up to date, and make unknown all that is due by now; how many are.

    The process that ran between the backup and now may have posted any of it, and the backup does not know.
    """
    store = Store(folder)
    try:
        record_due(store, now)
        reason = f"Hallway was put back to what it knew on {made_at.astimezone(UTC):%d %b %Y at %H:%M} UTC"
        held = store.hold_back(reason, now)
        store.mark(Mark(MarkName.RESTORE, now, made_at.isoformat()))
        return held
    finally:
        store.close()
