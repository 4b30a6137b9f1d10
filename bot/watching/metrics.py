"""What is counted and timed, in the form that Prometheus reads.

Each running bot has a registry of its own, so that two in one process do not mix. No label names a person, a
channel or a workspace, and each label has few values.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector, generate_latest

from bot import __version__

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
ACK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10)
"""Seconds; Slack gives three."""
ANSWER = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60)


class Metrics:
    """A ``Watcher`` that counts; may be used from many threads."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        build = Info("hallway_build", "Which Hallway this is", registry=registry)
        build.info({"version": __version__, "python": platform.python_version()})
        self._gate = threading.Lock()
        self.queues: dict[str, Callable[[], int]] = {}
        """How many wait in each queue that belongs to nobody else."""
        self.ticks: dict[str, float] = {}
        """When each thing that ticks ended its last tick, on the stopwatch."""
        self._requests = Counter(
            "hallway_requests", "Requests of Slack, and what looked like one",
            ("kind", "outcome"), registry=registry,
        )  # fmt: skip
        self._acks = Histogram(
            "hallway_ack_seconds", "From a request's turn until it is acknowledged; Slack gives 3 s",
            ("kind",), registry=registry, buckets=ACK,
        )  # fmt: skip
        self._answers = Histogram(
            "hallway_answer_seconds", "From a request's turn until its answer is with Slack",
            ("kind",), registry=registry, buckets=ANSWER,
        )  # fmt: skip
        self._errors = _counter(registry, "errors", "Errors that people got a reference for", "kind")
        self._turned_away = _counter(registry, "jobs_refused", "Work there was no room for")
        self._posts = _counter(registry, "posts", "Messages tried", "method", "outcome")
        self._limited = _counter(registry, "rate_limited", "Times that Slack asked to wait (429)", "method")
        self._digests = _counter(registry, "digests", "Deliveries of digests, as they ended", "outcome")
        self._syncs = _counter(registry, "syncs", "Looks at sources that are kept fresh", "outcome")

    def exposition(self) -> bytes:
        """All of it, as text; asks whatever is asked only now, such as the store."""
        return generate_latest(self.registry)

    def acknowledged(self, kind: str, outcome: str, seconds: float) -> None:
        """A request has its acknowledgement, or its refusal."""
        self._requests.labels(kind, outcome).inc()
        self._acks.labels(kind).observe(seconds)

    def answered(self, kind: str, seconds: float) -> None:
        """A request has its answer."""
        self._answers.labels(kind).observe(seconds)

    def failed(self, kind: str) -> None:
        """An unexpected error, on such a trip."""
        self._errors.labels(kind).inc()

    def turned_away(self) -> None:
        """A job that the queue had no place for."""
        self._turned_away.inc()

    def posted(self, method: str, outcome: str) -> None:
        """A message was tried."""
        self._posts.labels(method, outcome).inc()

    def limited(self, method: str) -> None:
        """A 429."""
        self._limited.labels(method).inc()

    def delivered(self, outcome: str) -> None:
        """A delivery came to a state."""
        self._digests.labels(outcome).inc()

    def synced(self, outcome: str) -> None:
        """A source was asked."""
        self._syncs.labels(outcome).inc()

    def queue(self, name: str, length: Callable[[], int]) -> None:
        """Ask this, too, whenever somebody wants to know."""
        with self._gate:
            self.queues = {**self.queues, name: length}

    def ticked(self, name: str, at: float) -> None:
        """A tick has ended, or the first one is awaited."""
        with self._gate:
            self.ticks = {**self.ticks, name: at}


def _counter(registry: CollectorRegistry, name: str, what: str, *labels: str) -> Counter:
    return Counter(f"hallway_{name}", what, labels, registry=registry)
