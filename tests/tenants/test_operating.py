"""What the operator of many workspaces does on the command line."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from bot.names import INSTALL_PATH, REDIRECT_PATH
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address, running_http
from bot.settings import Mode, read_settings
from tests.tenants.conftest import (
    KEY,
    MONDAY,
    URL,
    Browser,
    Clock,
    in_channel,
    settings_for,
    subscribed,
    tick_at,
)


def test_digests_of_all_workspaces_go_out_by_command(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_http(settings_for(slack, data), clock) as address:
        for each in (slack, other):
            each.connect_http(address.url)
            Browser(address).install(each)
            subscribed(each)
    clock.advance(60)
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    monkeypatch.setenv("SLACK_CLIENT_ID", slack.client_id)
    monkeypatch.setenv("SLACK_CLIENT_SECRET", slack.client_secret)
    monkeypatch.setenv("SLACK_API_URL", slack.api_url)
    monkeypatch.setenv("HALLWAY_KEY", KEY)
    done = CliRunner().invoke(
        hallway, ["digest", "run", "--data", str(data), "--now", f"{MONDAY:%Y-%m-%dT%H:%M}"]
    )
    assert (done.exit_code, "2 seen to." in done.output) == (0, True), done.output
    for each in (slack, other):
        assert [seen for seen in in_channel(each) if seen.metadata], done.output
    monkeypatch.setenv("HALLWAY_KEY", "")
    done = CliRunner().invoke(hallway, ["digest", "run", "--data", str(data)])
    assert (done.exit_code, "HALLWAY_KEY is not set" in done.output) == (1, True)


def test_variables_that_bolt_reads_by_itself_open_no_second_way_in(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setenv("SLACK_CLIENT_ID", slack.client_id)
    monkeypatch.setenv("SLACK_CLIENT_SECRET", slack.client_secret)
    with caplog.at_level(logging.INFO), running_http(settings_for(slack, data), clock) as address:
        slack.connect_http(address.url)
        Browser(address).install(slack)
        slack.reply(slack.direct_message("ana", "pathways"))
        other.connect_http(address.url)
        assert "not installed" in other.slash("ana", "general", "/conf", "pathways").body
    one = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_SIGNING_SECRET": slack.signing_secret}
    settings = read_settings({**one, "SLACK_API_URL": slack.api_url}, Mode.HTTP, data)
    with caplog.at_level(logging.INFO), running_http(settings, clock) as address:
        assert Browser(address).open(INSTALL_PATH).status == 404
        assert Browser(address).open(REDIRECT_PATH).status == 404
    assert "file-based" not in caplog.text


def test_the_manifest_for_many_workspaces_says_where_they_come_back_to() -> None:
    done = CliRunner().invoke(hallway, ["manifest", "--oauth", "--url", URL])
    shape = json.loads(done.output)
    assert shape["oauth_config"]["redirect_urls"] == [URL + REDIRECT_PATH]
    assert {"app_uninstalled", "tokens_revoked"} < set(shape["settings"]["event_subscriptions"]["bot_events"])
    refused = CliRunner().invoke(hallway, ["manifest", "--oauth"])
    assert (refused.exit_code, "--oauth needs --url" in refused.output) == (2, True)


def test_socket_mode_has_one_workspace_whatever_else_is_set(slack: SlackLookAlike, tmp_path: Path) -> None:
    environ = {
        "SLACK_CLIENT_ID": slack.client_id, "SLACK_CLIENT_SECRET": slack.client_secret,
        "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token,
    }  # fmt: skip
    assert not read_settings(environ, Mode.SOCKET, tmp_path).many


def test_a_workspace_with_many_digests_at_nine_does_not_keep_another_waiting(
    both: tuple[SlackLookAlike, SlackLookAlike], server: Address, clock: Clock
) -> None:
    slack, other = both
    for number in range(20):
        slack.workspace.add_channel(f"c{number}", "ana")
        subscribed(slack, channel=f"c{number}")
    subscribed(other)
    tick_at(server, clock, MONDAY)
    sent = [
        float(seen.ts) for number in range(20) for seen in in_channel(slack, f"c{number}") if seen.metadata
    ]
    (theirs,) = [float(seen.ts) for seen in in_channel(other) if seen.metadata]
    assert len(sent) == 20
    assert sum(each < theirs for each in sent) <= 2


def test_home_shows_at_once_that_a_digest_was_paused_and_that_it_goes_on(
    both: tuple[SlackLookAlike, SlackLookAlike], server: Address, clock: Clock, browser: Browser
) -> None:
    slack, _ = both
    subscribed(slack)
    slack.open_home("ana")

    def shows(words: str) -> bool:
        home = slack.home("ana")
        return home is not None and words in home.visible

    slack.await_until(lambda: shows("Next: "))
    slack.faults.refuse("chat.postMessage", "token_expired")
    tick_at(server, clock, MONDAY)
    slack.await_until(lambda: shows("Paused: Slack does not accept"))
    assert browser.install(slack).status == 200
    slack.await_until(lambda: shows("Next: "))
