"""Files of every older version are brought up to date, with a copy of the team's side as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from store.database import Database
from store.errors import WrongVersion
from store.store import Store
from store.syncs import SyncWish
from store.team.migrations import STEPS

NEWEST = len(STEPS)


def of_version(folder: Path, version: int) -> Path:
    """A team file as that version left it, with something in it that only the first step knows."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "team.db"
    Database(path, STEPS[:version], durable=True).close()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("INSERT INTO seen (key, at) VALUES ('event_id:E1', '2026-01-05T09:00:00+00:00')")
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])


def kept(path: Path) -> int:
    with closing(sqlite3.connect(path)) as conn:
        return int(conn.execute("SELECT count(*) FROM seen").fetchone()[0])


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_an_older_team_file_is_migrated_and_kept_as_it_was(data: Path, version: int) -> None:
    path = of_version(data, version)
    store = Store(data)
    assert store.check() == ()
    assert store.subscriptions() == ()
    store.close()
    assert (version_of(path), kept(path)) == (NEWEST, 1)
    before = data / f"team.db.before-v{NEWEST}"
    assert (version_of(before), kept(before)) == (version, 1)
    assert not list(data.glob("*.part"))


def test_a_sync_of_before_its_hints_were_kept_has_none(data: Path) -> None:
    with closing(sqlite3.connect(of_version(data, 11))) as conn, conn:
        conn.execute(
            """INSERT INTO sync (url, seconds, format, event, zone, allow_private, added_at, due_at, etag,
                   modified, digest, failures, error, remedy, counts, paused, owner)
               VALUES ('https://example.org/a.ics', 3600, '', '', 'Asia/Tokyo', 0,
                   '2026-01-05T09:00:00+00:00', '2026-01-05T10:00:00+00:00', '', '', '',
                   0, '', '', '', '', '')"""
        )
    store = Store(data)
    (sync,) = store.syncs()
    store.close()
    assert sync.wish == SyncWish("https://example.org/a.ics", timedelta(hours=1), zone="Asia/Tokyo")


def test_the_kept_copy_can_be_put_back_and_migrated_again(data: Path) -> None:
    path = of_version(data, 3)
    Store(data).close()
    (data / f"team.db.before-v{NEWEST}").replace(path)
    assert version_of(path) == 3
    Store(data).close()
    assert (version_of(path), kept(path)) == (NEWEST, 1)


def test_a_new_file_and_one_that_is_up_to_date_leave_no_copy(data: Path) -> None:
    Store(data).close()
    Store(data).close()
    assert not list(data.glob("*.before-*"))


def test_where_the_copy_cannot_be_made_nothing_is_migrated(data: Path) -> None:
    path = of_version(data, 2)
    (data / f"team.db.before-v{NEWEST}").mkdir()
    with pytest.raises(OSError, match="before-v"):
        Store(data)
    assert version_of(path) == 2


def test_a_newer_file_is_refused_and_not_touched(data: Path) -> None:
    path = of_version(data, 1)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(WrongVersion, match="version 99"):
        Store(data)
    assert path.read_bytes() == before
