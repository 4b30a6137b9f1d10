"""``hallway backup`` and ``hallway restore``, and what every command says of files that cannot be used."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from bot.clock import SystemClock
from bot.sandbox.lookalike import SlackLookAlike
from store.deliveries import Profile, Schedule, State
from store.store import Store
from store.tenancy import Installation
from tests.commands.conftest import Run
from tests.commands.test_run import address, running

DAY = timedelta(days=1)


def call(data: Path, *words: str, answer: str = "") -> Result:
    """A command on a data folder, with an answer to what it asks."""
    return CliRunner().invoke(hallway, [words[0], "--data", str(data), *words[1:]], input=answer)


def subscribed(data: Path, channel: str = "C1") -> None:
    """A daily digest of ten days ago."""
    store = Store(data)
    everyday = Schedule(weekdays=tuple(range(7)))
    then = SystemClock().now() - 10 * DAY
    store.subscribe("T1", channel, Profile(topics=("federated learning",)), everyday, "U1", then)
    store.close()


def test_a_backup_and_the_way_back(fresh: Path, tmp_path: Path) -> None:
    subscribed(fresh)
    made = call(fresh, "backup", str(tmp_path / "copy"))
    assert made.exit_code == 0, made.output
    assert "Copied and read back: 100 items" in made.output
    assert "1 subscriptions" in made.output
    subscribed(fresh, "C2")
    done = call(fresh, "restore", str(tmp_path / "copy"), answer="y\n")
    assert done.exit_code == 0, done.output
    assert "Replace catalogue.db and team.db" in done.output
    assert "What was there before is in" in done.output
    assert "due since then may have been posted, or not" in done.output
    store = Store(fresh)
    (kept,) = store.subscriptions()
    assert store.deliveries(kept.id, 1)[0].state is State.UNKNOWN
    store.close()


def test_what_is_no_backup_is_said_before_anybody_is_asked(fresh: Path, tmp_path: Path) -> None:
    done = call(fresh, "restore", str(tmp_path / "nowhere"))
    assert done.exit_code == 1
    assert "holds no backup" in done.output
    assert "Replace" not in done.output


def test_a_no_changes_nothing_and_force_does_not_ask(fresh: Path, tmp_path: Path) -> None:
    call(fresh, "backup", str(tmp_path / "copy"))
    subscribed(fresh)
    assert call(fresh, "restore", str(tmp_path / "copy"), answer="n\n").exit_code == 1
    store = Store(fresh)
    assert len(store.subscriptions()) == 1
    store.close()
    assert call(fresh, "restore", str(tmp_path / "copy"), "--force").exit_code == 0
    store = Store(fresh)
    assert store.subscriptions() == ()
    store.close()


def test_only_the_catalogue_leaves_digests_alone(fresh: Path, tmp_path: Path) -> None:
    subscribed(fresh)
    call(fresh, "backup", str(tmp_path / "copy"))
    (fresh / "catalogue.db").write_bytes(b"broken" * 1_000)
    failed = call(fresh, "lookup", "pathways")
    assert failed.exit_code == 1
    assert "catalogue.db is damaged" in failed.stderr
    assert "hallway doctor" in failed.stderr
    command = f"hallway restore {tmp_path / 'copy'} --only catalogue"
    assert command in failed.stderr
    done = call(fresh, "restore", str(tmp_path / "copy"), "--only", "catalogue", "--force")
    assert done.exit_code == 0, done.output
    assert "posted since" not in done.output
    assert "Pathways" in call(fresh, "lookup", "pathways").output


def test_a_dry_run_proves_and_changes_nothing(fresh: Path, tmp_path: Path) -> None:
    call(fresh, "backup", str(tmp_path / "copy"))
    before = {path.name: path.read_bytes() for path in fresh.iterdir() if path.is_file()}
    done = call(fresh, "restore", str(tmp_path / "copy"), "--dry-run")
    assert "It is whole. Nothing was changed." in done.output
    assert {path.name: path.read_bytes() for path in fresh.iterdir() if path.is_file()} == before
    (tmp_path / "copy" / "team.db").write_bytes(b"x")
    broken = call(fresh, "restore", str(tmp_path / "copy"), "--dry-run")
    assert broken.exit_code == 1
    assert "not what was written" in broken.stderr


def test_many_backups_are_named_by_time_and_the_oldest_thrown_away(fresh: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    for second in (1, 2):
        old = many / f"hallway-2026-01-05T09000{second}Z"
        assert call(fresh, "backup", str(old)).exit_code == 0
    half = many / ".hallway-2026-01-04T030000Z.part"
    half.mkdir()
    os.utime(half, (0, 0))
    done = call(fresh, "backup", "--to", str(many), "--keep", "2")
    assert done.exit_code == 0, done.output
    assert f"Thrown away: {many / 'hallway-2026-01-05T090001Z'}" in done.output
    assert f"Thrown away, as it was left half way: {half}" in done.output
    assert len(list(many.iterdir())) == 2
    named = call(fresh, "restore", str(many))
    assert named.exit_code == 1
    assert "holds 2 backups" in named.stderr
    assert "The latest: hallway restore" in named.stderr


@pytest.mark.parametrize(
    "words", [(), ("a", "--to", "b"), ("a", "--keep", "2"), ("--to", "b", "--keep", "0")], ids=repr
)
def test_words_that_do_not_go_together_are_refused(fresh: Path, words: tuple[str, ...]) -> None:
    assert call(fresh, "backup", *words).exit_code == 2


def test_where_there_is_nothing_there_is_nothing_to_copy(tmp_path: Path) -> None:
    done = call(tmp_path / "nothing", "backup", str(tmp_path / "copy"))
    assert done.exit_code == 1
    assert "nothing to copy" in done.stderr
    assert not (tmp_path / "nothing").exists()


def test_while_the_bot_runs_a_backup_is_made_and_a_restore_refused(fresh: Path, tmp_path: Path) -> None:
    with SlackLookAlike() as slack, running(slack, fresh, "--http", "--port", "0") as process:
        slack.connect_http(address(process))
        made = call(fresh, "backup", str(tmp_path / "copy"))
        assert made.exit_code == 0, made.output
        refused = call(fresh, "restore", str(tmp_path / "copy"), "--force")
        assert refused.exit_code == 1
        assert "Hallway is at work" in refused.stderr
        assert "Stop the bot" in refused.stderr
        process.kill()
    assert call(fresh, "restore", str(tmp_path / "copy"), "--force").exit_code == 0


def test_the_bot_does_not_start_on_a_damaged_file_and_says_what_to_do(fresh: Path) -> None:
    (fresh / "team.db").write_bytes(b"no database" * 1_000)
    with SlackLookAlike() as slack, running(slack, fresh, "--http", "--port", "0") as process:
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "team.db is damaged" in errors
    assert "hallway doctor" in errors
    assert "hallway restore" in errors
    assert "Traceback" not in errors


def test_a_file_of_a_newer_hallway_is_told(fresh: Path, run: Run) -> None:
    with closing(sqlite3.connect(fresh / "catalogue.db")) as conn:
        conn.execute("PRAGMA user_version = 900")
    done = run("lookup", "pathways", data=fresh)
    assert done.exit_code == 1
    assert "Install the newer Hallway" in done.stderr


def test_a_backup_that_is_gone_is_still_named(fresh: Path, tmp_path: Path) -> None:
    call(fresh, "backup", str(tmp_path / "copy"))
    shutil.rmtree(tmp_path / "copy")
    done = call(fresh, "restore", str(tmp_path / "copy"), "--force")
    assert done.exit_code == 1
    assert "holds no backup" in done.stderr


def test_a_backup_that_is_ended_half_way_clears_up(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "backups"
    there.mkdir()
    with monkeypatch.context() as ending:
        ending.setattr(os, "fsync", lambda _: os.kill(os.getpid(), signal.SIGTERM))
        assert call(fresh, "backup", str(there / "copy")).exit_code == 143
    assert list(there.iterdir()) == []
    assert call(fresh, "backup", str(there / "copy")).exit_code == 0


def test_what_a_killed_backup_left_is_named(fresh: Path, tmp_path: Path) -> None:
    left = tmp_path / ".copy.part"
    left.mkdir()
    refused = call(fresh, "backup", str(tmp_path / "copy"))
    assert refused.exit_code == 1
    assert "was killed half way" in refused.stderr
    assert f"delete {left}" in refused.stderr
    left.rmdir()
    assert call(fresh, "backup", str(tmp_path / "copy")).exit_code == 0


def test_a_restore_says_what_becomes_of_workspaces(fresh: Path, tmp_path: Path) -> None:
    store = Store(fresh)
    store.install(Installation("T1", "Acme", "sealed", ("commands",), "U1", SystemClock().now()))
    store.close()
    assert "1 workspaces" in call(fresh, "backup", str(tmp_path / "copy")).output
    assert (
        "purge those that have left since" in call(fresh, "restore", str(tmp_path / "copy"), "--force").output
    )
