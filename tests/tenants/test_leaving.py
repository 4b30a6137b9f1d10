"""A workspace removes the app, or its token is revoked: told late, twice, and in any order."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web import WebClient

from bot.desk import Desk
from bot.homes import Homes, _Shown
from bot.sandbox import payloads
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Delivery
from bot.server import Address, running_http
from bot.settings import Mode, Settings, read_settings
from bot.tenants import leaving
from bot.tenants.cipher import Cipher
from bot.tenants.installed import FRESH, Installed
from bot.views import Face
from bot.views.message import compose
from bot.workspaces import Member, Workspaces
from store.store import Store
from tests.tenants.conftest import (
    KEY,
    MONDAY,
    WEEK,
    Browser,
    Clock,
    in_channel,
    order,
    settings_for,
    subscribed,
    tick_at,
)  # fmt: skip

Both = tuple[SlackLookAlike, SlackLookAlike]
HOME, AWAY = "T00000001", "T00000002"


def content(data: Path) -> bytes:
    """Every byte of the team's files."""
    return b"".join(path.read_bytes() for path in data.glob("team.db*"))


def told_late(slack: SlackLookAlike, event: dict[str, Any], at: float) -> Delivery:
    """An event of that moment arrives now."""
    slack._tick()
    payload = {**payloads.event(slack.core, event), "event_time": int(at)}
    return slack.deliverer.send("events_api", payload, "")


@pytest.mark.parametrize("revoked_first", [True, False])
def test_all_that_is_kept_of_a_workspace_is_deleted_when_it_removes_the_app(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock, revoked_first: bool
) -> None:
    with running_http(settings_for(slack, data), clock) as server:
        for each in (slack, other):
            each.connect_http(server.url)
            Browser(server).install(each)
        subscribed(slack, "federated learning, privacy every monday 9:00")
        subscribed(other, "compilers every monday 9:00")
        tick_at(server, clock, MONDAY)
        assert HOME.encode() in content(data)
        farewells = slack.uninstall(revoked_first=revoked_first)
        assert [each.status for each in farewells] == [200, 200]
        tick_at(server, clock, MONDAY + WEEK)
        assert "not installed" in slack.slash("ana", "general", "/conf", "pathways").body
    assert len([seen for seen in in_channel(slack) if seen.metadata]) == 1
    assert len([seen for seen in in_channel(other) if seen.metadata]) == 2
    assert HOME.encode() not in content(data)
    assert b"privacy" not in content(data)
    assert b"compilers" in content(data)


def test_being_told_again_changes_nothing(both: Both, store: Store) -> None:
    slack, _ = both
    farewells = slack.uninstall()
    for each in farewells:
        assert slack.again(each).status == 200
    assert slack.event({"type": "app_uninstalled"}).status == 200
    assert store.teams() == (AWAY,)


def test_everything_is_answered_politely_after_the_end(both: Both) -> None:
    slack, _ = both
    listed = order(slack, "list")
    slack.slash("ana", "general", "/digest")
    slack.await_until(lambda: slack.modal("ana") is not None)
    view = slack.modal("ana")
    assert view
    slack.uninstall()
    assert not slack.suggest("ana", view, "suggested", "fed").problem
    assert slack.offered("ana", view, "suggested") == ()
    assert slack.submit("ana", view, {"topics": "quantum"}).body == '{"response_action": "clear"}'
    assert slack.modal("ana") is None
    pressed = slack.press("ana", listed, 1)
    assert "not installed" in slack.reply(pressed).visible
    before = len(slack.calls)
    assert slack.direct_message("ana", "pathways").status == 200
    assert len(slack.calls) == before


def test_a_revoked_token_pauses_its_digests_and_keeps_what_is_there(
    both: Both,
    store: Store,
    server: Address,
    clock: Clock,
    browser: Browser,
    caplog: pytest.LogCaptureFixture,
) -> None:
    slack, other = both
    subscribed(slack)
    subscribed(other)
    assert slack.revoke().status == 200
    assert "install the app there again" in caplog.text
    assert [each.team for each in store.installations()] == [AWAY]
    (one,) = store.subscriptions(HOME)
    assert "reinstall the app, and this goes on" in one.paused
    tick_at(server, clock, MONDAY)
    assert not [
        call for call in slack.calls if call.method == "chat.postMessage" and call.args.get("metadata")
    ]
    assert [seen for seen in in_channel(other) if seen.metadata]
    assert browser.install(slack).status == 200
    assert not store.subscriptions(HOME)[0].paused
    tick_at(server, clock, MONDAY + WEEK)
    assert len([seen for seen in in_channel(slack) if seen.metadata]) == 1


def test_what_people_paused_themselves_stays_paused_after_a_new_installation(
    both: Both, store: Store, browser: Browser, clock: Clock
) -> None:
    slack, _ = both
    subscribed(slack)
    store.pause(store.subscriptions(HOME)[0].id, "holidays", "U1", clock.now())
    slack.revoke()
    assert browser.install(slack).status == 200
    assert store.subscriptions(HOME)[0].paused == "holidays"


def test_where_the_files_are_locked_at_the_start_its_digests_wait_for_people(
    slack: SlackLookAlike, data: Path, clock: Clock, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with store._team.writing(), running_http(one_workspace(slack, data), clock):
        assert "must be resumed by hand" in caplog.text


def test_with_one_workspace_a_new_token_and_a_restart_let_its_digests_go_on(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock, store: Store
) -> None:
    settings = one_workspace(slack, data)
    with running_http(settings, clock) as server:
        slack.connect_http(server.url)
        subscribed(slack)
        slack.revoke()
        assert store.subscriptions(HOME)[0].paused
    slack.faults.revoked = False
    with running_http(settings, clock):
        assert not store.subscriptions(HOME)[0].paused
    assert [change.what for change in store.changes(store.subscriptions(HOME)[0].id)][-1] == "resumed"


def test_the_end_of_a_persons_own_token_is_none_of_ours(both: Both, store: Store) -> None:
    slack, _ = both
    assert slack.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}).status == 200
    assert len(store.installations()) == 2


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
def test_a_farewell_that_a_new_installation_has_overtaken_is_left_aside(
    both: Both, store: Store, browser: Browser, clock: Clock, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    slack, _ = both
    subscribed(slack)
    left = clock.now().timestamp()
    clock.advance(3_600)
    assert browser.install(slack).status == 200
    assert told_late(slack, {"type": kind, "tokens": {"bot": ["U1"]}}, left).status == 200
    assert "left aside" in caplog.text
    assert len(store.installations()) == 2
    assert not store.subscriptions(HOME)[0].paused


def test_a_late_farewell_with_a_dead_token_counts(both: Both, store: Store, clock: Clock) -> None:
    slack, _ = both
    left = clock.now().timestamp()
    slack.faults.revoke()
    clock.advance(3_600)
    told_late(slack, {"type": "app_uninstalled"}, left)
    assert store.teams() == (AWAY,)


@pytest.mark.parametrize("trouble", ["drop", "ratelimited"])
def test_a_late_farewell_that_cannot_be_checked_must_come_again(
    both: Both, store: Store, clock: Clock, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    slack, _ = both
    left = clock.now().timestamp()
    clock.advance(3_600)
    slack.faults.drop("auth.test") if trouble == "drop" else slack.faults.answer("auth.test", 429)
    assert told_late(slack, {"type": "app_uninstalled"}, left).status == 503
    assert f"hallway purge --team {HOME}" in caplog.text
    assert HOME in store.teams()


def test_while_the_database_is_locked_slack_is_asked_to_tell_again(
    both: Both, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    slack, _ = both
    slack.faults.revoke()
    with store._team.writing():
        delivery = slack.event({"type": "app_uninstalled"})
    assert delivery.status == 503
    assert f"hallway purge --team {HOME}" in caplog.text
    assert slack.again(delivery).status == 200
    assert store.teams() == (AWAY,)


def test_traces_that_a_reader_keeps_open_are_told(
    both: Both, store: Store, server: Address, caplog: pytest.LogCaptureFixture
) -> None:
    slack, other = both
    with store._team.reading() as conn:
        conn.execute("SELECT count(*) FROM subscription").fetchone()
        slack.uninstall()
        while "traces of what was deleted" not in caplog.text:
            other.reply(other.slash("ana", "general", "/conf", "help"))
    assert store.teams() == (AWAY,)


def test_what_another_process_deletes_is_known_here_soon(both: Both, store: Store, clock: Clock) -> None:
    slack, _ = both
    assert "Pathways" in slack.slash("ana", "general", "/conf", "pathways").body
    store.purge(HOME)
    clock.advance(FRESH.total_seconds())
    assert "not installed" in slack.slash("ana", "general", "/conf", "pathways").body


def one_workspace(slack: SlackLookAlike, data: Path) -> Settings:
    """Settings with a token for one."""
    environ = {
        "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
    }  # fmt: skip
    return read_settings(environ, Mode.HTTP, data)


def test_with_one_workspace_its_data_is_deleted_too(
    slack: SlackLookAlike, data: Path, clock: Clock, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.WARNING),
        running_http(one_workspace(slack, data), clock) as address,
    ):
        slack.connect_http(address.url)
        subscribed(slack)
        assert store.teams() == (HOME,)
        slack.uninstall()
        assert "put the new token into SLACK_BOT_TOKEN and restart" in caplog.text
    assert store.teams() == ()
    assert store.subscriptions() == ()


def test_with_one_workspace_another_one_is_not_served(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock
) -> None:
    with running_http(one_workspace(slack, data), clock) as address:
        slack.connect_http(address.url)
        other.connect_http(address.url)
        assert "Pathways" in slack.slash("ana", "general", "/conf", "pathways").body
        told = other.slash("ana", "general", "/conf", "pathways").body
    assert "not installed in this workspace" in told
    assert "Ask whoever looks after your Slack apps" in told


def test_the_token_of_an_organisation_serves_all_its_workspaces(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock
) -> None:
    slack.core.install_as = {"is_enterprise_install": True}
    with running_http(one_workspace(slack, data), clock) as address:
        other.connect_http(address.url)
        assert "Pathways" in other.slash("ana", "general", "/conf", "pathways").body


def test_what_work_under_way_wrote_of_a_workspace_that_left_is_deleted_too(
    both: Both, slack: SlackLookAlike, store: Store, data: Path, clock: Clock
) -> None:
    grants = Installed(store, Cipher([KEY]), clock)
    desk = Desk(settings_for(slack, data), store, Workspaces(grants, WebClient, clock), clock)
    store.purge(HOME)
    for team in (HOME, AWAY):  # as a press that was accepted before may do
        store.home_opened(team, "U1", clock.now())
        leaving._scrub(desk, team)
    desk.close()
    assert store.teams() == (AWAY,)
    assert store.has_home(AWAY, "U1")


def test_what_somebody_asked_on_the_home_tab_is_forgotten_too(store: Store, clock: Clock) -> None:
    homes = Homes(store, WebClient, clock, lambda _: True, lambda _: Face())
    gone, other = Member(HOME, "U1"), Member(AWAY, "U1")
    for each in (gone, other):
        homes._shown.get(each, _Shown).answer = compose("what was asked", [])
    homes.forget(HOME)
    assert homes._shown.get(gone, _Shown).answer is None
    assert homes._shown.get(other, _Shown).answer is not None
