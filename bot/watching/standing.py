"""How things stand: what is asked at the moment when somebody wants the metrics, and not counted before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.clock import Clock, stopwatch
from bot.watching.metrics import Metrics
from bot.watching.readiness import Readiness
from store.errors import StoreError
from store.figures import CatalogueFigures, TeamFigures
from store.store import Store


@dataclass(frozen=True, slots=True, eq=False)
class Standing(Collector):
    """A collector of the registry."""

    store: Store
    clock: Clock
    metrics: Metrics
    readiness: Readiness
    queues: Callable[[], Mapping[str, int]]
    """How many wait in each queue."""

    def collect(self) -> Iterator[Metric]:
        """What can be found out; what a database cannot tell now is left out."""
        yield gauge("ready", "1 where requests may be sent here", int(not self.readiness.problems()))
        lengths = {**self.queues(), **{name: length() for name, length in self.metrics.queues.items()}}
        yield labelled("queue_length", "Waiting, by queue", "queue", lengths)
        now = stopwatch()
        ages = {name: now - at for name, at in self.metrics.ticks.items()}
        yield labelled("tick_age_seconds", "Since the last tick of what runs by itself", "tick", ages)
        yield labelled("database_bytes", "Size of each file, with its log", "file", self.store.sizes())
        try:
            yield from _catalogue(self.store.catalogue_figures())
            yield from _team(self.store.team_figures(), self.clock.now())
        except StoreError:
            return

    def describe(self) -> list[Metric]:
        """Nothing: to be registered must not ask the store."""
        return []


def _catalogue(found: CatalogueFigures) -> Iterator[Metric]:
    yield gauge("catalogue_items", "Items in the catalogue", found.items)
    yield gauge("catalogue_events", "Events in the catalogue", found.events)
    imports = CounterMetricFamily("hallway_imports", "Imports of sources, of all times", labels=["outcome"])
    imports.add_metric(["taken"], found.imports)
    imports.add_metric(["refused"], found.refused)
    yield imports


def _team(found: TeamFigures, now: datetime) -> Iterator[Metric]:
    yield labelled("deliveries", "Digests whose end is open, by state", "state", found.deliveries)
    running = {"running": found.running, "paused": found.paused}
    yield labelled("subscriptions", "Digests that channels want", "state", running)
    failures = {str(sync.id): sync.failures for sync in found.syncs}
    ages = {str(sync.id): (now - sync.good_at).total_seconds() for sync in found.syncs if sync.good_at}
    yield labelled("sync_failures", "Failures in a row of a source, by its number", "sync", failures)
    yield labelled("sync_age_seconds", "Since a source was last as fresh as its address", "sync", ages)


def gauge(name: str, what: str, value: float) -> Metric:
    """One value."""
    return GaugeMetricFamily(f"hallway_{name}", what, value=value)


def labelled(name: str, what: str, label: str, values: Mapping[str, float]) -> Metric:
    """A value for each word."""
    found = GaugeMetricFamily(f"hallway_{name}", what, labels=[label])
    for word, value in values.items():
        found.add_metric([word], value)
    return found
