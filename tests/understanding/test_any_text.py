"""Every text is understood somehow, and none makes a pattern run wild."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import understand
from bot.understanding.cleaning import LONGEST, SPOKEN, cleaned
from bot.understanding.names import per_vocabulary
from bot.understanding.questions import find
from bot.understanding.questions.forms import pattern
from store.vocabulary import Vocabulary
from tests.understanding.conftest import TODAY, VOCABULARY, Understand

HOSTILE = st.text(st.characters(), max_size=4_000)
LEADS = ["", "who ", "what did the blog say about ", "papers by ", "without A", "the first talk of ", "is x "]
REPEATED = [
    "!", " ", "~", "*", "a", "in ", "by ", "after ", "which ", "and ", "at ", "MLSys ", "room 7 ", "2021 ",
    "3pm ",
    "award ", "the report ", "both ", 'author:"', "<", "&amp;", "(", "-x ", "A.", "first ", "monday ", "is ",
]  # fmt: skip


@given(HOSTILE)
def test_any_text_is_understood(text: str) -> None:
    lookup = understand(text, VOCABULARY, TODAY)
    assert len(lookup.raw) <= SPOKEN
    assert len(lookup.words) <= 2 * SPOKEN


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("part", REPEATED)
def test_a_long_run_of_one_thing_is_understood(read: Understand, lead: str, part: str) -> None:
    # A pattern that tries every way through it would not come back at all.
    for end in ("", "x", " ?", ";"):
        assert read(lead + part * (LONGEST // len(part)) + end).raw is not None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<@U123> papers in <#C1|general>", "papers in general"),
        ("<!channel> see <https://a.example/x|this page>", "see this page"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("*bold* _words_ ~gone~ `code` :tada:", "bold words gone code"),
        ("&gt; quoted &amp; more", "quoted & more"),
        ("\u201cexact\u201d it\u2019s", '"exact" it\'s'),
        ("a\x00b\ud800c\u0007", "abc"),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        ("&amp;lt;@U1&amp;gt; x", "x"),
    ],
)
def test_markup_is_taken_off(text: str, plain: str) -> None:
    assert cleaned(text) == (plain, False)


def test_a_text_that_is_cut_says_so(read: Understand) -> None:
    assert not read("pruning " * 120).cut
    assert read("pruning " * 130).cut
    assert read("pruning " * 10_000).cut
    assert cleaned("x" * LONGEST) == ("x" * LONGEST, False)
    assert cleaned("x" * (LONGEST + 1)) == ("x" * LONGEST, True)


def test_too_many_values_and_too_long_ones_are_not_used(read: Understand) -> None:
    assert len(read(" ".join(f"author:p{n}" for n in range(50))).people) == 10
    assert len(read(f'author:"{"p" * 900}"').people[0]) == 200


def test_a_vocabulary_without_sources_or_events_is_enough() -> None:
    empty = Vocabulary()
    assert understand("papers in the blog at MLSys 2022", empty, TODAY).words == "blog mlsys"
    assert find("what did the blog say about x", empty).sources == ()


def test_what_is_made_of_a_vocabulary_is_made_once_for_each() -> None:
    numbers = iter(range(1, 99))
    count = per_vocabulary(lambda _: next(numbers))
    one, other = Vocabulary(revision=1), Vocabulary(revision=1)
    assert [count(one), count(other), count(one), count(other)] == [1, 2, 1, 2]
    for revision in range(9):
        count(Vocabulary(revision=revision))
    assert count(one) == 12


@pytest.mark.parametrize(
    ("form", "fits", "not_so"),
    [
        ("who (is|was) <subject>", "WHO is x y", "who is"),
        ("[the] [list of] names", "the names", "the list names"),
        ("names [in|at]*", "names in at in", "namesin"),
        ("... last <detail:day|night>", "at last night", "at lastnight"),
        ("where ... end", "where does it end", "where it ends"),
        ("is there ...", "is there, then", "is therefore"),
        ("organi[sz]ers? {about} <subject>", "organizer of x", "organiser x"),
    ],
)
def test_a_form_fits(form: str, fits: str, not_so: str) -> None:
    assert pattern(form).fullmatch(fits)
    assert not pattern(form).fullmatch(not_so)
