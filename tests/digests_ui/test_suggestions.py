"""Topics of the catalogue, offered while someone types in the form."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.settings import Mode
from bot.socketmode import Rhythm, running_socket
from bot.understanding.digests.wish import Form, wish
from bot.views.digests.form import suggested
from store.store import Store
from store.vocabulary import TopicCount
from tests.digests_ui.conftest import Clock, accepted, opened, previewed, settings_for

FIELD = "suggested"
HOSTILE = (
    "x" * 4_000, "graph " * 700, "nul \0 \0", "'; DROP TABLE item_topic; --", '"*" OR NEAR(', "%_%",
    "\ud800\ud800", "\u202egraph", "   ", "🙂🙂", "图神经网络", "&amp;<b>", "0" * 300,
)  # fmt: skip
CALM = Rhythm(ping=0.2, look=0.05, silence=8, longest_pause=0.1)


@pytest.fixture
def line(slack: SlackLookAlike, data: Path, clock: Clock) -> Iterator[SlackLookAlike]:
    """The bot at the other end of a Socket Mode line."""
    with running_socket(settings_for(slack, data, Mode.SOCKET), clock, CALM):
        slack.await_socket()
        yield slack


@pytest.fixture(params=["bot", "line"])
def either(request: pytest.FixtureRequest) -> SlackLookAlike:
    """The bot over HTTP, and over Socket Mode."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, SlackLookAlike)
    return found


def labels(bot: SlackLookAlike, typed: str) -> list[str]:
    """What the menu shows to what was typed."""
    view = opened(bot)
    assert bot.suggest("ana", view, FIELD, typed).ok
    return [option["text"]["text"] for option in bot.offered("ana", view, FIELD)]


def test_topics_that_begin_as_typed_are_offered_with_their_counts_and_followed(
    either: SlackLookAlike, store: Store
) -> None:
    assert either.slash("ana", "general", "/digest").ok
    assert labels(either, "feder")[0] == "federated learning (5)"
    assert "reinforcement learning (8)" in labels(either, "learning")
    picked = ["federated learning (5)", "reinforcement learning (8)"]
    second = previewed(either, {"topics": "compilers, Federated  Learning", FIELD: picked})
    assert "reinforcement learning" in second.visible
    accepted(either, second)
    made = store.subscriptions()[0].profile
    assert made.topics == ("compilers", "Federated Learning", "reinforcement learning")


def test_a_misspelt_topic_is_offered_as_the_catalogue_spells_it(bot: SlackLookAlike) -> None:
    bot.slash("ana", "general", "/digest")
    assert labels(bot, "fedrated lerning")[0] == "federated learning (5)"
    assert labels(bot, "qzxjvw") == []


def test_topics_may_be_picked_and_none_typed(bot: SlackLookAlike, store: Store) -> None:
    bot.slash("ana", "general", "/digest")
    labels(bot, "feder")
    accepted(bot, previewed(bot, {FIELD: "federated learning"}))
    assert store.subscriptions()[0].profile.topics == ("federated learning",)
    bot.slash("ana", "general", "/digest", "edit")
    topics = next(each for each in opened(bot).controls if each.action_id == "topics")
    assert topics.element["initial_value"] == "federated learning"


def test_what_is_wrong_with_picked_topics_is_told_at_the_topics(bot: SlackLookAlike) -> None:
    bot.slash("ana", "general", "/digest")
    labels(bot, "feder")
    many = ", ".join(f"topic {n}" for n in range(30))
    bot.submit("ana", opened(bot), {"topics": many, FIELD: ["federated learning"]})
    assert "These are 31 topics" in opened(bot).errors["topics"]


def test_whatever_is_typed_is_answered(bot: SlackLookAlike) -> None:
    bot.slash("ana", "general", "/digest")
    for typed in HOSTILE:
        assert len(labels(bot, typed)) <= 20
    assert labels(bot, "feder")[0] == "federated learning (5)"


def test_a_catalogue_that_cannot_be_read_offers_nothing_and_the_form_goes_on(
    bot: SlackLookAlike, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot.slash("ana", "general", "/digest")
    opened(bot)
    with closing(sqlite3.connect(data / "catalogue.db")) as connection:
        connection.execute("DROP TABLE item_topic")
    with caplog.at_level(logging.WARNING, "bot.errors"):
        assert labels(bot, "feder") == []
    assert any(record.name == "bot.errors" and "reference" in record.message for record in caplog.records)
    assert "item_topic" not in bot.deliveries[-1].body
    assert opened(bot).title == "Channel digest"


def test_a_menu_offers_at_most_twenty(bot: SlackLookAlike) -> None:
    bot.slash("ana", "general", "/digest")
    assert len(labels(bot, "de")) == 20


def test_labels_and_values_of_long_and_odd_topics_keep_within_slacks_limits() -> None:
    odd = TopicCount("Vision & Language <generation> " * 4, 12_345)
    (option,) = suggested([odd])
    assert option["text"]["type"] == "plain_text"
    assert len(option["text"]["text"]) <= 75
    assert option["text"]["text"].endswith("… (12,345)")
    assert len(option["value"]) <= 150


def test_a_picked_topic_with_commas_stays_one_topic() -> None:
    found = wish(Form(topics="privacy", suggested=("Deep Learning->Vision, Language", "PRIVACY"), zone="UTC"))
    assert found.profile.topics == ("privacy", "Deep Learning->Vision Language")
    assert not found.troubles
