"""The outbox on the Slack look-alike: what is due arrives once, whatever goes wrong."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.digests import plan
from bot.digests.outbox import Outbox
from bot.sandbox.clock import HandClock
from bot.workspaces import Grant, Only, Workspaces
from store.deliveries import Profile, Schedule, State
from store.errors import Busy
from tests.digests.stage import DAY, HOUR, MINUTE, NINE, SECOND, WEEK, Stage
from tests.faults import library


def once(at: str, do: Callable[[], object]) -> Callable[[str], None]:
    """Do something the first time that this step is heard."""
    left = [do]

    def hear(step: str) -> None:
        if step == at and left:
            left.pop()()

    return hear


def test_a_digest_arrives_when_it_is_due_and_once(stage: Stage) -> None:
    one = stage.subscribe()
    assert stage.later(59 * SECOND) == 0
    assert stage.later(SECOND) == 1
    (message,) = stage.posted()
    done = stage.delivery(one)
    assert (done.state, done.ts, done.period) == (State.SENT, message.ts, "2026-03-09")
    assert message.metadata == {"event_type": "hallway_digest", "event_payload": {"key": done.key}}
    assert len(done.items) == 2
    assert all(item.title in message.text for item in stage.store.items(done.items))
    for pause in (SECOND, MINUTE, HOUR, DAY):
        assert stage.later(pause) == 0
    assert len(stage.posted()) == 1
    assert stage.notices() == ()


def test_the_preview_is_what_is_sent(stage: Stage) -> None:
    one = stage.subscribe(most=3)
    for _ in range(3):
        shown = plan.preview(stage.store, one, stage.clock.now())
        assert shown is not None
        stage.clock.advance((shown.due_at - stage.clock.now()).total_seconds())
        stage.later(20 * SECOND)
        sent = stage.delivery(one)
        assert (sent.items, sent.checked, sent.period) == (shown.items, shown.picks.checked, shown.period)
        assert len(sent.items) == 3


def test_no_paper_comes_twice_to_a_channel_with_two_digests(stage: Stage) -> None:
    stage.subscribe(most=3)
    stage.subscribe(most=3)
    stage.later(MINUTE)
    stage.later(MINUTE)
    items = [item for each in stage.store.deliveries() for item in each.items]
    assert len(items) == 6
    assert len(set(items)) == 6
    assert len(stage.posted()) == 2


def test_several_in_one_channel_keep_a_second_apart(stage: Stage) -> None:
    for _ in range(3):
        stage.subscribe(most=1)
    for _ in range(5):
        stage.later(30 * SECOND)
    times = [float(message.ts) for message in stage.posted()]
    assert len(times) == 3
    assert all(b - a >= 1 for a, b in pairwise(times))
    assert not [call for call in stage.slack.calls if call.status == 429]


def test_of_two_processes_at_once_each_digest_is_posted_by_one(stage: Stage) -> None:
    for place in range(12):
        stage.slack.workspace.add_channel(f"c{place}", "ana")
        stage.subscribe(f"c{place}", most=1)
    stage.clock.advance(60)
    outboxes = [stage.outbox(f"{n}") for n in range(3)]
    threads = [threading.Thread(target=outbox.run) for outbox in outboxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(stage.posted(f"c{place}")) for place in range(12)] == [1] * 12


def test_a_short_pause_of_slacks_is_waited_for(stage: Stage) -> None:
    one = stage.subscribe()
    stage.slack.faults.answer("chat.postMessage", 429, retry_after=7)
    stage.later(MINUTE)
    assert stage.clock.now() >= NINE + 7 * SECOND
    assert stage.state(one) is State.DUE
    stage.later(MINUTE)
    assert (stage.state(one), len(stage.posted()), stage.delivery(one).attempts) == (State.SENT, 1, 2)


def test_during_a_long_pause_of_slacks_nothing_is_posted_anywhere(stage: Stage) -> None:
    stage.subscribe()
    stage.subscribe("ml-systems")
    outbox = stage.outbox()
    stage.slack.faults.answer("chat.postMessage", 429, retry_after=300)
    stage.clock.advance(60)
    for _ in range(9):
        outbox.run()
        stage.clock.advance(30)
    assert len(stage.slack.calls) == 1
    stage.clock.advance(60)
    outbox.run()
    assert (len(stage.posted()), len(stage.posted("ml-systems"))) == (1, 1)


def test_a_workspace_that_wants_a_pause_holds_up_no_other(stage: Stage) -> None:
    stage.subscribe(most=1)
    elsewhere = stage.slack.workspace.channel("ml-systems").id
    other = stage.store.subscribe(
        "T2", elsewhere, Profile(topics=(library.TOPICS[0],)), Schedule(), stage.ana, stage.clock.now()
    )
    third = stage.subscribe("general", most=1)
    stage.slack.faults.answer("chat.postMessage", 429, retry_after=300)
    stage.clock.advance(60)
    grants = Only(Grant("", stage.slack.bot_token))
    everywhere = Workspaces(grants, lambda token: stage.client(token=token), stage.clock)
    assert Outbox(stage.store, everywhere.poster, stage.clock, "one").run() == 2
    assert stage.state(other) is State.SENT
    assert (stage.state(third), stage.posted()) == (State.DUE, ())


def test_where_the_app_is_not_installed_it_is_paused_and_nobody_is_asked(stage: Stage) -> None:
    gone = stage.store.subscribe("T2", "C9", Profile(topics=("x",)), Schedule(), "U9", stage.clock.now())
    one = stage.subscribe()
    assert stage.later(MINUTE) == 2
    assert stage.state(one) is State.SENT
    paused = stage.store.subscription(gone.id)
    assert paused is not None
    assert "reinstall" in paused.paused


def test_an_unreachable_slack_is_tried_again_without_a_doubt(stage: Stage) -> None:
    one = stage.subscribe()
    stage.clock.advance(60)
    away = stage.outbox()
    away._poster(one.team)._client.base_url = "http://127.0.0.1:9/api/"
    away.run()
    assert (stage.state(one), stage.delivery(one).reason) == (State.DUE, "unreachable")
    stage.later(MINUTE)
    assert (stage.state(one), len(stage.posted())) == (State.SENT, 1)


@pytest.mark.parametrize("fault", ["500", "lost before", "lost after", "hang before", "hang after"])
def test_without_history_a_lost_answer_is_told_and_never_posted_again_by_itself(
    stage: Stage, fault: str
) -> None:
    one = stage.subscribe()
    _inflict(stage, fault)
    stage.later(MINUTE)
    stage.slack.faults.release()
    for pause in (MINUTE, 3 * MINUTE, HOUR, DAY):
        stage.later(pause)
    assert stage.state(one) is State.UNKNOWN
    assert len(stage.posted()) <= 1
    assert len(stage.notices()) == 1
    assert "could not confirm" in stage.notices()[0].lower()
    assert stage.delivery(one).told_at is not None


def test_repost_posts_it_once(stage: Stage) -> None:
    one = stage.subscribe()
    _inflict(stage, "lost before")
    stage.later(MINUTE)
    assert stage.store.repost(stage.delivery(one).id, stage.clock.now())
    assert not stage.store.repost(stage.delivery(one).id, stage.clock.now())
    stage.later(MINUTE)
    stage.later(MINUTE)
    assert (stage.state(one), len(stage.posted())) == (State.SENT, 1)
    assert stage.delivery(one).items


@pytest.mark.parametrize("fault", ["500", "lost before", "lost after", "hang before", "hang after"])
def test_with_history_a_lost_answer_clears_up_and_it_stands_there_once(reading: Stage, fault: str) -> None:
    one = reading.subscribe()
    _inflict(reading, fault)
    reading.later(MINUTE)
    reading.slack.faults.release()
    reading.slack.await_until(lambda: not reading.slack.faults._held or len(reading.posted()) == 1)
    assert reading.state(one) is State.UNKNOWN
    for _ in range(3):
        reading.later(3 * MINUTE)
    (message,) = reading.posted()
    assert (reading.state(one), reading.delivery(one).ts) == (State.SENT, message.ts)
    assert reading.notices() == ()


def test_a_history_that_cannot_be_read_leaves_it_to_the_subscriber(reading: Stage) -> None:
    one = reading.subscribe("secret")
    _inflict(reading, "lost after")
    reading.later(MINUTE)
    for _ in range(6):
        reading.later(5 * MINUTE)
    assert reading.state(one) is State.UNKNOWN
    assert len(reading.notices()) == 1


def _inflict(stage: Stage, fault: str) -> None:
    """On the next post."""
    faults = stage.slack.faults
    if fault == "500":
        faults.answer("chat.postMessage", 500)
    elif fault.startswith("lost"):
        faults.drop("chat.postMessage", after_effect=fault.endswith("after"))
    else:
        stage.patience = 1
        faults.hold("chat.postMessage", after_effect=fault.endswith("after"))


def test_an_archived_channel_pauses_it_and_tells_who_subscribed(stage: Stage) -> None:
    one = stage.subscribe("old")
    stage.later(MINUTE)
    stage.later(MINUTE)
    paused = stage.store.subscription(one.id)
    assert paused is not None
    assert "archived" in paused.paused
    assert (stage.state(one), len(stage.notices())) == (State.FAILED, 1)
    assert "archived" in stage.notices()[0]
    assert stage.later(WEEK) == 0
    assert stage.store.changes(one.id)[-1].user == ""


def test_a_channel_that_hallway_was_removed_from_pauses_it(stage: Stage) -> None:
    one = stage.subscribe("quiet")
    stage.later(MINUTE)
    paused = stage.store.subscription(one.id)
    assert paused is not None
    assert "invite" in paused.paused


def test_a_revoked_token_pauses_it_and_is_told_when_there_is_one_again(stage: Stage) -> None:
    one = stage.subscribe()
    stage.slack.faults.revoke()
    stage.later(MINUTE)
    stage.later(MINUTE)
    assert (stage.state(one), stage.notices()) == (State.FAILED, ())
    stage.slack.faults.revoked = False
    stage.later(HOUR)
    assert "reinstall" in stage.notices()[0]


def test_a_message_that_slack_will_not_have_is_told_and_the_next_one_comes(stage: Stage) -> None:
    one = stage.subscribe()
    stage.slack.faults.refuse("chat.postMessage", "invalid_blocks")
    stage.later(MINUTE)
    assert stage.state(one) is State.FAILED
    assert "invalid_blocks" in stage.notices()[0]
    stage.later(WEEK)
    assert (stage.state(one), len(stage.posted())) == (State.SENT, 1)


def test_who_cannot_be_written_to_is_told_in_the_channel(stage: Stage) -> None:
    place = stage.slack.workspace.channel("general").id
    one = stage.subscribe()
    gone = stage.store.subscribe(one.team, place, one.profile, one.schedule, "U99999999", stage.clock.now())
    stage.store.remove(one.id, stage.ana, stage.clock.now())
    stage.slack.faults.refuse("chat.postMessage", "invalid_blocks")
    stage.later(MINUTE)
    stage.later(MINUTE)
    assert stage.delivery(gone).told_at is not None
    assert [m for m in stage.slack.workspace.messages(place) if m.by_app and not m.metadata]
    stage.slack.violations.clear()  # nobody is called U99999999, so naming them blames us


def test_a_zone_that_is_not_known_any_more_pauses_it_and_is_told(stage: Stage) -> None:
    one = stage.subscribe()
    stage.store.change(one.id, one.profile, Schedule(zone="Mars/Olympus"), stage.ana, stage.clock.now())
    other = stage.subscribe("ml-systems")
    stage.later(MINUTE)
    stage.later(MINUTE)
    paused = stage.store.subscription(one.id)
    assert paused is not None
    assert "Mars/Olympus" in paused.paused
    assert "Mars/Olympus" in stage.notices()[0]
    assert stage.state(other) is State.SENT


def test_an_item_that_vanishes_between_plan_and_post_is_not_posted(stage: Stage) -> None:
    one = stage.subscribe()
    coming = plan.preview(stage.store, one, stage.clock.now())
    assert coming is not None
    gone = coming.picks.items[0].item
    stage.clock.advance(60)
    shrink = once("planned", lambda: library.load(stage.store, stage.clock.now(), 12, without=gone.id))
    stage.outbox(step=shrink).run()
    (message,) = stage.posted()
    assert gone.title not in message.text
    assert gone.id not in stage.delivery(one).items
    assert len(stage.delivery(one).items) == 2


def test_removed_between_claim_and_plan_nothing_is_posted(stage: Stage) -> None:
    one = stage.subscribe()
    stage.clock.advance(60)
    stage.outbox(step=once("claimed", lambda: stage.store.remove(one.id, stage.ana, NINE))).run()
    stage.later(HOUR)
    assert stage.posted() == ()


@pytest.mark.parametrize("step", ["planned", "sending"])
def test_a_process_that_slept_past_its_lease_does_not_wake_and_post(stage: Stage, step: str) -> None:
    one = stage.subscribe()
    stage.clock.advance(60)
    stage.outbox(step=once(step, lambda: stage.clock.advance(600))).run()
    stage.later(MINUTE)
    assert (stage.state(one), len(stage.posted()), stage.delivery(one).attempts) == (State.SENT, 1, 2)


def test_one_that_cannot_be_planned_holds_up_no_other(stage: Stage) -> None:
    one, other = stage.subscribe(), stage.subscribe("ml-systems")
    stage.clock.advance(60)

    def fail() -> None:
        raise RuntimeError("a defect")

    stage.outbox(step=once("planned", fail)).run()
    assert (stage.state(one), stage.delivery(one).reason) == (State.DUE, "RuntimeError")
    assert stage.state(other) is State.SENT
    stage.later(MINUTE)
    assert stage.state(one) is State.SENT


def test_a_clock_set_back_brings_nothing_twice_and_holds_nothing_up(stage: Stage) -> None:
    one = stage.subscribe(weekdays=(0, 1, 2, 3, 4, 5, 6))
    outbox = stage.outbox()
    stage.clock.advance(3 * DAY.total_seconds())
    outbox.run()
    sent = {each.period: each.state for each in stage.store.deliveries(one.id)}
    stage.clock.advance(-2 * DAY.total_seconds())
    for _ in range(3):
        outbox.run()
        stage.clock.advance(60)
    assert {each.period: each.state for each in stage.store.deliveries(one.id)} == sent
    assert stage.clock.now() < NINE + DAY + 5 * MINUTE
    stage.clock.advance(2 * DAY.total_seconds())
    outbox.run()
    assert len(stage.posted()) == 2
    assert stage.delivery(one).period == "2026-03-12"
    assert stage.store.merged(stage.delivery(one).id) == ()


class Releasing(HandClock):
    """Lets go of a lock when it has been waited for so many seconds."""

    def __init__(self, clock: HandClock, seconds: float, let_go: Callable[[], object]) -> None:
        super().__init__(clock.now())
        self.until, self.let_go = clock.now() + timedelta(seconds=seconds), let_go

    def wait(self, seconds: float) -> None:
        super().wait(seconds)
        if self.now() >= self.until:
            self.let_go()


@pytest.mark.parametrize("step", ["planned", "posted"])
def test_a_database_locked_for_ten_seconds_loses_no_outcome(stage: Stage, step: str) -> None:
    one = stage.subscribe()
    stage.clock.advance(60)
    blocker = sqlite3.connect(stage.data / "team.db", isolation_level=None)
    clock = Releasing(stage.clock, 10, blocker.rollback)
    stage.clock = clock
    stage.outbox(step=once(step, lambda: blocker.execute("BEGIN IMMEDIATE"))).run()
    blocker.close()
    assert clock.now() >= clock.until
    assert (stage.state(one), len(stage.posted())) == (State.SENT, 1)


def test_a_database_locked_at_the_start_leaves_it_to_the_next_tick(stage: Stage) -> None:
    one = stage.subscribe()
    stage.clock.advance(60)
    blocker = sqlite3.connect(stage.data / "team.db", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        stage.outbox().run()
    blocker.close()
    stage.later(30 * SECOND)
    assert (stage.state(one), len(stage.posted())) == (State.SENT, 1)
