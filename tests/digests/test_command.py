"""``hallway digest``, as a person and as a program use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from store.deliveries import Schedule, State
from tests.digests.stage import MINUTE, NINE, Stage

Run = Callable[..., Result]
DUE = "2026-03-09T09:00"


@pytest.fixture
def run(stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``hallway digest NAME ...`` on the stage's data folder, with the stage's Slack."""
    for name in ("HALLWAY_DATA", "HALLWAY_TIMEZONE", "HALLWAY_LOG_LEVEL", "NO_COLOR", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", stage.slack.bot_token)
    monkeypatch.setenv("SLACK_API_URL", stage.slack.api_url)
    monkeypatch.chdir(tmp_path)

    def run(name: str, *arguments: str) -> Result:
        return CliRunner().invoke(hallway, ["digest", name, "--data", str(stage.data), *arguments])

    return run


def test_without_subscriptions_the_list_says_how_to_get_one(run: Run) -> None:
    assert "/digest" in run("list").stdout
    assert run("list", "--json").stdout == ""


def test_the_list_says_what_comes_where_and_when(run: Run, stage: Stage) -> None:
    one, other, third = stage.subscribe(), stage.subscribe("ml-systems"), stage.subscribe(weekdays=())
    stage.store.pause(other.id, "holidays", stage.ana, NINE)
    stage.store.change(third.id, third.profile, Schedule(zone="Mars/Olympus"), stage.ana, NINE)
    lines = run("list", "--now", "2026-03-08").stdout.splitlines()
    assert "federated learning; every Monday at 09:00 (UTC); next Mon 9 Mar 2026, 09:00 (UTC)" in lines[0]
    assert lines[1].endswith("paused: holidays")
    assert lines[2].endswith("never comes")
    records = [json.loads(line) for line in run("list", "--json", "--now", "2026-03-08").stdout.splitlines()]
    assert [record["id"] for record in records] == [one.id, other.id, third.id]
    assert (records[0]["next"], records[1]["next"]) == ("2026-03-09T09:00:00+00:00", None)
    assert (records[0]["topics"], records[0]["time"]) == (["federated learning"], "09:00")


def test_where_there_are_several_workspaces_each_line_names_its_own(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    other = stage.store.subscribe("T2", "C9", one.profile, one.schedule, "U9", NINE - MINUTE)
    lines = run("list", "--now", "2026-03-08").stdout.splitlines()
    assert f"{one.channel} in {one.team}: " in lines[0]
    assert "C9 in T2: " in lines[1]
    for each in (one, other):
        stage.store.record_due(each.id, "2026-03-09", NINE, NINE)
    told = run("deliveries").stdout
    assert f"digest {other.id} in T2, 2026-03-09: due" in told
    assert f"digest {one.id} in {one.team}, " in told


def test_the_preview_is_what_the_run_posts(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    shown = json.loads(run("preview", str(one.id), "--json", "--now", "2026-03-08").stdout)
    assert len(shown["past"]) == 4
    stage.clock.advance(60)
    done = run("run", "--now", DUE)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-2:] == ["1. digest 1, 2026-03-09: sent, 2 items of 36", "1 seen to."]
    assert stage.delivery(one).items == tuple(item["id"] for item in shown["next"]["items"])
    assert len(stage.posted()) == 1


def test_the_preview_for_people_is_the_one_of_slack(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    shown = run("preview", str(one.id), "--now", "2026-03-08")
    assert "Preview of this digest" in shown.stdout
    assert "The last ones would have been" in shown.stdout


def test_a_preview_in_an_unknown_zone_says_so(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    stage.store.change(one.id, one.profile, Schedule(zone="Mars/Olympus"), stage.ana, NINE)
    done = run("preview", str(one.id))
    assert (done.exit_code, "Mars/Olympus" in done.stderr) == (1, True)


def test_a_dry_run_shows_and_changes_nothing(run: Run, stage: Stage) -> None:
    one, other = stage.subscribe(), stage.subscribe("ml-systems")
    stage.store.pause(other.id, "holidays", stage.ana, NINE)
    zoneless = stage.subscribe()
    stage.store.change(zoneless.id, zoneless.profile, Schedule(zone="Mars/Olympus"), stage.ana, NINE - MINUTE)
    done = run("run", "--dry-run", "--now", "2026-03-23T10:30")
    assert f"To {one.channel}, digest {one.id}, 2026-03-23:" in done.stdout
    assert "3 digests" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 due, nothing posted."
    assert (stage.store.deliveries(), stage.posted()) == ((), ())


def test_a_dry_run_knows_what_is_written_down_already(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    stage.store.record_due(one.id, "2026-03-09 now 08:00", NINE - MINUTE, NINE - MINUTE)
    assert "2026-03-09 now 08:00:" in run("run", "--dry-run", "--now", "2026-03-09T08:59").stdout
    stage.later(2 * MINUTE)
    assert run("run", "--dry-run", "--now", DUE).stdout == "0 due, nothing posted.\n"


def test_a_dry_run_says_where_a_digest_stays_silent(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    stage.store.record_due(one.id, "2026-03-02", NINE - 8 * 1440 * MINUTE, NINE)
    delivery = stage.store.claim("one", NINE, MINUTE)
    assert delivery is not None
    stage.store.quiet(delivery.id, "one", 36, NINE)
    wish = type(one.profile)(topics=("underwater basket weaving",))
    stage.store.change(one.id, wish, one.schedule, stage.ana, NINE - MINUTE)
    assert "Nothing is posted: nothing matched" in run("run", "--dry-run", "--now", DUE).stdout


def test_without_a_token_nothing_can_be_posted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN")
    done = run("run")
    assert done.exit_code == 1
    assert "--dry-run" in done.stderr


def test_deliveries_are_told_with_their_end(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    stage.later(15 * 1440 * MINUTE)
    stage.slack.faults.answer("chat.postMessage", 500)
    stage.later(7 * 1440 * MINUTE)
    lines = run("deliveries").stdout.splitlines()
    assert lines == [
        "4. digest 1, 2026-03-30: unknown, Slack's answer was lost (internal_error)",
        "3. digest 1, 2026-03-23: sent, 4 items of 36",
        "2. digest 1, 2026-03-16: merged, told of in 3",
        "1. digest 1, 2026-03-09: merged, told of in 3",
    ]
    records = [json.loads(line) for line in run("deliveries", str(one.id), "--json").stdout.splitlines()]
    assert [record["state"] for record in records] == [State.UNKNOWN, State.SENT, State.MERGED, State.MERGED]
    assert records[2]["told_in"] == 3


def test_why_not_gives_its_reasons(run: Run, stage: Stage) -> None:
    one = stage.subscribe()
    far = run("why-not", str(one.id), "graph", "networks", "medieval", "script", "--now", "2026-03-08")
    assert far.exit_code == 0, far.output
    assert far.stdout.startswith("Graph neural networks and medieval script\n  ")
    assert "topics" in far.stdout
    coming = json.loads(run("preview", str(one.id), "--json", "--now", "2026-03-08").stdout)["next"]
    item = coming["items"][0]["id"]
    done = json.loads(run("why-not", str(one.id), item, "--json", "--now", "2026-03-08").stdout)
    assert (done["item"], "picked" in done["why"][0]) == (item, True)


def test_an_unknown_number_or_title_is_said(run: Run, stage: Stage) -> None:
    assert "digest list" in run("preview", "9").stderr
    one = stage.subscribe()
    done = run("why-not", str(one.id), "zzzzqqqq")
    assert (done.exit_code, "zzzzqqqq" in done.stderr) == (1, True)
