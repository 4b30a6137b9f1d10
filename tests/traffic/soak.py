"""The soak itself: an even load, a backup under it, and a second load in whose middle the bot is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import Any

import seeds
from bot.clock import SystemClock
from store.deliveries import Profile, Schedule, State, Subscription
from store.store import Store
from tests.traffic.processes import Bot, Slack, commanded, load

TOPICS = ("federated learning", "compilers", "sparse kernels", "privacy", "scheduling", "quantum computing")
SETTLING = 40.0
"""Seconds after the load, in which the last answers may still come."""


@dataclass(slots=True)
class Found:
    """What was measured and seen."""

    steady: dict[str, Any] = field(default_factory=dict)
    """Of the even load: what ``load.Result`` holds."""
    ending: dict[str, Any] = field(default_factory=dict)
    """Of the load in whose middle the bot was told to stop."""
    memory: list[tuple[float, float]] = field(default_factory=list)
    """Seconds since the beginning, and megabytes."""
    cpu: float = 0.0
    """Processors that the bot kept busy."""
    metrics: str = ""
    tally: dict[str, Any] = field(default_factory=dict)
    backup: tuple[str, ...] = ()
    """What is wrong with the backup."""
    backup_seconds: float = 0.0
    """From the beginning of ``hallway backup`` to the end of ``hallway restore``, checks included."""
    stopping_seconds: float = 0.0
    exit_code: int = 0


def prepared(data: Path, channels: list[str], person: str) -> None:
    """The seeds, and a digest in each channel, due at once."""
    store, now = Store(data), SystemClock().now()
    store.load_seeds(seeds.folder(), now)
    for number, channel in enumerate(channels):
        profile = Profile(topics=(TOPICS[number % len(TOPICS)],))
        schedule = Schedule(weekdays=tuple(range(7)), hour=number % 24)
        store.subscribe("T00000001", channel, profile, schedule, person, now - timedelta(days=2))
    store.close()


@contextmanager
def _slack() -> Iterator[Slack]:
    slack = Slack()
    try:
        yield slack
    finally:
        slack.close()


def soak(folder: Path, rate: float, seconds: float, ending: float, seed: int) -> Found:
    """All of it; ``ending`` are the seconds of the second load. ``folder`` is empty."""
    found = Found()
    with _slack() as slack:
        data, log = folder / "data", folder / "log"
        prepared(data, slack.known["channels"], next(iter(slack.known["people"])))
        order = {"slack": slack.known, "data": str(data), "rate": rate, "seconds": seconds, "seed": seed}
        bot = Bot(slack.known, data, log)
        try:
            _steady(found, bot, {**order, "port": bot.port}, folder)
            _settled(found, slack)
            _ending(found, bot, {**order, "port": bot.port, "seconds": ending, "seed": seed + 1})
        finally:
            bot.kill()
        _settled(found, slack)
    return found


def _steady(found: Found, bot: Bot, order: dict[str, Any], folder: Path) -> None:
    with load(order) as loading:
        began, cpu, backed_up = perf_counter(), bot.cpu(), False
        while loading.running and perf_counter() - began < order["seconds"]:
            Event().wait(min(1.0, order["seconds"] / 10))
            found.memory.append((perf_counter() - began, bot.memory()))
            if not backed_up and perf_counter() - began > order["seconds"] / 2:
                backed_up = True
                before = perf_counter()
                found.backup = backup(Path(order["data"]), folder / "copy")
                found.backup_seconds = perf_counter() - before
        found.cpu = (bot.cpu() - cpu) / (perf_counter() - began)
        found.steady = loading.result(SETTLING)
    found.metrics = bot.metrics()


def _ending(found: Found, bot: Bot, order: dict[str, Any]) -> None:
    with load(order) as loading:
        Event().wait(order["seconds"] / 2)
        before = perf_counter()
        found.exit_code = bot.stop()
        found.stopping_seconds = perf_counter() - before
        found.ending = loading.result(order["seconds"] + SETTLING)


def _settled(found: Found, slack: Slack) -> None:
    """Wait until every effect has come, or for as long as is reasonable."""
    until = perf_counter() + SETTLING
    while True:
        found.tally = slack.tally()
        wanted = expected(found)
        there = found.tally["effects"]
        if all(there.get(key, 0) >= many for key, many in wanted.items()) or perf_counter() > until:
            return
        Event().wait(0.2)


def expected(found: Found) -> dict[str, int]:
    """Effects of everything that was accepted."""
    total: dict[str, int] = {}
    for part in (found.steady, found.ending):
        for key, many in part.get("expected", {}).items():
            total[key] = total.get(key, 0) + many
    return total


def backup(data: Path, copy: Path) -> tuple[str, ...]:
    """``hallway backup`` while others write, then ``hallway restore`` into an empty folder; what is wrong."""
    before = _standing(data)
    commanded("backup", str(copy), "--data", str(data))
    back = copy.with_name("restored")
    commanded("restore", str(copy), "--data", str(back), "--force")
    restored, after = _standing(back), _standing(data)
    wrong = list(restored.trouble)
    if restored.items != before.items:
        wrong.append(f"{before.items} items were copied, and {restored.items} came back")
    if restored.subscriptions != before.subscriptions:
        wrong.append("other subscriptions came back")
    if not before.settled <= restored.settled <= after.settled:
        wrong.append("other deliveries came back than there were")
    return tuple(wrong)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in a data folder."""

    items: int
    subscriptions: tuple[Subscription, ...]
    settled: frozenset[tuple[int, str]]
    """Subscription and period of what is known to have ended well."""
    trouble: tuple[str, ...]
    """Of catalogue and ledger, as ``hallway doctor`` would tell it."""


def _standing(data: Path) -> _Standing:
    with closing(Store(data)) as store:
        ended = (each for each in store.deliveries(limit=100_000) if each.state in (State.SENT, State.QUIET))
        return _Standing(
            store.catalogue_figures().items,
            store.subscriptions(),
            frozenset((each.subscription, each.period) for each in ended),
            (*store.check(), *store.health()),
        )
