"""Why an item did not come: every answer names what stands in the way."""

from __future__ import annotations

import pytest

from store.interests import Interests, Taste
from store.store import Store
from tests.store.relevance.conftest import NOW, T0

LIKED = Interests("x", members=(Taste("Ana", ("sparse-1",)),))
SPARSE = Interests("x", topics=("sparse kernels",))


@pytest.mark.parametrize(
    ("asked", "item", "sentence"),
    [
        (SPARSE, "nothing", "No item has this id."),
        (SPARSE, "bird-1", "It speaks of none of the topics."),
        (SPARSE, "tea", "It has no content of its own."),
        (SPARSE, "soil-2", "It was not accepted."),
        (Interests("x", topics=("birds",), sent=frozenset({"bird-1"})), "bird-1", "It was sent before."),
        (Interests("x", topics=("birds",), excluded=("song",)), "bird-1", "“song” is excluded."),
        (Interests("x", topics=("birds",), venues=("Conf",)), "bird-1", "It is not at Conf."),
        (Interests("x", kinds=("invited_talk",)), "bird-1", "It is none of these kinds: invited talk."),
        (Interests("x", topics=("birds",), since=T0, only_new=True), "bird-1", "It is not new."),
        (Interests("x", people=("Ada Lovelock",)), "bird-1", "It is by nobody who is followed."),
        (LIKED, "bird-1", "It is not much like what was liked."),
        (
            Interests("x", members=(Taste("Ana", ("bird-1",)),)),
            "bird-1",
            "A member has said what they think of it.",
        ),
        (
            Interests("x", topics=("walking probes",)),
            "policy-1",
            "Of the topics it speaks, not strongly enough, of walking probes.",
        ),
        (
            Interests("x", members=(Taste("Ana", ("bird-1",), ("sparse-2",)),)),
            "sparse-1",
            "It is like sparse-2, which was disliked.",
        ),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_named(store: Store, asked: Interests, item: str, sentence: str) -> None:
    assert sentence in store.why_not(asked, item, NOW)


def test_the_score_is_told_beside_the_one_that_is_enough(store: Store) -> None:
    assert "Its score is 0.00; what comes has 0.30 or more." in store.why_not(SPARSE, "bird-1", NOW)


def test_what_is_picked_is_said_to_be(store: Store) -> None:
    first = store.recommend(SPARSE, NOW).items[0].item.id
    assert store.why_not(SPARSE, first, NOW) == ("It is picked, as number 1.",)


def test_a_full_list_is_a_reason(store: Store) -> None:
    asked = Interests("x", topics=("birds",), limit=2)
    left = store.recommend(asked, NOW).missed[0].item.id
    assert store.why_not(asked, left, NOW)[-1] == "The list was full: 2 others came first."


def test_what_was_not_known_yet_is_said(store: Store) -> None:
    asked = Interests("x", topics=("federated learning",))
    assert "It was not known yet." in store.why_not(asked, "privacy-3", T0)
