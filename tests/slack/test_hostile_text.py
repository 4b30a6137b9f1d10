"""Every message in any form gets a sensible reply within Slack's limits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering import answer, revisit
from bot.sandbox.clock import HandClock
from bot.sandbox.judge import judge_message
from bot.sandbox.lookalike import SlackLookAlike
from bot.views import Face, Message, State, decode, search
from store.store import Store

TODAY = date(2022, 8, 29)
HOSTILE = {
    "nothing": "",
    "blanks": " \t\n ",
    "4,000 characters": "graph " * 666 + "nets",
    "4,000 brackets": "[" * 4_000,
    "4,000 ampersands": "&amp;" * 800,
    "emoji": "\U0001f600 \U0001f9d1\u200d\U0001f4bb pathways :tada:",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202epathways",
    "NUL": "path\x00ways",
    "control characters": "path\x07\x1b[31mways\x7f",
    "FTS operators": 'NEAR( "a b" AND OR NOT * ^ : - + (',
    "FTS column": "title : pathways} {x",
    "an open quote": '"pathways',
    "mrkdwn": "*bold* _it_ ~no~ `code` ```block``` &gt; quote",
    "everybody": "&lt;!channel&gt; <!channel> <!here> <!everyone> @channel",
    "mentions": "<@U12345678> <#C1234|general> <!subteam^S1> pathways",
    "a link": "<https://evil.example/a|b|c> <javascript:alert(1)|x>",
    "a date": "<!date^0^{date}|x>",
    "SQL": "'; DROP TABLE items; --",
    "no Latin": "\u6a5f\u68b0\u5b66\u7fd2 \u043c\u0430\u0448\u0438\u043d\u043d\u043e\u0435",
    "combining": "a" + "\u0301" * 500,
    "JSON": '{"payload": "payload={}"}',
    "percent signs": "%70ayload %00 %ZZ %",
    "filters without values": 'author: venue: year: kind: day: has: -: ""',
    "filters without sense": "year:99999999999..1 at:99:99 day:never kind:nothing has:nothing",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_command_of_any_form_is_answered(bot: SlackLookAlike, name: str) -> None:
    delivery = bot.slash("ana", "general", "/conf", HOSTILE[name])
    assert (delivery.status, delivery.problem) == (200, "")
    assert bot.reply(delivery).visible.strip()
    assert not bot.violations


@pytest.mark.parametrize("name", HOSTILE)
def test_a_direct_message_of_any_form_is_answered(bot: SlackLookAlike, name: str) -> None:
    seen = bot.reply(bot.direct_message("ana", HOSTILE[name]))
    assert seen.visible.strip()
    assert not bot.violations


def test_an_unpaired_surrogate_in_a_direct_message_is_answered(bot: SlackLookAlike) -> None:
    event = bot.direct_message("ana", "help").payload["event"]
    bot.await_message("ana", None, lambda seen: "What you can ask" in seen.visible)
    assert isinstance(bot.clock, HandClock)
    bot.clock.advance(1)
    bot.event({**event, "text": "path\ud800ways \udfff"})
    bot.await_message("ana", None, lambda seen: "Pathways: Asynchronous" in seen.visible)
    assert not bot.violations


ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
PIECES = st.lists(st.one_of(st.sampled_from(list(HOSTILE.values())), ANY_TEXT), max_size=4).map(" ".join)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_fit(message: Message) -> None:
    problems = judge_message({"text": message.text, "blocks": list(message.blocks)})
    assert not problems
    assert message.fits
    assert message.plain.strip()


@QUIET
@given(text=PIECES)
def test_any_text_has_a_reply_that_slack_takes(known: Store, text: str) -> None:
    assert_fit(answer(known, text, TODAY, Face(share=True)).message)


@QUIET
@given(text=PIECES, offset=st.integers(0, 10_000))
def test_any_page_of_any_query_can_be_shown(known: Store, text: str, offset: int) -> None:
    assert_fit(revisit(known, search(text, offset), TODAY).message)


@QUIET
@given(item=ANY_TEXT, near=st.one_of(st.just(""), ANY_TEXT), notes=st.integers(0, 9))
def test_any_id_has_a_reply(known: Store, item: str, near: str, notes: int) -> None:
    assert_fit(revisit(known, State(item=item, near=near, notes=notes), TODAY).message)


@QUIET
@given(value=st.one_of(ANY_TEXT, st.recursive(st.none() | ANY_TEXT, st.lists).map(str)))
def test_the_value_of_no_button_breaks_anything(value: str) -> None:
    state = decode(value)
    assert state is None or isinstance(state, State)


def test_the_seeds_every_card_is_one_that_slack_takes(known: Store) -> None:
    shown = 0
    for event in known.events():
        state: State | None = search(f'venue:"{event.id}"')
        while state:
            reply = revisit(known, state, TODAY, Face(zone="Asia/Shanghai", share=True))
            assert_fit(reply.message)
            matches = reply.results.matches if reply.results else ()
            for match in matches:
                for notes in range(0, len(match.item.notes) + 1, 4):
                    card = State(query=state.query, item=match.item.id, notes=notes)
                    assert_fit(revisit(known, card, TODAY, Face(share=True)).message)
                    shown += 1
            more = reply.results is not None and state.offset + len(matches) < reply.results.total
            state = search(f'venue:"{event.id}"', state.offset + len(matches)) if more and matches else None
    assert shown >= 100
