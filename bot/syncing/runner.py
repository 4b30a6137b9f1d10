"""One run: what is due is claimed, fetched, imported and marked, one source after the other.

Any process may stop at any step, and any number may run at once: the store says who may do what. A run is
marked only after what it imported was committed; one that stops between the two imports the same again,
which changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.clock import Clock
from bot.syncing import holders
from bot.syncing.timing import pause
from store.errors import Busy, NotFetched, StoreError
from store.queries import Import
from store.reports import ImportReport
from store.store import Store
from store.syncs import Counts, Held, Refreshed, Sync, SyncResult, SyncWish

LEASE = timedelta(minutes=20)
"""Longer than a fetch and a reader's silence; while a file is read, it is prolonged."""
_PROLONG = timedelta(minutes=1)
_SOON = timedelta(minutes=1)
"""When the catalogue is asked again that someone else was writing."""
_LOCKED, _PATIENCE = 15, 2.0
"""How often a locked database is asked again, and seconds between."""
_GONE = 410
_TAKEN = "another process has taken it over"
T = TypeVar("T")


class _Interrupted(Exception):
    """Raised while a file is read, when we are told to stop or have lost the claim: its import is undone."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did. ``error`` says why it failed, ``reports`` are empty where nothing is new."""

    sync: Sync
    reports: tuple[ImportReport, ...] = ()
    error: str = ""
    remedy: str = ""
    put_off: bool = False
    """True where it has to be done again: the catalogue was busy, or somebody else came between."""

    @property
    def imported(self) -> bool:
        """Whether any file was taken; others may have failed."""
        return any(not report.problem for report in self.reports)


def _nothing(step: str) -> None:
    """What happens between the steps, outside of tests."""


class Runner:
    """Keeps sources fresh; one object for each thread that does so. ``step`` hears what was just done."""

    def __init__(self, store: Store, clock: Clock, step: Callable[[str], None] = _nothing) -> None:
        self._store, self._clock, self._step = store, clock, step
        self._owner = holders.named()
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Begin nothing more, and break off what is being read."""
        self._stopping.set()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stopping.is_set()

    def run(self) -> tuple[Ran, ...]:
        """See to all that are due; where one had to be put off, the others wait for the next run too."""
        done = []
        while not self._stopping.is_set():
            sync = self._claimed()
            if sync is None:
                break
            done.append(self._see_to(sync, sync.held))
            if done[-1].put_off:
                break
        return tuple(done)

    def run_one(self, id: int, *, anew: bool = False) -> Ran | None:
        """See to one, due or not; None where another process is at it.

        :param anew: import it even where it is as it was
        """
        sync = self._claimed(id)
        return self._see_to(sync, Held() if anew else sync.held) if sync else None

    def add(self, wish: SyncWish, who: str = "") -> Ran:
        """Import an address for the first time and, where that gives anything, keep it fresh from now on.

        :param who: whom the book names
        :raises StoreError: it cannot be fetched, or is kept fresh already
        """
        began = self._clock.now()
        refreshed = self._store.refresh(_order(wish), Held(), began)
        result = self._result(refreshed, wish, 1)
        if result.error and not result.counts:
            return Ran(Sync(0, wish, began, began), refreshed.reports, result.error, result.remedy)
        self._step("imported")
        sync = self._store.add_sync(wish, result.due_at, self._clock.now(), who)
        self._claimed(sync.id)
        return self._settled(sync, result, refreshed.reports)

    def _claimed(self, id: int = 0) -> Sync | None:
        return self._store.claim_sync(self._owner, self._clock.now(), LEASE, id, holders.gone)

    def _see_to(self, sync: Sync, held: Held) -> Ran:
        self._step("claimed")
        reports: tuple[ImportReport, ...] = ()
        try:
            refreshed = self._store.refresh(
                _order(sync.wish), held, self._clock.now(), _Watch(self, sync, self._clock)
            )
            reports = refreshed.reports
            result = self._result(refreshed, sync.wish, sync.failures + 1)
        except (Busy, _Interrupted) as reason:
            self._patiently(lambda: self._store.release_sync(sync.id, self._owner, self._clock.now() + _SOON))
            return Ran(sync, error=str(reason), put_off=True)
        except StoreError as error:
            result = self._failed(error, sync)
        self._step("imported" if reports else "asked")
        return self._settled(sync, result, reports)

    def _settled(self, sync: Sync, result: SyncResult, reports: tuple[ImportReport, ...]) -> Ran:
        now = self._clock.now()
        if not self._patiently(lambda: self._store.settle_sync(sync.id, self._owner, result, now)):
            return Ran(sync, error=_TAKEN, put_off=True)
        return Ran(self._store.sync(sync.id) or sync, reports, result.error, result.remedy)

    def _result(self, refreshed: Refreshed, wish: SyncWish, failures: int) -> SyncResult:
        now, reports = self._clock.now(), refreshed.reports
        if reports and all(report.problem for report in reports):
            failed = next((report for report in reports if not report.left_out), reports[0])
            due_at = now + pause(failures, wish.every)
            return SyncResult(due_at, error=failed.problem, remedy=failed.remedy)
        counts = Counts.of(reports) if reports else None
        broken = [report for report in reports if report.problem and not report.left_out]
        if broken:  # the marks stay those of before, so that it is asked for again
            due_at = now + pause(failures, wish.every)
            return SyncResult(due_at, None, counts, _partly(broken, reports, wish.url), broken[0].remedy)
        return SyncResult(now + wish.every, refreshed.held, counts)

    def _failed(self, error: StoreError, sync: Sync) -> SyncResult:
        status, again = (error.status, error.again) if isinstance(error, NotFetched) else (0, None)
        due_at = self._clock.now() + pause(sync.failures + 1, sync.wish.every, again)
        words = str(error).removeprefix(f"{sync.wish.url}: ")
        return SyncResult(due_at, error=words, remedy=error.remedy, pause=words if status == _GONE else "")

    def watch(self, sync: Sync) -> None:
        """Prolong the claim, or break the import off."""
        if self._stopping.is_set():
            raise _Interrupted("Hallway was told to stop")
        try:
            held = self._store.prolong_sync(sync.id, self._owner, self._clock.now() + LEASE)
        except Busy:
            return
        if not held:
            raise _Interrupted(_TAKEN)

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Ask the team's side, which waits only shortly for a lock."""
        for _ in range(_LOCKED):
            try:
                return ask()
            except Busy:
                self._clock.wait(_PATIENCE)
        return ask()


def _partly(broken: Sequence[ImportReport], reports: Sequence[ImportReport], url: str) -> str:
    """That some files of an archive are broken, in words."""
    first = broken[0]
    name = first.source.removeprefix(f"{url}: ")
    return f"{len(broken)} of {len(reports)} files not imported; {name}: {first.problem}"


class _Watch:
    """Is told of the progress of an import, and looks after its claim once a minute."""

    def __init__(self, runner: Runner, sync: Sync, clock: Clock) -> None:
        self._runner, self._sync, self._clock = runner, sync, clock
        self._looked = clock.now()

    def __call__(self, place: str, read: int) -> None:
        if self._runner.stopping or self._clock.now() - self._looked >= _PROLONG:
            self._looked = self._clock.now()
            self._runner.watch(self._sync)


def _order(wish: SyncWish) -> Import:
    return Import(
        (wish.url,), wish.format, wish.event, wish.year, wish.zone, wish.columns, wish.every_status,
        allow_private=wish.allow_private, utc_is_local=wish.utc_is_local,
    )  # fmt: skip
