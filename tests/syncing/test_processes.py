"""Several processes, and processes that are killed: one import, and no mark before it is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.syncing import holders
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
    ran = keeper.run()
    assert [(report.new, report.changed, report.unchanged) for report in ran.reports] == [(0, 0, 3)]
    assert (keeper.now().held.etag, keeper.now().failures) == ('"two"', 0)
    assert len(keeper.titles()) == 3


def test_one_killed_before_its_import_leaves_all_as_it_was(keeper: Keeper) -> None:
    changed(keeper)
    killed(keeper, "claimed")
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    assert [report.new for report in keeper.run().reports] == [1]
    whats = [change.what for change in keeper.store.sync_changes(1)]
    assert whats == ["added", "failed: Hallway stopped while it was at it", "went well again"]


def test_what_ends_its_readers_is_not_read_again_and_again(keeper: Keeper) -> None:
    changed(keeper)
    killed(keeper, "claimed")
    killed(keeper, "claimed")
    assert keeper.runner().run() == ()  # as long as the lease of the second one lasts
    keeper.later(LEASE)
    assert keeper.run().reports


def test_one_that_is_named_does_not_wait_for_the_lease_of_the_dead(keeper: Keeper) -> None:
    changed(keeper)
    for _ in range(3):
        with child(keeper, "claimed") as process:
            process.communicate("\n")
        ran = keeper.runner().run_one(1)
        assert ran is not None
        assert not ran.error
        keeper.later(EVERY)


def test_the_lease_of_one_that_lives_is_waited_for_also_by_name(keeper: Keeper) -> None:
    changed(keeper)
    keeper.site.gate.clear()
    with child(keeper) as process:
        keeper.site.reached.clear()
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        assert keeper.site.reached.wait(30)
        assert keeper.runner().run_one(1) is None
        keeper.site.gate.set()
        process.communicate()


def test_a_holder_is_gone_only_where_that_is_seen() -> None:
    here = holders.named()
    assert not holders.gone(here)
    where, pid, since = here.rpartition("-")[0].split(".")
    assert holders.gone(f"{where}.{pid}.{int(since) + 1}-aa")  # its number went to another process
    assert not holders.gone(f"elsewhere.{pid}.{since}-aa")
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
        assert holders.gone(f"{where}.{ended.pid}.1-aa")
    for other in (
        "",
        "test",
        f"{pid}-aabbccdd",
        f"{where}.x.1-aa",
        f"{where}.{'9' * 40}.1-aa",
        f"{where}.1-aa",
    ):
        assert not holders.gone(other), other


def test_a_process_that_waits_to_be_buried_is_gone() -> None:
    where = holders.named().partition(".")[0]
    with subprocess.Popen([sys.executable, "-c", "print()"], stdout=subprocess.PIPE) as ended:
        assert ended.stdout
        since = holders.since(ended.pid)
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
        assert holders.gone(f"{where}.{ended.pid}.{since}-aa")


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
