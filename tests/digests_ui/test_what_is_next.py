"""What is next, asked in Slack while a conference is under way: the answer goes with the clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from tests.digests_ui.conftest import Clock

EIGHT = datetime(2022, 8, 29, 15, 0, tzinfo=UTC)
"""At MLSys 2022, where it is eight in the morning."""


@pytest.fixture
def clock() -> Clock:
    return Clock(EIGHT)


def test_what_is_next_changes_as_time_passes(bot: SlackLookAlike, clock: Clock) -> None:
    for moment, expected in (
        (0, "Outstanding Papers"),
        (3_600, "The Future of MLSys"),
        (14_400, "Distributed"),
    ):
        clock.advance((EIGHT.timestamp() + moment) - clock.now().timestamp())
        seen = bot.reply(bot.direct_message("ana", "what's next?"))
        assert f"Next: “{expected}" in seen.visible
    clock.advance(86_400)
    assert (
        "nothing more that begins at MLSys 2022"
        in bot.reply(bot.direct_message("ana", "what's next?")).visible
    )
