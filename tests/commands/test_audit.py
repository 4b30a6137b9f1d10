"""``hallway audit``: who did what, in lines and as JSON, also of what is gone."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.deliveries import Outcome, Profile, Schedule, State
from store.store import Store
from store.syncs import SyncWish
from tests.commands.conftest import Run

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)
CHANGED = (
    "changed topics (+dials, -clocks); most (5 -> 7); when it comes (Mon 09:00 UTC -> Tue, Thu 08:00 UTC)"
)


@pytest.fixture
def data(fresh: Path) -> Path:
    """A folder in which a week of things were done."""
    store = Store(fresh)
    one = store.subscribe("T1", "C1", Profile(topics=("clocks",)), Schedule(), "U1", MONDAY)
    store.change(one.id, Profile(topics=("dials",), most=7), Schedule((1, 3), 8), "U2", MONDAY)
    store.record_due(one.id, "2026-11-24", MONDAY, MONDAY)
    due = store.claim("me", MONDAY, LEASE)
    assert due is not None
    store.sending(due.id, "me", ("m22-pathways",), 1, MONDAY)
    store.settle(due.id, "me", Outcome(State.UNKNOWN), MONDAY)
    store.repost(due.id, MONDAY, "U3")
    store.pause(one.id, "the channel is archived", "", MONDAY + timedelta(hours=1))
    store.remove(one.id, "U1", MONDAY + timedelta(hours=2))
    store.subscribe("T2", "C9", Profile(), Schedule(), "U9", MONDAY + timedelta(hours=3))
    wish = SyncWish("https://example.org/x.xml", timedelta(hours=6))
    sync = store.add_sync(wish, MONDAY, MONDAY - timedelta(hours=1), "ana (command line)")
    store.remove_sync(sync.id, MONDAY + timedelta(hours=4), "ben (command line)")
    store.close()
    return fresh


def test_everything_is_shown_the_latest_first_with_who_did_it(run: Run, data: Path) -> None:
    done = run("audit", data=data)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "2026-11-23 13:00 UTC  sync 1, https://example.org/x.xml  ben (command line): removed",
        "2026-11-23 12:00 UTC  digest 2 in C9 of T2  U9: subscribed",
        "2026-11-23 11:00 UTC  digest 1 in C1 of T1  U1: removed",
        "2026-11-23 10:00 UTC  digest 1 in C1 of T1  Hallway: paused: the channel is archived",
        "2026-11-23 09:00 UTC  digest 1 in C1 of T1  U3: had 2026-11-24 posted again",
        f"2026-11-23 09:00 UTC  digest 1 in C1 of T1  U2: {CHANGED}",
        "2026-11-23 09:00 UTC  digest 1 in C1 of T1  U1: subscribed",
        "2026-11-23 08:00 UTC  sync 1, https://example.org/x.xml  ana (command line): added",
    ]


def test_one_workspace_and_one_span_can_be_asked_for(run: Run, data: Path) -> None:
    assert [line.split("  ")[1] for line in run("audit", "--team", "T2", data=data).stdout.splitlines()] == [
        "digest 2 in C9 of T2"
    ]
    late = run("audit", "--since", "2026-11-23T11:30+00:00", data=data).stdout.splitlines()
    assert len(late) == 2
    assert len(run("audit", "--limit", "3", data=data).stdout.splitlines()) == 3


def test_programs_get_one_object_a_line(run: Run, data: Path) -> None:
    found = [json.loads(line) for line in run("audit", "--json", data=data).stdout.splitlines()]
    assert found[3] == {
        "at": "2026-11-23T10:00:00+00:00", "about": "digest", "id": "1", "team": "T1", "place": "C1",
        "who": None, "what": "paused: the channel is archived",
    }  # fmt: skip
    assert found[0]["team"] is None


def test_what_is_ruled_on_works_is_shown_with_whoever_did_it(
    run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ana")
    assert (
        run("works", "merge", "m22-pathways", "m22-dietcode", "--data", str(fresh), data=None).exit_code == 0
    )
    (line,) = run("audit", data=fresh).stdout.splitlines()
    assert "  work m22-" in line
    assert "  ana (command line): joined with m22-" in line


def test_whoever_has_no_name_is_a_number(run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    run("works", "merge", "m22-pathways", "m22-dietcode", "--data", str(fresh), data=None)
    assert "  uid " in run("audit", data=fresh).stdout


def test_where_nothing_was_changed_that_is_said(run: Run, fresh: Path) -> None:
    done = run("audit", data=fresh)
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "Nothing was changed.\n")
    assert run("audit", "--since", "whenever", data=fresh).exit_code == 2
