"""Backups are whole and proven, or not there."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from store import copies
from store.catalogue.migrations import STEPS as CATALOGUE_STEPS
from store.copies import Copy
from store.copies.make import told
from store.database import Database
from store.deliveries import Profile, Schedule
from store.errors import BadCopy, Damaged, NoRoom, NotReady, StoreError
from store.lastcopy import recall, remember
from store.store import Store
from tests.copies.conftest import MADE
from tests.store.test_older_versions import of_version, version_of


def test_a_backup_says_what_it_holds(copy: Copy, store: Store) -> None:
    assert copy.counts["items"] == len(list(store.export("jsonl")))
    assert copy.counts["subscriptions"] == 1
    assert copies.verify(copy.folder) == copy
    assert copy.size == sum((copy.folder / each.name).stat().st_size for each in copy.files)


def test_the_data_folder_knows_its_newest_backup(copy: Copy, data: Path) -> None:
    last = recall(data)
    assert last
    assert (last.folder, last.made_at) == (copy.folder, MADE)


def test_a_note_that_cannot_be_read_is_no_backup(data: Path) -> None:
    assert recall(data) is None
    (data / "last-backup.json").write_text("[]")
    assert recall(data) is None


def test_nothing_is_overwritten(copy: Copy, store: Store) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in copy.folder.iterdir())
    with pytest.raises(StoreError, match="exists already"):
        copies.make(store, copy.folder, MADE, "0.1.0")
    assert sorted((path.name, path.stat().st_mtime_ns) for path in copy.folder.iterdir()) == before


def test_a_folder_that_cannot_be_made_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotReady, match="cannot be used"):
        copies.make(store, tmp_path / "file" / "copy", MADE, "0.1.0")


def test_a_backup_while_others_write_is_one_moment_of_each_file(store: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            store.subscribe("T1", "C1", Profile(topics=("more",)), Schedule(), "U1", MADE)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copy = copies.make(store, tmp_path / "copy", MADE, "0.1.0")
    finally:
        stop.set()
        writer.join()
    assert copies.verify(copy.folder).counts["subscriptions"] >= 1


def test_a_damaged_file_is_not_copied(data: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(data / "catalogue.db")
    root = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()[0]
    size = conn.execute("PRAGMA page_size").fetchone()[0]
    conn.close()
    with (data / "catalogue.db").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    store = Store(data)
    with pytest.raises(Damaged, match=r"catalogue\.db is damaged"):
        copies.make(store, tmp_path / "copy", MADE, "0.1.0")
    store.close()
    assert not (tmp_path / "copy").exists()
    assert not list(tmp_path.glob(".copy*")), "nothing half-made is left"


def test_search_tables_that_do_not_fit_are_found_in_the_copy(data: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(data / "catalogue.db")
    name = conn.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5(%' LIMIT 1").fetchone()[0]
    conn.execute(f"DELETE FROM {name}_data WHERE id > 10")  # noqa: S608 - the name is the file's own
    conn.commit()
    conn.close()
    store = Store(data)
    with pytest.raises(BadCopy, match=name):
        copies.make(store, tmp_path / "copy", MADE, "0.1.0")
    store.close()
    assert not (tmp_path / "copy").exists()


def test_only_the_oldest_backups_of_ours_are_thrown_away(store: Store, tmp_path: Path) -> None:
    made = [
        copies.make(store, tmp_path / f"hallway-{day}", MADE + timedelta(days=day), "0.1.0")
        for day in (1, 2, 3)
    ]
    for name, text in (("hallway-notes", "{}"), ("letters", "{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text(text)
    assert copies.prune(tmp_path, 2) == (made[0],)
    assert copies.found(tmp_path) == (made[2], made[1])
    assert (tmp_path / "hallway-notes").exists()
    assert (tmp_path / "letters").exists()


def test_what_was_left_half_way_a_day_ago_is_thrown_away_and_nothing_else(tmp_path: Path) -> None:
    day_ago = (MADE - timedelta(days=1, seconds=1)).timestamp()

    def part(name: str, *files: str, at: float = day_ago) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for file in files:
            (folder / file).write_text("half")
        for each in (*folder.iterdir(), folder):
            os.utime(each, (at, at))
        return folder

    killed = part(".hallway-2026-03-08T030000Z.part", "catalogue.db", "team.db-journal", "manifest.json")
    empty = part(".hallway-2026-03-07T030000Z.part")
    kept = [
        part(".hallway-2026-03-09T075900Z.part", "catalogue.db", at=MADE.timestamp() - 60),
        part(".hallway-2026-03-06T030000Z.part", "catalogue.db", "letters.txt"),
        part(".hallway-notes.part", "catalogue.db"),
        part("hallway-2026-03-08T030000Z.part", "catalogue.db"),
    ]
    (tmp_path / ".hallway-2026-03-05T030000Z.part").write_text("a file")
    (tmp_path / ".hallway-2026-03-04T030000Z.part").symlink_to(kept[0], target_is_directory=True)
    assert copies.tidy(tmp_path, MADE) == (empty, killed)
    assert not killed.exists()
    assert all(each.is_dir() for each in kept)
    assert copies.tidy(tmp_path, MADE) == ()
    assert len(list(tmp_path.iterdir())) == len(kept) + 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_the_system_says_of_a_full_disk_is_no_room() -> None:
    with pytest.raises(NoRoom, match="disk is full"), told(Path("x")):
        Path("/dev/full").write_text("x")


def _manifest(copy: Copy, change: Callable[[dict[str, object]], object]) -> None:
    path = copy.folder / "manifest.json"
    found = json.loads(path.read_text())
    change(found)
    path.write_text(json.dumps(found))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda found: found.update(form=2, program="9.0"), "another Hallway"),
        (lambda found: found.pop("made_at"), "not one of Hallway's"),
        (lambda found: found.update(files=[]), "does not name"),
        (lambda found: found["files"][0].update(name="../../elsewhere"), "does not name"),
    ],
    ids=["form", "moment", "no files", "another file"],
)
def test_a_manifest_that_is_not_ours_is_refused(
    copy: Copy, change: Callable[[dict[str, object]], object], words: str
) -> None:
    _manifest(copy, change)
    with pytest.raises(BadCopy, match=words):
        copies.verify(copy.folder)


def test_a_manifest_that_is_no_json_is_refused(copy: Copy) -> None:
    (copy.folder / "manifest.json").write_bytes(b"\xff{")
    with pytest.raises(BadCopy, match="cannot be read"):
        copies.verify(copy.folder)


def test_a_folder_without_a_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BadCopy, match="holds no backup"):
        copies.verify(tmp_path)


def test_a_missing_or_changed_file_is_found(copy: Copy) -> None:
    with (copy.folder / "catalogue.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"x")
    with pytest.raises(BadCopy, match="not what was written"):
        copies.verify(copy.folder)
    assert copies.verify(copy.folder, ["team.db"]) == copy
    (copy.folder / "catalogue.db").unlink()
    with pytest.raises(BadCopy, match="is not there"):
        copies.verify(copy.folder)


def test_a_note_about_a_backup_survives_its_being_gone(copy: Copy, data: Path) -> None:
    shutil.rmtree(copy.folder)
    last = recall(data)
    assert last
    assert not last.folder.exists()
    remember(data, last)
    assert len(list(data.glob("last-backup.json*"))) == 1


def test_files_of_an_older_version_are_copied_as_they_are(tmp_path: Path) -> None:
    data = tmp_path / "old"
    path = of_version(data, 3)
    assert not copies.older(data)  # the other file is not there yet
    Database(data / "catalogue.db", CATALOGUE_STEPS, durable=False).close()
    assert copies.older(data)
    done = CliRunner().invoke(hallway, ["backup", "--data", str(data), str(tmp_path / "copy")])
    assert (done.exit_code, "copied as they are" in done.output) == (0, True)
    assert (version_of(path), version_of(tmp_path / "copy" / "team.db")) == (3, 3)
    assert copies.verify(tmp_path / "copy").files[1].version == 3
    assert not list(data.glob("team.db.before-*"))
    Store(data).close()
    assert not copies.older(data)
    assert "as they are" not in CliRunner().invoke(
        hallway, ["backup", "--data", str(data), str(tmp_path / "next")]
    ).output  # fmt: skip


def test_what_is_no_database_is_no_older_file(tmp_path: Path) -> None:
    of_version(tmp_path, 3)
    (tmp_path / "catalogue.db").write_bytes(b"this is no database" * 500)
    assert not copies.older(tmp_path)
