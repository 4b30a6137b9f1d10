"""What is counted, by whom, and what no metric tells."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest

from bot.clock import SystemClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings
from store.deliveries import Profile, Schedule
from store.store import Store
from tests.slack.conftest import QuickClock
from tests.watching.conftest import looked_at, visit


def test_requests_are_counted_by_kind_and_outcome(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched) as address, looked_at(caplog) as looker:
        slack.connect_http(address.url)
        visit(slack)

        def count(kind: str, outcome: str) -> float:
            return looker.counted("hallway_requests_total", kind=kind, outcome=outcome)

        assert count("conf", "ok") == count("press", "ok") == count("mention", "ok") == 1
        assert count("message", "ok") == 1
        assert count("message", "repeat") + count("other", "repeat") == 1  # within a second: the same request
        assert count("command", "unhandled") == 1
        assert looker.counted("hallway_ack_seconds_count", kind="conf") == 1
        assert looker.counted("hallway_answer_seconds_count", kind="press") == 1
        assert looker.counted("hallway_posts_total", method="chat.postMessage", outcome="sent") == 2
        assert looker.counted("hallway_posts_total", method="response_url", outcome="sent") == 1
        assert looker.counted("hallway_queue_length", queue="work") == 0


def test_what_is_not_slacks_is_counted_too(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched) as address, looked_at(caplog) as looker:
        slack.connect_http(address.url)
        object.__setattr__(slack.deliverer.transport, "secret", "another")
        assert slack.slash("ana", "general", "/conf", "pathways").status == 401
        assert looker.counted("hallway_requests_total", kind="other", outcome="not signed") == 1


def test_errors_and_waits_are_counted(
    watched: Settings,
    slack: SlackLookAlike,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched, QuickClock(slack)) as address:
        slack.connect_http(address.url)
        slack.faults.answer("chat.postMessage", 429, retry_after=1)
        slack.reply(slack.direct_message("ana", "graphs"))
        monkeypatch.setattr("bot.desk.revisit", lambda *_: 1 // 0)
        slack.slash("ana", "general", "/conf", "something else")
        with looked_at(caplog) as looker:
            assert looker.counted("hallway_rate_limited_total", method="chat.postMessage") == 1
            assert looker.counted("hallway_errors_total", kind="conf") == 1
            assert looker.counted("hallway_requests_total", kind="conf", outcome="error") == 1


def test_digests_are_counted_by_how_they_ended_and_what_stands_open_is_shown(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    store, now = Store(watched.data), SystemClock().now()
    general = slack.workspace.channel("general").id
    every_day = Schedule(weekdays=tuple(range(7)))
    profile = Profile(topics=("compilers",))
    store.subscribe("T00000001", general, profile, every_day, "U1", now - timedelta(days=1, hours=1))
    paused = store.subscribe("T00000001", "C1", profile, every_day, "U1", now)
    store.pause(paused.id, "", "U1", now)
    store.close()
    with caplog.at_level(logging.INFO), running_http(watched) as address, looked_at(caplog) as looker:
        assert address.tick() == 1
        assert looker.counted("hallway_digests_total", outcome="sent") == 1
        assert looker.counted("hallway_deliveries", state="due") == 0
        assert looker.counted("hallway_subscriptions", state="running") == 1
        assert looker.counted("hallway_subscriptions", state="paused") == 1
        assert looker.counted("hallway_tick_age_seconds", tick="digests") >= 0
        assert looker.counted("hallway_catalogue_items") > 50
        assert "process_resident_memory_bytes" in looker.ask("/metrics")[1]


def test_two_bots_in_one_process_count_apart(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched) as first:
        slack.connect_http(first.url)
        slack.slash("ana", "general", "/conf", "pathways")
        with running_http(watched), looked_at(caplog) as second:
            assert second.counted("hallway_requests_total", kind="conf", outcome="ok") == 0


def test_no_metric_names_anybody(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched) as address, looked_at(caplog) as looker:
        slack.connect_http(address.url)
        visit(slack)
        told = looker.ask("/metrics")[1]
    assert re.findall(r"\b[TUCDW]0[A-Z0-9]{5,}", told) == []
    assert "pathways" not in told
