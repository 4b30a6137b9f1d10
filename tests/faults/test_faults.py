"""A month of digests while processes are killed and Slack fails: nothing is lost, nothing comes twice."""

from __future__ import annotations

import pytest

from tests.faults.faults import FAULTS
from tests.faults.verdict import Verdict, judge
from tests.faults.world import World, world

SEED = 20260304
DAYS = 33


@pytest.fixture(scope="module", params=[True, False], ids=["history", "no history"])
def lived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Verdict]:
    """A month that is over, and what it came to."""
    with world(tmp_path_factory.mktemp("soak") / "data", SEED, history=request.param) as made:
        made.live(DAYS)
        return made, judge(made)


def test_nothing_is_lost(lived: tuple[World, Verdict]) -> None:
    assert lived[1].lost == ()


def test_nothing_comes_twice(lived: tuple[World, Verdict]) -> None:
    assert lived[1].double == ()


def test_every_unknown_outcome_is_shown(lived: tuple[World, Verdict]) -> None:
    assert lived[1].hidden == ()


def test_the_book_says_what_the_channels_show(lived: tuple[World, Verdict]) -> None:
    assert lived[1].untrue == ()


def test_where_history_may_be_read_nothing_stays_unknown(lived: tuple[World, Verdict]) -> None:
    made, verdict = lived
    assert verdict.unknown == 0 or not made.history


def test_everything_that_can_go_wrong_did(lived: tuple[World, Verdict]) -> None:
    made, verdict = lived
    assert set(FAULTS) <= set(made.faulty.happened)
    assert made.nest.kills > 2  # whether a step is reached a second time, two processes race for
    assert verdict.periods > 50
    assert verdict.sent > 40
