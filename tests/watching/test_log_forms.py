"""The log as text and as JSON: one line or object a record, its request's id in each, no secret in any."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.logs import Aside, AsJson, Redacting, logging_aside
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings
from bot.watching.trips import Trip, failed, on
from bot.watching.watch import Watch

SECRET = 'a"secret\\of ours'
SECRETS = (SECRET, "xoxb-12-34-abCD", "xapp-1-A1-99-ef")
ADDRESSES = ("https://hooks.slack.com/commands/T1/2/kept", "https://hooks.slack.com/actions/T1/2/kept")
HOSTILE = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["\n2026-01-01 ERROR forged: line", "\r\n", "\x00", "\ud800", '{"a": 1}', "\u2028", "%s %d", "'\"\\"]
)


def record(message: str, error: BaseException | None = None, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("bot", logging.ERROR, "x.py", 1, "%s", (message,), None)
    made.exc_info = (type(error), error, None) if error else None
    made.__dict__.update(extra)
    return made


@settings(max_examples=200)
@given(HOSTILE, HOSTILE, st.sampled_from((*SECRETS, *ADDRESSES)), HOSTILE)
def test_whatever_stands_around_them_no_secret_and_no_address_is_written(
    before: str, after: str, kept: str, detail: str
) -> None:
    message = f"{before} {kept} {after}"
    made = record(message, ValueError(message), detail={message: [kept, detail]})
    text, line = Redacting(SECRETS).format(made), AsJson(SECRETS).format(made)
    told = json.dumps(json.loads(line), ensure_ascii=False)
    for written in (text, line, told):
        assert kept not in written
        assert json.dumps(kept)[1:-1] not in written


@settings(max_examples=200)
@given(HOSTILE, HOSTILE)
def test_no_message_and_no_traceback_can_forge_a_line(message: str, why: str) -> None:
    made = record(message, ValueError(why))
    first, *more = Redacting().format(made).split("\n")
    assert " ERROR bot: " in first
    assert all(line.startswith("    ") for line in more)
    assert len(AsJson().format(made).splitlines()) == 1
    assert json.loads(AsJson().format(made))["level"] == "ERROR"


def test_what_an_error_quotes_is_left_out_unless_it_is_asked_for() -> None:
    made = record("failed", KeyError("what somebody wrote"))
    for form in (Redacting, AsJson):
        assert "somebody" not in form(quotes=False).format(made)
        assert "KeyError" in form(quotes=False).format(made)
        assert "somebody" in form().format(made)


@pytest.fixture
def written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Standard error, as the running bot writes JSON to it."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with logging_aside(replace(settings, log_format="json")):
        yield stream


def test_the_reference_of_an_error_leads_to_all_lines_of_its_request(
    settings: Settings, slack: SlackLookAlike, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_http(settings) as address:
        slack.connect_http(address.url)
        monkeypatch.setattr("bot.desk.revisit", lambda _, state, *__: {}[state.query])
        answer = slack.reply(slack.direct_message("ana", "what ana wrote")).visible
    _until_written(written, "reference")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    mine = [line for line in lines if line.get("request", "-") in answer]
    assert [line["kind"] for line in mine] == ["message", "message"]
    assert {line.get("outcome") for line in mine} == {"ok", None}
    assert all(len(line["team"]) == 8 for line in mine)
    assert any("KeyError" in line.get("traceback", "") for line in mine)
    assert "what ana wrote" not in written.getvalue()
    assert "T00000001" not in written.getvalue()


def _until_written(stream: io.StringIO, word: str) -> None:
    """The lines are written aside; the next one comes after them."""
    while word not in stream.getvalue():
        pass


def test_each_request_has_one_line_with_its_outcome_and_its_time(
    settings: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(settings) as address:
        slack.connect_http(address.url)
        slack.slash("ana", "general", "/conf", "pathways")
        slack.slash("ana", "general", "/conf", "graphs")
    lines = [each for each in caplog.records if each.name == "bot.requests"]
    assert [vars(each)["outcome"] for each in lines] == ["ok", "ok"]
    assert all(vars(each)["ack_ms"] >= 0 for each in lines)


def test_more_lines_than_can_be_kept_are_dropped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Aside, "_MOST", 2)
    aside = Aside()
    for number in range(5):
        aside.emit(record(str(number)))
    assert [aside.lines.get().getMessage() for _ in range(2)] == ["0", "1"]
    aside.emit(record("5"))
    assert aside.lines.get().getMessage() == "(3 lines before this one were dropped) 5"


def test_outside_of_a_request_a_reference_is_made_up_and_nothing_is_noted() -> None:
    assert len(failed()) == 8
    watch = Watch("salt")
    with on(Trip(watch.metrics)) as trip:
        assert failed() == trip.id
    assert b'hallway_errors_total{kind="other"} 1.0' in watch.metrics.exposition()


def test_a_workspace_has_another_mark_in_every_installation() -> None:
    one, other = Watch("salt"), Watch("pepper")
    assert one.mark("T1") == Watch("salt").mark("T1") != one.mark("T2")
    assert one.mark("T1") != other.mark("T1")
    assert one.mark("") == ""
