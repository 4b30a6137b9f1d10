"""Settings are read once; whatever is wrong is told at once, with its remedy; secrets never print."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Mode, SettingsError, environment, read_settings

GOOD = {
    "SLACK_BOT_TOKEN": "xoxb-1-secret",
    "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef",
    "SLACK_APP_TOKEN": "xapp-1-secret",
}


def test_everything_has_a_default_but_the_secrets(tmp_path: Path) -> None:
    settings = read_settings({}, data=tmp_path)
    assert (str(settings.zone), settings.log_level, settings.api_url) == (
        "UTC",
        "INFO",
        "https://slack.com/api/",
    )
    assert settings.secrets == ()


def test_the_data_folder_of_the_command_line_wins(tmp_path: Path) -> None:
    assert read_settings({"HALLWAY_DATA": "/nowhere"}, data=tmp_path).data == tmp_path
    assert read_settings({"HALLWAY_DATA": str(tmp_path)}).data == tmp_path
    assert read_settings({}).data == Path("hallway-data")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    bad = {
        "HALLWAY_TIMEZONE": "Mars/Olympus",
        "HALLWAY_LOG_LEVEL": "loud",
        "HALLWAY_LOG_FORMAT": "xml",
        "HALLWAY_STATUS_PORT": "99999",
        "SLACK_API_URL": "ftp://slack",
        "HALLWAY_DATA": str(tmp_path / "taken"),
        "SLACK_BOT_TOKEN": "xoxp-not-a-bot",
    }
    with pytest.raises(SettingsError) as raised:
        read_settings(bad, Mode.HTTP)
    told = str(raised.value)
    assert all(name in told for name in bad)
    assert "SLACK_SIGNING_SECRET" in told
    assert len(raised.value.problems) == 8
    assert "xoxp-not-a-bot" not in str(raised.value)
    assert all(":" in problem for problem in raised.value.problems)


def test_how_it_is_watched_is_read_too(tmp_path: Path) -> None:
    given = {"HALLWAY_LOG_FORMAT": "JSON", "HALLWAY_STATUS_PORT": "9090", "HALLWAY_STATUS_HOST": "0.0.0.0"}  # noqa: S104 - it is only read here
    settings = read_settings(given, data=tmp_path)
    assert (settings.log_format, settings.status_port, settings.status_host) == ("json", 9090, "0.0.0.0")  # noqa: S104 - it is only read here
    assert read_settings({}, data=tmp_path).status_port is None


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        (Mode.HTTP, {"SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"}),
        (Mode.SOCKET, {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"}),
        (Mode.NOTHING, set()),
    ],
)
def test_each_mode_needs_its_own_secrets(tmp_path: Path, mode: Mode, missing: set[str]) -> None:
    if not missing:
        read_settings({}, mode, tmp_path)
        return
    with pytest.raises(SettingsError) as raised:
        read_settings({}, mode, tmp_path)
    assert {problem.split()[0] for problem in raised.value.problems} == missing
    assert all("copy" in problem or "make" in problem for problem in raised.value.problems)
    assert all("`hallway setup`" in problem for problem in raised.value.problems)


@pytest.mark.parametrize(
    "end", ["", "/", "/slack/events", "/slack/events/", "/slack/install", "/slack/oauth_redirect"]
)
def test_an_address_copied_with_a_path_of_ours_is_the_address(tmp_path: Path, end: str) -> None:
    for address in ("https://hallway.example.org", "https://example.org/hallway"):
        assert read_settings({"HALLWAY_URL": address + end}, data=tmp_path).url == address


def test_a_time_zone_is_one_that_iana_knows(tmp_path: Path) -> None:
    assert str(read_settings({"HALLWAY_TIMEZONE": "Asia/Kolkata"}, data=tmp_path).zone) == "Asia/Kolkata"
    for wrong in ("IST+5", "../etc/passwd", "Europe"):
        with pytest.raises(SettingsError, match="HALLWAY_TIMEZONE"):
            read_settings({"HALLWAY_TIMEZONE": wrong}, data=tmp_path)


def test_a_secret_that_is_empty_or_too_short_is_refused(tmp_path: Path) -> None:
    for secret in ("", "  ", "abc"):
        with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET"):
            read_settings({**GOOD, "SLACK_SIGNING_SECRET": secret}, Mode.HTTP, tmp_path)


def test_secrets_never_print(tmp_path: Path) -> None:
    settings = read_settings(GOOD, Mode.HTTP, tmp_path)
    for secret in GOOD.values():
        assert secret not in repr(settings)
        assert secret not in str(settings)
        assert secret in settings.secrets


def test_a_file_in_the_place_of_the_data_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(SettingsError, match="is a file"):
        read_settings({}, data=tmp_path / "taken")


def test_a_data_folder_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write anywhere, so the question itself is answered with no.
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(SettingsError, match="cannot be written"):
        read_settings({}, data=tmp_path)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("HALLWAY_TIMEZONE=Europe/London\nHALLWAY_LOG_LEVEL=DEBUG\nEMPTY\n")
    monkeypatch.setenv("HALLWAY_LOG_LEVEL", "ERROR")
    monkeypatch.delenv("HALLWAY_TIMEZONE", raising=False)
    found = environment(tmp_path)
    assert (found["HALLWAY_TIMEZONE"], found["HALLWAY_LOG_LEVEL"]) == ("Europe/London", "ERROR")
    assert "EMPTY" not in found


def test_an_address_of_slack_without_a_slash_gets_one(tmp_path: Path) -> None:
    settings = read_settings({"SLACK_API_URL": "https://slack-gov.com/api"}, data=tmp_path)
    assert settings.api_url == "https://slack-gov.com/api/"


def test_an_env_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"HALLWAY_TIMEZONE=\xff\xfe")
    with pytest.raises(SettingsError, match="save it anew as UTF-8"):
        environment(tmp_path)


def test_a_line_of_an_env_file_that_is_no_setting_is_told_and_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".env").write_text("HALLWAY_TIMEZONE=UTC\nSLACK_BOT_TOKEN xoxb-1\nHALLWAY_EXTRAS=unfurl\n")
    assert environment(tmp_path)["HALLWAY_EXTRAS"] == "unfurl"
    assert "Line 2 of the file .env is left out" in caplog.text
