"""Topics, people, venues and kinds: what is picked, with which reasons, and what is kept out."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.interests import Interests, Taste
from store.store import Store
from tests.store.relevance.conftest import NOW, T0, Recommend, ids, item, load

BIRDS = {"bird-1", "bird-2", "bird-3"}
SPARSE = {"sparse-1", "sparse-2", "sparse-3"}


def test_a_topic_finds_what_speaks_of_it_and_nothing_else(recommend: Recommend) -> None:
    assert set(ids(recommend(topics=("sparse kernels",)))) == SPARSE


def test_each_item_says_which_topic_it_came_for(recommend: Recommend) -> None:
    found = recommend(topics=("sparse kernels", "birds"), limit=6)
    assert set(ids(found)) == SPARSE | BIRDS
    for pick in found.items:
        topic = "birds" if pick.item.id in BIRDS else "sparse kernels"
        assert (pick.reasons[0].kind, pick.reasons[0].value) == ("topic", topic)
        assert pick.reasons[0].text == f"topic: {topic}"


def test_without_the_topic_that_was_its_reason_an_item_is_gone(recommend: Recommend) -> None:
    before = recommend(topics=("sparse kernels", "birds"), limit=6)
    after = recommend(topics=("sparse kernels",), limit=6)
    assert set(ids(before)) - set(ids(after)) == BIRDS


def test_without_one_of_two_topics_an_item_scores_less(recommend: Recommend) -> None:
    both = recommend(topics=("federated learning", "secure aggregation")).items[0]
    one = next(p for p in recommend(topics=("federated learning",)).items if p.item.id == both.item.id)
    assert both.item.id == "privacy-2"
    assert {reason.value for reason in both.reasons} == {"federated learning", "secure aggregation"}
    assert one.score < both.score


def test_half_of_a_topic_is_not_enough(recommend: Recommend) -> None:
    assert "policy-1" not in ids(recommend(topics=("federated learning",)))


def test_a_quiet_week_is_quiet_and_says_how_many_were_checked(recommend: Recommend) -> None:
    found = recommend(topics=("volcanoes",))
    assert (found.items, found.missed) == ((), ())
    assert found.checked == 14  # all but the break and what was not accepted
    assert found.remarks == ("no item speaks of “volcanoes”",)


def test_nothing_asked_is_nothing_found(recommend: Recommend) -> None:
    assert recommend().items == ()


def test_a_misspelt_topic_finds_its_items_and_says_how_it_was_read(recommend: Recommend) -> None:
    found = recommend(topics=("spasre kernels",))
    assert set(ids(found)) == SPARSE
    assert found.items[0].reasons[0].text == "topic: spasre kernels"
    assert found.remarks == ("“spasre” was read as “sparse”",)


def test_a_word_in_another_sense_is_left_out(recommend: Recommend) -> None:
    alone = recommend(topics=("policy",))
    assert "law-1" in ids(alone)
    among = recommend(topics=("reinforcement learning", "rewards", "robot", "policy"))
    assert set(ids(among)) == {"policy-1", "policy-2", "policy-3"}


def test_an_award_is_a_reason_but_lifts_nothing_over_the_cut_off(recommend: Recommend) -> None:
    found = {pick.item.id: pick for pick in recommend(topics=("sparse kernels",)).items}
    assert found["sparse-3"].reasons[-1].text == "won an award"
    assert "sparse-3" not in ids(recommend(topics=("birds",)))


def test_a_followed_person_brings_their_items(recommend: Recommend) -> None:
    found = recommend(people=("Ada Lovelock",))
    assert set(ids(found)) == {"sparse-1", "privacy-2", "policy-3"}
    assert found.items[0].reasons[0].text == "by Ada Lovelock, whom this channel follows"


def test_a_misspelt_person_is_found_and_an_unknown_one_is_told(recommend: Recommend) -> None:
    found = recommend(people=("Ada Lovelok", "Zygmunt Quark"))
    assert "sparse-1" in ids(found)
    assert found.remarks == ("“Ada Lovelok” was taken for Ada Lovelock", "nobody is called “Zygmunt Quark”")


def test_a_venue_narrows_down_to_itself(recommend: Recommend) -> None:
    assert set(ids(recommend(topics=("learning", "birds"), venues=("Nature Days",), limit=9))) == BIRDS


def test_a_venue_alone_brings_everything_there(recommend: Recommend) -> None:
    found = recommend(venues=("Nature Days",), limit=9)
    assert set(ids(found)) == BIRDS | {"soil-1", "law-1"}
    assert found.items[0].reasons[-1].text == "at Nature Days 2024, which this channel follows"


def test_a_misspelt_venue_is_understood_and_an_unknown_one_brings_nothing(recommend: Recommend) -> None:
    near = recommend(venues=("Natur Days",))
    assert near.items
    assert "was taken for" in near.remarks[0]
    far = recommend(venues=("Qxyzzy",))
    assert (far.items, far.remarks) == ((), ("no event is called “Qxyzzy”",))


def test_a_kind_alone_brings_all_of_it_and_says_so(recommend: Recommend) -> None:
    found = recommend(kinds=("invited_talk",))
    assert ids(found) == ["bird-3"]
    assert found.items[0].reasons[-1].text == "kind: invited talk"


def test_a_kind_narrows_topics_down(recommend: Recommend) -> None:
    assert ids(recommend(topics=("birds",), kinds=("invited_talk",))) == ["bird-3"]


@pytest.mark.parametrize("unwanted", ["night", "bird-2", "city at night", "“City”"])
def test_what_is_excluded_stays_out(recommend: Recommend, unwanted: str) -> None:
    assert set(ids(recommend(topics=("birds",), excluded=(unwanted,)))) == BIRDS - {"bird-2"}


def test_an_excluded_person_or_venue_stays_out(recommend: Recommend) -> None:
    assert ids(recommend(topics=("birds",), excluded=("Cem Ozan",))) == ["bird-3"]
    assert ids(recommend(topics=("birds",), excluded=("Nature Days 2024",))) == []


def test_what_was_sent_never_comes_again(recommend: Recommend) -> None:
    assert ids(recommend(topics=("birds",), sent=frozenset({"bird-1", "bird-2"}))) == ["bird-3"]


def test_only_new_leaves_the_old_out(recommend: Recommend) -> None:
    found = recommend(topics=("federated learning",), since=T0, only_new=True)
    assert ids(found) == ["privacy-3"]
    assert found.checked == 1


def test_new_ones_come_first_where_old_ones_may_follow(recommend: Recommend) -> None:
    asked = {"topics": ("federated learning", "private gradients")}
    assert ids(recommend(**asked))[0] == "privacy-1"
    assert ids(recommend(**asked, since=T0))[0] == "privacy-3"


def test_what_came_later_is_not_known_yet(recommend: Recommend) -> None:
    assert "privacy-3" not in ids(recommend(topics=("federated learning",), now=T0))


def test_the_limit_holds_and_the_next_ones_are_named(recommend: Recommend) -> None:
    found = recommend(topics=("birds",), limit=2)
    assert len(found.items) == 2
    assert {pick.item.id for pick in found.missed} == BIRDS - set(ids(found))
    assert recommend(topics=("birds",), limit=0).items == ()


def test_the_same_question_gets_the_same_answer(recommend: Recommend, store: Store) -> None:
    asked = {"topics": ("learning", "birds", "soil"), "people": ("Bo Tern",), "limit": 9}
    first = recommend(**asked)
    store._relevance.__init__()  # type: ignore[misc] # as if Hallway had been started anew
    assert recommend(**asked) == first


def test_a_load_is_seen_at_once(recommend: Recommend, store: Store) -> None:
    assert ids(recommend(topics=("birds",)))
    load(store, [item("soil-1")], NOW)
    assert recommend(topics=("birds",)).items == ()


def test_an_empty_catalogue_brings_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty")
    asked = Interests("x", topics=("a b",), members=(Taste("", ("y",)),), kinds=("paper",))
    found = store.recommend(asked, NOW)
    store.close()
    assert (found.items, found.checked) == ((), 0)


@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 4000,
        "sparse " * 700,
        "a\x00b",
        '" OR 1 NEAR( * ^ {x} : -',
        "\ud800",
        "",
        "  ",
        "🙂",
        "the of",
        "编译器",
    ],
)
def test_hostile_text_is_only_text(recommend: Recommend, hostile: str) -> None:
    found = recommend(
        topics=(hostile, "birds"),
        people=(hostile,),
        excluded=(hostile,),
        venues=(),
        sent=frozenset({hostile}),
    )
    assert found.checked >= 0
    assert recommend(topics=("birds",), venues=(hostile,)).cut > 0
