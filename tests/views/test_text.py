"""Text made fit for Slack, and the state of buttons: properties that hold for any input."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.views import State, decode, encode
from bot.views.message import first_fitting
from bot.views.text import escape, escaped, safe_url, shorten, split_urls, tidy

ANY = st.text(st.characters(codec=None, exclude_categories=()))
STATES = st.builds(
    State, query=ANY, offset=st.integers(0, 999_999), item=ANY, near=ANY, notes=st.integers(0, 999_999)
)


@given(text=ANY, limit=st.integers(5, 200))
@example(text="<<", limit=5)
def test_escaped_text_keeps_its_limit_and_no_entity_is_cut(text: str, limit: int) -> None:
    done = escaped(text, limit)
    assert len(done) <= limit
    assert not set("<>") & set(done)
    assert escape(html.unescape(done)) == done or "&" in text


@given(text=ANY, limit=st.integers(2, 200))
def test_shortened_text_keeps_its_limit_and_says_that_it_was_cut(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")


@given(text=ANY)
def test_tidy_text_is_one_line_that_json_can_carry(text: str) -> None:
    clean = tidy(text)
    clean.encode()
    assert not set("\n\r\x00\u202e\u2066") & set(clean)


def test_text_is_cut_between_words_where_that_loses_little() -> None:
    assert shorten("a long sentence of words", 20) == "a long sentence of…"
    assert shorten("a verylongwordwithoutanyblank", 20) == "a verylongwordwitho…"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.org/x?y=1&z=2", "https://a.org/x?y=1&z=2"),
        ("HTTPS://A.org", "HTTPS://A.org"),
        ('https://a.org/a|b>c<d e"f', "https://a.org/a%7Cb%3Ec%3Cd%20e%22f"),
        ("javascript:alert(1)", ""),
        ("ftp://a.org", ""),
        ("https://", ""),
        ("", ""),
        ("https://a.org/" + "x" * 3_000, ""),
    ],
)
def test_only_web_addresses_are_safe(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@given(text=ANY)
def test_a_text_parted_at_its_addresses_is_whole(text: str) -> None:
    assert "".join(piece for piece, _ in split_urls(text)) == text


def test_an_address_too_long_for_a_link_stays_text() -> None:
    assert split_urls("https://a.org/" + "x" * 3_000)[0][1] is False


@given(state=STATES)
def test_the_state_of_a_button_comes_back_as_it_was(state: State) -> None:
    value = encode(state)
    assert len(value) <= 2_000
    assert not set("&<>") & set(value)
    assert not value or decode(value) == state


@pytest.mark.parametrize(
    "value",
    [
        "", "null", "[]", "7", "{", "{}", '{"v":2}', '{"v":1,"query":7}', '{"v":1,"offset":-1}',
        '{"v":1,"offset":"5"}', '{"v":1,"offset":true}', '{"v":1,"notes":1e9}', '{"v":1,"page":2}',
        "[" * 99_999,
    ],
)  # fmt: skip
def test_the_value_of_another_version_is_none(value: str) -> None:
    assert decode(value) is None


def test_a_message_needs_a_version() -> None:
    with pytest.raises(ValueError, match="at least one"):
        first_fitting([])
