"""On a full disk the bot answers what it can, says what it cannot, and tells its health."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address, running_http
from bot.settings import Settings
from store.deliveries import Profile, Schedule
from store.errors import NoRoom
from store.store import Store
from tests.slack.conftest import T0

WISH = "federated learning every monday 9:00 in London"


class Full(sqlite3.Connection):
    """A connection whose file may not grow by a page, as on a full disk."""

    def __init__(self, *given: object, **how: object) -> None:
        super().__init__(*given, **how)  # type: ignore[arg-type] # sqlite3's own
        self.execute("PRAGMA max_page_count = 1")  # SQLite takes the pages there are: no more


def subscribe_often(store: Store) -> None:
    for _ in range(2_000):
        store.subscribe("T1", "elsewhere", Profile(topics=("clocks",)), Schedule(), "U1", T0)


def note_often(store: Store) -> None:
    for number in range(2_000):
        store.first_time(f"event_id:{number}", T0)


@pytest.fixture
def full(settings: Settings, slack: SlackLookAlike, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    """The bot on a full disk: the team's file has no room for a subscription more."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **how: connect(path, factory=Full, **how))
    with closing(Store(settings.data)) as store:
        with pytest.raises(NoRoom):
            subscribe_often(store)
        with pytest.raises(NoRoom):
            note_often(store)
    with running_http(settings) as address:
        slack.connect_http(address.url)
        yield address


def test_lookups_go_on_and_a_repeat_is_still_known(slack: SlackLookAlike, full: Address) -> None:
    for _ in range(12):
        assert "Pathways" in slack.reply(slack.slash("ana", "general", "/conf", "pathways")).visible
    delivery = slack.direct_message("ana", "pathways")
    slack.reply(delivery)
    posts = sum(call.method == "chat.postMessage" for call in slack.calls)
    assert slack.again(delivery).body == ""
    assert sum(call.method == "chat.postMessage" for call in slack.calls) == posts


def test_what_cannot_be_kept_is_said_and_not_half_kept(
    slack: SlackLookAlike, full: Address, data: Path
) -> None:
    preview = slack.reply(slack.slash("ana", "general", "/digest", WISH))
    told = slack.reply(slack.press("ana", preview, "Save")).visible
    assert "Hallway's disk is full" in told
    assert "Free some space" in told
    with pytest.raises(HTTPError) as caught:
        urlopen(full.url.replace("/slack/events", "/readyz"), timeout=10)
    with caught.value as answer:
        assert answer.code == 503
        assert "disk is full" in answer.read().decode()
    with closing(sqlite3.connect(data / "team.db")) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        lone = (
            "SELECT count(*) FROM subscription WHERE id NOT IN (SELECT subscription FROM subscription_change)"
        )
        assert conn.execute(lone).fetchone() == (0,), "each has its line in the book"


def test_questions_in_direct_messages_are_answered_one_by_one(slack: SlackLookAlike, full: Address) -> None:
    for _ in range(12):
        assert "Pathways" in slack.reply(slack.direct_message("ana", "pathways")).visible
