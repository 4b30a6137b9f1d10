"""The soak in short: nothing accepted is lost under a load, nor when the bot is told to stop under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.traffic.soak import Found, soak
from tests.traffic.verdict import answered, failures, figures, untidy

RATE, SECONDS, ENDING = 25.0, 4.0, 3.0


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Found, Path]:
    """A few seconds of it, and where they happened."""
    folder = tmp_path_factory.mktemp("traffic")
    return soak(folder, RATE, SECONDS, ENDING, seed=7), folder


@pytest.fixture
def found(run: tuple[Found, Path]) -> Found:
    return run[0]


def test_everything_accepted_is_answered_once_and_nothing_fails(found: Found) -> None:
    assert list(failures(found)) == []


def test_the_traffic_is_mixed(found: Found) -> None:
    assert {"conf", "message", "mention", "press", "suggestion"} <= set(found.steady["times"])
    assert answered(found) > RATE * SECONDS * 0.9
    assert found.tally["methods"]["chat.postMessage"] > 0
    assert found.tally["methods"]["response_url"] > 0


def test_the_bot_was_stopped_while_it_was_owing_answers(found: Found) -> None:
    assert found.exit_code == 0
    assert sum(found.ending["expected"].values()) > 0


def test_the_log_is_json_and_tells_no_secret(run: tuple[Found, Path]) -> None:
    assert list(untidy(run[1] / "log")) == []
    assert (run[1] / "log").read_text("utf-8").count('"ack_ms"') >= answered(run[0])


def test_the_figures_can_be_read(found: Found) -> None:
    assert "p99 ms" in figures(found)


def test_a_lost_answer_is_found(found: Found) -> None:
    found.tally["effects"].pop(next(iter(found.steady["expected"])))
    assert any("0 seen" in each for each in failures(found))
