"""Lookups as hypothesis draws them: every field, with values that can be typed."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.understanding.kinds import OURS
from store.queries import Ask, Lookup, Question
from store.records import ROLES, STATES

WORDS = st.text("abcdeXYZéß0123 -.,'&()", min_size=1, max_size=24).map(lambda text: " ".join(text.split()))
"""What stands in quotes: no quotes, no markup of Slack."""
VALUE = WORDS.filter(lambda text: any(char.isalpha() for char in text))
LOWER = VALUE.map(str.lower).filter(lambda text: text == text.lower())
FOLDED = st.lists(st.text("abcdefgh0123", min_size=1, max_size=9), max_size=6).map(" ".join)
SPAN = st.one_of(
    st.tuples(st.integers(1950, 2099), st.integers(1950, 2099)).map(lambda pair: (min(pair), max(pair))),
    st.integers(1950, 2099).map(lambda year: (year, 9999)),
    st.integers(1950, 2099).map(lambda year: (0, year)),
)
QUESTION = st.builds(
    Question, st.sampled_from(Ask), st.one_of(st.just(""), VALUE), st.one_of(st.just(""), VALUE)
)


WITHOUT = st.one_of(
    st.builds(lambda name: Lookup(rooms=(name,)), VALUE),
    st.builds(lambda name: Lookup(people=(name,)), VALUE),
    st.builds(lambda name: Lookup(people=(name,), role="speaker"), VALUE),
    st.builds(lambda name: Lookup(venues=(name,)), VALUE),
    st.builds(lambda span: Lookup(years=span), SPAN),
    st.builds(lambda kind: Lookup(kinds=(kind,)), st.sampled_from(sorted(OURS))),
    st.builds(lambda day: Lookup(days=(day,)), st.sampled_from(("2022-08-29", "--08-29", "monday", "last"))),
    st.builds(lambda name: Lookup(sources=(name,)), LOWER),
    st.builds(lambda name: Lookup(identifiers=(f"doi:{name}",)), VALUE),
)
IDENTIFIER = st.builds(
    lambda scheme, value: f"{scheme}:{value}",
    st.sampled_from(("doi", "arxiv", "openreview", "anthology", "dblp", "id")),
    VALUE,
)
UNREAD = st.sampled_from(("kind:nosuch", "-year:abc", "has:nosuch", "-day:some day", "at:99:99"))


def some(values: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=most, unique=True).map(tuple)


@st.composite
def lookups(draw: st.DrawFn) -> Lookup:
    words = draw(FOLDED)
    sources = draw(some(LOWER))
    return Lookup(
        words=words,
        phrases=draw(some(VALUE)),
        excluded=draw(some(VALUE)),
        titles=draw(some(VALUE)),
        people=draw(some(VALUE)),
        role=draw(st.sampled_from(("", *ROLES))),
        organisations=draw(some(VALUE)),
        venues=draw(some(VALUE)),
        years=draw(st.one_of(st.none(), SPAN)),
        kinds=draw(some(st.sampled_from(sorted(OURS)))),
        topics=draw(some(VALUE)),
        award=draw(st.sampled_from(("", "any", "none", "Best Paper"))),
        sessions=draw(some(VALUE)),
        rooms=draw(some(VALUE)),
        days=draw(some(st.sampled_from(("2022-08-29", "--08-29", "monday", "first", "last")))),
        part=draw(st.sampled_from(("", "morning", "afternoon", "evening"))),
        at=draw(st.sampled_from(("", "09:30"))),
        after=draw(st.sampled_from(("", "10:00", "lunch break"))),
        before=draw(st.sampled_from(("", "12:00", "the panel"))),
        has=draw(some(st.sampled_from(("code", "slides", "abstract")))),
        lacks=draw(some(st.sampled_from(("video", "pdf")))),
        sources=sources,
        states=draw(some(st.sampled_from(STATES))),
        identifiers=draw(some(IDENTIFIER)),
        only=bool(sources) and draw(st.booleans()),
        without=draw(st.lists(WITHOUT, max_size=2, unique=True).map(tuple)),
        unread=draw(some(UNREAD)),
        question=draw(st.one_of(st.none(), QUESTION)),
        spoken=draw(st.integers(1, 99)) if words else 0,
    )
