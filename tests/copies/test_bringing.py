"""A backup put back: nothing lost, nothing half done, and nobody in between."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import copies
from store.copies import Copy
from store.deliveries import Profile, Schedule
from store.errors import BadCopy, Damaged, InUse, NotReady, WrongVersion
from store.store import Store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def nothing(stage: Path, copy: Copy) -> None:
    """Prepare nothing."""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_was_lost_is_there_again_and_what_was_there_is_kept(
    copy: Copy, store: Store, data: Path
) -> None:
    store.subscribe("T1", "C2", Profile(topics=("later",)), Schedule(), "U2", NOW)
    store.close()
    done = copies.restore(copy.folder, data, NOW, nothing)
    again = Store(data)
    assert [each.channel for each in again.subscriptions()] == ["C1"]
    assert again.check() == ()
    again.close()
    assert done.aside
    kept = Store(done.aside)
    assert [each.channel for each in kept.subscriptions()] == ["C1", "C2"]
    kept.close()
    assert sorted(path.name for path in data.iterdir() if path.name.startswith("restore")) == []


def test_side_files_of_a_killed_process_go_aside_with_theirs(copy: Copy, store: Store, data: Path) -> None:
    store.close()
    for name in ("team.db-wal", "team.db-shm"):
        (data / name).write_bytes(b"left over")
    done = copies.restore(copy.folder, data, NOW, nothing)
    assert done.aside
    assert {"team.db", "team.db-wal", "team.db-shm"} <= set(contents(done.aside))
    again = Store(data)
    assert again.check() == ()
    again.close()


def test_one_file_alone_leaves_the_other(copy: Copy, store: Store, data: Path) -> None:
    store.subscribe("T1", "C2", Profile(topics=("later",)), Schedule(), "U2", NOW)
    store.close()
    (data / "catalogue.db").write_bytes(b"broken" * 1000)
    with pytest.raises(Damaged) as caught:
        Store(data)
    assert f"hallway restore {copy.folder} --only catalogue" in caught.value.remedy
    assert "hallway doctor" in caught.value.remedy
    copies.restore(copy.folder, data, NOW, nothing, ["catalogue.db"])
    again = Store(data)
    assert len(again.subscriptions()) == 2
    assert again.events()
    again.close()


def test_two_restores_keep_two_folders(copy: Copy, store: Store, data: Path) -> None:
    store.close()
    first, second = (copies.restore(copy.folder, data, NOW, nothing).aside for _ in range(2))
    assert first != second
    assert first
    assert second
    assert set(contents(first)) == set(contents(second)) == {"catalogue.db", "team.db"}


def test_into_an_empty_folder_nothing_is_moved_aside(copy: Copy, tmp_path: Path) -> None:
    assert copies.restore(copy.folder, tmp_path / "new", NOW, nothing).aside is None
    store = Store(tmp_path / "new")
    assert store.health() == ()
    store.close()


HOLD = """
import sys
from pathlib import Path
from store.store import Store
store = Store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_running_hallway_is_not_restored_under_and_a_killed_one_is_no_obstacle(
    copy: Copy, store: Store, data: Path
) -> None:
    store.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"open\n"
        with pytest.raises(InUse, match="at work") as caught:
            copies.restore(copy.folder, data, NOW, nothing)
        assert "Stop the bot" in caught.value.remedy
        process.kill()
    assert (data / "in-use.lock").exists()
    copies.restore(copy.folder, data, NOW, nothing)


def test_nobody_opens_the_folder_while_a_restore_is_under_way(copy: Copy, store: Store, data: Path) -> None:
    store.close()

    def prepare(stage: Path, copy: Copy) -> None:
        with pytest.raises(InUse, match="under way"):
            Store(data)

    copies.restore(copy.folder, data, NOW, prepare)


def test_a_restore_killed_while_it_exchanges_is_told_and_can_be_run_again(
    copy: Copy, store: Store, data: Path
) -> None:
    store.close()
    (data / "restore.ready").mkdir()
    shutil.move(data / "team.db", data / "restore.ready")
    with pytest.raises(NotReady, match="not finished") as caught:
        Store(data)
    assert "again" in caught.value.remedy
    copies.restore(copy.folder, data, NOW, nothing)
    again = Store(data)
    assert len(again.subscriptions()) == 1
    again.close()


@pytest.mark.parametrize("when", ["copied", "prepared"])
def test_a_restore_that_fails_leaves_all_as_it_was(copy: Copy, store: Store, data: Path, when: str) -> None:
    store.close()
    before = contents(data)

    def prepare(stage: Path, copy: Copy) -> None:
        raise ZeroDivisionError

    if when == "copied":
        (copy.folder / "team.db").write_bytes(b"x")
        with pytest.raises(BadCopy):
            copies.restore(copy.folder, data, NOW, nothing)
    else:
        with pytest.raises(ZeroDivisionError):
            copies.restore(copy.folder, data, NOW, prepare)
    assert contents(data) == before
    assert not [path for path in data.iterdir() if path.is_dir()]


def test_a_backup_of_a_newer_hallway_is_refused(copy: Copy) -> None:
    path, manifest = copy.folder / "team.db", copy.folder / "manifest.json"
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 900")
    conn.close()
    said = json.loads(manifest.read_text())
    said["program"] = "9.0"
    said["files"][1].update(version=900, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    manifest.write_text(json.dumps(said))
    with pytest.raises(WrongVersion, match="newer Hallway") as caught:
        copies.verify(copy.folder)
    assert "9.0" in caught.value.remedy


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_restored_by_root_the_files_belong_to_whom_the_folder_belongs(
    copy: Copy, store: Store, data: Path
) -> None:
    store.close()
    os.chown(data, 10_001, 10_001)
    copies.restore(copy.folder, data, NOW, nothing)
    assert {(data / name).stat().st_uid for name in ("team.db", "catalogue.db")} == {10_001}
    assert copy.folder.stat().st_mode & 0o077 == 0, "a backup is for its owner alone"
