"""The key of the seals: made, changed, lost, malformed, missing; no installation is ever lost over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from bot.doctor import Case, Finding, Level, examine
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Mode, SettingsError, read_settings
from bot.tenants.cipher import Cipher, WrongKey, new_key
from store.store import Store
from tests.tenants.conftest import KEY, Browser, Clock, settings_for

GOOD = {
    "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s" * 32, "SLACK_SIGNING_SECRET": "s" * 32,
    "HALLWAY_KEY": KEY,
}  # fmt: skip


@pytest.fixture
def kept(data: Path, slack: SlackLookAlike, clock: Clock) -> Path:
    """A data folder with an installation in it."""
    with running_http(settings_for(slack, data), clock) as address:
        assert Browser(address).install(slack).status == 200
    return data


def run(monkeypatch: pytest.MonkeyPatch, data: Path, key: str, *args: str) -> Result:
    monkeypatch.setenv("HALLWAY_KEY", key)
    return CliRunner().invoke(hallway, ["keys", *args, "--data", str(data)])


def test_another_key_is_told_at_the_start_and_nothing_is_lost(
    kept: Path, slack: SlackLookAlike, clock: Clock
) -> None:
    with (
        pytest.raises(SettingsError, match=r"not the key that the tokens of 1 of 1 .*HALLWAY_KEY=new,old"),
        running_http(settings_for(slack, kept, new_key()), clock),
    ):
        pass
    with running_http(settings_for(slack, kept), clock) as address:
        slack.connect_http(address.url)
        slack.reply(slack.direct_message("ana", "pathways"))


def test_a_key_is_changed_without_a_pause(
    kept: Path, slack: SlackLookAlike, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = new_key()
    with running_http(settings_for(slack, kept, f"{new},{KEY}"), clock) as address:
        slack.connect_http(address.url)
        slack.reply(slack.direct_message("ana", "pathways"))
        done = run(monkeypatch, kept, f"{new},{KEY}", "rotate")
        assert (done.exit_code, "1 of 1 tokens sealed anew" in done.output) == (0, True)
        clock.advance(10)
        slack.reply(slack.direct_message("ana", "pathways"))
    assert "0 of 1 tokens sealed anew" in run(monkeypatch, kept, new, "rotate").output
    with running_http(settings_for(slack, kept, new), clock) as address:
        slack.connect_http(address.url)
        slack.reply(slack.direct_message("ben", "pathways"))


def test_no_token_is_sealed_anew_where_one_cannot_be_read(
    kept: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    before = store.installations()
    done = run(monkeypatch, kept, new_key(), "rotate")
    assert done.exit_code == 1
    assert "NEW,OLD" in done.output
    assert store.installations() == before


def test_a_new_key_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    key = CliRunner().invoke(hallway, ["keys", "new"]).output.strip()
    assert Cipher([key]).open(Cipher([key]).seal("xoxb-1")) == "xoxb-1"
    with pytest.raises(WrongKey):
        Cipher([new_key()]).open(Cipher([key]).seal("xoxb-1"))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("", "HALLWAY_KEY is not set: put back the key"),
        ("short", "HALLWAY_KEY is no key"),
        ("é" * 44, "HALLWAY_KEY is no key"),
        (f"{KEY},nonsense", "HALLWAY_KEY's key number 2 is no key"),
    ],
)
def test_a_key_that_is_missing_or_malformed_is_told_with_how_to_make_one(
    tmp_path: Path, key: str, told: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings({**GOOD, "HALLWAY_KEY": key}, Mode.HTTP, tmp_path)
    assert told in str(raised.value)
    assert "`hallway keys new`" in str(raised.value)
    assert key == "" or key not in str(raised.value)
    with pytest.raises(SettingsError):
        Cipher(read_settings({**GOOD, "HALLWAY_KEY": key}, Mode.NOTHING, tmp_path).keys)


def test_what_many_workspaces_need_is_told_at_once(tmp_path: Path) -> None:
    bad = {"SLACK_CLIENT_ID": "1.2", "SLACK_BOT_TOKEN": "xoxb-1", "HALLWAY_URL": "hallway.example.org"}
    with pytest.raises(SettingsError) as raised:
        read_settings(bad, Mode.HTTP, tmp_path)
    first = [problem.split()[0] for problem in raised.value.problems]
    assert first == [
        "SLACK_BOT_TOKEN", "SLACK_CLIENT_SECRET", "HALLWAY_KEY", "SLACK_SIGNING_SECRET", "HALLWAY_URL",
    ]  # fmt: skip


def test_scopes_that_can_be_asked_for_besides_are_named(tmp_path: Path) -> None:
    assert read_settings({**GOOD, "HALLWAY_EXTRAS": "unfurl, history"}, Mode.HTTP, tmp_path).extras == (
        "unfurl", "history",
    )  # fmt: skip


def test_secrets_of_many_workspaces_never_print(tmp_path: Path) -> None:
    settings = read_settings(GOOD, Mode.HTTP, tmp_path)
    assert settings.many
    for secret in ("s" * 32, KEY):
        assert secret not in repr(settings)
        assert secret in settings.secrets


def test_the_doctor_says_whether_the_key_fits(kept: Path, slack: SlackLookAlike, clock: Clock) -> None:
    def found(key: str, **environ: str) -> list[Finding]:
        case = Case({**GOOD, "HALLWAY_KEY": key, **environ}, clock, kept, offline=True)
        return [each for each in examine(case) if each.check == "key"]

    (well,), (wrong,) = found(KEY), found(new_key())
    assert (well.level, well.text) == (Level.OK, "HALLWAY_KEY opens the tokens of 1 workspaces")
    assert (wrong.level, "is not the key" in wrong.text) == (Level.PROBLEM, True)
    assert wrong.remedy.startswith("Put that key back")
    assert found("nonsense") == found(KEY, SLACK_BOT_TOKEN="xoxb-1") == []


def test_a_key_that_changes_under_a_running_bot_is_logged(
    kept: Path, slack: SlackLookAlike, clock: Clock, caplog: pytest.LogCaptureFixture, store: Store
) -> None:
    with running_http(settings_for(slack, kept), clock) as address:
        slack.connect_http(address.url)
        (one,) = store.installations()
        store.reseal({one.team: (one.token, Cipher([new_key()]).seal("xoxb-1"))})
        clock.advance(10)
        assert "not installed" in slack.slash("ana", "general", "/conf", "pathways").body
    assert "HALLWAY_KEY is not the key" in caplog.text
