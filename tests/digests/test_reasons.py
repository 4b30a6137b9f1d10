"""What becomes of a delivery after each kind of answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.digests.reasons import TRIES, outcome
from bot.posting import LATE, Refused, Sent, Unknown
from store.deliveries import Outcome, State
from tests.digests.conftest import MONDAY


def test_an_answer_makes_it_sent() -> None:
    assert outcome(Sent("C1", "1.2"), 1, MONDAY) == Outcome(State.SENT, ts="1.2")


def test_a_lost_answer_makes_it_unknown_and_never_due() -> None:
    found = outcome(Unknown("TimeoutError"), TRIES, MONDAY)
    assert (found.state, found.retry_at, found.pause) == (State.UNKNOWN, None, "")
    assert "TimeoutError" in found.reason


@pytest.mark.parametrize("reason", ["ratelimited", "unreachable", LATE])
def test_a_passing_reason_makes_it_due_later(reason: str) -> None:
    found = outcome(Refused(reason), 1, MONDAY)
    assert (found.state, found.reason, found.pause) == (State.DUE, reason, "")
    assert found.retry_at is not None
    assert found.retry_at > MONDAY


def test_it_is_tried_ever_more_rarely_and_given_up_in_the_end() -> None:
    pauses = [outcome(Refused("unreachable"), n, MONDAY).retry_at for n in range(1, TRIES)]
    waits = [at - MONDAY for at in pauses if at is not None]
    assert len(waits) == TRIES - 1
    assert waits == sorted(waits)
    assert max(waits) == timedelta(hours=1)
    assert sum(waits, timedelta()) > timedelta(hours=20)
    assert outcome(Refused("unreachable"), TRIES, MONDAY).state is State.FAILED


def test_slacks_own_pause_is_obeyed_where_it_is_longer() -> None:
    assert outcome(Refused("ratelimited", 7200), 1, MONDAY).retry_at == MONDAY + timedelta(hours=2)


@pytest.mark.parametrize(
    "reason", ["is_archived", "not_in_channel", "channel_not_found", "token_revoked", "account_inactive"]
)
def test_a_final_reason_pauses_the_subscription_and_says_what_to_do(reason: str) -> None:
    found = outcome(Refused(reason), 1, MONDAY)
    assert found.state is State.FAILED
    assert found.pause.endswith(("then resume", "this goes on by itself"))
    assert reason not in found.pause


def test_a_message_that_slack_will_not_have_fails_without_a_pause() -> None:
    found = outcome(Refused("invalid_blocks"), 1, MONDAY)
    assert (found.state, found.pause) == (State.FAILED, "")
    assert "invalid_blocks" in found.reason
