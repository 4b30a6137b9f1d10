"""Questions that go on with the one before, in direct messages and threads."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from bot.server import running_http
from bot.settings import Mode, Settings
from bot.socketmode import running_socket
from store.store import Store
from store.turns import LIFE
from tests.slack.conftest import QuickClock, settings_for
from tests.slack.test_socket_mode import CALM

LIST = "outstanding papers of MLSys 2022"
LOST = "I do not know which one you mean"


def said(bot: SlackLookAlike, text: str, user: str = "ana", thread_ts: str = "") -> Seen:
    return bot.reply(bot.direct_message(user, text, thread_ts=thread_ts))


def turns(data: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(data / "team.db") as team:
        found: list[tuple[str, ...]] = team.execute(
            "SELECT user, channel, thread, query FROM turn"
        ).fetchall()
    team.close()
    return found


def test_the_second_one_is_that_of_the_list(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    assert "QuadraLib" in said(bot, "the second one").visible.splitlines()[0]
    assert "GPU Semiring" in said(bot, "and the last?").visible.splitlines()[0]
    assert not bot.violations


def test_it_is_the_one_item_that_was_shown_and_what_was_understood_is_told(bot: SlackLookAlike) -> None:
    said(bot, "who gave the talk on a responsible data economy?")
    where = said(bot, "where does she work?")
    assert "Taken as: where does Dawn Song work?" in where.visible
    assert "Berkeley" in where.visible
    assert where.text.startswith("Taken as: where does Dawn Song work?")


def test_of_several_it_is_asked_back_which_one_and_a_number_answers(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    asked = said(bot, "where is it?")
    assert asked.text.startswith("Which one do you mean?")
    assert [control.label for control in asked.controls] == ["1", "2", "3", "4", "5"]
    answer = said(bot, "3")
    assert 'Taken as: where is "Random Offset Block Embedding' in answer.visible
    assert "Exhibit Hall A" in answer.visible
    assert not bot.violations


def test_the_number_that_is_asked_for_may_be_pressed(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    card = bot.reply(bot.press("ana", said(bot, "where is it?"), "2"))
    assert "QuadraLib" in card.visible
    assert "QuadraLib" in said(bot, "who wrote it?").visible


def test_a_day_a_kind_and_a_page_change_the_question_before(bot: SlackLookAlike) -> None:
    said(bot, "papers at MLSys 2022")
    assert "6 to 10 of" in said(bot, "more").visible
    assert "1 to 5 of" in said(bot, "back").visible
    narrowed = said(bot, "only on compilers")
    assert "Taken together with what you asked before." in narrowed.visible
    assert "venue: MLSys 2022" in narrowed.visible
    assert "kind: panel" in said(bot, "and panels?").visible


def test_a_question_of_a_fact_is_asked_of_another_thing(bot: SlackLookAlike) -> None:
    assert "17:30" in said(bot, "when is the welcome reception?").visible
    other = said(bot, "and the panel?")
    assert "Taken as: when is the panel" in other.visible
    assert "11:30" in other.visible


def test_more_like_that_lists_what_is_like_it(bot: SlackLookAlike) -> None:
    said(bot, "dietcode")
    assert "More like DietCode" in said(bot, "more like that").visible
    assert "6 to 10 of" in said(bot, "more").visible
    assert "1 to 5 of" in said(bot, "back").visible
    card = said(bot, "the second one")
    assert "More like DietCode" in bot.reply(bot.press("ana", card, "Back to results")).visible


def test_after_the_last_page_that_was_all(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    assert said(bot, "more").text.startswith("That was all.")
    assert "QuadraLib" in said(bot, "2").visible.splitlines()[0]


def test_of_several_people_it_is_asked_whom(bot: SlackLookAlike) -> None:
    said(bot, "the paper on reinforced workload distribution fairness")
    said(bot, "the first")
    asked = said(bot, "where does he work?")
    assert asked.text.startswith("Whom do you mean? Please name one:\nZhiyuan Yao, ")


def test_a_number_is_asked_of_something_else(bot: SlackLookAlike) -> None:
    assert "51 of the 247" in said(bot, "how many papers were accepted at MLSys 2022?").visible
    other = said(bot, "and submitted?")
    assert "Taken as: how many papers were submitted at MLSys 2022?" in other.visible
    workshops = said(bot, "and workshops?")
    assert "Four (4) workshops" in workshops.visible


@pytest.mark.parametrize("text", ["who wrote it?", "the second one", "more like that", "does it have code?"])
def test_without_a_question_before_it_is_asked_what_is_meant(bot: SlackLookAlike, text: str) -> None:
    assert LOST in said(bot, text).visible


def test_thanks_and_help_between_do_not_end_a_conversation(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    said(bot, "thanks!")
    assert "QuadraLib" in said(bot, "the second one").visible


def test_a_list_of_something_else_ends_it(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    said(bot, "events")
    assert LOST in said(bot, "the second one").visible


def test_a_question_that_stands_alone_is_not_mixed_with_the_one_before(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    alone = said(bot, "papers by Zhiyuan Yao")
    assert "Taken" not in alone.visible
    assert "award" not in alone.visible


@pytest.mark.parametrize(
    "text", ["where is the panel?", "only posters at SOSP 2019", "just in time compilation"]
)
def test_it_is_answered_as_if_nothing_had_been_asked_before(bot: SlackLookAlike, text: str) -> None:
    by_itself = said(bot, text, "ben").visible
    said(bot, LIST)
    assert said(bot, text).visible == by_itself


def test_two_messages_at_once_are_one_conversation(bot: SlackLookAlike) -> None:
    first = bot.direct_message("ana", LIST)
    bot.direct_message("ana", "the second one")
    bot.await_until(lambda: len(bot.replies(first)) == 2)
    told = sorted(reply.visible for reply in bot.replies(first))
    assert not any(LOST in each for each in told)
    assert sum(each.startswith("QuadraLib") for each in told) == 1


def test_what_slack_brings_late_does_not_go_on_with_what_was_asked_after_it(
    bot: SlackLookAlike, data: Path
) -> None:
    said(bot, LIST)
    with sqlite3.connect(data / "team.db") as team:
        team.execute("UPDATE turn SET asked = '99999999999.0'")
    team.close()
    assert LOST in said(bot, "the second one").visible


def test_somebody_asked_for_by_name_is_she(bot: SlackLookAlike) -> None:
    said(bot, "papers by Dawn Song")
    assert "Berkeley" in said(bot, "where does she work?").visible


def test_what_is_put_right_takes_the_place_of_what_was_said(bot: SlackLookAlike) -> None:
    said(bot, "papers at MLSys 2021")
    assert "venue: MLSys 2022" in said(bot, "no, I meant MLSys 2022").visible


def test_a_word_of_thanks_is_no_question_and_the_list_still_counts(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    assert said(bot, "cool").text.startswith("Fine.")
    assert "QuadraLib" in said(bot, "the second one").visible


def test_whoever_begins_anew_is_not_held_to_what_they_asked(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    assert "counts no longer" in said(bot, "never mind").visible
    assert LOST in said(bot, "the second one").visible


def test_what_others_asked_is_not_gone_on_with(bot: SlackLookAlike) -> None:
    said(bot, LIST)
    assert LOST in said(bot, "the second one", "ben").visible


def test_what_a_button_led_to_is_what_is_counted_on(bot: SlackLookAlike) -> None:
    listed = said(bot, "papers at MLSys 2022")
    paged = bot.reply(bot.press("ana", listed, "Next"))
    seventh = paged.text.partition("\n7. ")[2].splitlines()[0]
    assert seventh in said(bot, "number 7").visible.splitlines()[0]


def test_a_delivery_that_slack_repeats_does_not_shift_it(bot: SlackLookAlike) -> None:
    first = bot.direct_message("ana", LIST)
    bot.reply(first)
    said(bot, "dietcode")
    bot.again(first)
    assert "DietCode" in said(bot, "does it have code?").visible


def test_a_thread_has_a_conversation_of_its_own(bot: SlackLookAlike) -> None:
    first = said(bot, LIST)
    assert "QuadraLib" in said(bot, "the second one", thread_ts=first.ts).visible
    said(bot, "dietcode")
    assert "ML-EXray" in said(bot, "the fourth one", thread_ts=first.ts).visible


def test_a_mention_in_a_thread_goes_on_there_and_nowhere_else(bot: SlackLookAlike, data: Path) -> None:
    first = bot.mention("ana", "general", f"{{app}} {LIST}")
    bot.reply(first)
    root = first.payload["event"]["ts"]
    goes_on = bot.reply(bot.mention("ana", "general", "{app} the second one", thread_ts=root))
    assert "QuadraLib" in goes_on.visible
    assert goes_on.thread_ts == root
    assert LOST in bot.reply(bot.mention("ana", "general", "{app} the second one")).visible
    assert [thread for _, _, thread, query in turns(data) if query] == [root]


def test_the_slash_command_answers_each_question_by_itself(bot: SlackLookAlike, data: Path) -> None:
    bot.reply(bot.slash("ana", "general", "/conf", LIST))
    assert "QuadraLib" not in bot.reply(bot.slash("ana", "general", "/conf", "who wrote it?")).visible
    assert turns(data) == []


def test_it_is_remembered_after_a_restart(
    slack: SlackLookAlike, settings: Settings, clock: QuickClock
) -> None:
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        said(slack, LIST)
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        assert "QuadraLib" in said(slack, "the second one").visible


def test_it_goes_on_over_socket_mode_and_is_forgotten_after_some_hours(
    slack: SlackLookAlike, data: Path, clock: QuickClock
) -> None:
    with running_socket(settings_for(slack, data, Mode.SOCKET), clock, CALM):
        slack.await_socket()
        said(slack, LIST)
        assert "QuadraLib" in said(slack, "the second one").visible
        clock.wait(LIFE / timedelta(seconds=1) + 1)
        assert LOST in said(slack, "the second one").visible
    store = Store(data)
    assert store.forget_turns(clock.now()) == 1
    assert store.forget_turns(clock.now()) == 0
    store.close()
    assert turns(data) == []
