"""A workspace installs the app in a browser, by Bolt's flow: what is shown, kept, and refused."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from slack_sdk.web import WebClient

from bot.names import HISTORY_SCOPES, INSTALL_PATH, REDIRECT_PATH, SCOPES, UNFURL_SCOPES
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address, running_http
from bot.settings import Mode, SettingsError, read_settings
from bot.tenants.cipher import Cipher, new_key
from bot.tenants.states import States
from bot.workspaces import Grant, Only, Workspaces
from store.store import Store
from tests.tenants.conftest import KEY, THURSDAY, URL, Browser, Clock, settings_for


def test_the_first_page_says_what_is_asked_for_and_leads_to_slack(browser: Browser) -> None:
    page = browser.open(INSTALL_PATH)
    assert page.status == 200
    assert all(f"<code>{scope}</code>" in page.text for scope in SCOPES)
    assert "/oauth/v2/authorize?state=" in page.link
    assert f"redirect_uri={URL}{REDIRECT_PATH}" in page.link
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_what_the_operator_asks_for_besides_is_asked_of_whoever_installs(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock
) -> None:
    settings = replace(settings_for(slack, data), extras=("history", "unfurl"))
    with running_http(settings, clock) as server:
        page = Browser(server).open(INSTALL_PATH)
    for scope in (*HISTORY_SCOPES, *UNFURL_SCOPES):
        assert f"<code>{scope}</code>" in page.text
        assert scope in page.link


def test_an_installed_workspace_is_served(browser: Browser, slack: SlackLookAlike, store: Store) -> None:
    page = browser.install(slack)
    assert page.status == 200
    assert "Hallway is in Reading Group now" in page.text
    assert page.link == "https://slack.com/app_redirect?team=T00000001&app=A00000001"
    assert "Pathways" in slack.slash("ana", "general", "/conf", "pathways").body
    kept = store.installation("T00000001")
    assert kept is not None
    assert (kept.user, kept.installed_at) == (slack.workspace.user("ana").id, THURSDAY)
    assert set(SCOPES) < set(kept.scopes)


def test_a_workspace_without_the_app_is_told_how_to_get_it(
    browser: Browser, slack: SlackLookAlike, other: SlackLookAlike
) -> None:
    browser.install(slack)
    told = other.slash("ana", "general", "/conf", "pathways")
    assert told.status == 200
    assert f"Install it at {URL}{INSTALL_PATH}" in told.body
    assert "Pathways" not in told.body


def test_no_more_workspaces_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.workspaces._PLACES", 2)
    made: list[str] = []

    def client(token: str) -> WebClient:
        made.append(token)
        return WebClient(token)

    workspaces = Workspaces(Only(Grant("", "xoxb-1")), client, Clock(THURSDAY))
    first = workspaces.poster("T1")
    assert workspaces.poster("T1") is first
    for team in ("T2", "T3", "T1"):
        workspaces.poster(team)
    assert len(made) == 4
    assert workspaces.poster("T1") is not first


def test_tokens_are_sealed_in_the_files_and_in_the_log(
    browser: Browser, slack: SlackLookAlike, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        browser.install(slack)
        slack.reply(slack.direct_message("ana", "pathways"))
    files = b"".join(path.read_bytes() for path in data.iterdir())
    assert slack.bot_token.startswith("xoxb-")
    assert b"T00000001" in files
    assert slack.bot_token.encode() not in files
    assert b"xoxb-" not in files
    assert slack.bot_token not in caplog.text
    assert slack.client_secret not in caplog.text


def test_a_second_installation_takes_the_place_of_the_first(
    browser: Browser, slack: SlackLookAlike, store: Store
) -> None:
    browser.install(slack)
    before = slack.bot_token
    browser.install(slack, "ben")
    assert slack.bot_token != before
    slack.reply(slack.direct_message("ana", "pathways"))
    assert [each.user for each in store.installations()] == [slack.workspace.user("ben").id]


def test_who_cancels_is_told_that_nothing_was_kept(
    browser: Browser, slack: SlackLookAlike, store: Store
) -> None:
    page = browser.install(slack, denied=True)
    assert "Hallway was not installed" in page.text
    assert page.link == INSTALL_PATH
    assert store.installations() == ()


def test_a_state_is_good_once_for_ten_minutes_and_in_one_browser(
    browser: Browser, slack: SlackLookAlike, server: Address, clock: Clock, store: Store
) -> None:
    back = slack.consent(browser.open(INSTALL_PATH).link)
    assert "another browser" in Browser(server).open(back).text
    cookies = dict(browser.cookies)
    assert browser.open(back).status == 200
    again = Browser(server, cookies).open(back)
    assert (again.status, "used already" in again.text) == (401, True)
    late = slack.consent(browser.open(INSTALL_PATH).link)
    clock.advance(601)
    assert "too old" in browser.open(late).text
    assert len(store.installations()) == 1


def test_who_only_opens_the_page_or_makes_up_a_code_makes_the_store_write_nothing(
    browser: Browser, data: Path
) -> None:
    def written() -> list[bytes]:
        return [(data / name).read_bytes() for name in ("team.db", "team.db-wal")]

    before = written()
    for _ in range(3):
        state = browser.open(INSTALL_PATH).link.partition("state=")[2].partition("&")[0]
        assert browser.open(f"{REDIRECT_PATH}?state={state}&code=made-up").status == 401
    assert written() == before


def test_a_state_is_good_after_a_restart_and_a_new_key(
    slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock, store: Store
) -> None:
    with running_http(settings_for(slack, data), clock) as address:
        before = Browser(address)
        back = slack.consent(before.open(INSTALL_PATH).link)
    with running_http(settings_for(slack, data, f"{new_key()},{KEY}"), clock) as address:
        assert Browser(address, before.cookies).open(back).status == 200
    assert len(store.installations()) == 1


def test_a_state_that_we_did_not_seal_or_not_as_one_is_none(store: Store, clock: Clock) -> None:
    cipher = Cipher([KEY])
    states, stranger = (States(store, each, clock) for each in (cipher, Cipher([new_key()])))
    state = states.issue()
    assert states.consume(state)
    for other in (stranger.issue(), cipher.stamp(b"a token", clock.now()), state[:-9], "x", "\u00e9", ""):
        assert not states.consume(other)


def test_of_two_that_come_back_with_one_state_at_a_time_one_is_kept(
    browser: Browser, slack: SlackLookAlike, store: Store
) -> None:
    link = browser.open(INSTALL_PATH).link
    late, soon = slack.consent(link), slack.consent(link, "ben")
    slack.faults.hold("oauth.v2.access")
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(Browser(browser.address, dict(browser.cookies)).open, late)
        slack.faults.await_held()
        assert browser.open(soon).status == 200
        slack.faults.release()
        assert "used already" in page.result().text
    assert [each.user for each in store.installations()] == [slack.workspace.user("ben").id]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "another browser"),
        ("?error=access_denied", "cancelled"),
        ("?error=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;"),
        ("?state=x&code=y", "another browser"),
    ],
)
def test_a_return_that_is_none_is_explained(browser: Browser, query: str, told: str) -> None:
    page = browser.open(REDIRECT_PATH + query)
    assert told in page.text
    assert "<script" not in page.text
    assert "Start again" in page.text


def test_a_code_that_slack_refuses_is_explained_and_not_logged(
    browser: Browser, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    state = browser.open(INSTALL_PATH).link.partition("state=")[2].partition("&")[0]
    page = browser.open(f"{REDIRECT_PATH}?state={state}&code=made-up-code")
    assert (page.status, "Slack did not accept" in page.text) == (401, True)
    assert "made-up-code" not in caplog.text
    state = browser.open(INSTALL_PATH).link.partition("state=")[2].partition("&")[0]
    assert "nothing to install with" in browser.open(f"{REDIRECT_PATH}?state={state}").text


def test_a_whole_organisation_is_refused_and_its_token_given_back(
    browser: Browser, slack: SlackLookAlike, store: Store
) -> None:
    slack.core.install_as = {
        "is_enterprise_install": True,
        "team": None,
        "enterprise": {"id": "E1", "name": "Org"},
    }
    page = browser.install(slack)
    assert "one workspace at a time" in page.text
    assert store.installations() == ()
    assert slack.faults.revoked


def test_tokens_that_expire_are_refused(browser: Browser, slack: SlackLookAlike, store: Store) -> None:
    slack.core.install_as = {"refresh_token": "xoxe-1", "expires_in": 43_200}
    assert "tokens expire" in browser.install(slack).text
    assert store.installations() == ()


def test_a_workspace_of_an_organisation_is_welcome(
    browser: Browser, slack: SlackLookAlike, store: Store
) -> None:
    slack.core.install_as = {"enterprise": {"id": "E1", "name": "Org"}}
    assert browser.install(slack).status == 200
    assert [each.enterprise for each in store.installations()] == ["E1"]


def test_a_slack_out_of_reach_is_told(browser: Browser, slack: SlackLookAlike, store: Store) -> None:
    slack.faults.drop("oauth.v2.access")
    page = browser.install(slack)
    assert (page.status, "could not be reached" in page.text) == (503, True)
    assert store.installations() == ()


def test_a_locked_store_is_told_and_logged(
    browser: Browser, slack: SlackLookAlike, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    back = slack.consent(browser.open(INSTALL_PATH).link)
    with store._team.writing():
        page = browser.open(back)
    assert (page.status, "could not be kept" in page.text) == (500, True)
    assert browser.open(back).status == 200


def test_only_plain_requests_are_answered(browser: Browser) -> None:
    assert browser.open(INSTALL_PATH, "POST").status == 405
    assert browser.open(f"{INSTALL_PATH}?team={'T' * 5_000}").status == 414
    chosen = browser.open(f"{INSTALL_PATH}?team=T00000001").link
    assert chosen.endswith("&team=T00000001")
    forged = browser.open(f"{INSTALL_PATH}?team=T1%26user_scope=admin").link
    assert "admin" not in forged


def test_with_one_workspace_there_is_no_such_page(slack: SlackLookAlike, data: Path, clock: Clock) -> None:
    environ = {
        "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
    }  # fmt: skip
    with running_http(read_settings(environ, Mode.HTTP, data), clock) as address:
        assert Browser(address).open(INSTALL_PATH).status == 404


def test_what_the_operator_wants_besides_is_asked_for_as_optional(
    slack: SlackLookAlike, data: Path, clock: Clock
) -> None:
    settings = replace(settings_for(slack, data), extras=("unfurl",))
    with running_http(settings, clock) as address:
        page = Browser(address).open(INSTALL_PATH)
    assert f"<code>links:read</code>: {UNFURL_SCOPES['links:read']} (optional)" in page.text
    assert "links:write" in page.link
    assert "history" not in page.link.replace("im:history", "")


def test_a_wish_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="HALLWAY_EXTRAS names 'links': write history or unfurl"):
        read_settings({"HALLWAY_EXTRAS": "unfurl, links"}, data=tmp_path)
