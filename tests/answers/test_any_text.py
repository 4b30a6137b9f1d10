"""Any text gets a reply."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.understanding import understand
from store.store import Store
from tests.answers.seeded import TODAY, AskFor

PIECES = st.sampled_from(
    "pathways song mlsys 2022 NEAR( AND OR NOT * ^ \" ' : - ( ) {title} title: papers by who is where was"
    " ;-- DROP <!channel> <@U1> *bold* `code` \x00 \ud800 \u202e \U0001f600 שלום مرحبا 马铁 𝔘 ﬁ ½ P² monday"
    " after lunch author: venue: year:20..30 -x award: how many 1=1 %s {} \\".split(" ")
)
TEXT = st.lists(st.one_of(PIECES, st.text(st.characters(), max_size=30)), max_size=12).map(" ".join)


@given(TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_text_gets_a_reply(seeded: Store, text: str) -> None:
    lookup = understand(text, seeded.vocabulary(), TODAY)
    results = seeded.lookup(lookup)
    assert results.total >= len(results.matches)
    assert lookup.help or results.answer or results.matches or results.suggestions or results.clarify
    assert replace(results.lookup, raw="").limit == lookup.limit


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4_000,
        "zq wx " * 700,
        "neural network " * 300,
        '"' * 4_000,
        "author:a " * 450,
        "(" * 3_999,
        "马铁" * 2_000,
        "' OR 1=1; DROP TABLE item; --",
        "NEAR(pathways song, 3)",
        "title : pathways* ^jax",
        "\u202epathways\u202c",
    ],
    ids=lambda text: text[:20],
)
def test_a_hostile_text_gets_a_reply_that_is_whole(ask: AskFor, text: str) -> None:
    assert not ask(text).partial


def test_operators_of_the_index_are_plain_words(ask: AskFor) -> None:
    assert ask("pathways AND OR NOT (").matches[0].item.id == "m22-pathways"
    assert ask('title:"pathways* OR song"').matches == ()
