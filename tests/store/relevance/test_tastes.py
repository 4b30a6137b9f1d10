"""Likes, dislikes and teams: what is learnt, whose turn it is, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

from store.interests import Interests, Taste
from store.store import Store
from tests.store.relevance.conftest import NOW, TEXTS, Recommend, ids, item, load

POLICIES = {"policy-1", "policy-2", "policy-3"}
BIRDS = {"bird-1", "bird-2", "bird-3"}
ANA = Taste("Ana", ("policy-1",))
BO = Taste("Bo", ("bird-1",))


def test_what_is_like_a_liked_item_comes_with_the_name_of_who_liked_it(recommend: Recommend) -> None:
    found = recommend(members=(ANA,), limit=2)
    assert set(ids(found)) == {"policy-2", "policy-3"}
    like = next(reason for reason in found.items[0].reasons if reason.kind == "like")
    assert like.value == "policy-1"
    assert like.text == "like “Reinforcement learning of a walking robot”, which Ana liked"


def test_nobody_is_named_where_no_name_is_given(recommend: Recommend) -> None:
    found = recommend(members=(Taste("", ("policy-1",)),), limit=1)
    assert found.items[0].reasons[0].text.endswith("”, which was liked")


def test_somebody_credited_on_a_liked_item_is_a_reason(recommend: Recommend) -> None:
    found = recommend(members=(ANA,), limit=9)
    by = {p.item.id: [r.text for r in p.reasons if r.kind == "colleague"] for p in found.items}
    assert by["policy-2"] == [
        "by Bo Tern, as is “Reinforcement learning of a walking robot”, which Ana liked"
    ]


def test_without_the_liked_item_that_was_its_reason_an_item_is_gone(recommend: Recommend) -> None:
    assert "policy-2" in ids(recommend(members=(ANA, BO), limit=6))
    assert "policy-2" not in ids(recommend(members=(BO,), limit=6))


def test_what_members_judged_is_not_brought_to_them_again(recommend: Recommend) -> None:
    found = recommend(topics=("birds",), members=(Taste("Ana", ("bird-1",), ("bird-2",)),))
    assert not {"bird-1", "bird-2"} & set(ids(found))


def test_a_disliked_item_pulls_down_what_is_like_it(recommend: Recommend) -> None:
    plain = {p.item.id: p.score for p in recommend(topics=("sparse kernels",)).items}
    found = recommend(topics=("sparse kernels",), members=(Taste("Ana", (), ("sparse-3",)),))
    after = {p.item.id: p.score for p in (*found.items, *found.missed)}
    assert after["sparse-2"] < plain["sparse-2"]


def test_a_dislike_beside_a_like_turns_the_list(recommend: Recommend) -> None:
    plain = {p.item.id: p.score for p in recommend(members=(ANA,), limit=9).items}
    turned = recommend(members=(replace(ANA, disliked=("policy-3",)),), limit=9)
    after = {p.item.id: p.score for p in (*turned.items, *turned.missed)}
    assert after.get("policy-2", 0.0) < plain["policy-2"]


def test_an_item_both_liked_and_disliked_counts_as_disliked(recommend: Recommend) -> None:
    assert recommend(members=(Taste("Ana", ("bird-1",), ("bird-1",)),)).items == ()


def test_members_take_turns_however_much_one_of_them_likes(recommend: Recommend) -> None:
    loud = Taste("Ana", ("sparse-1", "sparse-2", "policy-1", "policy-2", "privacy-1"))
    alone = ids(recommend(members=(loud,), limit=4))
    together = ids(recommend(members=(loud, BO), limit=2))
    assert together[0] == alone[0]
    assert together[1] in BIRDS


def test_who_comes_first_moves_on_with_what_was_sent(recommend: Recommend) -> None:
    first = recommend(members=(ANA, BO), limit=1)
    second = recommend(members=(ANA, BO), limit=1, sent=frozenset(ids(first)))
    assert ids(first)[0] in POLICIES
    assert ids(second)[0] in BIRDS


def test_an_unknown_liked_id_is_passed_over_with_a_word(recommend: Recommend) -> None:
    found = recommend(members=(Taste("Ana", ("policy-1", "gone"), ("away" * 40,)),), limit=2)
    assert set(ids(found)) == {"policy-2", "policy-3"}
    assert found.remarks[0] == "no item has the id “gone”, so it was passed over"
    assert len(found.remarks[1]) < 120
    assert recommend(members=(Taste("Ana", ("gone",)),)).items == ()


def test_topics_and_likes_add_up(recommend: Recommend) -> None:
    both = recommend(topics=("reinforcement learning",), members=(ANA,)).items[0]
    topic = {p.item.id: p.score for p in recommend(topics=("reinforcement learning",)).items}
    assert both.score > topic[both.item.id]
    assert {"topic", "like"} <= {reason.kind for reason in both.reasons}


def test_the_same_thing_told_twice_comes_once(recommend: Recommend, store: Store) -> None:
    again = replace(item("bird-1"), id="bird-1-talk", title="Counting Birds, by their Song!", kind="talk")
    reprint = replace(item("bird-2"), id="bird-2-reprint")
    load(store, [item("bird-1"), item("bird-2"), item("bird-3"), item("soil-1"), again, reprint], NOW)
    found = recommend(topics=("birds",), limit=6)
    shown = ids(found)
    assert len(shown) == 3
    assert not {"bird-1-talk", "bird-2-reprint"} & {pick.item.id for pick in found.missed}
    told = store.why_not(Interests("x", topics=("birds",), limit=6), "bird-1-talk", NOW)
    assert told[-1] == "It is nearly the same as bird-1, which is picked."


def test_a_list_holds_four_items_on_one_thing_at_most(recommend: Recommend, store: Store) -> None:
    where = ("north", "south", "east", "west", "upper", "lower", "inner")
    alike = [
        replace(
            item("bird-1"),
            id=f"bird-{name}",
            title=f"Microphones that count rare birds by their song in an old forest: {name}",
        )
        for name in where
    ]
    load(store, [*alike, *(item(id) for id in TEXTS)], NOW)
    shown = ids(recommend(topics=("birds",), limit=8))
    assert {"bird-2", "bird-3"} <= set(shown)
    assert len({"bird-1", *(each.id for each in alike)} & set(shown)) == 4


def test_a_long_full_list_ends_with_something_to_explore(recommend: Recommend, store: Store) -> None:
    places = (
        "harbour island valley desert glacier meadow canyon tundra lagoon prairie marsh delta fjord".split()
    )
    many = [
        replace(
            item("bird-3"),
            id=f"bird-{name}",
            title=f"Birds of the {name}",
            abstract=f"A {name} and its birds.",
        )
        for name in places
    ]
    load(store, [*many, item("soil-1"), item("sparse-1")], NOW)
    long = recommend(topics=("birds",), limit=12)
    assert len(long.items) == 12
    last = long.items[-1]
    assert [reason.text for reason in last.reasons] == ["outside your topics, to explore"]
    assert last.item.id in {"soil-1", "sparse-1"}
    assert all(pick.reasons[0].kind == "topic" for pick in recommend(topics=("birds",), limit=11).items)
