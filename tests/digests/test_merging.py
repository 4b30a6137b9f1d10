"""What a channel with several digests missed comes in one message."""

from __future__ import annotations

from dataclasses import replace

from bot.digests.merging import together
from bot.digests.rehearsal import rehearse
from store.deliveries import State, Subscription
from store.interests import Pick, Picks
from store.records import EventRef, Item
from tests.digests.stage import DAY, HOUR, MINUTE, WEEK, Stage
from tests.faults import library


def _two(stage: Stage) -> tuple[Subscription, Subscription]:
    """Both on Mondays at nine, on different topics."""
    one, other = stage.subscribe(most=2), stage.subscribe(most=2)
    profile = replace(other.profile, topics=(library.TOPICS[1],))
    stage.store.change(other.id, profile, other.schedule, stage.ana, stage.clock.now())
    return one, other


def test_after_downtime_the_channel_gets_one_message_for_all_its_digests(stage: Stage) -> None:
    one, other = _two(stage)
    stage.later(3 * WEEK + 3 * HOUR)
    stage.later(MINUTE)
    (message,) = stage.posted()
    assert "makes up for 8 digests of 2026-03-09 to 2026-03-30" in message.text
    assert library.TOPICS[0] in message.text
    assert library.TOPICS[1] in message.text
    assert stage.state(one) is State.SENT
    assert [each.state for each in stage.store.deliveries(other.id)] == [State.MERGED] * 4


def test_each_digest_has_its_share_of_the_message_and_there_is_a_cap(stage: Stage) -> None:
    one, _ = _two(stage)
    stage.later(3 * WEEK + 3 * HOUR)
    items = stage.delivery(one).items
    assert len(items) == 4
    assert sorted(id[:2] for id in items) == ["s0", "s0", "s1", "s1"]


def test_what_is_on_time_comes_on_its_own(stage: Stage) -> None:
    one, other = _two(stage)
    stage.later(2 * MINUTE)
    stage.later(MINUTE)
    assert (stage.state(one), stage.state(other), len(stage.posted())) == (State.SENT, State.SENT, 2)


def test_a_digest_of_another_channel_is_left_alone(stage: Stage) -> None:
    stage.subscribe()
    other = stage.subscribe("ml-systems")
    stage.later(3 * HOUR)
    assert stage.state(other) is State.SENT
    assert (len(stage.posted()), len(stage.posted("ml-systems"))) == (1, 1)


def test_a_paused_digest_of_the_channel_is_not_made_part_of_it(stage: Stage) -> None:
    _, other = _two(stage)
    stage.store.pause(other.id, "for the holidays", stage.ana, stage.clock.now())
    stage.later(3 * HOUR)
    (message,) = stage.posted()
    assert library.TOPICS[1] not in message.text


def test_when_the_message_is_refused_for_good_the_others_come_by_themselves(stage: Stage) -> None:
    one, other = _two(stage)
    stage.slack.faults.refuse("chat.postMessage", "invalid_blocks")
    stage.later(3 * HOUR)
    stage.later(2 * MINUTE)
    assert stage.state(one) is State.FAILED
    assert stage.state(other) is State.SENT


def test_when_the_digest_that_tells_of_it_is_removed_first_nothing_is_lost(stage: Stage) -> None:
    one, other = _two(stage)
    stage.slack.faults.answer("chat.postMessage", 429, retry_after=7)
    stage.later(3 * HOUR)
    assert (stage.state(one), stage.state(other)) == (State.DUE, State.MERGED)
    stage.store.remove(one.id, stage.ana, stage.clock.now())
    stage.later(MINUTE)
    assert stage.state(other) is State.SENT


def test_the_dry_run_shows_the_same_one_message(stage: Stage) -> None:
    one, other = _two(stage)
    stage.clock.advance((2 * DAY).total_seconds())
    ((subscription, found),) = rehearse(stage.store, stage.clock.now())
    stage.later(MINUTE)
    assert (subscription.id, [each.id for each in found.others]) == (one.id, [other.id])
    assert stage.delivery(one).items == found.items


def _picks(*ids: str) -> Picks:
    event = EventRef("e", "E", "E", 2026, None)
    return Picks(tuple(Pick(Item(id, "paper", id, event), 1.0) for id in ids), checked=9)


def test_three_lists_take_turns_and_nothing_comes_twice() -> None:
    made = together(_picks("a1", "a2", "a3"), _picks("b1", "a1", "b3"), 1, 6)
    made = together(made, _picks("c1", "c2"), 2, 6)
    assert [pick.item.id for pick in made.items] == ["a1", "b1", "c1", "a2", "a3", "c2"]
