"""A catalogue made up for relevance: small clusters of papers on clearly different things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.catalogue.drafts import Drafts, EventDraft, ItemDraft, PersonDraft, SourceDraft
from store.catalogue.works import load_drafts
from store.interests import Interests, Picks
from store.records import Credit
from store.store import Store

T0 = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
T1 = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
PEOPLE = ("Ada Lovelock", "Bo Tern", "Cem Ozan", "Dana Fisk")

TEXTS = {
    "sparse-1": ("Sparse kernels for matrix products", "Kernels skip zeros in sparse products.", 0),
    "sparse-2": ("A compiler of sparse kernels", "We compile sparse kernels from a tensor notation.", 1),
    "sparse-3": ("Tuning sparse kernels on graphics processors", "Tuned blocks for sparse kernels.", 1),
    "bird-1": ("Counting birds by their song", "Microphones in a forest count birds by song.", 2),
    "bird-2": ("Birds over the city at night", "Radar follows migrating birds at night.", 2),
    "bird-3": ("Migration of small birds", "Ringing shows where small birds spend winter.", 3),
    "privacy-1": ("Federated learning with private gradients", "Noise keeps gradients private.", 3),
    "privacy-2": ("Secure aggregation for federated learning", "Clients add masks that cancel.", 0),
    "privacy-3": ("What federated learning leaks", "An attack reads training data from updates.", 3),
    "soil-1": ("Measuring water in soil", "Cheap probes measure water in soil.", 2),
    "soil-2": ("Worms and the age of soil", "Soil with worms is older than it looks.", 2),
    "policy-1": ("Reinforcement learning of a walking robot", "A policy learns to walk from rewards.", 1),
    "policy-2": ("Exploration in reinforcement learning", "Rewards for novelty help a policy explore.", 1),
    "policy-3": ("Planning with reinforcement learning", "A policy plans with a learnt model of rewards.", 0),
    "law-1": ("Fisheries policy of small islands", "Quotas and licences of boats, and who decides.", 2),
    "tea": ("Tea break", "", 2),
}  # fmt: skip


def item(id: str) -> ItemDraft:
    """One of ``TEXTS``."""
    title, abstract, author = TEXTS[id]
    return ItemDraft(
        id,
        "nature-2024" if id.startswith(("bird", "soil", "law")) else "conf-2025",
        "break" if id == "tea" else "invited_talk" if id == "bird-3" else "paper",
        title,
        abstract=abstract,
        award="Best Paper" if id == "sparse-3" else "",
        status="rejected" if id == "soil-2" else "accepted",
        credits=(Credit(PEOPLE[author], PEOPLE[author], "author"),),
        sources=(("list", None),),
    )


def load(store: Store, items: list[ItemDraft], now: datetime) -> None:
    """Bring the catalogue to hold these items."""
    drafts = Drafts(
        sources=(SourceDraft("list", "list", "a list"),),
        events=(
            EventDraft("conf-2025", "Conf", 2025, "Conf 2025", "Conference on Computing"),
            EventDraft("nature-2024", "Nature Days", 2024, "Nature Days 2024", "Days of Nature"),
        ),
        people=tuple(PersonDraft(name, name) for name in PEOPLE),
        items=tuple(items),
    )  # fmt: skip
    with store._catalogue.writing() as conn:
        load_drafts(conn, drafts, "list", now)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that knows all but ``privacy-3`` since T0, and that one since T1."""
    store = Store(tmp_path / "data")
    load(store, [item(id) for id in TEXTS if id != "privacy-3"], T0)
    load(store, [item(id) for id in TEXTS], T1)
    yield store
    store.close()


Recommend = Callable[..., Picks]


@pytest.fixture
def recommend(store: Store) -> Recommend:
    """``recommend(topics=("birds",), limit=3)``."""

    def recommend(now: datetime = NOW, **wish: object) -> Picks:
        return store.recommend(Interests("test", **wish), now)  # type: ignore[arg-type] # wish: fields of Interests

    return recommend


def ids(picks: Picks) -> list[str]:
    """Ids of what was picked, in order."""
    return [pick.item.id for pick in picks.items]
