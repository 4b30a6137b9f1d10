"""What a thing is, out of the words of its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.tidy.kinds import of
from store.records import KINDS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", ("paper", "")),
        ("Oral", ("paper", "oral")),
        ("Spotlight", ("paper", "spotlight")),
        ("Poster", ("poster", "")),
        ("ConditionalPoster", ("paper", "poster")),
        ("Accept (Poster)", ("paper", "poster")),
        ("Invited Talk", ("invited_talk", "")),
        ("INVITED_TALK", ("invited_talk", "")),
        ("Keynote", ("keynote", "")),
        ("Q+A", ("talk", "q+a")),
        ("Q&A", ("talk", "q+a")),
        ("Tutorial", ("tutorial", "")),
        ("Workshops", ("workshop", "")),
        ("Panel Discussion", ("panel", "")),
        ("Demo", ("demo", "")),
        ("Poster session 3", ("poster_session", "")),
        ("Oral Session 1A", ("oral_session", "")),
        ("Lunch", ("break", "")),
        ("Coffee Break", ("break", "")),
        ("Opening Remarks", ("opening", "")),
        ("Social Event", ("social", "")),
        ("Meetup", ("social", "")),
        ("Shared Task", ("competition", "")),
        ("LBD", ("poster", "late-breaking")),
        ("Lecture", ("talk", "")),
        ("Full paper", ("paper", "")),
        ("Breakout", ("talk", "")),
        ("Lightning talk", ("talk", "")),
        ("Fireside chat", ("panel", "")),
        ("Birds of a feather", ("social", "")),
        ("Breakthrough", ("paper", "")),
    ],
)
def test_a_word_for_a_kind_is_understood(text: str, kind: tuple[str, str]) -> None:
    assert of(text) == kind


@given(text=st.text(max_size=60))
def test_any_text_gives_one_of_the_kinds(text: str) -> None:
    assert of(text)[0] in KINDS
