"""Point-in-time copies with Litestream: how much a crash costs, and what comes back.

``python -m tests.bench.litestream PROGRAM`` with the path of litestream 0.5; it takes about a minute.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import seeds
from bot.clock import SystemClock
from store.deliveries import Profile, Schedule
from store.store import Store

NAMES = ("team.db", "catalogue.db")
SECONDS, PAUSE = 30.0, 0.02
WRITE = "from tests.bench.litestream import write; import sys; write(sys.argv[1], sys.argv[2])"
Log = list[tuple[datetime, int]]


def write(data: str, log: str) -> None:
    """Subscribe and note requests for half a minute, up to fifty times a second, and import now and then."""
    clock, store, slowest, count = SystemClock(), Store(Path(data)), 0.0, 0
    end = clock.now() + timedelta(seconds=SECONDS)
    with Path(log).open("w", encoding="utf-8") as lines:
        while (now := clock.now()) < end:
            count += 1
            store.subscribe("T1", "C1", Profile(topics=("clocks",)), Schedule(), "U1", now)
            store.first_time(f"event_id:{count}", now)
            slowest = max(slowest, (clock.now() - now).total_seconds())
            print(clock.now().isoformat(), count, slowest, file=lines, flush=True)
            if count % 300 == 0:
                store.load_seeds(seeds.folder(), now)
            time.sleep(PAUSE)
    store.close()


@contextmanager
def replicating(program: str, work: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Litestream at work on the data folder."""
    lines = ["dbs:"]
    for name in NAMES:
        lines += [f"  - path: {work}/data/{name}", f"    replica:\n      url: file://{work}/replica/{name}"]
    (work / "litestream.yml").write_text("\n".join(lines) + "\n")
    command = [program, "replicate", "-config", str(work / "litestream.yml")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def measure(program: str, work: Path, *, kill: bool) -> None:
    """One round: write, end or be killed, and restore the end and a moment before it."""
    data, log = work / "data", work / "log"
    store = Store(data)
    store.load_seeds(seeds.folder(), SystemClock().now())
    store.close()
    with replicating(program, work) as litestream:
        time.sleep(2)
        writer = subprocess.Popen([sys.executable, "-c", WRITE, str(data), str(log)])
        if kill:
            time.sleep(SECONDS / 2)
            writer.kill()
            litestream.kill()
        writer.wait()
        time.sleep(0 if kill else 3)
    lines = [line.split() for line in log.read_text().splitlines()]
    written: Log = [(datetime.fromisoformat(at), int(count)) for at, count, _ in lines]
    middle = written[len(written) // 2][0].replace(microsecond=0)
    print(f"killed: {kill}; written: {written[-1][1]}; slowest write: {float(lines[-1][2]):.2f} s")
    for at in (None, middle):
        began = time.perf_counter()
        found = restored(program, work, at)
        took = time.perf_counter() - began
        wanted = max(count for moment, count in written if at is None or moment <= at)
        print(f"  restored to {at.time() if at else 'the end'}: {found} of {wanted}, sound, in {took:.2f} s")


def restored(program: str, work: Path, at: datetime | None) -> int:
    """The team's file of that moment and the latest catalogue, checked; how many subscriptions there are.

    Litestream refuses a moment after a file's last change, and the catalogue changes rarely.
    """
    target = Path(tempfile.mkdtemp(dir=work))
    when = ["-timestamp", at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")] if at else []
    for name in NAMES:
        moment = when if name == "team.db" else []
        command = [program, "restore", *moment, "-o", str(target / name), f"file://{work}/replica/{name}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    store = Store(target)
    assert store.check() == ()
    count = len(store.subscriptions())
    store.close()
    return count


if __name__ == "__main__":
    for killed in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            measure(sys.argv[1], Path(folder), kill=killed)
