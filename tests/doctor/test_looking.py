"""The doctor only looks, at whatever is there; and what it notes."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from bot.clock import ShiftedClock
from bot.doctor import Finding
from bot.names import SCOPES
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Mode, read_settings
from bot.tenants.cipher import Cipher, new_key
from store.deliveries import Schedule
from store.folder import FILES
from store.inspection import Condition, inspect
from store.marks import Mark, MarkName
from store.store import Store
from store.syncs import SyncWish
from store.team.migrations import STEPS
from store.tenancy import Installation
from tests.doctor.conftest import NOW, Patient
from tests.store.test_older_versions import of_version
from tests.tenants.conftest import KEY


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and content."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir() if path.is_file()
    }


def noted(patient: Patient) -> list[Finding]:
    return [found for found in patient.findings() if found.level == "note"]


def test_nothing_is_made_or_changed(patient: Patient) -> None:
    before = state(patient.data)
    assert patient.problems() == ()
    assert state(patient.data) == before


def test_nothing_is_made_where_there_is_nothing(patient: Patient) -> None:
    patient.data = patient.data.parent / "nowhere" / "data"
    assert [found.check for found in patient.problems()] == ["catalogue.db"]
    assert any("no data folder" in found.text for found in noted(patient))
    assert not patient.data.parent.exists()


def test_a_file_left_by_a_kill_is_examined_with_what_its_log_holds(patient: Patient, tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    killed.mkdir()
    with patient.opened() as store:
        store.subscribe("T1", "C1", patient.subscribed().profile, Schedule(), "U1", NOW)
        for path in patient.data.glob("*.db*"):
            if not path.name.endswith("-shm"):
                (killed / path.name).write_bytes(path.read_bytes())
    patient.data = killed
    assert any("2 of 2 digests run" in found.text for found in patient.findings())
    assert sorted(path.name for path in killed.iterdir() if path.name.endswith("-shm")) == []


def test_beside_a_bot_at_work_it_finds_nothing(patient: Patient) -> None:
    stop = threading.Event()
    with patient.opened() as store:

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                store.first_time(f"event_id:{number}", NOW)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            assert patient.problems() == ()
        finally:
            stop.set()
            writer.join()


def test_an_older_file_is_noted_and_stays_as_it_is(patient: Patient) -> None:
    (patient.data / "team.db").unlink()
    path = of_version(patient.data, 3)
    before = path.read_bytes()
    assert patient.problems() == ()
    assert any(f"brought to {len(STEPS)} at the next start" in found.text for found in noted(patient))
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "scratch").mkdir()
    for name in FILES:
        (tmp_path / "data" / name).mkdir()
    found = inspect(tmp_path / "data", tmp_path / "scratch")
    assert {each.condition for each in found} == {Condition.UNSEEN}
    assert all(each.problems for each in found)


def test_no_room_for_a_copy_is_told(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    class Full(sqlite3.Connection):
        def __init__(self, *given: object, **how: object) -> None:
            super().__init__(*given, **how)  # type: ignore[arg-type] # sqlite3's own
            self.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(sqlite3, "connect", lambda path, **how: connect(path, factory=Full, **how))
    checks = {found.check: found for found in patient.findings()}
    for name in FILES:
        assert "could not be examined: there is no room" in checks[name].text
        assert "temporary files" in checks[name].remedy


@pytest.mark.parametrize(("minutes", "level"), [(2, "note"), (-2, "note"), (6, "problem"), (0, "ok")])
def test_a_clock_is_noted_from_a_minute_and_wrong_from_five(
    patient: Patient, minutes: int, level: str
) -> None:
    patient.clock = ShiftedClock(patient.clock.now() + timedelta(minutes=minutes))
    (found,) = [each for each in patient.findings() if each.check == "clock"]
    assert found.level == level


def test_what_is_paused_by_hand_is_noted(patient: Patient) -> None:
    one = patient.subscribed()
    with patient.opened() as store:
        store.pause(one.id, "holidays", "U1", NOW)
        sync = store.add_sync(SyncWish("https://example.org/a.xml", timedelta(hours=6)), NOW, NOW)
        store.pause_sync(sync.id, NOW)
    assert patient.problems() == ()
    assert [found.check for found in noted(patient)] == ["schedule", "sources"]


def test_an_old_backup_and_none_are_noted(patient: Patient) -> None:
    patient.clock = ShiftedClock(NOW + timedelta(days=9))
    patient.offline = True
    assert any("9 days ago" in found.text for found in noted(patient))
    (patient.data / "last-backup.json").unlink()
    assert any("No backup" in found.text for found in noted(patient))


def test_a_bot_that_was_never_started_is_noted_and_missed_where_something_waits(patient: Patient) -> None:
    with closing(sqlite3.connect(patient.data / "team.db")) as conn, conn:
        conn.execute("DELETE FROM mark")
    assert any("No bot has been started" in found.text for found in noted(patient))
    patient.subscribed()
    (found,) = patient.problems()
    assert "never started here" in found.text


def test_a_bot_that_is_at_work_is_told_by_its_last_sign_of_life(patient: Patient) -> None:
    assert f"A bot was at work here at {NOW:%H:%M} UTC" in [found.text for found in patient.findings()]


def test_a_stopped_bot_for_which_nothing_waits_is_noted(patient: Patient) -> None:
    patient.clock = ShiftedClock(NOW + timedelta(hours=1))
    patient.offline = True
    assert any("The bot is not running" in found.text for found in noted(patient))


def test_a_secret_of_the_wrong_form_is_found(over_http: Patient) -> None:
    over_http.environ["SLACK_SIGNING_SECRET"] = "not-a-signing-secret-at-all"
    (found,) = over_http.problems()
    assert "32 digits and letters" in found.text


def test_over_http_a_port_in_use_is_found_unless_it_is_our_own(over_http: Patient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        over_http.port = free.getsockname()[1]
    assert over_http.problems() == ()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        over_http.port = taken.getsockname()[1]
        answer = threading.Thread(target=lambda: taken.accept()[0].close())  # noqa: PLW0108 - accepts when it runs
        answer.start()
        (found,) = over_http.problems()
        answer.join()
    assert "taken by another program" in found.text
    settings = read_settings(over_http.environ, Mode.HTTP, over_http.data)
    with running_http(settings) as address:
        over_http.port = address.port
        assert over_http.problems() == ()
        assert any("a bot answers that it is well" in found.text for found in over_http.findings())
    (over_http.data / "catalogue.db").unlink()
    with running_http(settings) as address:
        over_http.port = address.port
        assert any("catalogue is empty" in found.text for found in over_http.problems())


def test_a_web_server_of_somebody_else_is_not_ours(over_http: Patient) -> None:
    over_http.port = int(over_http.slack.api_url.split(":")[2].split("/")[0])
    assert any("taken by another program" in found.text for found in over_http.problems())


def test_a_slack_that_does_not_answer_a_token_is_noted(patient: Patient) -> None:
    patient.slack.faults.drop("auth.test")
    patient.slack.faults.drop("apps.connections.open")
    assert [found.check for found in noted(patient)] == ["bot token", "app token"]


def test_a_slack_that_refuses_is_told_in_its_own_word(patient: Patient) -> None:
    patient.slack.faults.refuse("api.test", "org_login_required")
    assert any("org_login_required" in found.text for found in patient.problems())


def doctor(patient: Patient, monkeypatch: pytest.MonkeyPatch, *options: str) -> Result:
    """``hallway doctor`` in the patient's surroundings."""
    for name in os.environ:
        if re.match("SLACK_|HALLWAY_", name):
            monkeypatch.delenv(name)
    for name, value in patient.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(patient.data.parent)
    return CliRunner().invoke(hallway, ["doctor", "--data", str(patient.data), *options])


def test_the_command_says_that_all_is_well(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    done = doctor(patient, monkeypatch)
    assert done.exit_code == 0
    assert "No problems" in done.stdout
    for secret in (patient.slack.bot_token, patient.slack.app_token):
        assert secret not in done.output


def test_the_command_ends_with_one_where_something_is_wrong(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient.slack.faults.revoke()
    done = doctor(patient, monkeypatch)
    assert done.exit_code == 1
    assert "Copy the Bot User OAuth Token anew" in done.stdout
    assert "1 problem," in done.stdout


def test_as_json_each_line_is_a_finding(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    done = doctor(patient, monkeypatch, "--json", "--offline")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"check", "level", "text", "remedy"} == set(found[0])
    assert not patient.slack.calls


def test_a_store_opens_what_the_doctor_looked_at(patient: Patient) -> None:
    patient.findings()
    store = Store(patient.data)
    assert store.check() == ()
    store.close()


def many(patient: Patient, keys: str) -> None:
    """An app that workspaces install by themselves, of which one did."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        patient.environ.pop(name)
    patient.environ |= {
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "of the app",
        "SLACK_SIGNING_SECRET": patient.slack.signing_secret,
        "HALLWAY_KEY": keys,
    }
    with socket.create_server(("127.0.0.1", 0)) as free:
        patient.port = free.getsockname()[1]
    with patient.opened() as store:
        sealed = Cipher([KEY]).seal(patient.slack.bot_token)
        store.install(Installation("T1", "Acme", sealed, tuple(SCOPES), "U1", NOW))


def test_the_right_key_opens_the_tokens_of_all_workspaces(patient: Patient) -> None:
    many(patient, KEY)
    assert patient.problems() == ()
    assert any("HALLWAY_KEY opens the tokens of 1 workspaces" in found.text for found in patient.findings())


def test_a_workspace_whose_token_was_revoked_is_found(patient: Patient) -> None:
    many(patient, KEY)
    patient.slack.faults.revoke()
    (found,) = patient.problems()
    assert "refuses the token of Acme (T1): it was revoked" in found.text
    assert "/slack/install" in found.remedy
    assert "hallway purge --team T1" in found.remedy


def test_a_scope_that_one_workspace_lacks_is_found(patient: Patient) -> None:
    with SlackLookAlike(scopes=[scope for scope in SCOPES if scope != "im:history"]) as slack:
        many(patient, KEY)
        patient.environ["SLACK_API_URL"] = slack.api_url
        (found,) = patient.problems()
    assert "lacks im:history in Acme (T1)" in found.text


def test_a_workspace_of_which_slack_says_nothing_now_is_noted(patient: Patient) -> None:
    many(patient, KEY)
    patient.slack.faults.answer("auth.test", 429)
    assert patient.problems() == ()
    patient.slack.faults.drop("auth.test")
    assert any("could not be checked" in found.text for found in noted(patient))


def test_a_wrong_key_is_found(patient: Patient) -> None:
    many(patient, new_key())
    (found,) = patient.problems()
    assert "HALLWAY_KEY is not the key" in found.text
    assert "Put that key back" in found.remedy


def test_a_key_that_is_none_is_found_among_the_settings(patient: Patient) -> None:
    many(patient, "too-short")
    (found,) = patient.problems()
    assert "is no key" in found.text
    assert "too-short" not in found.text


def test_a_file_in_the_place_of_the_folder_is_found(patient: Patient) -> None:
    patient.data = patient.data.parent / "file"
    patient.data.write_text("")
    assert "folder" in {found.check for found in patient.problems()}


def test_a_file_that_was_put_back_says_so(patient: Patient) -> None:
    with patient.opened() as store:
        store.mark(Mark(MarkName.RESTORE, NOW, (NOW - timedelta(days=1)).isoformat()))
    assert patient.problems() == ()
    assert any("team.db was put back on" in found.text for found in patient.findings())
