"""Shortcuts: a modal comes at once, and what was found comes into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen, SeenView
from store.store import Store
from tests import programme
from tests.programme import LEAK

LOOKING = "Looking it up"


def settled(bot: SlackLookAlike, before: SeenView | None = None, user: str = "ana") -> SeenView:
    """The modal, once something was found."""

    def there() -> bool:
        view = bot.modal(user)
        return view is not None and view != before and LOOKING not in view.visible

    bot.await_until(there)
    view = bot.modal(user)
    assert view
    assert not bot.violations
    return view


def find(bot: SlackLookAlike, text: str) -> SeenView:
    """Run the message shortcut on a message of ben."""
    bot.say("ben", "general", text)
    assert bot.shortcut("ana", "find_paper", said(bot, text)).ok
    return settled(bot)


def said(bot: SlackLookAlike, text: str) -> Seen:
    return [seen for seen in bot.screen("ana", "general") if seen.author == "ben"][-1]


@pytest.fixture
def clocks(data: Path) -> None:
    """Items with identifiers, besides the seeds."""
    store = Store(data)
    programme.fill(store)
    store.close()


def test_something_is_looked_up_in_the_modal_itself(bot: SlackLookAlike) -> None:
    assert bot.shortcut("ana", "look_up").ok
    empty = settled(bot)
    assert (empty.title, empty.kind) == ("Look something up", "modal")
    bot.submit("ana", empty, {"look_up": "pathways"})
    found = settled(bot, empty)
    assert "1. Pathways: Asynchronous" in found.visible
    card = pressed(bot, found, next(c.number for c in found.controls if c.label == "Details"))
    assert "Exhibit Hall A" in card.visible
    assert "Share to channel" not in [control.label for control in card.controls]
    saved = pressed(bot, card, "Save")
    assert "Saved ✓" in saved.visible
    assert "@inproceedings" in pressed(bot, saved, "Cite").visible
    assert bot.screen("ana") == ()


def pressed(bot: SlackLookAlike, view: SeenView, label: int | str) -> SeenView:
    assert bot.press("ana", view, label).ok
    return settled(bot, view)


def test_a_second_search_in_the_same_modal(bot: SlackLookAlike) -> None:
    bot.shortcut("ana", "look_up")
    empty = settled(bot)
    bot.submit("ana", empty, {"look_up": "pathways"})
    first = settled(bot, empty)
    bot.submit("ana", first, {"look_up": "DietCode"})
    assert "1. DietCode" in settled(bot, first).visible


@pytest.mark.usefixtures("clocks")
@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org/abs/2401.00090v2", "have a look at https://arxiv.org/pdf/2401.00090.pdf, all!",
        "(https://doi.org/10.1234/leak.90)", "10.1234/leak.90 is what I meant",
        "https://openreview.net/forum?id=_wAt3rCl0&noteId=x",
    ],
)  # fmt: skip
def test_a_linked_paper_comes_in_full(bot: SlackLookAlike, text: str) -> None:
    view = find(bot, text)
    assert view.title == "Find this paper"
    assert f"{LEAK}\nKind: Paper" in view.visible


@pytest.mark.usefixtures("clocks")
def test_links_to_several_papers_come_as_a_list(bot: SlackLookAlike) -> None:
    view = find(bot, "https://arxiv.org/abs/2401.00090 or https://arxiv.org/abs/2401.99999")
    assert f"1. {LEAK}" in view.visible or f"{LEAK}\nKind" in view.visible
    assert "Not known here: arXiv id 2401.99999." in view.visible


def test_a_title_in_a_message_is_found(bot: SlackLookAlike) -> None:
    view = find(bot, "Pathways: Asynchronous Distributed Dataflow for ML")
    assert "Pathways: Asynchronous Distributed Dataflow for ML" in view.visible


def test_a_title_in_a_line_of_its_own_is_found(bot: SlackLookAlike) -> None:
    long = "my cat zzyzx likes qwertyuiop\nDietCode: Automatic Optimization for Dynamic Tensor Programs"
    assert "DietCode" in find(bot, long).visible


def test_an_answer_of_the_app_leads_to_its_paper(bot: SlackLookAlike) -> None:
    public = bot.reply(bot.mention("ana", "general", "item m22-dietcode"))
    assert bot.shortcut("ana", "find_paper", public).ok
    assert "DietCode" in settled(bot).visible


def test_nothing_found_says_so_and_can_be_asked_otherwise(bot: SlackLookAlike) -> None:
    view = find(bot, "qzxjvw blorptang")
    assert "Nothing found" in view.visible
    bot.submit("ana", view, {"look_up": "pathways"})
    assert "1. Pathways" in settled(bot, view).visible


def test_a_message_without_words_gets_the_empty_box(bot: SlackLookAlike) -> None:
    bot.say("ben", "general", "")
    assert bot.shortcut("ana", "find_paper", said(bot, "")).ok
    assert "The answer appears here" in settled(bot).visible


def test_a_trigger_that_is_too_old_is_told_in_direct_messages(bot: SlackLookAlike) -> None:
    bot.faults.refuse("views.open", "expired_trigger_id")
    assert bot.shortcut("ana", "look_up").ok
    bot.await_message("ana", None, lambda seen: "Slack took too long" in seen.visible)
    assert bot.modal("ana") is None


def test_a_modal_that_was_closed_meanwhile_is_no_trouble(bot: SlackLookAlike) -> None:
    bot.shortcut("ana", "look_up")
    empty = settled(bot)
    bot.submit("ana", empty, {"look_up": "pathways"})
    found = settled(bot, empty)
    bot.faults.refuse("views.update", "not_found")
    bot.press("ana", found, next(c.number for c in found.controls if c.label == "Details"))
    bot.await_message("ana", None, lambda seen: "Exhibit Hall A" in seen.visible)
    assert isinstance(bot.clock, HandClock)


def test_the_same_shortcut_delivered_twice_opens_one_modal(bot: SlackLookAlike) -> None:
    delivery = bot.shortcut("ana", "look_up")
    settled(bot)
    assert bot.again(delivery).ok
    bot.reply(bot.direct_message("ana", "help"))
    assert sum(call.method == "views.open" for call in bot.calls) == 1
