"""Logs keep what an operator needs, and nothing that must not be kept."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.logs import Briefly, Redacting, set_up_logging
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings, read_settings


@pytest.fixture
def log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Logging as the command sets it up, into the captured standard error."""
    environ = {"HALLWAY_LOG_LEVEL": "debug", "SLACK_SIGNING_SECRET": "a-signing-secret-of-ours"}
    set_up_logging(read_settings(environ, data=tmp_path))


def line(text: str, *args: object, name: str = "bot", level: int = logging.WARNING) -> logging.LogRecord:
    return logging.LogRecord(name, level, "x.py", 1, text, args, None)


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-123-456-abcDEF",
        "xapp-1-A1-2-abc",
        "https://hooks.slack.com/commands/T1/2/abc",
        "https://hooks.slack.com/actions/T1/2/abc",
        "wss://wss-primary.slack.com/link/?ticket=abc",
    ],
)
def test_tokens_and_addresses_are_taken_out(secret: str) -> None:
    text = Redacting().format(line("failed with %s, sadly", secret))
    assert "abc" not in text
    assert "sadly" in text


def test_known_secrets_are_taken_out_of_tracebacks_too() -> None:
    record = line("failed")
    record.exc_info = (ValueError, ValueError("the-secret is wrong"), None)
    text = Redacting(["the-secret"]).format(record)
    assert "ValueError" in text
    assert "the-secret" not in text


def test_what_people_wrote_is_taken_out_of_what_the_libraries_say() -> None:
    record = line("Invalid request (signature: x, body: text=private)\nmore", name="slack_bolt.App")
    assert Briefly().filter(record)
    assert "private" not in record.getMessage()
    assert "more" not in record.getMessage()
    assert "signature" in record.getMessage()


def test_the_libraries_are_not_heard_at_debug() -> None:
    assert not Briefly().filter(line("x", name="slack_sdk.web", level=logging.DEBUG))
    assert Briefly().filter(line("x", name="bot.server", level=logging.DEBUG))


def test_the_scheduler_is_heard_only_when_something_is_wrong() -> None:
    said = {
        level: Briefly().filter(line("Running job", name="apscheduler.executors.default", level=level))
        for level in (logging.INFO, logging.WARNING)
    }
    assert said == {logging.INFO: False, logging.WARNING: True}


@pytest.mark.usefixtures("log")
def test_a_whole_visit_leaves_no_secret_and_no_words_in_the_log(
    settings: Settings, slack: SlackLookAlike, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_http(settings) as address:
        slack.connect_http(address.url)
        seen = slack.reply(slack.slash("ana", "general", "/conf", "find wordsofmine pathways"))
        slack.reply(slack.press("ana", seen, 1))
        slack.direct_message("ana", "wordsofmine too")
        slack.slash("ana", "general", "/nosuch", "wordsofmine")
        slack.faults.drop("response_url")
        slack.press("ana", seen, 1)
        slack.await_until(lambda: sum(call.method == "response_url" for call in slack.calls) == 2)
    written = capsys.readouterr().err
    assert written
    for secret in (slack.bot_token, slack.signing_secret, "wordsofmine", "/actions/", "/commands/"):
        assert secret not in written
