"""The tick: started and stopped with the bot, and never ended by trouble."""

from __future__ import annotations

import logging
import sqlite3
import threading
from datetime import timedelta

import pytest

from bot.digests.ticker import THREADS, Digests
from bot.pace import Pace
from bot.sandbox.clock import HandClock
from store.deliveries import State
from tests.digests.stage import HOUR, MINUTE, NINE, Stage


def ticking(stage: Stage, *scopes: str) -> Digests:
    """What the bot makes at its start."""
    return Digests(stage.store, stage.workspaces(*scopes), stage.clock)


def test_a_tick_delivers_what_is_due(stage: Stage) -> None:
    one = stage.subscribe()
    digests = ticking(stage)
    assert digests.tick() == 0
    stage.clock.advance(60)
    assert digests.tick() == 1
    assert stage.state(one) is State.SENT


def test_several_threads_share_many(stage: Stage) -> None:
    for place in range(20):
        stage.slack.workspace.add_channel(f"c{place}", "ana")
        stage.subscribe(f"c{place}", most=1)
    stage.clock.advance(60)
    assert ticking(stage).tick(THREADS) == 20
    assert [len(stage.posted(f"c{place}")) for place in range(20)] == [1] * 20
    owners = {each.owner for each in stage.store.deliveries()}
    assert 1 <= len(owners) <= THREADS


def test_it_ticks_by_itself_until_it_is_stopped(stage: Stage) -> None:
    stage.subscribe()
    stage.clock.advance(60)
    digests = ticking(stage)
    digests.start(every=0.01)
    stage.slack.await_until(lambda: len(stage.posted()) == 1)
    digests.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("APS", "digests"))]
    digests.stop()


def test_a_locked_database_is_logged_and_the_next_tick_goes_on(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    one = stage.subscribe()
    stage.clock.advance(60)
    digests = ticking(stage)
    blocker = sqlite3.connect(stage.data / "team.db", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.WARNING):
        assert digests.tick() == 0
    blocker.close()
    assert "wait for the next tick" in caplog.text
    assert digests.tick() == 1
    assert stage.state(one) is State.SENT


def test_history_is_read_only_where_it_was_granted(stage: Stage, reading: Stage) -> None:
    for scopes, each in (((), stage), (("channels:history",), reading)):
        one = each.subscribe()
        digests = ticking(each, *scopes)
        each.slack.faults.drop("chat.postMessage", after_effect=True)
        each.clock.advance(60)
        digests.tick()
        each.clock.advance(180)
        digests.tick()
        read = [call for call in each.slack.calls if call.method == "conversations.history"]
        assert bool(read) == bool(scopes)
        assert each.state(one) is (State.SENT if scopes else State.UNKNOWN)


def test_a_pace_keeps_posts_apart_and_forgets_a_clock_that_was_ahead() -> None:
    clock = HandClock(NINE)
    pace = Pace(clock, timedelta(seconds=1))
    for _ in range(3):
        pace.turn("C1")
    assert clock.now() == NINE + timedelta(seconds=2)
    pace.turn("C2")
    assert clock.now() == NINE + timedelta(seconds=2)
    clock.advance(-HOUR.total_seconds())
    pace.turn("C1")
    assert clock.now() < NINE - HOUR + MINUTE


def test_digests_in_many_channels_are_spread(stage: Stage) -> None:
    for place in range(50):
        stage.slack.workspace.add_channel(f"c{place}", "ana")
        stage.subscribe(f"c{place}", most=1)
    stage.clock.advance(60)
    began = stage.clock.now()
    assert stage.outbox().run() == 50
    assert timedelta(seconds=9) < stage.clock.now() - began < timedelta(seconds=30)
