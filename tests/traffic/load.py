"""The load of the soak, in a process of its own: signed requests at an even rate, whatever the bot does.

``python -m tests.traffic.load`` reads one JSON object: ``{"port", "slack", "data", "rate", "seconds",
"seed"}``, speaks to 127.0.0.1 only, says "begun", and prints a ``Result`` as one JSON object. A request's
time runs from the moment when it was due. It ends when the bot refuses connections.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from threading import Event, Lock, Thread
from time import perf_counter, sleep
from typing import Any

from bot.names import EVENTS_PATH
from store.queries import Lookup
from store.store import Store
from tests.bench.mix import EVERYTHING, questions
from tests.traffic.acts import Act, Acts

CLIENTS = 32
MOST_REQUESTS, LONGEST = 1_000_000, 3_600
PATIENCE = 20.0


@dataclass(slots=True)
class Result:
    """What came of it all."""

    times: dict[str, list[float]] = field(default_factory=dict)
    """Seconds by kind, of what was answered as it must be."""
    expected: Counter[str] = field(default_factory=Counter)
    """Effects of what was accepted."""
    perhaps: Counter[str] = field(default_factory=Counter)
    """Effects of what got no answer."""
    problems: list[str] = field(default_factory=list)
    unanswered: int = 0
    unsent: int = 0
    late: float = 0.0
    """Seconds by which a request left later than it was due, at most."""


class Load:
    """Sends; ``run`` it once."""

    def __init__(self, port: int, acts: Acts, rate: float, seconds: float) -> None:
        self._port, self._acts, self._rate = port, acts, rate
        self._most = min(int(rate * min(seconds, LONGEST)), MOST_REQUESTS)
        self._numbers, self._gate, self._over = count(), Lock(), Event()
        self.result = Result()

    def run(self) -> Result:
        """Until all was sent, or the bot is gone."""
        self._began = perf_counter()
        clients = [Thread(target=self._client) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        result = self.result
        done = sum(map(len, result.times.values())) + len(result.problems) + result.unanswered
        result.unsent = self._most - done
        return result

    def _client(self) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        while (number := next(self._numbers)) < self._most and not self._over.is_set():
            due = self._began + number / self._rate
            if perf_counter() - due > PATIENCE:  # there is no catching up; what is due now is sent
                continue
            sleep(max(0.0, due - perf_counter()))
            act = self._acts.next()
            late = perf_counter() - due
            try:
                status, answer = _ask(connection, act)
            except (OSError, HTTPException) as error:
                connection.close()
                self._note_unanswered(act, error)
            else:
                self._note(act, status, answer, perf_counter() - due, late)
        connection.close()

    def _note(self, act: Act, status: int, answer: bytes, seconds: float, late: float) -> None:
        good = status == act.status and (bool(answer) or not act.answered)
        if good:
            self._acts.accepted(act)
        with self._gate:
            self.result.late = max(self.result.late, late)
            if status == 200 and act.effect:
                self.result.expected[act.effect] += 1
            elif act.effect:
                self.result.perhaps[act.effect] += 1
            if good:
                self.result.times.setdefault(act.kind, []).append(seconds)
            else:
                self.result.problems.append(f"{act.kind} was answered {status} {answer[:80]!r}")

    def _note_unanswered(self, act: Act, error: Exception) -> None:
        if act.kind == "oversized" and not isinstance(error, ConnectionRefusedError):
            self._note(act, act.status, b"", 0.0, 0.0)  # hung up on while it was still talking
            return
        with self._gate:
            self.result.unanswered += 1
            if act.effect:
                self.result.perhaps[act.effect] += 1
        if isinstance(error, ConnectionRefusedError):
            self._over.set()


def _ask(connection: HTTPConnection, act: Act) -> tuple[int, bytes]:
    connection.request("POST", EVENTS_PATH, act.body, act.headers())
    response = connection.getresponse()
    return response.status, response.read()


def _acts(order: dict[str, Any]) -> Acts:
    store = Store(Path(order["data"]))
    texts = sorted({text for each in questions(store).values() for text in each})
    items = [
        match.item.id
        for event in store.events()
        for match in store.lookup(Lookup(venues=(event.id,), limit=EVERYTHING)).matches
    ]
    store.close()
    return Acts(order["slack"], texts, items, order["seed"])


def main() -> None:
    """Run what was ordered."""
    order = json.loads(sys.stdin.readline())
    load = Load(order["port"], _acts(order), order["rate"], order["seconds"])
    print("begun", flush=True)
    result = load.run()
    print(json.dumps({name: getattr(result, name) for name in Result.__slots__}))


if __name__ == "__main__":
    main()
