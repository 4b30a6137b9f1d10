"""What a preview says of the last digests: what came, what would have, and of which catalogue."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.views.digests import preview as digest_preview
from store.deliveries import Digest, Origin, Profile, Schedule, Subscription
from store.interests import Pick, Picks
from store.records import EventRef, Item

AT = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
WEEKLY = Subscription(1, "T1", "C00000001", Profile(("x",)), Schedule(), "U1", AT, "U1", AT)
ONE = Picks((Pick(Item("a", "paper", "A paper", EventRef("e", "E 2026", "E", 2026, "UTC")), 0.0),), checked=9)


def past(*origins: Origin) -> str:
    """The preview after one item each time, and none where it was merged."""
    found = tuple(
        Digest("2026-01-05", AT, Picks() if origin is Origin.MERGED else ONE, origin=origin)
        for origin in origins
    )
    return digest_preview.message(digest_preview.Preview(WEEKLY, None, found)).plain


def test_the_look_back_says_where_it_is_from() -> None:
    mixed = past(Origin.STAND_IN, Origin.PLANNED, Origin.DELIVERED, Origin.MERGED)
    assert mixed.count("(with today's catalogue)") == 1
    assert mixed.count("(as it came)") == 1
    assert "a later one made up for it" in mixed
    assert "The last ones would have been" in mixed


def test_what_came_is_not_told_as_what_would_have() -> None:
    assert "would have" not in past(Origin.DELIVERED, Origin.MERGED)
    assert "Nothing came." in past(Origin.MERGED)


def test_the_rate_follows_from_what_is_shown_and_is_never_about_none() -> None:
    assert "0.5 items each time on average, less than one a week" in past(Origin.DELIVERED, Origin.MERGED)
    assert "1 item each time on average, about 1 a week" in past(*[Origin.STAND_IN] * 4)
