"""The zone of the reader: asked of Slack where that is granted, and never waited for."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from slack_sdk.web import WebClient

from bot.readers import SCOPE, Readers
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.work import Job
from bot.workspaces import Grant, Member, Only, Workspaces
from tests.slack.conftest import HandClock, QuickClock, settings_for

DAY = 24 * 60 * 60


def everywhere(token: str, api_url: str) -> Workspaces:
    """Every workspace, with the scope."""
    grant = Grant("", token, frozenset({SCOPE}))
    return Workspaces(
        Only(grant), lambda token: WebClient(token, base_url=api_url, retry_handlers=[]), HandClock()
    )


def test_with_the_scope_the_time_is_told_in_the_zone_of_the_reader(data: Path, clock: QuickClock) -> None:
    with SlackLookAlike() as slack, running_http(settings_for(slack, data), clock) as address:
        slack.connect_http(address.url)
        first = slack.reply(slack.slash("ana", "general", "/conf", "pathways"))
        slack.await_until(lambda: any(call.method == "users.info" for call in slack.calls))
        slack.direct_message("ana", "pathways")
        later = slack.await_message("ana", None, lambda seen: "16:45 (Europe/London)" in seen.text)
    assert "08:45 (America/Los_Angeles)" in first.text
    assert "08:45" not in later.text


def test_without_the_scope_nobody_is_asked_about(bot: SlackLookAlike) -> None:
    bot.reply(bot.slash("ana", "general", "/conf", "pathways"))
    assert "users.info" not in [call.method for call in bot.calls]


def test_a_zone_is_asked_for_once_a_day() -> None:
    with SlackLookAlike() as rich:
        clock, jobs = HandClock(), list[Job]()
        ana = Member(rich.workspace.team.id, rich.workspace.user("ana").id)

        def later(job: Job) -> bool:
            jobs.append(job)
            return True

        readers = Readers(everywhere(rich.bot_token, rich.api_url), clock, later)
        assert readers.zone(ana) is None
        assert readers.zone(ana) is None
        for job in jobs:
            job()
        assert readers.zone(ana) == "Europe/London"
        assert len(jobs) == 1
        clock.wait(DAY + 1)
        assert readers.zone(ana) == "Europe/London"
        assert len(jobs) == 2
        assert readers.zone(Member("", "")) is None


def test_a_zone_that_slack_made_up_is_left_aside(data: Path, clock: QuickClock) -> None:
    with SlackLookAlike() as slack, running_http(settings_for(slack, data), clock) as address:
        slack.connect_http(address.url)
        slack.workspace.add_user("mars", zone="Mars/Olympus")
        slack.slash("mars", None, "/conf", "pathways")
        slack.await_until(lambda: any(call.method == "users.info" for call in slack.calls))
        slack.direct_message("mars", "pathways")
        seen = slack.await_message("mars", None, lambda seen: "Pathways: Asynchronous" in seen.text)
    assert "08:45 (America/Los_Angeles)" in seen.text


def test_a_reader_whom_slack_does_not_know_leaves_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with SlackLookAlike() as slack, caplog.at_level(logging.INFO):
        readers = Readers(everywhere(slack.bot_token, slack.api_url), HandClock(), lambda job: not job())
        assert readers.zone(Member(slack.workspace.team.id, "U99999999")) is None
        assert readers.ask(Member(slack.workspace.team.id, "U99999998")) is None
    assert caplog.text.count("a time zone is not known: user_not_found") == 2
    assert "Traceback" not in caplog.text


def test_no_more_readers_are_remembered_than_there_is_room_for() -> None:
    asked: list[Job] = []

    def later(job: Job) -> bool:
        asked.append(job)
        return True

    readers = Readers(everywhere("xoxb-1", "http://127.0.0.1/"), HandClock(), later)
    for number in range(10_001):
        readers.zone(Member("T1", f"U{number}"))
    readers.zone(Member("T1", "U1"))
    assert len(asked) == 10_002
