"""Words that people shorten in chats, and those that only look so."""

from __future__ import annotations

import pytest

from bot.understanding.chat import written_out

SHORTENED = [
    ("talks abt rust on sat", "talks about rust on saturday"),
    ("papers w/ code w/o slides", "papers with code without slides"),
    ("whats on sun morning", "whats on sunday morning"),
    ("keynotes tmrw", "keynotes tomorrow"),
    ("ppl from MIT", "people from MIT"),
    ("who r the speakers", "who are the speakers"),
    ("whats on rn", "whats on right now"),
    ("talks since mon", "talks since monday"),
    ("wed 3pm", "wednesday 3pm"),
    ("gimme 3 talks plz", "give me talks please"),
    ("does anybody know when the panel was?", "when was the panel"),
    ("do you know who wrote it", "who wrote it"),
    ("where & when is the panel", "where and when is the panel"),
    ("who is speaking at 3 in hall b", "who is speaking at 15:00 in hall b"),
    ("whats on at 10", "whats on at 10:00"),
    ("whens the reception", "when is the reception"),
]
KEPT = [
    "papers on sat solvers",
    "papers by Sun",
    "papers on SAT",
    "maps in r for beginners",
    "PRES at scale",
    "the Mon language",
    "a/w tests",
    "papers about u net",
    "statistics in r packages",
    "batch norm on at 64 nodes",
    "does anybody know",
]


@pytest.mark.parametrize(("typed", "meant"), SHORTENED)
def test_a_shortened_word_is_written_out(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize("typed", KEPT)
def test_a_name_or_a_topic_stays_as_it_is(typed: str) -> None:
    assert written_out(typed) == typed
