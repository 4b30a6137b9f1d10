"""Each planted fault is found, with its remedy, and it alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import ShiftedClock
from bot.doctor import machine
from bot.sandbox.lookalike import SlackLookAlike
from store.deliveries import Outcome, Schedule, State, Subscription
from store.marks import Mark, MarkName
from store.store import Store
from store.syncs import SyncResult, SyncWish
from tests.doctor.conftest import NOW, Patient

DAY = timedelta(days=1)


def no_settings(patient: Patient) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        del patient.environ[name]


def user_token(patient: Patient) -> None:
    patient.environ["SLACK_BOT_TOKEN"] = "xoxp-1-1-of-a-person"


def revoked(patient: Patient) -> None:
    patient.slack.faults.revoke()


def wrong_app_token(patient: Patient) -> None:
    patient.environ["SLACK_APP_TOKEN"] = "xapp-1-A1-1-of-another-app"


def unknown_zone(patient: Patient) -> None:
    patient.environ["HALLWAY_TIMEZONE"] = "Mars/Olympus"


def out_of_reach(patient: Patient) -> None:
    patient.slack.faults.drop("api.test")


def clock_behind(patient: Patient) -> None:
    patient.clock = ShiftedClock(NOW - timedelta(minutes=10))
    with patient.opened() as store:
        store.mark(Mark(MarkName.TICK, patient.clock.now()))


def empty_catalogue(patient: Patient) -> None:
    (patient.data / "catalogue.db").unlink()
    patient.opened().__enter__().close()


def no_catalogue(patient: Patient) -> None:
    (patient.data / "catalogue.db").unlink()


def no_database(patient: Patient) -> None:
    (patient.data / "team.db").write_bytes(b"this is no database" * 1_000)


def damaged_page(patient: Patient) -> None:
    path = patient.data / "catalogue.db"
    with closing(sqlite3.connect(path)) as conn:
        page, size = (
            conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()[0],
            4096,
        )
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def damaged_search(patient: Patient) -> None:
    with closing(sqlite3.connect(patient.data / "catalogue.db")) as conn, conn:
        named = "SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5(%' LIMIT 1"
        name = conn.execute(named).fetchone()[0]
        conn.execute(f"DELETE FROM {name}_data WHERE id > 10")  # noqa: S608 - the name is the file's own


def newer_file(patient: Patient) -> None:
    with closing(sqlite3.connect(patient.data / "team.db")) as conn:
        conn.execute("PRAGMA user_version = 900")


def foreign_file(patient: Patient) -> None:
    (patient.data / "team.db").unlink()
    with closing(sqlite3.connect(patient.data / "team.db")) as conn, conn:
        conn.execute("CREATE TABLE theirs (a)")


def backup_gone(patient: Patient) -> None:
    shutil.rmtree(patient.data.parent / "copy")


def bot_stopped(patient: Patient) -> None:
    patient.subscribed()
    with patient.opened() as store:
        store.mark(Mark(MarkName.TICK, NOW - DAY))


def zone_gone(patient: Patient) -> None:
    one = patient.subscribed()
    with patient.opened() as store:
        store.change(one.id, one.profile, Schedule(zone="Mars/Olympus"), "U1", NOW)


def paused_by_hallway(patient: Patient) -> None:
    one = patient.subscribed()
    with patient.opened() as store:
        store.pause(one.id, "the channel is archived", "", NOW)


def overdue(patient: Patient) -> None:
    one = patient.subscribed()
    with patient.opened() as store:
        store.record_due(one.id, "2026-01-05", NOW - DAY, NOW - DAY)


def _claimed(store: Store, one: Subscription) -> int:
    store.record_due(one.id, "2026-01-05", NOW - DAY, NOW)
    delivery = store.claim("test", NOW, timedelta(minutes=5))
    assert delivery
    return delivery.id


def last_failed(patient: Patient) -> None:
    one = patient.subscribed()
    with patient.opened() as store:
        store.settle(_claimed(store, one), "test", Outcome(State.FAILED, reason="msg_too_long"), NOW)


def last_unknown(patient: Patient) -> None:
    one = patient.subscribed()
    with patient.opened() as store:
        store.settle(_claimed(store, one), "test", Outcome(State.UNKNOWN, reason="no answer came"), NOW)


def source_fails(patient: Patient) -> None:
    with patient.opened() as store:
        sync = store.add_sync(SyncWish("https://example.org/a.xml", timedelta(hours=6)), NOW, NOW)
        store.claim_sync("test", NOW, timedelta(minutes=5))
        result = SyncResult(NOW + DAY, error="the address answers 404", remedy="See whether it moved.")
        store.settle_sync(sync.id, "test", result, NOW)


def half_restored(patient: Patient) -> None:
    (patient.data / "restore.ready").mkdir()


FAULTS: list[tuple[Callable[[Patient], None], str, str, str]] = [
    (no_settings, "settings", "not connected to Slack", "hallway setup"),
    (user_token, "settings", "does not start with xoxb-", "Bot User OAuth Token"),
    (unknown_zone, "settings", "no IANA time zone", "Europe/London"),
    (revoked, "bot token", "token_revoked", "hallway setup"),
    (wrong_app_token, "app token", "invalid_auth", "connections:write"),
    (out_of_reach, "slack", "cannot be reached", "Check the network"),
    (clock_behind, "clock", "behind Slack's, so that every request is refused", "time synchronisation"),
    (empty_catalogue, "catalogue", "is empty", "hallway load-seeds"),
    (no_catalogue, "catalogue.db", "no catalogue yet", "hallway load-seeds"),
    (no_database, "team.db", "damaged", "--only team"),
    (damaged_page, "catalogue.db", "damaged", "--only catalogue"),
    (damaged_search, "catalogue.db", "damaged", "--only catalogue"),
    (newer_file, "team.db", "newer Hallway (version 900", "Install the newer Hallway"),
    (foreign_file, "team.db", "no file of Hallway's", "--only team"),
    (backup_gone, "backup", "no longer in", "hallway backup"),
    (bot_stopped, "bot", "is not running; it was last at work on", "hallway run"),
    (zone_gone, "schedule", "no time zone called 'Mars/Olympus'", "/digest edit"),
    (paused_by_hallway, "schedule", "the channel is archived", "/digest resume"),
    (overdue, "digests", "Overdue: 1 due", "hallway digest run"),
    (last_failed, "delivery", "msg_too_long", "Repost"),
    (last_unknown, "delivery", "may or may not have arrived", "It is there"),
    (source_fails, "sources", "answers 404", "See whether it moved."),
    (half_restored, "restore", "was not finished", "again"),
]


def named(fault: object) -> str:
    return str(getattr(fault, "__name__", "")).replace("_", " ")


def test_a_healthy_installation_has_no_problem_and_nothing_to_note(patient: Patient) -> None:
    patient.subscribed()
    assert [found for found in patient.findings() if found.level != "ok"] == []


@pytest.mark.parametrize(
    ("plant", "check", "text", "remedy"), FAULTS, ids=[named(each[0]) for each in FAULTS]
)
def test_a_planted_fault_is_found_with_its_remedy(
    patient: Patient, plant: Callable[[Patient], None], check: str, text: str, remedy: str
) -> None:
    plant(patient)
    (found,) = patient.problems()
    assert found.check == check
    assert text in found.text
    assert remedy in found.remedy


def test_a_missing_scope_is_found_and_a_missing_optional_one_is_noted(patient: Patient) -> None:
    with SlackLookAlike(scopes=("commands", "chat:write", "app_mentions:read")) as slack:
        patient.environ["SLACK_API_URL"] = slack.api_url
        (found,) = patient.problems()
        assert "lacks im:history" in found.text
        assert "reinstall the app" in found.remedy
        assert any(each.level == "note" and "users:read" in each.text for each in patient.findings())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock is not waited for: the one of the test stays."""
    monkeypatch.setattr("store.inspection._LONG", 0.01)


@pytest.mark.parametrize(
    ("mode", "text"), [("NORMAL", "nobody else may write to it"), ("EXCLUSIVE", "may even read it")]
)
@pytest.mark.usefixtures("impatient")
def test_a_database_that_another_program_keeps_locked_is_named_and_examined_all_the_same(
    patient: Patient, mode: str, text: str
) -> None:
    patient.subscribed()
    with closing(sqlite3.connect(patient.data / "team.db", isolation_level=None)) as other:
        other.execute(f"PRAGMA locking_mode = {mode}")
        other.execute("INSERT INTO seen VALUES ('k', 't')")
        other.execute("BEGIN EXCLUSIVE")
        (found,) = patient.problems()
        assert found.check == "team.db"
        assert text in found.text
        assert f"fuser -v {patient.data / 'team.db'}" in found.remedy
        assert any("1 of 1 digests run" in each.text for each in patient.findings())
        other.execute("ROLLBACK")
    assert patient.problems() == ()


@pytest.mark.usefixtures("impatient")
def test_a_catalogue_that_is_being_written_may_be_an_import(patient: Patient) -> None:
    with closing(sqlite3.connect(patient.data / "catalogue.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert patient.problems() == ()
        (found,) = [each for each in patient.findings() if each.check == "catalogue.db"]
        assert found.level == "note"
        assert "wait for it. Else: find out which program" in found.remedy
        other.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("change", "check", "text"),
    [
        ({"python": (3, 10)}, "python", "too old"),
        ({"searchable": False}, "sqlite", "no full-text search"),
        ({"writable": False}, "folder", "may not be written"),
        ({"free": 10 << 20}, "disk", "nearly full"),
        ({"used": 60 << 30, "free": 50 << 30}, "disk", "nearly full"),
    ],
    ids=["python", "sqlite", "rights", "full disk", "large files"],
)
def test_what_the_machine_lacks_is_found(
    tmp_path: Path, change: dict[str, object], check: str, text: str
) -> None:
    found = replace(machine.look(tmp_path), **change)  # type: ignore[arg-type] # fields of the record
    (wrong,) = [each for each in machine.check(found, tmp_path) if each.level == "problem"]
    assert wrong.check == check
    assert text in wrong.text
    assert wrong.remedy
