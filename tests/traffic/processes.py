"""The processes of the soak: the Slack, the bot and the load, each started, listened to and ended."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any
from urllib.request import urlopen

from bot.sandbox.core import BOT_TOKEN, SIGNING_SECRET

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


class Slack:
    """The look-alike's process."""

    def __init__(self) -> None:
        self._process = _started("-m", "tests.traffic.slack", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.known: dict[str, Any] = json.loads(_line(self._process))

    def tally(self) -> dict[str, Any]:
        """What it has counted up to now."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        found: dict[str, Any] = json.loads(_line(self._process))
        return found

    def close(self) -> None:
        """Let it end."""
        self._process.communicate(timeout=PATIENCE)


class Bot:
    """``hallway run``, whose log goes into a file."""

    def __init__(self, slack: dict[str, Any], data: Path, log: Path) -> None:
        environ = {
            "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": f"{slack['base']}/api/", "HALLWAY_LOG_FORMAT": "json",
        }  # fmt: skip
        command = ("-m", "bot", "run", "--http", "--port", "0", "--status-port", "0", "--data", str(data))
        self._process = _started(*command, stderr=subprocess.PIPE, environ=environ)
        self._addresses: Queue[str] = Queue()
        self.log = log
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.status, self.port = self._address().removesuffix("/readyz"), _port(self._address())

    def memory(self) -> float:
        """Megabytes of it that are in memory; 0 where the system does not tell."""
        with suppress(OSError):
            text = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
            return int(re.findall(r"VmRSS:\s+(\d+)", text)[0]) / 1024
        return 0.0

    def cpu(self) -> float:
        """Seconds of a processor that it has used; 0 where the system does not tell."""
        with suppress(OSError):
            fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / _TICKS
        return 0.0

    def metrics(self) -> str:
        """What it tells those who watch."""
        with urlopen(f"{self.status}/metrics", timeout=PATIENCE) as answer:
            return str(answer.read(), "utf-8")

    def stop(self) -> int:
        """Tell it to stop; its exit code."""
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def kill(self) -> None:
        """End it, if it has not ended."""
        _end(self._process)
        self._reader.join(PATIENCE)

    def _read(self) -> None:
        assert self._process.stderr is not None
        with self.log.open("a", encoding="utf-8") as log, self._process.stderr as lines:
            for line in lines:
                log.write(line)
                if found := re.search(r"http://127\.0\.0\.1:\d+/[\w/]+", line):
                    self._addresses.put(found[0])
        self._addresses.put("")

    def _address(self) -> str:
        found = self._addresses.get(timeout=PATIENCE)
        if not found:
            raise RuntimeError(f"the bot did not start:\n{self.log.read_text('utf-8')}")
        return found


@contextmanager
def load(order: dict[str, Any]) -> Iterator[Loading]:
    """Requests come while the block runs, and for as long as was ordered."""
    loading = Loading(order)
    try:
        yield loading
    finally:
        loading.kill()


class Loading:
    """The load's process."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._process = _started("-m", "tests.traffic.load", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        _line(self._process)

    @property
    def running(self) -> bool:
        """Whether it has more to send."""
        return self._process.poll() is None

    def result(self, timeout: float) -> dict[str, Any]:
        """What came of it, once all was sent."""
        printed, _ = self._process.communicate(timeout=timeout)
        found: dict[str, Any] = json.loads(printed)
        return found

    def kill(self) -> None:
        """End it, if it has not ended."""
        _end(self._process)


def commanded(*words: str) -> None:
    """Run ``nice hallway`` with these words, as cron would beside a busy bot, to its good end."""
    process = _started(
        "-m", "bot", *words, before=("nice",), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    printed, _ = process.communicate(timeout=PATIENCE)
    if process.returncode:
        raise RuntimeError(f"hallway {' '.join(words)} ended with {process.returncode}:\n{printed}")


def _started(
    *command: str, environ: dict[str, str] | None = None, before: tuple[str, ...] = (), **pipes: Any
) -> subprocess.Popen[str]:
    whole = {**os.environ, "PYTHONPATH": str(ROOT), **(environ or {})}
    return subprocess.Popen([*before, sys.executable, *command], env=whole, text=True, **pipes)


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait(PATIENCE)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _port(address: str) -> int:
    return int(re.findall(r":(\d+)/", address)[0])
