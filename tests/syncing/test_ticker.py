"""The tick: a thread of its own, started and stopped with the bot, and never ended by trouble."""

from __future__ import annotations

import logging
import sqlite3
import threading

import pytest

from bot.syncing.ticker import Syncs
from tests.syncing.conftest import EVERY, Keeper


def test_it_ticks_by_itself_until_it_is_stopped(keeper: Keeper) -> None:
    keeper.add()
    keeper.later(EVERY)
    keeper.site.reached.clear()
    syncs = Syncs(keeper.store, keeper.clock)
    syncs.start(every=0.01)
    assert keeper.site.reached.wait(30)
    syncs.close()
    assert syncs.tick() == 0
    syncs.close()


def test_a_slow_source_holds_up_nothing_else(keeper: Keeper) -> None:
    keeper.add()
    keeper.later(EVERY)
    keeper.site.gate.clear()
    keeper.site.reached.clear()
    syncs = Syncs(keeper.store, keeper.clock)
    thread = threading.Thread(target=syncs.tick)
    thread.start()
    assert keeper.site.reached.wait(30)
    assert keeper.store.first_time("a message", keeper.clock.now())
    assert keeper.store.claim("an outbox", keeper.clock.now(), EVERY) is None
    assert len(keeper.titles()) == 2
    keeper.site.gate.set()
    thread.join()
    assert keeper.now().done_at == keeper.clock.now()


def test_failures_are_logged(keeper: Keeper, caplog: pytest.LogCaptureFixture) -> None:
    keeper.add()
    keeper.later(EVERY)
    keeper.site.status = 500
    with caplog.at_level(logging.WARNING):
        assert Syncs(keeper.store, keeper.clock).tick() == 1
    assert "HTTP 500" in caplog.text


def test_a_locked_database_is_logged_and_the_next_tick_goes_on(
    keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    keeper.add()
    keeper.later(EVERY)
    syncs = Syncs(keeper.store, keeper.clock)
    blocker = sqlite3.connect(keeper.data / "team.db", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.WARNING):
        assert syncs.tick() == 0
    blocker.close()
    assert "wait for the next tick" in caplog.text
    assert syncs.tick() == 1
