"""Subscriptions, feedback and saved items in the store."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from store.deliveries import Change, Feedback, Outcome, Profile, Schedule, State, Subscription
from store.saved import Saved
from store.store import Store
from tests.digests.conftest import CHANNEL, LEASE, MONDAY, TEAM, due

LATER = MONDAY + timedelta(hours=1)


def test_a_subscription_is_the_same_after_a_restart(data: Path) -> None:
    store = Store(data)
    profile = Profile(("a", "b"), ("Ada",), ("mlsys",), ("paper",), ("quantum",), only_new=False, most=7)
    schedule = Schedule((0, 4), 16, 30, "Asia/Kathmandu")
    made = store.subscribe(TEAM, CHANNEL, profile, schedule, "U1", MONDAY)
    store.close()
    store = Store(data)
    again = store.subscription(made.id)
    store.close()
    assert again == made
    assert again is not None
    assert (again.profile, again.schedule, again.since, again.paused) == (profile, schedule, MONDAY, "")


def test_a_channel_may_hold_several_and_each_channel_sees_its_own(store: Store, weekly: Subscription) -> None:
    second = store.subscribe(TEAM, CHANNEL, Profile(), Schedule(), "U2", MONDAY)
    elsewhere = store.subscribe(TEAM, "C2", Profile(), Schedule(), "U2", MONDAY)
    foreign = store.subscribe("T2", CHANNEL, Profile(), Schedule(), "U3", MONDAY)
    assert store.subscriptions(TEAM, CHANNEL) == (weekly, second)
    assert store.subscriptions(TEAM) == (weekly, second, elsewhere)
    assert store.subscriptions() == (weekly, second, elsewhere, foreign)


def test_another_topic_leaves_the_days_gone_by_but_another_schedule_starts_anew(
    store: Store, weekly: Subscription
) -> None:
    changed = store.change(weekly.id, Profile(topics=("sundials",)), weekly.schedule, "U2", MONDAY)
    assert changed is not None
    assert (changed.since, changed.changed_by, changed.created_by) == (weekly.since, "U2", "U1")
    changed = store.change(weekly.id, changed.profile, Schedule((1,)), "U3", LATER)
    assert changed is not None
    assert (changed.since, changed.schedule.weekdays) == (LATER, (1,))


def test_the_first_reason_of_a_pause_stands_and_resuming_starts_anew(
    store: Store, weekly: Subscription
) -> None:
    store.pause(weekly.id, "the channel is archived", "", MONDAY)
    paused = store.pause(weekly.id, "holidays", "U2", LATER)
    assert paused is not None
    assert (paused.paused, paused.paused_at) == ("the channel is archived", MONDAY)
    resumed = store.resume(weekly.id, "U2", LATER)
    assert resumed is not None
    assert (resumed.paused, resumed.paused_at, resumed.since) == ("", None, LATER)
    assert store.resume(weekly.id, "U2", MONDAY) == resumed


def test_the_book_says_who_changed_what(store: Store, weekly: Subscription) -> None:
    store.change(weekly.id, Profile(), Schedule((2,)), "U2", MONDAY)
    store.change(weekly.id, Profile(), Schedule((2,)), "U2", MONDAY)
    store.pause(weekly.id, "", "U3", MONDAY)
    store.resume(weekly.id, "U3", LATER)
    store.pause(weekly.id, "the channel is archived", "", LATER)
    store.remove(weekly.id, "U1", LATER)
    assert store.changes(weekly.id) == (
        Change(weekly.id, weekly.created_at, "U1", "subscribed"),
        Change(
            weekly.id,
            MONDAY,
            "U2",
            "changed topics (-clocks); when it comes (Mon 09:00 UTC -> Wed 09:00 UTC)",
        ),
        Change(weekly.id, MONDAY, "U2", "changed nothing"),
        Change(weekly.id, MONDAY, "U3", "paused"),
        Change(weekly.id, LATER, "U3", "resumed"),
        Change(weekly.id, LATER, "", "paused: the channel is archived"),
        Change(weekly.id, LATER, "U1", "removed"),
    )


def test_what_was_removed_is_gone_and_cannot_be_changed(store: Store, weekly: Subscription) -> None:
    store.remove(weekly.id, "U1", MONDAY)
    assert store.subscription(weekly.id) is None
    assert store.subscriptions() == ()
    assert store.change(weekly.id, Profile(), Schedule(), "U1", LATER) is None
    assert store.pause(weekly.id, "", "U1", LATER) is None
    assert store.resume(weekly.id, "U1", LATER) is None
    store.remove(weekly.id, "U1", LATER)
    assert len(store.changes(weekly.id)) == 2
    assert not store.record_due(weekly.id, "2026-01-05", MONDAY, MONDAY)


def test_the_last_word_of_a_person_on_a_thing_counts(store: Store) -> None:
    more = Feedback(TEAM, CHANNEL, "U1", "item", "x1", "more", MONDAY)
    less = Feedback(TEAM, CHANNEL, "U1", "item", "x1", "less", LATER)
    others = Feedback(TEAM, CHANNEL, "U2", "item", "x1", "more", MONDAY)
    elsewhere = Feedback(TEAM, "C2", "U1", "item", "x1", "never", MONDAY)
    for said in (more, others, elsewhere, less):
        store.give_feedback(said)
    assert store.feedback(TEAM, CHANNEL) == (others, less)
    assert store.take_back(TEAM, CHANNEL, "U1", "item", "x1")
    assert not store.take_back(TEAM, CHANNEL, "U1", "item", "x1")
    assert store.feedback(TEAM, CHANNEL) == (others,)


def test_saving_twice_keeps_it_once_and_can_be_undone(store: Store) -> None:
    assert store.save(TEAM, "U1", "x1", MONDAY)
    assert not store.save(TEAM, "U1", "x1", LATER)
    assert store.save(TEAM, "U1", "x2", LATER)
    assert store.save(TEAM, "U2", "x3", LATER)
    assert store.saved(TEAM, "U1") == (Saved(TEAM, "U1", "x2", LATER), Saved(TEAM, "U1", "x1", MONDAY))
    assert store.unsave(TEAM, "U1", "x1")
    assert not store.unsave(TEAM, "U1", "x1")
    assert [kept.item for kept in store.saved(TEAM, "U1")] == ["x2"]


def test_what_was_saved_counts_for_a_channel_that_had_it(store: Store, weekly: Subscription) -> None:
    due(store, weekly)
    delivery = store.claim("one", MONDAY, LEASE)
    assert delivery is not None
    store.sending(delivery.id, "one", ("x1", "x2"), 9, MONDAY)
    store.settle(delivery.id, "one", Outcome(State.SENT), MONDAY)
    for user, item in (("U1", "x1"), ("U2", "x1"), ("U2", "x9")):
        store.save(TEAM, user, item, MONDAY)
    assert store.saved_in(TEAM, CHANNEL) == (("U1", "x1"), ("U2", "x1"))
    assert store.saved_in(TEAM, "C2") == ()
