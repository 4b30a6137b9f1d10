"""Zones as people call them."""

from __future__ import annotations

import pytest

from bot.views.words import zone_words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Etc/GMT-2", "UTC+2"),
        ("Etc/GMT+5", "UTC-5"),
        ("UTC", "UTC"),
        ("Europe/Rome", "Europe/Rome"),
        ("Etc/GMT", "Etc/GMT"),
    ],
)
def test_a_zone_of_a_fixed_offset_says_which(zone: str, words: str) -> None:
    assert zone_words(zone) == words
