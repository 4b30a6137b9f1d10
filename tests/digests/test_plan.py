"""Catching up, quiet weeks, the look back, and what a channel's words do."""

from __future__ import annotations

from dataclasses import replace

from bot.digests import plan
from bot.digests.interests import interests
from store.deliveries import Feedback, Profile, State
from store.interests import Taste
from tests.digests.stage import DAY, HOUR, MINUTE, NINE, WEEK, Stage
from tests.soak import library


def test_after_downtime_one_digest_makes_up_for_all_and_says_so(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    stage.later(3 * WEEK + HOUR)
    stage.later(MINUTE)
    (message,) = stage.posted()
    done = stage.delivery(one)
    assert [each.period for each in stage.store.merged(done.id)] == ["2026-03-09", "2026-03-16", "2026-03-23"]
    assert (done.period, done.state, len(done.items)) == ("2026-03-30", State.SENT, 4)
    assert "2026-03-09" in message.text
    assert "3 digests" in message.text


def test_a_late_one_says_so(stage: Stage) -> None:
    stage.subscribe()
    stage.later(3 * HOUR)
    assert "late" in stage.posted()[0].text


def test_what_was_missed_longer_ago_than_five_weeks_is_not_counted(stage: Stage) -> None:
    one = stage.subscribe()
    stage.later(20 * WEEK)
    assert len(stage.store.deliveries(one.id)) == 5


def test_a_quiet_time_is_told_once_and_ends_when_something_matches(stage: Stage) -> None:
    one = stage.subscribe()
    quiet = replace(one.profile, topics=("underwater basket weaving",))
    stage.store.change(one.id, quiet, one.schedule, stage.ana, stage.clock.now())
    stage.later(MINUTE)
    (message,) = stage.posted()
    assert "checked" in message.text
    for _ in range(3):
        stage.later(WEEK)
    assert len(stage.posted()) == 1
    assert stage.state(one) is State.QUIET
    stage.store.change(one.id, one.profile, one.schedule, stage.ana, stage.clock.now())
    stage.later(WEEK)
    assert len(stage.posted()) == 2
    assert stage.delivery(one).items


def test_the_look_back_shows_each_item_once_and_is_kept_nowhere(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    now = NINE + 6 * WEEK
    past = plan.look_back(stage.store, one, now)
    assert [each.period for each in past] == ["2026-03-30", "2026-04-06", "2026-04-13", "2026-04-20"]
    items = [item for each in past for item in each.items]
    assert len(items) == len(set(items)) == 8
    assert stage.store.deliveries() == ()


def test_a_draft_is_previewed_without_anybodys_past(stage: Stage) -> None:
    one = stage.subscribe()
    stage.later(MINUTE)
    draft = replace(one, id=0, channel="C99999999")
    coming = plan.preview(stage.store, draft, stage.clock.now())
    assert coming is not None
    assert coming.items == stage.delivery(one).items
    assert interests(stage.store, draft, "2026-03-16", 5).since is None


def test_without_a_day_there_is_no_next_one(stage: Stage) -> None:
    one = stage.subscribe(weekdays=())
    assert plan.preview(stage.store, one, NINE) is None


def test_new_is_what_came_after_the_last_look(stage: Stage) -> None:
    one = stage.subscribe()
    stage.store.change(one.id, replace(one.profile, only_new=True), one.schedule, stage.ana, NINE - MINUTE)
    stage.later(MINUTE)
    assert len(stage.delivery(one).items) == 2
    library.load(stage.store, NINE + DAY, 13)
    stage.later(WEEK)
    assert stage.delivery(one).items == ("s0-12",)


def test_each_member_has_a_taste_of_their_own_and_saved_ones_count(stage: Stage) -> None:
    one = stage.subscribe()
    stage.later(MINUTE)
    had = stage.delivery(one).items
    place = (one.team, one.channel)
    for user, item, verdict in (("U1", "s0-1", "more"), ("U1", "s0-2", "less"), ("U2", "s0-2", "more")):
        stage.store.give_feedback(Feedback(*place, user, "item", item, verdict, NINE))
    stage.store.save(one.team, "U3", had[0], NINE)
    wish = interests(stage.store, one, "2026-03-16", 5)
    assert wish.members == (
        Taste("", ("s0-1",), ("s0-2",)),
        Taste("", ("s0-2",)),
        Taste("", (had[0],)),
    )
    assert wish.sent == frozenset(had)
    assert wish.since == NINE


def test_not_for_us_holds_unless_somebody_else_wants_it(stage: Stage) -> None:
    one = stage.subscribe()
    place = (one.team, one.channel)
    stage.store.give_feedback(Feedback(*place, "U1", "topic", "glaciers", "never", NINE))
    stage.store.give_feedback(Feedback(*place, "U1", "venue", "Soak", "never", NINE))
    stage.store.give_feedback(Feedback(*place, "U2", "venue", "Soak", "more", NINE))
    wish = replace(one, profile=Profile(topics=("x",), excluded=("opera",)))
    assert interests(stage.store, wish, "2026-03-16", 5).excluded == ("opera", "glaciers")


def test_before_there_was_a_catalogue_the_look_back_takes_the_one_of_today(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    past = plan.look_back(stage.store, one, NINE - MINUTE)
    assert [len(each.items) for each in past] == [2, 2, 2, 2]
    assert past[-1].period == "2026-03-02"
