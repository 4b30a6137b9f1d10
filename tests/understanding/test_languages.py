"""Questions in other languages: which of their words are searched for."""

from __future__ import annotations

import pytest

from bot.understanding import in_english


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Wer hat den Vortrag über Holzuhren gehalten?", "talk Holzuhren"),
        ("Quels articles ont gagné un prix à SOSP 2019 ?", "papers award SOSP 2019"),
        ("¿Quién organizó el taller de relojes?", "workshop relojes"),
        ("Dove è stata la SOSP 2019?", "stata SOSP 2019"),
        ("Welke lezingen zijn er over klokken?", "talks klokken"),
        ("Wo?", ""),
    ],
)
def test_the_telling_words_of_a_question_are_kept(text: str, telling: str) -> None:
    assert in_english(text) == telling


@pytest.mark.parametrize(
    "text", ["who is Chris De Sa?", "papers at SOSP", "Qual", "how do les clocks run", "", "quand@x"]
)
def test_what_is_no_question_of_another_language_is_left_alone(text: str) -> None:
    assert in_english(text) == ""
