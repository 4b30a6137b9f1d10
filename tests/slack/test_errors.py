"""Trouble is told to the person who asked: known trouble with its remedy, unknown with a reference."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError

from bot.errors import explain
from bot.refusals import word
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings
from store.errors import Busy, Damaged, ReadOnly

REFERENCE = re.compile(r"\b[0-9a-f]{8}\b")


def spoil(data: Path, name: str = "catalogue.db") -> None:
    """Make a file of the open store unreadable, as a failing disk would.

    In its place and at its length: a file that is cut short ends a process that has it mapped into memory.
    """
    for path in data.glob(f"{name}*"):
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write((b"this is no database" * (size // 19 + 1))[:size])


def test_known_trouble_comes_with_its_remedy() -> None:
    message = explain(Busy("The catalogue is being loaded.", "Ask again in a minute."))
    assert message.plain == "The catalogue is being loaded.\nAsk again in a minute."
    assert "try again" in explain(Busy("Busy.")).plain


def test_trouble_that_only_an_operator_can_mend_is_to_be_passed_on() -> None:
    message = explain(Damaged("catalogue.db is damaged", "`hallway doctor` looks closer."))
    assert message.plain == (
        "This cannot be done now: catalogue.db is damaged.\n"
        "Please tell whoever runs Hallway here. For them: hallway doctor looks closer."
    )
    assert "For them: hallway doctor" in explain(ReadOnly("The files may not be written")).plain


def test_unknown_trouble_gets_a_reference_that_leads_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        message = explain(ZeroDivisionError("secret detail"))
    found = REFERENCE.search(message.plain)
    assert found
    assert found[0] in caplog.text
    assert "secret detail" in caplog.text
    assert "secret detail" not in message.plain


def test_a_damaged_catalogue_is_told_on_every_road(bot: SlackLookAlike, data: Path) -> None:
    page = bot.reply(bot.slash("ana", "general", "/conf", "papers at MLSys 2022"))
    spoil(data)
    command = bot.slash("ana", "general", "/conf", "pathways")
    written = bot.reply(bot.direct_message("ana", "graphs"))
    named = bot.reply(bot.mention("ana", "general", "graphs"))
    pressed = bot.reply(bot.press("ana", page, "Next"))
    told = bot.reply(command)
    assert (command.status, told.ephemeral) == (200, True)
    for seen in (told, written, named, pressed):
        assert "catalogue" in seen.visible.lower()
    assert not bot.violations


def test_trouble_before_the_work_is_told_too(bot: SlackLookAlike, data: Path) -> None:
    page = bot.reply(bot.slash("ana", "general", "/conf", "papers at MLSys 2022"))
    spoil(data, "team.db")
    command = bot.slash("ana", "general", "/conf", "pathways")
    assert command.status == 200
    assert bot.reply(command).visible.strip()
    assert bot.reply(bot.direct_message("ana", "graphs")).visible.strip()
    assert bot.reply(bot.press("ana", page, "Next")).visible.strip()
    assert not bot.violations


def test_trouble_with_slack_itself_is_kept_in_the_log(
    slack: SlackLookAlike, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.refuse("chat.postMessage", "account_inactive")
    with caplog.at_level(logging.WARNING), running_http(settings) as address:
        slack.connect_http(address.url)
        slack.direct_message("ana", "pathways")
    assert "account_inactive" in caplog.text  # all that was accepted is done by now


def test_an_answer_that_is_not_slacks_is_not_taken_for_its_word() -> None:
    body = '{"ok": true, "view": {"blocks": ["what somebody wrote'
    unreadable = f"Received a response in a non-JSON format: {body}"
    told = {"missing_scope": "missing_scope", unreadable: "unreadable_answer", "": "unreadable_answer"}
    for said, meant in told.items():
        error: SlackApiError = SlackApiError("failed", {"error": said})  # type: ignore[no-untyped-call]  # slack_sdk gives it no types
        assert word(error) == meant
    assert word(TimeoutError("of somebody")) == "TimeoutError"
