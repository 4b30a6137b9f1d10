"""Work after the acknowledgement: bounded, never silent, finished at the end."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from threading import Event

import pytest

from bot.clock import SystemClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import User
from bot.work import Work
from store.memory import Recent


def test_jobs_run_and_what_was_taken_is_finished() -> None:
    done: list[int] = []
    work = Work("test", threads=1, places=10)
    assert all(work.offer(partial(done.append, number)) for number in range(10))
    assert work.finish(5)
    assert done == list(range(10))
    assert not work.offer(lambda: None)
    assert work.finish(5)


def test_no_more_is_taken_than_there_are_places_for() -> None:
    gate, running = Event(), Event()
    work = Work("test", threads=1, places=1)

    def wait() -> None:
        running.set()
        gate.wait(10)

    work.offer(wait)
    running.wait(10)
    assert work.offer(gate.wait)
    assert not work.offer(gate.wait)
    gate.set()
    assert work.finish(5)


def test_a_job_that_hangs_is_told_at_the_end() -> None:
    gate = Event()
    work = Work("test", threads=1, places=1)
    work.offer(lambda: gate.wait(10))
    assert not work.finish(0.01)
    gate.set()
    assert work.finish(5)


def test_a_job_that_fails_does_not_end_the_thread(caplog: pytest.LogCaptureFixture) -> None:
    done = Event()
    work = Work("test", threads=1, places=5)
    with caplog.at_level(logging.ERROR):
        work.offer(lambda: 1 // 0)
        work.offer(done.set)
        assert done.wait(5)
    assert "ZeroDivisionError" in caplog.text
    work.finish(5)


def test_when_every_place_is_taken_the_asker_is_told(bot: SlackLookAlike) -> None:
    bot.faults.hold("chat.postMessage", times=8)  # as many as there are threads
    users = [bot.workspace.add_user(f"user{number}") for number in range(510)]
    for user in users:
        bot.direct_message(user.id, "help")
    bot.faults.release()

    def answers(user: User) -> list[str]:
        return [seen.visible for seen in bot.screen(user.id) if seen.author == "hallway"]

    def is_answered(user: User) -> bool:
        return bool(answers(user))

    for user in users:  # one after the other: to look at all after each answer would take a minute
        bot.await_until(partial(is_answered, user))
    said = [answer for user in users for answer in answers(user)]
    assert len(said) == 510
    # Five hundred places and eight threads; whoever came when all were taken was told so.
    assert sum("Too many questions" in answer for answer in said) >= 1
    assert sum("What you can ask" in answer for answer in said) >= 500
    assert not bot.violations


def test_the_machines_clock_tells_the_time_in_utc_and_waits() -> None:
    clock = SystemClock()
    before = clock.now()
    clock.wait(0)
    assert before <= clock.now()
    assert before.utcoffset() == timedelta(0)


def test_replies_used_last_are_kept() -> None:
    made: list[str] = []
    recent: Recent[str] = Recent(2)

    def make(name: str) -> str:
        made.append(name)
        return name

    def get(name: str) -> str:
        return recent.get(name, partial(make, name))

    assert [get(name) for name in ("a", "b", "a", "c", "a", "b")] == ["a", "b", "a", "c", "a", "b"]
    assert made == ["a", "b", "c", "b"]
