"""Several processes, and processes that are killed: one import, and no mark before it is there."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.syncing.runner import LEASE
from tests.syncing.conftest import EVERY, NOON, Keeper
from tests.syncing.site import papers

ROOT = Path(__file__).parents[2]


@contextmanager
def child(keeper: Keeper, fatal: str = "") -> Iterator[subprocess.Popen[str]]:
    """A process that is ready to see to what is due at the clock's time."""
    command = [sys.executable, "-m", "tests.syncing.child", str(keeper.data)]
    arguments = [keeper.clock.now().isoformat(), fatal]
    with subprocess.Popen(
        [*command, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


def killed(keeper: Keeper, step: str) -> None:
    """A process is killed with signal 9 at a step of its run."""
    with child(keeper, step) as process:
        process.communicate("\n")
    assert process.returncode == -signal.SIGKILL


def changed(keeper: Keeper) -> None:
    keeper.add()
    keeper.site.content = papers("Frogs in ponds", "Toads in reeds", "Newts in streams")
    keeper.site.headers["ETag"] = '"two"'
    keeper.later(EVERY)


def test_one_killed_between_import_and_mark_is_not_marked_and_imports_the_same_again(keeper: Keeper) -> None:
    changed(keeper)
    killed(keeper, "imported")
    assert "Newts in streams" in keeper.titles()
    sync = keeper.now()
    assert (sync.done_at, sync.changed_at, sync.held.etag) == (NOON, NOON, '"one"')
    assert keeper.runner().run() == ()  # as long as the lease of the killed one lasts
    keeper.later(LEASE)
    ran = keeper.run()
    assert [(report.new, report.changed, report.unchanged) for report in ran.reports] == [(0, 0, 3)]
    assert (keeper.now().held.etag, keeper.now().failures) == ('"two"', 0)
    assert len(keeper.titles()) == 3


def test_one_killed_before_its_import_leaves_all_as_it_was(keeper: Keeper) -> None:
    changed(keeper)
    killed(keeper, "claimed")
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    keeper.later(LEASE)
    assert [report.new for report in keeper.run().reports] == [1]
    whats = [change.what for change in keeper.store.sync_changes(1)]
    assert whats == ["added", "failed: Hallway stopped while it was at it", "went well again"]


def test_a_lease_given_before_the_clock_was_set_back_binds_nobody(keeper: Keeper) -> None:
    changed(keeper)
    keeper.later(timedelta(days=300))
    killed(keeper, "claimed")
    keeper.later(timedelta(days=-299))
    assert keeper.run().reports


@pytest.mark.parametrize("round_", range(2))
def test_two_processes_at_once_import_once(keeper: Keeper, round_: int) -> None:
    changed(keeper)
    with child(keeper) as one, child(keeper) as other:
        for process in (one, other):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        done = sorted(process.communicate()[0] for process in (one, other))
    assert done == ["0\n", "1\n"], round_
    assert keeper.imports() == 2
    assert len(keeper.site.asked) == 2
