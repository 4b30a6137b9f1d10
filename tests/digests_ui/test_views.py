"""Every message and modal of digests is one that Slack takes, whatever the words in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.sandbox.judge import judge_message, judge_view
from bot.views import Message
from bot.views.digests import feedback as digest_feedback
from bot.views.digests import form as digest_form
from bot.views.digests import listing as digest_list
from bot.views.digests import notices as digest_notices
from bot.views.digests import preview as digest_preview
from bot.views.digests import state
from bot.views.digests import words as say
from bot.views.digests.message import digest, trouble
from bot.views.digests.preview import Preview
from store.deliveries import Delivery, Digest, Feedback, Profile, Schedule, State, Subscription
from store.interests import Pick, Picks, Reason
from store.records import Credit, EventRef, Item
from tests.views.conftest import misnamed

AT = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
AUTHOR, CHANNEL = "U00000002", "C00000001"
HOSTILE = (
    "<!channel> <!here> <@U99999999> <#C9|x>",
    '"' * 120,
    "\\" * 120,
    "&amp;&lt;" * 20,
    "*b* _i_ ~s~ `c` ```p```",
    "\ue000@U99999999\ue001 \ue000#C99999999\ue001",
    "\u202eright to left",
    "graph " * 80,
    "\x00\x07\x1b[31m",
    "\ud800",
    "\U0001f600" * 60,
    "a" + "\u0301" * 120,
    "<!date^0^{date}|x>",
    "https://e.example/a|b>",
    "",
    " ",
    "\n\n",
)
WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
)
NAMES = st.lists(WORDS, max_size=5).map(tuple)
QUIET = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)

PROFILES = st.builds(
    Profile,
    topics=NAMES,
    people=NAMES,
    venues=NAMES,
    kinds=st.sampled_from([(), ("paper", "talk")]),
    excluded=NAMES,
    only_new=st.booleans(),
    most=st.integers(1, 10),
)
SCHEDULES = st.builds(
    Schedule,
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.one_of(st.just("Europe/London"), WORDS),
)
SUBSCRIPTIONS = st.builds(
    Subscription,
    id=st.integers(0, 10**6),
    team=st.just("T1"),
    channel=st.sampled_from([CHANNEL, "D1"]),
    profile=PROFILES,
    schedule=SCHEDULES,
    created_by=st.just(AUTHOR),
    created_at=st.just(AT),
    changed_by=st.just(AUTHOR),
    changed_at=st.just(AT),
    paused=st.one_of(st.just(""), WORDS),
)
ITEMS = st.builds(
    Item,
    id=WORDS.filter(bool),
    kind=st.just("paper"),
    title=WORDS,
    abstract=WORDS,
    summary=WORDS,
    award=WORDS,
    event=st.builds(
        EventRef, id=WORDS, name=WORDS, series=WORDS, year=st.none(), zone=st.none(), label=WORDS
    ),
    topics=NAMES,
    credits=st.lists(st.builds(Credit, WORDS, WORDS, st.just("author")), max_size=5).map(tuple),
)
REASONS = st.builds(Reason, st.sampled_from(["topic", "person", "venue", "award"]), WORDS, WORDS)
PICKS = st.builds(Pick, ITEMS, st.floats(0, 9), st.lists(REASONS, max_size=5).map(tuple))


def several(most: int) -> st.SearchStrategy[tuple[Pick, ...]]:
    return st.tuples(PICKS, st.integers(0, most)).map(lambda pair: (pair[0],) * pair[1])


DIGESTS = st.builds(
    Digest,
    period=st.just("2026-01-12"),
    due_at=st.just(AT),
    picks=st.builds(Picks, several(20), several(5), st.integers(0, 10**6)),
    missed=st.sampled_from([(), ("2026-01-05",), ("2025-12-29", "2026-01-05")]),
    late=st.booleans(),
    others=st.lists(SUBSCRIPTIONS, max_size=4).map(tuple),
)


def assert_fit(message: Message) -> None:
    problems = judge_message({"text": message.text, "blocks": list(message.blocks)}, (AUTHOR, "U00000003"))
    assert not problems
    assert message.fits
    assert message.plain.strip()
    assert not misnamed(message)


def assert_view(view: dict[str, object]) -> None:
    json.dumps(view).encode()
    assert not judge_view(view)


@QUIET
@given(found=DIGESTS, subscription=SUBSCRIPTIONS)
def test_any_digest_fits(found: Digest, subscription: Subscription) -> None:
    assert_fit(digest(found, subscription))


@QUIET
@given(found=DIGESTS, subscription=SUBSCRIPTIONS, near=NAMES)
def test_any_preview_fits(found: Digest, subscription: Subscription, near: tuple[str, ...]) -> None:
    unmatched = tuple((name, near[:3]) for name in subscription.profile.topics)
    preview = Preview(subscription, found, (found,) * 4, unmatched, tuple((name, name) for name in near))
    assert_fit(digest_preview.message(preview))
    assert_view(digest_form.checked("digest-1", digest_preview.blocks(preview), "{}"))


@pytest.mark.parametrize("mark", ['"', "\\", "&", "é", "\U0001f600", "<"])
def test_previews_and_digests_of_nothing_but_marks_fit(mark: str) -> None:
    long = mark * 400
    names = (long,) * 20
    event = EventRef(long, long, long, None, None, label=long)
    item = Item(long[:60], "paper", long, event, summary=long, award=long, topics=names)
    pick = Pick(item, 1.0, (Reason("topic", long, long),) * 5)
    found = Digest("p", AT, Picks((pick,) * 20, (pick,) * 5, 9), missed=("2025-12-29",) * 9, late=True)
    profile = Profile(names, names, names, ("paper",), names, most=10)
    subscription = Subscription(1, "T1", CHANNEL, profile, Schedule(), AUTHOR, AT, AUTHOR, AT)
    assert_fit(digest(replace(found, others=(subscription,) * 5), subscription))
    unmatched = tuple((long, names[:3]) for _ in names)
    preview = Preview(subscription, found, (found,) * 4, unmatched, tuple((long, long) for _ in names))
    assert_fit(digest_preview.message(preview))


@QUIET
@given(profile=PROFILES, schedule=SCHEDULES, known=st.tuples(NAMES, NAMES))
def test_any_form_fits(
    profile: Profile, schedule: Schedule, known: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert_view(digest_form.form(CHANNEL, profile, schedule, "{}", known))


@QUIET
@given(
    subscription=SUBSCRIPTIONS, words=WORDS, items=st.lists(ITEMS, max_size=5), kind=st.sampled_from(State)
)
def test_any_notice_fits(subscription: Subscription, words: str, items: list[Item], kind: State) -> None:
    other = "U00000003"
    delivery = Delivery(1, 1, "p", AT, kind, CHANNEL, reason=words)
    said = [
        Feedback("T1", CHANNEL, other, "item", words, verdict, AT) for verdict in ("more", "less", "never")
    ]
    for message in (
        trouble(delivery, subscription),
        digest_notices.introduction(subscription, AT),
        digest_notices.saved(subscription, None, new=True),
        digest_notices.absent(subscription),
        digest_notices.paused(subscription, other),
        digest_notices.resumed(subscription, other, AT),
        digest_notices.removed(subscription, other),
        digest_notices.on_its_way(subscription, new=True),
        digest_notices.nearest(words, "list"),
        digest_notices.refused([words]),
        digest_notices.why_these(subscription, delivery, [(words, words), (words, "")] * 5, said),
        digest_notices.why_these(subscription, delivery, [], said),
        digest_notices.why_unknown(subscription, said),
        digest_list.listing([digest_list.Entry(n, subscription, AT) for n in range(1, 11)], words),
        digest_list.listing([digest_list.Entry(1, subscription, None)]),
        digest_feedback.noted("less", "topic", words, words, (items, items)),
        digest_feedback.why_not(words, [words] * 5),
        digest_feedback.no_such(words, (words, words)),
        *(digest_feedback.kept(item, new=True) for item in items[:1]),
    ):
        assert_fit(message)
    assert_view(digest_form.told("digest-1", words))


@given(words=st.lists(st.text(), max_size=4))
def test_a_button_carries_its_words_unharmed(words: list[str]) -> None:
    packed = state.pack(*words)
    assert state.unpack(packed) == tuple(words)
    assert not set(packed) & set("&<>")


@given(profile=PROFILES, schedule=SCHEDULES)
def test_a_wish_is_carried_unharmed(profile: Profile, schedule: Schedule) -> None:
    assert state.unpack_wish(state.pack_wish(profile, schedule)) == (profile, schedule)


@given(
    st.one_of(
        st.text(),
        st.sampled_from(["[", "[1]", "{}", '{"gone":1}', "null", '"x"', '{"most":[1]}', "[" * 9999]),
    )
)
def test_what_another_version_wrote_is_nothing(value: str) -> None:
    assert isinstance(state.unpack(value), tuple)
    found = state.unpack_wish(value)
    assert found is None or isinstance(found, tuple)


def test_only_those_meant_are_named() -> None:
    text = f"{say.who(AUTHOR)} and {say.who('U00000009')}"
    message = say.paragraphs(text, named=(say.who(AUTHOR),))
    assert message.text == f"<@{AUTHOR}> and @U00000009"
    users = [part for part in message.blocks[0]["elements"][0]["elements"] if part["type"] == "user"]
    assert [part["user_id"] for part in users] == [AUTHOR]


def test_days_are_named_as_people_do() -> None:
    assert say.rhythm(Schedule()) == "every Monday at 09:00 (UTC)"
    assert say.rhythm(Schedule((0, 2, 4), 8, 5)) == "every Monday, Wednesday and Friday at 08:05 (UTC)"
    assert say.rhythm(Schedule(tuple(range(7)))).startswith("every day at")
    assert say.rhythm(Schedule((4, 3, 2, 1, 0))).startswith("every weekday at")


def test_what_made_it_come_late_or_at_once_is_said() -> None:
    subscription = Subscription(1, "T1", CHANNEL, Profile(("privacy",)), Schedule(), AUTHOR, AT, AUTHOR, AT)
    late = digest(Digest("p", AT, Picks(checked=412), late=True), subscription)
    assert "late, as Hallway was not running" in late.text
    assert "Nothing matched; 412 items checked." in late.text
    caught = digest(Digest("p", AT + timedelta(days=7), Picks(), missed=("2026-01-05",)), subscription)
    assert "makes up for the digest of 2026-01-05" in caught.text
