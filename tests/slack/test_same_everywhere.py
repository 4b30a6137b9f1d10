"""One answer: the same items by slash command, by direct message and on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from bot.settings import Settings
from bot.views import decode
from bot.views.actions import DETAILS
from tests.quality.shared import SHARED

QUESTIONS = [
    "lightsecag",
    "graph nueral networks",
    "who organised ML for Systems in 2021?",
    "tutorials at mlsys",
    "author:zaharia",
    "kind:panel day:monday",
    "what is on Monday afternoon at MLSys 2022",
    "award winners",
    "reinforcement learning -compiler",
    "Systems for ML and ML for Systems: A Virtuous Cycle",
    "MLSys 2031",
    "fully homomorphic encryption",
]


def questions() -> list[str]:
    """Ours, and those that lie beside the checkout where it is built."""
    beside = SHARED / "queries" / "dev.jsonl"
    lines = beside.read_text(encoding="utf-8").splitlines() if beside.is_file() else []
    return QUESTIONS + [json.loads(line)["query"] for line in lines]


def shown(message: Seen) -> list[str]:
    """The ids of the items that can be opened from a message."""
    pressed = [control for control in message.controls if control.action_id == DETAILS]
    states = [decode(control.value) for control in pressed]
    return [state.item for state in states if state]


@pytest.fixture
def printed(settings: Settings, server: object) -> dict[str, list[str]]:
    """Question -> ids on the first page, as the command line prints them."""
    lines = "\n".join(json.dumps({"id": text, "query": text}) for text in questions())
    command = ["lookup", "--batch", "-", "--limit", "5", "--data", str(settings.data)]
    run = CliRunner().invoke(hallway, command, input=lines)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    return {each["id"]: [item["id"] for item in each["items"]] for each in found}


def test_the_same_items_come_by_command_by_message_and_in_the_terminal(
    bot: SlackLookAlike, printed: dict[str, list[str]]
) -> None:
    asked = [text for text in questions() if text.strip(" ?") and not text.startswith(":")]
    by_command = {text: shown(bot.reply(bot.slash("ana", "general", "/conf", text))) for text in asked}
    by_message = {text: shown(bot.reply(bot.direct_message("ana", text))) for text in asked}
    assert by_command == {text: printed[text] for text in asked}
    assert by_message == by_command
    assert sum(map(len, by_command.values())) > len(asked)
    assert not bot.violations
