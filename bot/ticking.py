"""What comes again by itself: APScheduler calls, one call at a time, and a late one is made all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from apscheduler.schedulers.background import BackgroundScheduler


def ticking(run: Callable[[], object], seconds: float) -> BackgroundScheduler:
    """Have it called every so many seconds from now on, in a thread of its own, until it is shut down."""
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_job(
        run, "interval", seconds=seconds, max_instances=1, coalesce=True, misfire_grace_time=None
    )
    scheduler.start()
    return scheduler
