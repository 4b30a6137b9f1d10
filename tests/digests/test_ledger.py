"""The ledger: claims, leases, fences, merging, unknown outcomes."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest

from store.deliveries import Delivery, Outcome, Profile, Schedule, State, Subscription
from store.store import Store
from tests.digests.conftest import CHANNEL, LEASE, MONDAY, TEAM, due

SECOND, MINUTE, WEEK = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=7)


def claimed(store: Store, owner: str = "one", now: datetime = MONDAY) -> Delivery:
    found = store.claim(owner, now, LEASE)
    assert found is not None
    return found


def posting(
    store: Store, owner: str = "one", now: datetime = MONDAY, items: tuple[str, ...] = ("x1",)
) -> Delivery:
    found = claimed(store, owner, now)
    assert store.sending(found.id, owner, items, 9, now)
    return found


def state(store: Store, delivery: Delivery) -> State:
    found = store.delivery(delivery.id)
    assert found is not None
    return found.state


def test_a_period_is_written_down_once(store: Store, other: Store, weekly: Subscription) -> None:
    assert store.record_due(weekly.id, "2026-01-05", MONDAY, MONDAY)
    assert not other.record_due(weekly.id, "2026-01-05", MONDAY, MONDAY + SECOND)
    assert store.recorded(MONDAY - SECOND) == {(weekly.id, "2026-01-05")}
    assert store.recorded(MONDAY) == frozenset()


def test_of_many_claims_at_once_one_gets_it(store: Store, other: Store, weekly: Subscription) -> None:
    due(store, weekly)
    got: list[Delivery | None] = []
    threads = [
        threading.Thread(target=lambda s=s, n=n: got.append(s.claim(f"{n}", MONDAY, LEASE)))
        for n, s in enumerate([store, other] * 4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len([each for each in got if each]) == 1


def test_nothing_is_claimed_before_its_time_nor_of_a_paused_or_removed_subscription(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    assert store.claim("one", MONDAY - SECOND, LEASE) is None
    store.pause(weekly.id, "", "U1", MONDAY)
    assert store.claim("one", MONDAY, LEASE) is None
    store.resume(weekly.id, "U1", MONDAY)
    store.remove(weekly.id, "U1", MONDAY)
    assert store.claim("one", MONDAY, LEASE) is None


def test_what_is_sent_counts_as_had_by_the_channel(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    delivery = claimed(store)
    assert delivery.key
    assert store.sent_items(TEAM, CHANNEL) == frozenset()
    assert store.sending(delivery.id, "one", ("x2", "x1"), 412, MONDAY)
    assert store.settle(delivery.id, "one", Outcome(State.SENT, ts="1.2"), MONDAY)
    done = store.delivery(delivery.id)
    assert done is not None
    assert (done.state, done.ts, done.items, done.checked, done.attempts) == (
        State.SENT,
        "1.2",
        ("x2", "x1"),
        412,
        1,
    )
    assert store.sent_items(TEAM, CHANNEL) == {"x1", "x2"}
    assert store.sent_items(TEAM, "C2") == frozenset()
    assert store.claim("one", MONDAY + WEEK, LEASE) is None


def test_a_claim_whose_owner_stopped_is_taken_anew_and_the_old_owner_is_fenced_off(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    first = claimed(store)
    assert store.claim("two", MONDAY + LEASE - SECOND, LEASE) is None
    assert claimed(store, "two", MONDAY + LEASE).id == first.id
    assert not store.sending(first.id, "one", ("x1",), 1, MONDAY + LEASE)
    assert not store.quiet(first.id, "one", 1, MONDAY + LEASE)
    assert not store.settle(first.id, "one", Outcome(State.SENT), MONDAY + LEASE)
    assert store.sending(first.id, "two", ("x2",), 1, MONDAY + LEASE)


def test_whose_lease_ran_out_may_not_post_even_when_nobody_else_came(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    delivery = claimed(store)
    assert not store.sending(delivery.id, "one", ("x1",), 1, MONDAY + LEASE)


def test_a_post_whose_owner_stopped_is_unknown_and_its_items_are_held(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    delivery = posting(store)
    assert store.claim("two", MONDAY + LEASE, LEASE) is None
    (lost,) = store.unknown()
    assert (lost.id, lost.reason, lost.tried_at) == (
        delivery.id,
        "Hallway stopped while it was posting",
        MONDAY,
    )
    assert store.sent_items(TEAM, CHANNEL) == {"x1"}


def test_the_one_who_posted_still_says_how_it_ended(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    delivery = posting(store)
    store.claim("two", MONDAY + LEASE, LEASE)
    assert store.settle(delivery.id, "one", Outcome(State.SENT, ts="1.2"), MONDAY + LEASE)
    assert state(store, delivery) is State.SENT


def test_a_clock_set_back_does_not_keep_old_claims_alive(store: Store, weekly: Subscription) -> None:
    due(store, weekly, at=MONDAY - 2 * WEEK)
    delivery = claimed(store, now=MONDAY)
    assert claimed(store, "two", MONDAY - WEEK).id == delivery.id


def test_a_channel_gets_one_at_a_time_and_one_a_second(store: Store, weekly: Subscription) -> None:
    second = store.subscribe(TEAM, CHANNEL, Profile(), Schedule(), "U2", MONDAY)
    elsewhere = store.subscribe(TEAM, "C2", Profile(), Schedule(), "U2", MONDAY)
    for each in (weekly, second, elsewhere):
        due(store, each)
    first = posting(store, "one")
    assert claimed(store, "two").subscription == elsewhere.id
    assert store.claim("three", MONDAY, LEASE) is None
    store.settle(first.id, "one", Outcome(State.SENT), MONDAY)
    assert store.claim("three", MONDAY, LEASE) is None
    assert claimed(store, "three", MONDAY + SECOND).subscription == second.id


def test_the_latest_of_what_was_missed_tells_of_the_others(store: Store, weekly: Subscription) -> None:
    for weeks in range(3):
        due(store, weekly, f"week {weeks}", MONDAY + weeks * WEEK)
    now = MONDAY + 2 * WEEK
    delivery = claimed(store, now=now)
    assert delivery.period == "week 2"
    assert [each.period for each in store.merged(delivery.id)] == ["week 0", "week 1"]
    assert {each.state for each in store.merged(delivery.id)} == {State.MERGED}
    due(store, weekly, "week 3", now + LEASE)
    later = claimed(store, "two", now + LEASE)
    assert later.period == "week 3"
    assert [each.period for each in store.merged(later.id)] == ["week 0", "week 1", "week 2"]
    assert store.claim("three", now + LEASE, LEASE) is None


def test_a_passing_refusal_is_tried_again_on_the_same_line_when_its_time_has_come(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    delivery = posting(store)
    later = Outcome(State.DUE, reason="ratelimited", retry_at=MONDAY + MINUTE)
    assert store.settle(delivery.id, "one", later, MONDAY)
    assert store.sent_items(TEAM, CHANNEL) == frozenset()
    assert store.claim("one", MONDAY + MINUTE - SECOND, LEASE) is None
    again = claimed(store, "two", MONDAY + MINUTE)
    assert (again.id, again.attempts, again.reason) == (delivery.id, 2, "ratelimited")


def test_a_final_refusal_fails_it_and_pauses_the_subscription_at_once(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    delivery = posting(store)
    final = Outcome(State.FAILED, reason="is_archived", pause="the channel is archived")
    assert store.settle(delivery.id, "one", final, MONDAY)
    paused = store.subscription(weekly.id)
    assert paused is not None
    assert (paused.paused, state(store, delivery)) == ("the channel is archived", State.FAILED)
    assert store.sent_items(TEAM, CHANNEL) == frozenset()


def test_a_quiet_one_is_done_with(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    delivery = claimed(store)
    assert store.quiet(delivery.id, "one", 412, MONDAY)
    assert state(store, delivery) is State.QUIET
    assert store.claim("one", MONDAY + WEEK, LEASE) is None


def unknown(store: Store, now: datetime = MONDAY) -> Delivery:
    delivery = posting(store, now=now)
    assert store.settle(delivery.id, "one", Outcome(State.UNKNOWN, reason="TimeoutError"), now)
    return delivery


def test_an_unknown_one_is_posted_again_only_when_someone_says_so_and_only_once(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    delivery = unknown(store)
    assert store.claim("two", MONDAY + WEEK, LEASE) is None
    assert store.repost(delivery.id, MONDAY)
    assert not store.repost(delivery.id, MONDAY)
    assert store.sent_items(TEAM, CHANNEL) == frozenset()
    again = claimed(store, "two")
    assert (again.id, again.key) == (delivery.id, delivery.key)


def test_who_has_seen_it_in_the_channel_makes_it_sent(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    delivery = unknown(store)
    assert store.arrived(delivery.id, MONDAY, "1.2")
    assert not store.arrived(delivery.id, MONDAY)
    assert not store.repost(delivery.id, MONDAY)
    assert store.sent_items(TEAM, CHANNEL) == {"x1"}


def test_what_was_read_of_an_earlier_attempt_says_nothing_of_a_later_one(
    store: Store, weekly: Subscription
) -> None:
    due(store, weekly)
    delivery = unknown(store)
    assert store.absent(delivery.id, MONDAY, MONDAY + MINUTE)
    unknown(store, MONDAY + MINUTE)
    assert not store.absent(delivery.id, MONDAY, MONDAY + 2 * MINUTE)
    assert state(store, delivery) is State.UNKNOWN


@pytest.mark.parametrize("bad", [State.UNKNOWN, State.FAILED])
def test_a_bad_outcome_is_told_until_it_is_told(store: Store, weekly: Subscription, bad: State) -> None:
    due(store, weekly)
    delivery = posting(store)
    store.settle(delivery.id, "one", Outcome(bad), MONDAY)
    now, again = MONDAY + MINUTE, MINUTE
    first = store.to_tell(now, now, again)
    assert first is not None
    assert first.id == delivery.id
    assert store.to_tell(now, now, again) is None
    assert store.to_tell(now + MINUTE, now, again) is not None
    assert store.to_tell(now + 2 * MINUTE, now, again) is None
    assert store.to_tell(now + 3 * MINUTE, now, again) is not None
    store.told(delivery.id, now)
    assert store.to_tell(now + WEEK, now, again) is None
    found = store.delivery(delivery.id)
    assert found is not None
    assert found.told_at == now


def test_an_unknown_one_that_may_clear_up_is_not_told_yet(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    unknown(store)
    assert store.to_tell(MONDAY + MINUTE, MONDAY - SECOND, MINUTE) is None
    assert store.to_tell(MONDAY + MINUTE, MONDAY, MINUTE) is not None


def test_a_second_bad_outcome_is_told_again(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    delivery = unknown(store)
    store.told(delivery.id, MONDAY)
    store.repost(delivery.id, MONDAY)
    store.told(delivery.id, MONDAY)
    unknown(store)
    assert store.to_tell(MONDAY + MINUTE, MONDAY + MINUTE, MINUTE) is not None


def test_the_latest_deliveries_come_first(store: Store, weekly: Subscription) -> None:
    second = store.subscribe(TEAM, "C2", Profile(), Schedule(), "U2", MONDAY)
    due(store, weekly, "a")
    due(store, second, "b", MONDAY + SECOND)
    due(store, weekly, "c", MONDAY + MINUTE)
    assert [each.period for each in store.deliveries()] == ["c", "b", "a"]
    assert [each.period for each in store.deliveries(weekly.id, limit=1)] == ["c"]
    assert store.delivery(99) is None
