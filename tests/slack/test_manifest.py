"""The manifest declares what the code handles, and the code handles what the manifest declares."""

from __future__ import annotations

from typing import Any

import pytest

from bot import listeners
from bot.desk import Desk
from bot.manifest import manifest
from bot.names import EVENTS_PATH, REDIRECT_PATH
from bot.sandbox.lookalike import SlackLookAlike

FAREWELLS = {"app_uninstalled", "tokens_revoked"}
"""Need no scope; what they do is held in tests/tenants."""
NEEDED = {
    "command": {"commands"},
    "message.im": {"im:history", "chat:write"},
    "app_mention": {"app_mentions:read", "chat:write"},
    "app_home_opened": set(),
}


class Recorder:
    """Stands in for a Bolt app and writes down what is registered."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.events: list[str] = []
        self.actions: list[Any] = []
        self.shortcuts: list[tuple[str, str]] = []

    def command(self, name: str) -> Any:
        return self._note(self.commands, name)

    def event(self, name: str) -> Any:
        return self._note(self.events, name)

    def action(self, name: Any) -> Any:
        return self._note(self.actions, name)

    def global_shortcut(self, name: str) -> Any:
        return self._note(self.shortcuts, ("global", name))

    def message_shortcut(self, name: str) -> Any:
        return self._note(self.shortcuts, ("message", name))

    def options(self, name: Any) -> Any:
        return self._note(self.actions, name)

    def view(self, name: str) -> Any:
        return self._note(self.actions, name)

    def middleware(self, function: Any) -> None: ...

    def error(self, function: Any) -> Any:
        return function

    def _note(self, where: list[Any], name: Any) -> Any:
        where.append(name)
        return lambda function: function


@pytest.fixture
def registered() -> Recorder:
    recorder = Recorder()
    desk: Desk = object.__new__(Desk)  # registering asks nothing of it
    listeners.register(recorder, desk)  # type: ignore[arg-type]  # has the methods that listeners use
    return recorder


def declared_events(shape: dict[str, Any]) -> set[str]:
    return set(shape["settings"]["event_subscriptions"]["bot_events"])


def test_what_the_code_handles_is_declared(registered: Recorder) -> None:
    shape = manifest(unfurl=True)
    declared = {(each["type"], each["callback_id"]) for each in shape["features"]["shortcuts"]}
    assert set(registered.shortcuts) == declared
    assert set(registered.commands) == {each["command"] for each in shape["features"]["slash_commands"]}
    assert set(registered.events) == {event.partition(".")[0] for event in declared_events(shape)}
    assert shape["settings"]["interactivity"]["is_enabled"] == bool(registered.actions)


def test_what_is_declared_is_handled(bot: SlackLookAlike) -> None:
    shape = manifest()
    for command in shape["features"]["slash_commands"]:
        assert bot.slash("ana", "general", command["command"], "help").status == 200
    message = bot.reply(bot.mention("ana", "general", "pathways"))
    for each in shape["features"]["shortcuts"]:
        on = message if each["type"] == "message" else None
        assert bot.shortcut("ana", each["callback_id"], on).status == 200
    deliveries = {
        "message.im": lambda: bot.direct_message("ana", "help"),
        "app_mention": lambda: bot.mention("ana", "general", "help"),
    }
    assert bot.open_home("ana").status == 200
    for event in declared_events(shape) - {"app_home_opened", *FAREWELLS}:
        assert bot.reply(deliveries[event]()).visible


def test_what_is_not_declared_is_not_handled(bot: SlackLookAlike) -> None:
    assert bot.slash("ana", "general", "/other", "help").status == 404
    assert bot.event({"type": "team_rename"}).status == 404
    assert bot.shortcut("ana", "other").status == 404


def test_the_scopes_are_the_least_that_work() -> None:
    shape = manifest()
    scopes = shape["oauth_config"]["scopes"]
    assert set(scopes["bot"]) == set().union(*NEEDED.values())
    assert scopes["bot_optional"] == ["files:write", "users:read"]
    assert {*NEEDED, *FAREWELLS} == {"command", *declared_events(shape)}


def test_channels_are_read_only_where_the_operator_asks_for_it() -> None:
    scopes = manifest(history=True)["oauth_config"]["scopes"]
    assert scopes["bot"] == manifest()["oauth_config"]["scopes"]["bot"]
    assert scopes["bot_optional"] == ["channels:history", "files:write", "groups:history", "users:read"]


def test_links_are_unfurled_only_where_the_operator_asks_for_it() -> None:
    plain, shape = manifest(), manifest(unfurl=True)
    assert shape["oauth_config"]["scopes"]["bot"] == plain["oauth_config"]["scopes"]["bot"]
    optional = shape["oauth_config"]["scopes"]["bot_optional"]
    assert optional == ["files:write", "links:read", "links:write", "users:read"]
    assert declared_events(shape) - declared_events(plain) == {"link_shared"}
    assert "unfurl_domains" not in plain["features"]
    assert 0 < len(shape["features"]["unfurl_domains"]) <= 5


def test_shortcuts_keep_to_slacks_limits() -> None:
    for each in manifest()["features"]["shortcuts"]:
        assert len(each["name"]) <= 24
        assert len(each["description"]) <= 150
        assert each["name"].split()[0] in ("Find", "Look")


@pytest.mark.parametrize("url", ["", "https://hallway.example.org"])
def test_the_limits_of_a_manifest_are_kept(url: str) -> None:
    shape = manifest(url)
    about, command = shape["display_information"], shape["features"]["slash_commands"][0]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert len(about["description"].split()) <= 10
    assert 175 <= len(about["long_description"]) <= 4_000
    assert shape["features"]["bot_user"]["display_name"].islower()
    assert len(shape["features"]["bot_user"]["display_name"]) < 22
    assert len(command["command"]) <= 32
    assert len(command["description"]) <= 2_000
    assert len(command["usage_hint"]) <= 1_000
    assert command["should_escape"] is True


def test_without_an_address_it_is_for_socket_mode() -> None:
    shape = manifest()
    assert shape["settings"]["socket_mode_enabled"] is True
    assert "_url" not in str(shape)


@pytest.mark.parametrize("url", ["https://a.example", "https://a.example/", "https://a.example/slack/events"])
def test_with_an_address_every_request_goes_to_one_path(url: str) -> None:
    shape = manifest(url)
    expected = "https://a.example" + EVENTS_PATH
    assert shape["settings"]["socket_mode_enabled"] is False
    assert shape["settings"]["interactivity"]["request_url"] == expected
    assert shape["settings"]["interactivity"]["message_menu_options_url"] == expected
    assert shape["settings"]["event_subscriptions"]["request_url"] == expected
    assert shape["features"]["slash_commands"][0]["url"] == expected


def test_only_where_others_may_install_it_slack_is_told_where_to_send_them() -> None:
    url = "https://a.example"
    assert manifest(url, oauth=True)["oauth_config"]["redirect_urls"] == [url + REDIRECT_PATH]
    assert "redirect_urls" not in manifest(url)["oauth_config"]


def test_direct_messages_can_be_written() -> None:
    home = manifest()["features"]["app_home"]
    assert home["home_tab_enabled"] is True
    assert home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False
