"""Nothing is posted twice after a restore: what was sent since is taken over, and the rest is asked about."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.digests.due import record_due
from store.deliveries import Delivery, Subscription
from store.folder import TEAM
from store.inspection import Condition, inspect
from store.marks import Mark, MarkName
from store.store import Store

_LATEST = 100_000


@dataclass(frozen=True, slots=True)
class Caught:
    """What became of the digests that were due between the backup and now."""

    adopted: int = 0
    """Of these the present file told how they ended."""
    doubtful: int = 0
    """Of these nobody knows whether they were posted: whoever subscribed decides."""


def catch_up(stage: Path, present: Path, made_at: datetime, now: datetime) -> Caught:
    """Bring the files of a backup up to date with what was posted since, as far as that is known.

    :param stage: the folder of the files that are to be put back
    :param present: the folder of those that they replace, which may be damaged, or not there
    """
    with closing(Store(stage)) as store:
        record_due(store, now)
        adopted = store.adopt(_ended(store, present))
        reason = f"Hallway was put back to what it knew on {made_at.astimezone(UTC):%d %b %Y at %H:%M} UTC"
        doubtful = store.hold_back(reason, now)
        store.mark(Mark(MarkName.RESTORE, now, made_at.isoformat()))
    return Caught(adopted, doubtful)


def _ended(store: Store, present: Path) -> tuple[Delivery, ...]:
    """The deliveries in the present file of subscriptions that are the backup's own."""
    with _copied(present) as later:
        if later is None:
            return ()
        ours = {each.id: _name(each) for each in store.subscriptions()}
        same = {each.id for each in later.subscriptions() if ours.get(each.id) == _name(each)}
        return tuple(each for each in later.deliveries(limit=_LATEST) if each.subscription in same)


@contextmanager
def _copied(folder: Path) -> Iterator[Store | None]:
    """A copy of the team's file, open; None where it is not sound. The file itself is left as it is."""
    with tempfile.TemporaryDirectory(prefix="hallway-") as scratch:
        found = {each.name: each.condition for each in inspect(folder, Path(scratch))}
        if found[TEAM] not in (Condition.SOUND, Condition.OLDER):
            yield None
            return
        with closing(Store(Path(scratch))) as store:
            yield store


def _name(each: Subscription) -> tuple[str, str, datetime]:
    """By which it is known to be the same one: numbers are given again after a restore."""
    return (each.team, each.channel, each.created_at)
