"""A full disk, and files that may not be written: told, undone as a whole, well again when there is room."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import copies
from store.deliveries import Profile, Schedule
from store.errors import NoRoom, ReadOnly, StoreError
from store.store import Store
from tests.copies.test_bringing import nothing
from tests.store import sample
from tests.store.sample import T0

LONG = Profile(topics=tuple(f"a topic that takes some room, number {n}" for n in range(200)))


def fill(store: Store) -> None:
    """Subscribe until there is no room; far more than there can be."""
    for _ in range(2_000):
        store.subscribe("T1", "C1", LONG, Schedule(), "U1", T0)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - found where mount was


def test_on_a_full_disk_a_write_is_told_and_undone_and_reading_goes_on(small: Path, seeds: Path) -> None:
    store = Store(small / "data")
    try:
        store.load_seeds(seeds, T0)
        with pytest.raises(NoRoom, match="disk is full") as caught:
            fill(store)
        assert "Free some space" in caught.value.remedy
        assert any("disk is full" in problem for problem in store.health())
        before = len(store.subscriptions())
        with pytest.raises(NoRoom):
            store.subscribe("T1", "C1", LONG, Schedule(), "U1", T0)
        assert len(store.subscriptions()) == before
        assert store.events()
        assert store.check() == ()
    finally:
        store.close()


def test_a_backup_onto_a_full_disk_leaves_nothing_behind(small: Path, data: Path, seeds: Path) -> None:
    store = Store(data)
    try:
        store.load_seeds(seeds, T0)
        (small / "ballast").write_bytes(b"x" * (5 << 19))
        with pytest.raises(NoRoom):
            copies.make(store, small / "copy", T0, "0.1.0")
        assert [path.name for path in small.iterdir()] == ["ballast"]
    finally:
        store.close()


def test_a_restore_onto_a_full_disk_changes_nothing(small: Path, data: Path, seeds: Path) -> None:
    store = Store(data)
    store.load_seeds(seeds, T0)
    copy = copies.make(store, data.parent / "copy", T0, "0.1.0")
    store.close()
    (small / "ballast").write_bytes(b"x" * (5 << 19))
    with pytest.raises(NoRoom):
        copies.restore(copy.folder, small, T0, nothing)
    assert {path.name for path in small.iterdir()} == {"ballast", "in-use.lock"}


def test_health_forgets_the_full_disk_at_the_next_write_that_succeeds(
    loaded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded._team._writers.idle[0].execute("PRAGMA max_page_count = 1")  # SQLite takes the pages there are: no more
    with pytest.raises(NoRoom):
        fill(loaded)
    assert any("disk is full" in problem for problem in loaded.health())
    loaded._team._writers.idle[0].execute("PRAGMA max_page_count = 1000000")
    loaded.subscribe("T1", "C1", LONG, Schedule(), "U1", T0)
    assert loaded.health() == ()


def test_files_that_may_not_be_written_are_told(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(data)
    store.load_seeds(sample.write(tmp_path / "more"), T0)
    store.close()
    connect = sqlite3.connect

    def read_only(path: Path, **how: object) -> sqlite3.Connection:
        """As the system opens a file without the right to write it; root has that right everywhere."""
        if path.suffix != ".db":
            return connect(path, **how)  # type: ignore[call-overload,no-any-return] # how: sqlite3's own
        return connect(f"file:{path}?mode=ro", uri=True, **how)  # type: ignore[call-overload,no-any-return] # the same

    monkeypatch.setattr(sqlite3, "connect", read_only)
    store = Store(data)
    try:
        assert store.events()
        with pytest.raises(ReadOnly, match=r"team\.db may not be written") as caught:
            store.subscribe("T1", "C1", LONG, Schedule(), "U1", T0)
        assert str(data) in caught.value.remedy
        with pytest.raises(ReadOnly):
            store.first_time("event_id:E1", T0)
        assert "team.db may not be written" in store.health()
    finally:
        store.close()


def test_the_errors_are_the_stores_own() -> None:
    assert issubclass(NoRoom, StoreError)
    assert issubclass(ReadOnly, StoreError)
