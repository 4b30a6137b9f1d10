"""Is it one work? Measured on made-up pairs, most of them traps."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from store.catalogue.tidy import names
from store.catalogue.tidy.text import plain
from store.catalogue.works.matching import Traits, judge, keys
from tests.store.matching.pairs import Pair, Thing, by_hand, everything, traits, written

PAIRS = written()
BY_HAND = 120
"""Pairs that must come from a human hand, at least."""


def _said(pair: Pair) -> bool:
    return judge(traits(pair.one), traits(pair.other)).same


def test_the_set_is_large_balanced_and_as_its_makers_write_it() -> None:
    assert everything() == PAIRS
    assert len(PAIRS) >= 400
    assert 0.4 < sum(pair.same for pair in PAIRS) / len(PAIRS) < 0.6
    assert len({pair.line() for pair in PAIRS}) > 0.98 * len(PAIRS)


def test_precision_and_recall_on_the_labelled_pairs() -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in PAIRS:
        counts[pair.trap][
            f"{'same' if pair.same else 'two'} {'right' if _said(pair) == pair.same else 'wrong'}"
        ] += 1
    total = sum(counts.values(), Counter[str]())
    precision = total["same right"] / (total["same right"] + total["two wrong"])
    recall = total["same right"] / (total["same right"] + total["same wrong"])
    for trap, found in counts.items():
        print(f"{trap:24} {dict(found)}")
    print(f"{len(PAIRS)} pairs: precision {precision:.4f}, recall {recall:.4f}")
    assert precision >= 0.99
    assert recall >= 0.95


def test_two_statements_are_judged_alike_in_either_order() -> None:
    for pair in PAIRS:
        one, other = traits(pair.one), traits(pair.other)
        assert judge(one, other).same == judge(other, one).same, pair


def test_statements_of_one_work_share_a_key() -> None:
    lost = [p for p in PAIRS if p.same and not set(keys(traits(p.one))) & set(keys(traits(p.other)))]
    assert len(lost) <= 0.01 * sum(pair.same for pair in PAIRS), lost


def test_keys_are_few() -> None:
    assert max(len(keys(traits(thing))) for pair in PAIRS for thing in (pair.one, pair.other)) <= 9


def test_evidence_is_told_in_words() -> None:
    verdicts = [judge(traits(pair.one), traits(pair.other)) for pair in PAIRS]
    assert all(each.why for each in verdicts)
    assert all((each.strength > 0.5) == each.same for each in verdicts)


def _one(title: str) -> Pair:
    return next(pair for pair in PAIRS if pair.one["title"] == title)


def test_evidence_names_title_people_and_years() -> None:
    one = traits(_one("Sparse Gates for Slow Memories").one)
    later = replace(one, year=2022, source="b")
    assert judge(one, later).why == "same title, 3 of 3 authors, 2021 and 2022"
    assert judge(one, replace(later, authors=("Someone Else",))).why == "different people"


@pytest.mark.parametrize(("file", "least"), [("fresh.txt", 150), ("recalled.txt", 250), ("unseen.txt", 1600)])
def test_precision_and_recall_on_pairs_that_the_rules_were_not_made_for(file: str, least: int) -> None:
    """When first judged, 146 of ``fresh.txt`` gave precision 0.975 and recall 0.765, and the 28 written last
    0.929 and 0.929; 166 of ``recalled.txt`` gave 1.000 and 0.756, the 45 written then 0.929 and 0.867, the
    39 written last 1.000 and 0.875; the 145 that ``unseen.txt`` begins with 1.000 and 0.717, the 103 of its
    second batch 0.966 and 0.918, the 86 of its third 1.000 and 0.882, the 48 of its fourth 0.917 and 0.917,
    the 50 of its fifth 1.000 and 0.800, the 40 of its sixth 0.900 and 0.900; the 100 of its eighth 1.000 and
    0.767, of its ninth 1.000 and 0.817, of its tenth 0.933 and 0.700, of its eleventh 1.000 and 0.700, of its
    twelfth 0.800 and 0.800, the 70 of its thirteenth 0.968 and 0.750, the 80 of its fourteenth 1.000 and
    0.875, of its fifteenth 1.000 and 0.725, the 60 of its sixteenth 0.955 and 0.700,
    the 50 of its seventeenth 1.000 and 0.760, the 60 of its eighteenth 1.000 and 0.767, of its nineteenth
    1.000 and 0.733, the 52 of its twentieth 0.929 and 0.650, the 60 of its twenty-first 1.000 and 0.767, of
    its twenty-second 1.000 and 0.800, of its twenty-third 1.000 and 0.700, the 50
    of its twenty-fourth 1.000 and 0.640. After each what was wrong by a rule was mended. They are cleaned as
    an import cleans them."""
    right: Counter[bool] = Counter()
    said: Counter[bool] = Counter()
    pairs = [*by_hand(file)]
    for pair in pairs:
        one, other = map(_cleaned, (pair.one, pair.other))
        same = judge(one, other).same and not set(keys(one)).isdisjoint(keys(other))
        assert judge(other, one).same == judge(one, other).same, pair
        said[same] += 1
        right[same] += same == pair.same
    precision, recall = right[True] / said[True], right[True] / sum(pair.same for pair in pairs)
    print(f"{file}: {len(pairs)} pairs: precision {precision:.4f}, recall {recall:.4f}")
    assert len(pairs) >= least
    assert precision >= 0.99
    assert recall >= 0.95


def _cleaned(thing: Thing) -> Traits:
    found = traits(thing)
    people = tuple(one for each in found.authors for one in names.several(plain(each, "plain")))
    return replace(found, title=plain(found.title, "plain"), authors=tuple(map(names.tidied, people)))


@pytest.mark.parametrize(
    "title", ["", " ", "?", "$", "\\", "{}", "::", "\N{PARTY POPPER}", "a: b: c", "\u202e", "I"]
)
def test_titles_of_no_words_are_judged_and_never_one_without_more_evidence(title: str) -> None:
    bare = replace(traits(_one("Preface").one), title=title, authors=(), year=None)
    assert not judge(bare, replace(bare, source="b")).same
    assert keys(bare)
