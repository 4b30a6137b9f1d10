"""How fast over HTTP: signed ``/conf`` requests to a real server in a process of its own. ``make bench``.

Measured at the client, from sending a request to having read the whole reply. "first" asks each question for
the first time, so that no answer comes from memory; "again" asks the same once more. "hello" is the plainest
app there is, on the same server in the same process, measured before and after.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from threading import Thread
from time import perf_counter, time
from urllib.parse import urlencode

import seeds
from bot.clock import SystemClock
from bot.names import COMMAND, EVENTS_PATH
from store.store import Store
from tests.bench.figures import percentile, spread, table
from tests.bench.mix import questions
from tests.bench.serving import SECRET

CLIENTS = 8
HELLOS = 600
ROOT = Path(__file__).parents[2]
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Series:
    """What one series of requests took."""

    clients: int
    times: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.times) / self.seconds

    @property
    def p50(self) -> float:
        """Milliseconds within which half of the requests were answered."""
        return percentile(self.times, 50)


def signed(text: str) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a slash command that nobody sent before."""
    number, stamp = next(_numbers), str(int(time()))
    fields = {
        "command": COMMAND, "text": text, "team_id": "T00000001", "channel_id": "C1", "user_id": "U1",
        "trigger_id": f"{number}.{stamp}.bench", "response_url": "http://127.0.0.1:9/commands/1",
    }  # fmt: skip
    body = urlencode(fields).encode()
    signature = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return body, {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={signature}",
    }


def ask(connection: HTTPConnection, text: str) -> float:
    """Seconds from sending to the whole reply; anything but an answer is an error."""
    body, headers = signed(text)
    began = perf_counter()
    connection.request("POST", EVENTS_PATH, body, headers)
    response = connection.getresponse()
    answer = response.read()
    seconds = perf_counter() - began
    if response.status != 200 or not answer:
        raise RuntimeError(f"{text!r} was answered {response.status} {answer[:200]!r}")
    return seconds


def series(port: int, texts: Sequence[str], clients: int) -> Series:
    """All questions, shared among so many clients, each on a connection of its own."""
    times: list[float] = []

    def client(share: Sequence[str]) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        times.extend([ask(connection, text) for text in share])
        connection.close()

    threads = [Thread(target=client, args=(texts[at::clients],)) for at in range(clients)]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(times) != len(texts):
        raise RuntimeError("not every question was answered")
    return Series(clients, times, perf_counter() - began)


@contextmanager
def serving(data: Path) -> Iterator[dict[str, int]]:
    """The ports of both apps, in a process of their own."""
    command = [sys.executable, "-m", "tests.bench.serving", str(data)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a process without pipes")
        yield json.loads(process.stdout.readline())
        process.stdin.close()


def measure(ports: dict[str, int], texts: Sequence[str], hellos: int = HELLOS) -> dict[str, Series]:
    """Half of the questions one by one, the other half by many clients at once; hello before and after."""
    alone, together = texts[::2], texts[1::2]
    hello, hallway = ports["hello"], ports["hallway"]
    series(hello, ["warm"] * 50, CLIENTS)
    series(hallway, ["help"] * 50, CLIENTS)
    return {
        "hello": series(hello, ["hello"] * hellos, 1),
        "first": series(hallway, alone, 1),
        "again": series(hallway, alone, 1),
        "hello, many": series(hello, ["hello"] * hellos, CLIENTS),
        "first, many": series(hallway, together, CLIENTS),
        "again, many": series(hallway, together, CLIENTS),
        "hello, many, at the end": series(hello, ["hello"] * hellos, CLIENTS),
    }


def main() -> None:
    """Load the seeds, start the server, ask, print the table and the two figures to look at."""
    with tempfile.TemporaryDirectory() as data:
        store = Store(Path(data))
        store.load_seeds(seeds.folder(), SystemClock().now())
        texts = sorted({text for each in questions(store).values() for text in each})
        store.close()
        with serving(Path(data)) as ports:
            found = measure(ports, texts)
    rows = [
        (name, one.clients, len(one.times), *spread(one.times), f"{one.rate:.0f}")
        for name, one in found.items()
    ]
    print("A lookup over HTTP, from the signed request to the finished reply\n")
    print(table(("request", "clients", "asked", "p50 ms", "p95 ms", "max ms", "requests/s"), rows))
    print(f"\np50 of one client: first {found['first'].p50:.2f} ms, again {found['again'].p50:.2f} ms")
    hello = max(found["hello, many"].rate, found["hello, many, at the end"].rate)
    shares = {name: found[f"{name}, many"].rate / hello for name in ("first", "again")}
    print(
        f"lookups for each hello, {CLIENTS} clients: first {shares['first']:.2f}, again {shares['again']:.2f}"
    )


if __name__ == "__main__":
    main()
