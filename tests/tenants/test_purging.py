"""``hallway purge``: what is kept of a workspace or a person is counted, deleted, and gone from the files."""

from __future__ import annotations

import re
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from store.deliveries import Feedback, Outcome, Profile, Schedule, State, Subscription
from store.store import Store
from store.team import purging
from store.tenancy import DELETED_USER, Installation
from store.turns import Place, Turn
from tests.tenants.conftest import THURSDAY

TEAM, OTHER = "T0GONE0001", "T0GONE00012"
"""The one is the beginning of the other."""
ANA, BEN = "U0ANA00001", "U0BEN00001"
CHANNEL = "C0PLACE001"
LATER = THURSDAY + timedelta(days=7)


def furnish(store: Store, team: str) -> Subscription:
    """Something in every table about teams and people, all with the same users and channel."""
    place = (team, CHANNEL)
    one = store.subscribe(*place, Profile(topics=(f"topic of {team}",)), Schedule(), ANA, THURSDAY)
    store.change(one.id, one.profile, Schedule(hour=8), BEN, THURSDAY)
    store.record_due(one.id, "2026-01-12", LATER, LATER)
    due = store.claim("me", LATER, timedelta(minutes=5))
    assert due
    store.sending(due.id, "me", ("m22-dietcode",), 1, LATER, (f"because of {team}",))
    store.settle(due.id, "me", Outcome(State.SENT, ts="1.1"), LATER)
    for user in (ANA, BEN):
        store.give_feedback(Feedback(*place, user, "topic", f"opinion in {team}", "never", LATER))
        store.save(team, user, "m22-dietcode", LATER)
        store.home_opened(team, user, LATER)
        store.keep_turn(Place(team, user, CHANNEL), Turn("1.1", f"question in {team}"), LATER)
        store.first_time(f"share:{team}:{CHANNEL}:1.1:{user}:abc", LATER)
    store.install(Installation(team, f"Name of {team}", "sealed", ("commands",), ANA, THURSDAY))
    return one


@pytest.fixture
def filled(store: Store) -> Store:
    """Two workspaces."""
    for team in (TEAM, OTHER):
        furnish(store, team)
    return store


def run(data: Path, *args: str, answer: str = "") -> Result:
    return CliRunner().invoke(hallway, ["purge", "--data", str(data), *args], input=answer)


def traces(data: Path, *words: str) -> set[str]:
    """Those that stand anywhere in the team's files; of ids that begin alike only whole ones."""
    content = b"".join(path.read_bytes() for path in data.glob("team.db*"))
    return {word for word in words if re.search(re.escape(word).encode() + rb"(?![0-9])", content)}


def rows(store: Store, team: str) -> int:
    return store.purge(team, dry_run=True).total


def test_first_it_is_only_counted(filled: Store, data: Path) -> None:
    done = run(data, "--team", TEAM, "--dry-run")
    assert done.exit_code == 0
    for line in ("1 subscriptions", "1 digests posted or due", "2 saved items", "2 opinions", "2 marks of"):
        assert line in done.output
    assert (rows(filled, TEAM), rows(filled, OTHER)) == (16, 16)


def test_without_a_yes_nothing_is_deleted(filled: Store, data: Path) -> None:
    assert run(data, "--team", TEAM, answer="n\n").exit_code == 1
    assert rows(filled, TEAM) == 16


@pytest.mark.parametrize("confirmed", [("--yes",), ()])
def test_a_workspace_is_gone_from_tables_and_files(
    filled: Store, data: Path, confirmed: tuple[str, ...]
) -> None:
    named = (TEAM, f"topic of {TEAM}", f"because of {TEAM}", f"opinion in {TEAM}", f"Name of {TEAM}")
    assert traces(data, *named) == set(named)
    done = run(data, "--team", TEAM, *confirmed, answer="y\n")
    assert done.exit_code == 0
    assert "Deleted 16 records." in done.output
    assert "Copies that were made before still hold it" in done.output
    assert traces(data, *named) == set()
    assert (rows(filled, TEAM), rows(filled, OTHER)) == (0, 16)
    assert filled.teams() == (OTHER,)
    assert traces(data, OTHER) == {OTHER}


def test_a_person_is_gone_and_the_digests_they_set_up_go_on(filled: Store, data: Path) -> None:
    done = run(data, "--team", TEAM, "--user", ANA, "--yes")
    assert done.exit_code == 0
    (one,) = filled.subscriptions(TEAM)
    assert (one.created_by, one.changed_by) == (DELETED_USER, BEN)
    assert [change.user for change in filled.changes(one.id)] == [DELETED_USER, BEN]
    assert filled.saved(TEAM, ANA) == ()
    assert {each.user for each in filled.feedback(TEAM, CHANNEL)} == {BEN}
    assert len(filled.saved(TEAM, BEN)) == len(filled.saved(OTHER, ANA)) == 1
    assert run(data, "--team", OTHER, "--user", ANA, "--yes").exit_code == 0
    assert traces(data, ANA, BEN) == {BEN}


def test_a_workspace_that_is_unknown_is_told_with_those_that_are_known(filled: Store, data: Path) -> None:
    done = run(data, "--team", "T0", "--yes")
    assert "Of T0 there is nothing." in done.output
    assert f"{TEAM}, {OTHER}" in done.output
    assert rows(filled, TEAM) == 16


def test_traces_that_a_reader_keeps_open_are_told(filled: Store, data: Path) -> None:
    with filled._team.reading() as conn:
        conn.execute("SELECT count(*) FROM subscription").fetchone()
        done = run(data, "--team", TEAM, "--yes")
    assert done.exit_code == 1
    assert "Run the same command again" in done.output
    assert rows(filled, TEAM) == 0
    assert filled.scrub()
    assert traces(data, TEAM) == set()


def test_what_an_older_version_only_let_go_of_is_freed_too(store: Store, data: Path) -> None:
    older = sqlite3.connect(data / "team.db", isolation_level=None)
    older.execute("PRAGMA secure_delete = OFF")
    older.executemany(
        "INSERT INTO seen VALUES (?, '2026')", [(f"U0OLD{number:05}",) for number in range(400)]
    )
    older.execute("DELETE FROM seen WHERE key > 'U0OLD00001'")
    older.close()
    assert store.scrub(anew=False)
    assert traces(data, "U0OLD00300") == {"U0OLD00300"}
    assert store.scrub()
    assert traces(data, "U0OLD00300") == set()


def test_a_purge_needs_a_workspace(store: Store) -> None:
    with pytest.raises(ValueError, match="no workspace"):
        store.purge("")


def test_a_file_that_is_purged_is_whole(filled: Store) -> None:
    filled.purge(TEAM)
    filled.purge(OTHER, ANA)
    assert filled.scrub()
    assert filled.check() == ()


def schema(store: Store) -> dict[str, list[str]]:
    """Every table of the team's file with its columns."""
    with store._team.reading() as conn:
        tables = conn.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return {name: _columns(conn, name) for (name,) in tables.fetchall()}


def _columns(conn: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]


def test_every_table_is_either_purged_or_known_to_name_nobody(store: Store) -> None:
    tables = schema(store)
    assert set(tables) == {*purging.OF_TEAM, *purging.WITHOUT_ANYBODY}
    for table in purging.WITHOUT_ANYBODY:
        assert not {"team", "user", "channel"} & set(tables[table])


def test_every_column_with_a_person_is_purged(store: Store) -> None:
    """A column about a person is called user, or ends in _by."""
    named = {
        (table, column)
        for table, columns in schema(store).items()
        for column in columns
        if column == "user" or (column.endswith(("_by", "_user")) and column != "bot_user")
    }
    known = {(table, "user") for table in purging.OF_USER if table != "seen"} | set(purging.NAMING_USER)
    assert named == known


def test_a_sample_fills_every_table_that_is_purged(filled: Store) -> None:
    counted = {what for what, _ in filled.purge(TEAM, dry_run=True).counts}
    assert counted == {what for what, _ in purging.OF_TEAM.values()}
    named = {what for what, _ in filled.purge(TEAM, ANA, dry_run=True).counts}
    last = purging.NAMING_USER["subscription", "changed_by"][0]
    assert named == {what for what, _ in (*purging.OF_USER.values(), *purging.NAMING_USER.values())} - {last}


def test_copies_that_were_put_aside_in_the_data_folder_are_named(filled: Store, data: Path) -> None:
    aside = data / "before-restore-2026-01-12T090000Z"
    aside.mkdir()
    left = (aside / "team.db", data / "team.db.before-v10")
    for path in left:
        path.write_bytes(b"")
    done = run(data, "--team", TEAM, "--yes")
    assert all(str(path) in done.output for path in left)
