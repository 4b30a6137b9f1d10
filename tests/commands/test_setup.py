"""``hallway setup``: a person and Slack's pages, or a pipe, and every wrong turn on the way."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from bot.connecting.envfile import values
from bot.connecting.values import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, misfit
from bot.manifest import manifest
from bot.names import OPTIONAL_SCOPES, SCOPES
from bot.sandbox.lookalike import SlackLookAlike

ROOT = Path(__file__).parents[2]


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlackLookAlike]:
    with SlackLookAlike(scopes=(*SCOPES, *OPTIONAL_SCOPES)) as look_alike:
        monkeypatch.setenv("SLACK_API_URL", look_alike.api_url)
        yield look_alike


def setup(*lines: str, options: tuple[str, ...] = ("--socket",)) -> Result:
    """Run it and answer so."""
    text = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(hallway, ["setup", *options], input=text)


def test_from_nothing_to_a_bot_that_can_start(slack: SlackLookAlike, tmp_path: Path) -> None:
    done = setup("socket", slack.bot_token, slack.app_token, "y", options=())
    assert done.exit_code == 0, done.output
    assert values(tmp_path / ".env") == {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
    }
    assert "It is hallway in the workspace" in done.output
    assert "Items: 100 new" in done.output
    assert "hallway run --socket" in done.output
    healthy = CliRunner().invoke(hallway, ["doctor"])
    assert (healthy.exit_code, "No problems" in healthy.output) == (0, True)


def test_secrets_never_show_and_only_their_owner_may_read_them(slack: SlackLookAlike, tmp_path: Path) -> None:
    done = setup(slack.bot_token, slack.app_token, "n")
    assert slack.bot_token not in done.output
    assert slack.app_token not in done.output
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_the_address_carries_the_whole_manifest(slack: SlackLookAlike) -> None:
    done = setup(slack.bot_token, slack.app_token, "n")
    address = next(
        line for line in done.output.splitlines() if line.startswith("https://api.slack.com/apps?")
    )
    asked = parse_qs(urlsplit(address).query)
    assert asked["new_app"] == ["1"]
    assert json.loads(asked["manifest_json"][0]) == manifest()
    assert len(address) < 4_000


def test_the_manifest_is_printed_too_for_where_the_address_does_not_work(slack: SlackLookAlike) -> None:
    done = setup(slack.bot_token, slack.app_token, "n")
    (printed,) = [line for line in done.output.splitlines() if line.startswith('{"_metadata"')]
    assert json.loads(printed) == manifest()


def test_other_lines_of_the_file_stay(slack: SlackLookAlike, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "# ours\nHALLWAY_TIMEZONE=Europe/Paris\nSLACK_BOT_TOKEN=xoxb-old\nOTHER='a b'"
    )
    (tmp_path / ".env").chmod(0o644)
    setup(slack.bot_token, slack.app_token, "n")
    text = (tmp_path / ".env").read_text()
    assert text.startswith(
        f"# ours\nHALLWAY_TIMEZONE=Europe/Paris\nSLACK_BOT_TOKEN={slack.bot_token}\nOTHER='a b'"
    )
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_a_wrong_value_is_explained_and_asked_for_again(slack: SlackLookAlike, tmp_path: Path) -> None:
    wrong = ("", "xoxp-1-1-of-a-person", slack.app_token, "hello", "xoxb-1-1-of-another-app")
    done = setup(*wrong, slack.bot_token, "xapp-1-wrong", slack.app_token, "n")
    assert done.exit_code == 0, done.output
    for words in (
        "Nothing was given.",
        "the token of a person, not of the bot",
        "This is an app-level token",
        "This is no Bot User OAuth Token: the Bot User OAuth Token starts with xoxb-.",
        "Slack refuses it: it is no token of Slack's, or of another Slack (invalid_auth).",
        "scope connections:write",
    ):
        assert words in done.output
    assert values(tmp_path / ".env")["SLACK_BOT_TOKEN"] == slack.bot_token


def test_missing_scopes_are_told_with_the_way_to_get_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with SlackLookAlike(scopes=("commands", "chat:write")) as slack:
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        done = setup(slack.bot_token)
    assert "lacks app_mentions:read, im:history" in done.output
    assert "reinstall the app" in done.output
    assert not (tmp_path / ".env").exists()


def test_broken_off_it_keeps_what_was_right_and_asks_for_the_rest(
    slack: SlackLookAlike, tmp_path: Path
) -> None:
    first = setup(slack.bot_token)
    assert first.exit_code == 1
    assert "what was right is kept" in first.output
    second = setup(slack.app_token, "n")
    assert second.exit_code == 0, second.output
    assert "SLACK_BOT_TOKEN in .env is kept" in second.output
    assert set(values(tmp_path / ".env")) == {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"}


def test_a_kept_token_that_was_revoked_is_asked_for_anew(slack: SlackLookAlike, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"SLACK_BOT_TOKEN={slack.bot_token}\n")
    slack.faults.refuse("auth.test", "token_revoked")
    done = setup(slack.bot_token, slack.app_token, "n")
    assert "is kept" not in done.output
    assert done.exit_code == 0, done.output


def test_where_slack_cannot_be_reached_a_value_is_kept_only_if_wanted(
    slack: SlackLookAlike, tmp_path: Path
) -> None:
    for _ in range(2):
        slack.faults.drop("auth.test")
    done = setup(slack.bot_token, "n", slack.bot_token, "y", slack.app_token, "n")
    assert done.exit_code == 0, done.output
    assert done.output.count("Slack cannot be reached") == 2
    assert values(tmp_path / ".env")["SLACK_BOT_TOKEN"] == slack.bot_token


def test_over_http_it_asks_for_the_address_and_the_signing_secret(
    slack: SlackLookAlike, tmp_path: Path
) -> None:
    done = setup(
        "http", "https://hallway.example.org/slack/events", slack.bot_token, "0123456789ABCDEF",
        slack.signing_secret, "n", options=(),
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "This is no Signing Secret" in done.output
    assert "https%3A%2F%2Fhallway.example.org%2Fslack%2Fevents" in done.output
    assert "press Retry" in done.output
    assert set(values(tmp_path / ".env")) == {"SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"}


@pytest.mark.parametrize(
    "options", [("--url", "http://example.org"), ("--socket", "--url", "https://a.example")]
)
def test_options_that_cannot_work_are_refused(options: tuple[str, ...]) -> None:
    assert setup(options=options).exit_code == 2


def test_a_value_in_the_environment_that_would_win_is_told(
    slack: SlackLookAlike, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-another-app")
    done = setup(slack.bot_token, slack.app_token, "n")
    assert "the environment has another SLACK_BOT_TOKEN" in done.output


def test_a_file_of_another_name_is_pointed_out(slack: SlackLookAlike, tmp_path: Path) -> None:
    done = setup(slack.bot_token, slack.app_token, "n", options=("--socket", "--env-file", "conf/slack.env"))
    assert "a file called .env" in done.output
    assert (tmp_path / "conf" / "slack.env").exists()


def test_where_there_is_a_catalogue_nothing_is_offered(slack: SlackLookAlike, fresh: Path) -> None:
    done = setup(slack.bot_token, slack.app_token, options=("--socket", "--data", str(fresh)))
    assert done.exit_code == 0, done.output
    assert "Load them" not in done.output


def test_it_works_from_a_real_pipe(slack: SlackLookAlike, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "bot", "setup", "--socket", "--data", "data"],
        cwd=tmp_path, input=f"{slack.bot_token}\n{slack.app_token}\nn\n", capture_output=True, text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SLACK_API_URL": slack.api_url},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert values(tmp_path / ".env")["SLACK_APP_TOKEN"] == slack.app_token


def test_each_value_knows_its_form() -> None:
    assert misfit(BOT_TOKEN, "xoxb-1-2-abc") == ""
    assert misfit(SIGNING_SECRET, "0" * 32) == ""
    assert "an address" in misfit(APP_TOKEN, "https://hooks.example.org")
    assert (
        misfit(BOT_TOKEN, "xoxb-1 2")
        == "This is no Bot User OAuth Token: the Bot User OAuth Token starts with xoxb-."
    )
