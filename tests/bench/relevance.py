"""How quick and how good digests are on real papers. ``python tests/bench/relevance.py [PAPERS [READERS]]``.

PAPERS is a file as ``tests/bench/papers.py`` says, else HALLWAY_PAPERS; READERS are simulated for each kind
and number of likes. Speed: one digest, and a thousand different subscriptions, planned one after the other.
Quality: nDCG@10 against two baselines on the same readers and papers.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter

from bot.clock import SystemClock
from store.interests import Interests, Taste
from store.store import Store
from tests.bench import papers
from tests.bench.figures import spread, table
from tests.bench.papers import Paper
from tests.bench.readers import SEED, Simulated, colleagues, interval, keyword_readers, ndcg, pool

SUBSCRIPTIONS = 1_000
READERS = 300
LIKES = (5, 10, 20)
HEAD = ("readers", "likes", "n", "centroid", "SVM", "Hallway", "over centroid, 95 %", "over SVM, 95 %")


def subscriptions(listed: Sequence[Paper], count: int) -> Iterator[Interests]:
    """Different subscriptions: two to five topics from titles, every third with the likes of two members."""
    draw = random.Random(SEED)  # noqa: S311 - a simulation, the same each time
    titles = [paper.title.split() for paper in listed if len(paper.title.split()) > 5]
    for number in range(count):
        topics = tuple(_phrase(draw, draw.choice(titles)) for _ in range(draw.randint(2, 5)))
        liked = [paper.id for paper in draw.sample(list(listed), 12)] if number % 3 == 0 else []
        members = (Taste("Ana", tuple(liked[:6])), Taste("Bo", tuple(liked[6:])))
        yield Interests(str(number), topics=topics, members=members, limit=8)


def _phrase(draw: random.Random, title: list[str]) -> str:
    first = draw.randrange(len(title) - 2)
    return " ".join(title[first : first + draw.randint(1, 3)])


def speed(store: Store, listed: Sequence[Paper], now: datetime, count: int = SUBSCRIPTIONS) -> str:
    """The time of the first digest, of one, and of all."""
    began = perf_counter()
    store.recommend(Interests("first", topics=("compilers",)), now)
    first = perf_counter() - began
    asked = list(subscriptions(listed, count))
    times = []
    for each in asked:
        began = perf_counter()
        store.recommend(each, now)
        times.append(perf_counter() - began)
    head = ("subscriptions", "p50 ms", "p95 ms", "max ms", "all, s")
    rows = [(len(asked), *spread(times), f"{sum(times):.1f}")]
    return f"{table(head, rows)}\nOnce after each import: {first:.1f} s to read {len(listed):,} papers."


def quality(
    store: Store, listed: Sequence[Paper], groups: dict[tuple[str, int], list[Simulated]], now: datetime
) -> str:
    """A table of nDCG@10: for each group of readers, and for all readers of a kind."""
    from tests.bench.baselines import Baselines  # noqa: PLC0415 - scikit-learn may be missing

    base = Baselines(listed)
    everything = frozenset(paper.id for paper in listed)
    pools = {"keywords": pool(listed), "colleagues": frozenset(p.id for p in listed if not p.again)}
    rows: list[tuple[object, ...]] = []
    whole: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for (kind, likes), readers in groups.items():
        allowed = pools[kind]
        found = [
            (
                ndcg(base.centroid(each.liked, allowed), each.relevant),
                ndcg(base.svm(each.liked, allowed), each.relevant),
                ndcg(ours(store, each, everything - allowed, now), each.relevant),
            )
            for each in readers
        ]
        whole[kind] += found
        rows.append((kind, likes, len(found), *_figures(found)))
    rows += [(kind, "all", len(found), *_figures(found)) for kind, found in whole.items()]
    return table(HEAD, rows)


def ours(store: Store, reader: Simulated, barred: frozenset[str], now: datetime) -> list[str]:
    """What a digest of ten items would hold."""
    asked = Interests("", members=(Taste("", reader.liked),), sent=barred, limit=10)
    return [pick.item.id for pick in store.recommend(asked, now).items]


def _figures(found: Sequence[tuple[float, float, float]]) -> list[str]:
    means = [f"{sum(column) / len(found):.3f}" for column in zip(*found, strict=True)]
    for rival in (0, 1):
        low, high = interval([each[2] - each[rival] for each in found])
        means.append(f"{low:+.3f} to {high:+.3f}")
    return means


def main(arguments: Sequence[str]) -> None:
    """Load the papers, print both tables."""
    place = papers.place(arguments)
    if place is None:
        return
    count = int(arguments[1]) if len(arguments) > 1 else READERS
    listed, now = papers.read(place), SystemClock().now()
    authors = {likes: colleagues(listed, count, likes) for likes in LIKES}
    hidden = frozenset(name for each in authors.values() for name in each)
    groups = {("keywords", likes): keyword_readers(listed, count, likes) for likes in LIKES}
    groups |= {("colleagues", likes): list(each.values()) for likes, each in authors.items()}
    with tempfile.TemporaryDirectory() as data:
        store = Store(Path(data))
        papers.load(store, listed, now, without=hidden)
        print(speed(store, listed, now), flush=True)
        if importlib.util.find_spec("sklearn"):
            print(quality(store, listed, groups, now))
        else:
            print("Quality is passed over: the baselines need scikit-learn.")
        store.close()


if __name__ == "__main__":
    main(sys.argv[1:])
