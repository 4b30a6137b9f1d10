"""Catching up, quiet weeks, the look back, and what a channel's words do."""

from __future__ import annotations

from dataclasses import replace

from bot.digests import plan
from bot.digests.interests import interests
from store.deliveries import Feedback, Origin, Profile, State, Subscription
from store.interests import Taste
from tests.digests.stage import DAY, HOUR, MINUTE, NINE, WEEK, Stage
from tests.faults import library


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


def test_one_that_is_late_itself_counts_among_the_missed(stage: Stage) -> None:
    stage.subscribe(most=2)
    stage.later(2 * WEEK + 3 * HOUR)
    text = stage.posted()[0].text
    assert "makes up for 3 digests of 2026-03-09 to 2026-03-23" in text


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
    assert interests(stage.store, draft, "2026-03-16", 5, NINE + WEEK).since is None


def test_without_a_day_there_is_no_next_one(stage: Stage) -> None:
    one = stage.subscribe(weekdays=())
    assert plan.preview(stage.store, one, NINE) is None


def _only_new(stage: Stage) -> Subscription:
    one = stage.subscribe()
    wish = replace(one.profile, only_new=True)
    changed = stage.store.change(one.id, wish, one.schedule, stage.ana, NINE - MINUTE)
    assert changed
    return changed


def test_what_a_full_digest_left_out_stays_new_until_it_is_sent(stage: Stage) -> None:
    one = _only_new(stage)
    stage.later(MINUTE)
    library.load(stage.store, NINE + DAY, 13)
    for _ in range(6):
        stage.later(WEEK)
    came = [item for each in stage.store.deliveries(one.id) for item in each.items]
    assert sorted(came) == sorted(f"s0-{n}" for n in range(13))


def test_what_is_older_than_eight_weeks_is_new_no_more_and_why_not_says_so(stage: Stage) -> None:
    one = _only_new(stage)
    young, old = NINE + 8 * WEEK, NINE + 9 * WEEK
    soon = interests(stage.store, one, "", 1, young - MINUTE)
    assert "It is not new." not in stage.store.why_not(soon, "s0-7", young - MINUTE)
    late = interests(stage.store, one, "", 1, old)
    assert "It is not new." in stage.store.why_not(late, "s0-7", old)
    library.load(stage.store, NINE + 5 * WEEK, 13)
    assert plan.digest(stage.store, one, old, "2026-05-11").items == ("s0-12",)


def test_without_kinds_sessions_and_workshops_do_not_come(stage: Stage) -> None:
    one = stage.subscribe()
    plain = interests(stage.store, one, "", 5, NINE).kinds
    assert {"paper", "talk", "tutorial", "demo", "poster", "keynote", "panel"} <= set(plain)
    assert not {"oral_session", "symposium", "workshop"} & set(plain)
    named = replace(one, profile=replace(one.profile, kinds=("workshop",)))
    assert interests(stage.store, named, "", 5, NINE).kinds == ("workshop",)


def test_a_kind_that_nobody_named_is_no_reason(stage: Stage) -> None:
    one = stage.subscribe()
    there = replace(one, profile=Profile(venues=("Soak 2026",)))
    picks = plan.digest(stage.store, there, NINE, "2026-03-09").picks
    assert picks.items
    assert {reason.kind for pick in picks.items for reason in pick.reasons} == {"venue"}


def test_a_misspelt_topic_is_read_right_in_the_reasons(stage: Stage) -> None:
    one = stage.subscribe()
    slip = replace(one, profile=Profile(topics=("federated learnig",)))
    reason = plan.digest(stage.store, slip, NINE, "2026-03-09").picks.items[0].reasons[0]
    assert (reason.value, reason.text) == ("federated learnig", "topic: federated learning")


def test_the_look_back_shows_what_was_delivered(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    stage.later(MINUTE)
    stage.later(WEEK)
    came = [each.items for each in reversed(stage.store.deliveries(one.id))]
    changed = replace(one, profile=replace(one.profile, topics=(library.TOPICS[1],)))
    past = plan.look_back(stage.store, changed, stage.clock.now() + MINUTE)
    assert [each.origin for each in past] == [Origin.STAND_IN] * 2 + [Origin.DELIVERED] * 2
    assert [each.items for each in past[2:]] == came


def test_the_look_back_knows_what_was_merged(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    stage.later(2 * WEEK + HOUR)
    past = plan.look_back(stage.store, one, stage.clock.now())
    assert [each.origin for each in past[1:]] == [Origin.MERGED, Origin.MERGED, Origin.DELIVERED]
    assert [len(each.items) for each in past[1:]] == [0, 0, 4]


def test_the_book_keeps_why_each_item_came(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    stage.later(MINUTE)
    done = stage.delivery(one)
    assert done.why == (f"topic: {library.TOPICS[0]}",) * len(done.items)


def test_each_member_has_a_taste_of_their_own_and_saved_ones_count(stage: Stage) -> None:
    one = stage.subscribe()
    stage.later(MINUTE)
    had = stage.delivery(one).items
    place = (one.team, one.channel)
    for user, item, verdict in (("U1", "s0-1", "more"), ("U1", "s0-2", "less"), ("U2", "s0-2", "more")):
        stage.store.give_feedback(Feedback(*place, user, "item", item, verdict, NINE))
    stage.store.save(one.team, "U3", had[0], NINE)
    wish = interests(stage.store, one, "2026-03-16", 5, NINE + WEEK)
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
    assert interests(stage.store, wish, "2026-03-16", 5, NINE + WEEK).excluded == ("opera", "glaciers")


def test_before_there_was_a_catalogue_the_look_back_takes_the_one_of_today(stage: Stage) -> None:
    one = stage.subscribe(most=2)
    past = plan.look_back(stage.store, one, NINE - MINUTE)
    assert [len(each.items) for each in past] == [2, 2, 2, 2]
    assert past[-1].period == "2026-03-02"
    assert {each.origin for each in past} == {Origin.STAND_IN}
