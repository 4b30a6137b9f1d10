"""The benchmark of digests runs on a few made-up papers; no figure is asserted."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.clock import SystemClock
from store.store import Store
from tests.bench import papers, relevance
from tests.bench.readers import Simulated, colleagues, interval, keyword_readers, ndcg, pool

THINGS = ("sparse kernels", "singing birds", "soil water", "private learning")


def _lines(count: int) -> list[str]:
    found = []
    for number in range(count):
        thing = THINGS[number % len(THINGS)]
        paper = {
            "title": f"On {thing} of kind {number} and more",
            "abstract": f"We study {thing} at place {number}.",
            "authors": [f"Ada {thing}", f"Bo {number % 7}"], "venue": "Conf", "year": 2020 + number % 3,
            "keywords": [thing.upper()], "id": str(number % (count - 1)),
        }  # fmt: skip
        found.append(json.dumps(paper))
    return [*found, json.dumps({"title": "", "authors": None}), ""]


@pytest.fixture
def listed(tmp_path: Path) -> tuple[papers.Paper, ...]:
    place = tmp_path / "papers.jsonl.gz"
    with gzip.open(place, "wt", encoding="utf-8") as file:
        file.write("\n".join(_lines(80)))
    return papers.read(place)


def test_papers_are_read_with_ids_of_their_own(listed: tuple[papers.Paper, ...]) -> None:
    assert len({paper.id for paper in listed}) == len(listed) == 80
    assert listed[0].keywords == ("sparse kernels",)


def test_without_a_file_it_says_so_and_passes_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(papers.VARIABLE, raising=False)
    relevance.main([])
    assert "Passed over" in capsys.readouterr().out


def test_readers_like_some_and_look_for_the_others(listed: tuple[papers.Paper, ...]) -> None:
    for reader in (*keyword_readers(listed, 3, 5), *colleagues(listed, 3, 5).values()):
        assert len(reader.liked) == 5
        assert reader.relevant
        assert not set(reader.liked) & reader.relevant
    assert pool(listed) == {paper.id for paper in listed}


def test_both_tables_are_printed(listed: tuple[papers.Paper, ...], tmp_path: Path) -> None:
    store, now = Store(tmp_path / "data"), SystemClock().now()
    papers.load(store, listed, now, without=frozenset({"Bo 1"}))
    assert store.person("bo-1") is None
    assert "subscriptions" in relevance.speed(store, listed, now, count=4)
    reader = Simulated(tuple(paper.id for paper in listed[:20:4]), frozenset(p.id for p in listed[20::4]))
    ranked = relevance.ours(store, reader, frozenset(), now)
    store.close()
    assert len(ranked) == 10
    assert ndcg(ranked, reader.relevant) > 0.5


def test_the_measure_is_one_at_best_and_the_interval_holds_the_mean() -> None:
    assert ndcg("abc", frozenset("abc")) == 1.0
    assert ndcg("xyz", frozenset("abc")) == 0.0
    low, high = interval([0.0, 0.1, 0.2, 0.3])
    assert low < 0.15 < high
