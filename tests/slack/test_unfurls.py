"""Pasted links: answered in direct messages, and unfurled where the workspace grants it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.names import SCOPES, UNFURL_DOMAINS, UNFURL_SCOPES
from bot.sandbox.judge.walk import texts_of
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Json, Seen
from store.store import Store
from tests import programme
from tests.programme import LEAK

PAPER, OTHER = "https://arxiv.org/abs/2401.00090v2", "https://doi.org/10.1234/leak.90"
UNKNOWN = "https://arxiv.org/abs/2401.99999"


@pytest.fixture
def data(data: Path) -> Path:
    store = Store(data)
    programme.fill(store)
    store.close()
    return data


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    scopes = (*SCOPES, *UNFURL_SCOPES)
    with SlackLookAlike(scopes=scopes) as look_alike:
        look_alike.register_domains(*UNFURL_DOMAINS)
        look_alike.intended_mentions.update(user.id for user in look_alike.workspace.users())
        yield look_alike


def last(bot: SlackLookAlike, channel: str = "general") -> Seen:
    return [seen for seen in bot.screen("ben", channel) if seen.author == "ana"][-1]


def unfurled(bot: SlackLookAlike, channel: str = "general") -> tuple[Json, ...]:
    bot.await_until(lambda: bool(last(bot, channel).attachments))
    return last(bot, channel).attachments


def quiet(bot: SlackLookAlike) -> bool:
    """Whether nothing was unfurled, once all that was asked before is done."""
    bot.reply(bot.direct_message("ben", "help"))
    return not any(call.method == "chat.unfurl" for call in bot.calls)


def test_a_known_paper_is_shown_under_its_link(bot: SlackLookAlike) -> None:
    assert bot.share_link("ana", "general", PAPER).ok
    (shown,) = unfurled(bot)
    words = " ".join(texts_of(shown))
    assert shown["from_url"] == PAPER
    assert LEAK in words
    assert "CLOCKS 2024" in words
    assert "/conf item " in words
    assert not bot.violations


def test_whoever_sees_it_can_save_it_and_open_its_card(bot: SlackLookAlike, store: Store) -> None:
    bot.share_link("ana", "general", PAPER)
    unfurled(bot)
    pressed = bot.press("ben", last(bot), "Save")
    box = pressed.payload["container"]
    assert (box["type"], box["app_unfurl_url"]) == ("message_attachment", PAPER)
    told = bot.reply(pressed)
    assert (told.ephemeral, told.visible.startswith("Saved for you: ")) == (True, True)
    team, ben, ana = bot.workspace.team.id, bot.workspace.user("ben").id, bot.workspace.user("ana").id
    assert (len(store.kept(team, ben)), store.kept(team, ana)) == (1, ())
    card = bot.reply(bot.press("ben", last(bot), "Details"))
    assert (card.ephemeral, LEAK in card.visible) == (True, True)
    assert last(bot).attachments[0]["from_url"] == PAPER
    assert not bot.violations


def test_each_known_link_has_its_own_and_unknown_ones_have_none(bot: SlackLookAlike) -> None:
    bot.share_link("ana", "general", PAPER, UNKNOWN, OTHER, "https://example.org/x")
    assert [each["from_url"] for each in unfurled(bot)] == [PAPER, OTHER]
    assert not bot.violations


@pytest.mark.parametrize(
    "url", [UNKNOWN, "https://arxiv.org/list/cs.LG/recent", "https://openreview.net/group?id=ICLR.cc"]
)
def test_what_the_catalogue_does_not_know_stays_as_it_is(bot: SlackLookAlike, url: str) -> None:
    assert bot.share_link("ana", "general", url).ok
    assert quiet(bot)


def test_a_link_that_is_being_written_is_shown_too(bot: SlackLookAlike) -> None:
    assert bot.compose_link("ana", PAPER).ok
    ana = bot.workspace.user("ana").id
    bot.await_until(lambda: ana in bot.core.links.previews)
    assert not bot.violations


def test_without_slacks_own_name_of_it_the_message_is_named(bot: SlackLookAlike) -> None:
    event = bot.share_link("ana", "general", UNKNOWN).payload["event"]
    bot.say("ana", "general", PAPER)
    links = [{"domain": "arxiv.org", "url": PAPER}]
    bot.event({**event, "links": links, "unfurl_id": "", "source": ""})
    bot.await_until(lambda: any(call.method == "chat.unfurl" for call in bot.calls))
    call = next(call for call in bot.calls if call.method == "chat.unfurl")
    assert (call.args["channel"], call.args["ts"]) == (event["channel"], event["message_ts"])


def test_what_apps_post_and_what_is_written_to_the_bot_is_not_unfurled(bot: SlackLookAlike) -> None:
    event = bot.share_link("ana", "general", UNKNOWN).payload["event"]
    known = {**event, "links": [{"domain": "arxiv.org", "url": PAPER}]}
    bot.event({**known, "user": bot.workspace.app.id})
    bot.event({**known, "bot_id": "B1"})
    bot.share_link("ana", None, PAPER)
    assert quiet(bot)


def test_slack_refusing_disturbs_nobody(bot: SlackLookAlike) -> None:
    bot.faults.refuse("chat.unfurl", "cannot_unfurl_url")
    before = bot.screen("ana", "general")
    assert bot.share_link("ana", "general", PAPER).ok
    bot.await_until(lambda: any(call.method == "chat.unfurl" for call in bot.calls))
    bot.reply(bot.direct_message("ben", "help"))
    assert [seen.author for seen in bot.screen("ana", "general")[len(before) :]] == ["ana"]
    assert bot.screen("ana") == ()


def test_an_event_that_comes_again_unfurls_once(bot: SlackLookAlike) -> None:
    delivery = bot.share_link("ana", "general", PAPER)
    unfurled(bot)
    assert bot.again(delivery).ok
    bot.reply(bot.direct_message("ben", "help"))
    assert sum(call.method == "chat.unfurl" for call in bot.calls) == 1


@pytest.mark.parametrize(
    "text",
    [
        PAPER, f"see {PAPER}.", f"({OTHER})", f"<{PAPER}|a paper>", "10.1234/leak.90, please",
        "https://dx.doi.org/10.1234/leak.90", "https://export.arxiv.org/abs/2401.00090",
        "https://arxiv.org/html/2401.00090v1", f"{PAPER} {OTHER}",
    ],
)  # fmt: skip
def test_a_link_in_a_direct_message_is_recognised(bot: SlackLookAlike, text: str) -> None:
    event = bot.direct_message("ana", "help").payload["event"]
    bot.await_message("ana", None, lambda seen: "What you can ask" in seen.visible)
    bot.clock.advance(2)  # type: ignore[attr-defined]  # a HandClock
    bot.event({**event, "text": text})
    seen = bot.await_message("ana", None, lambda seen: LEAK in seen.visible)
    assert "1 result" in seen.visible
    assert not bot.violations
