"""Things that one source tells apart stay apart, also where it describes them in the same words."""

from __future__ import annotations

from datetime import UTC, datetime

from store.catalogue.entries import Byline, Entry, When
from store.store import Store
from tests.store.works.makers import CONF, SITE, bring, counts

SAME = "Come and meet others who work on this, over a cup of tea, in the room behind the large clock. " * 3


def meeting(topic: str, own: str, kind: str) -> Entry:
    when = When(start=datetime(2024, 5, 3, 18, tzinfo=UTC))
    people = (Byline("Ann Lee", "organiser"),)
    return Entry(
        "row", f"Birds of a feather - {topic}", own, kind=kind, abstract=SAME, people=people, when=when
    )


def test_gatherings_with_one_description_are_as_many_as_the_programme_says(store: Store) -> None:
    topics = ("Dials", "Springs and Weights", "Water")
    entries = [meeting(topic, f"bof-{n}", "social") for n, topic in enumerate(topics)]
    assert counts(bring(store, SITE, CONF, *entries)) == (3, 0, 0, 0)


def test_two_talks_with_one_abstract_are_two(store: Store) -> None:
    entries = [meeting(topic, topic, "talk") for topic in ("Observing clocks", "Practical clocks")]
    assert counts(bring(store, SITE, CONF, *entries)) == (2, 0, 0, 0)
