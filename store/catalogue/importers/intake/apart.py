"""Reading in a process apart, which can be killed: a file may hang, crash or bloat its reader, not us.

One process reads all files of an import, one after the other, and makes them ready for the catalogue while
ours writes what came before. It is started without waiting for it. Small files go there too: starting it
costs once, and one way is simpler than two. It is a plain ``subprocess``, not ``multiprocessing``: the latter
would run the main program's file again, and its first imports would look into the current folder, where
files of a conference may bear the name of a library.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from store.catalogue.entries import Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.intake.talk import (
    Batch,
    Ended,
    Ready,
    Recognised,
    Refused,
    Request,
    receive,
    send,
)
from store.errors import BadSource

_BOOT = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import sys; sys.path[:] = sys.argv[1:];"
    " from store.catalogue.importers.intake.child import serve; serve()"
)
"""Ctrl-C is for us: we end the process then."""
_AHEAD = 8
"""Batches that may wait for us."""
_MIB = 1024 * 1024
fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None
"""Windows has none."""
_log = logging.getLogger(__name__)


class NoItems(BadSource):
    """A file that is well, and that holds no items or nothing that Hallway knows."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds of waiting for a reader: without a sign of life, and in all; for any file, and for each MiB."""

    still: float = 30.0
    still_mib: float = 4.0
    whole: float = 120.0
    whole_mib: float = 20.0

    def of(self, size: int) -> tuple[float, float]:
        """Both for a file of that many bytes."""
        mib = size / _MIB
        return self.still + mib * self.still_mib, self.whole + mib * self.whole_mib


class Apart:
    """The process, started when made or when it is needed again. Use it in a ``with``; one file at a time."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._process: _Process | None = _Process()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def read(self, document: Document, name: str, hints: Hints, source_id: str, zone: str = "") -> Reading:
        """Have a document read; ``name`` is the format's, empty where it is to be recognised.

        :param zone: of the event that the hints name, where it is known
        """
        if self._process is None:
            self._process = _Process()
        still, whole = self._patience.of(document.size)
        self._process.ask(Request(document, name, hints, source_id, whole, zone))
        return Reading(self, self._process, document.place, (still, whole))

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.end()


class Reading:
    """What is read of one document. Iterate to the end, or ``close``."""

    def __init__(self, apart: Apart, process: _Process, place: str, patience: tuple[float, float]) -> None:
        self._apart = apart
        self._process = process
        self._place = place
        self._still, self._whole = patience
        self._ahead: list[Ready] = []
        self._over = False
        self.encoding = ""
        """Of the text, known at the end; empty where none was read."""
        self.looked_beside = True
        """Whether the reader asked for other files too, known at the end."""

    def begin(self) -> Recognised:
        """Wait for the format and for the first findings, or for the end.

        :raises BadSource: the file cannot be used
        """
        first = self._next()
        if not isinstance(first, Recognised):
            raise self._given_up("its reader gave a wrong answer", "")
        self._ahead = self._batch()
        return first

    def __iter__(self) -> Iterator[Ready]:
        """:raises BadSource: the file cannot be used"""
        yield from self._ahead
        while not self._over:
            yield from self._batch()

    def close(self) -> None:
        """Give up what was not read; it costs the process."""
        if not self._over:
            self._over = True
            self._apart.stop()

    def _batch(self) -> list[Ready]:
        reply = self._next()
        if isinstance(reply, Batch):
            return reply.findings
        if isinstance(reply, Ended):
            self._over = True
            self.encoding = reply.encoding
            self.looked_beside = reply.looked_beside
        return []

    def _next(self) -> Recognised | Batch | Ended:
        began = time.monotonic()
        reply = self._process.reply(min(self._still, self._whole))
        self._whole -= time.monotonic() - began
        match reply:
            case Refused():
                self._over = True
                _log.debug("%s: %s %s", self._place, reply.message, reply.trace)
                message = reply.message.removeprefix(f"{reply.place}: ")
                kind = NoItems if reply.nothing else BadSource
                raise kind(message, reply.place or self._place, reply.remedy)
            case Recognised() | Batch() | Ended():
                return reply
            case None:
                raise self._given_up(
                    "it took too long to read", "Split it, or check that it is what it says."
                )
            case _:
                raise self._given_up(f"its reader stopped ({reply})", "Check that the file is whole.")

    def _given_up(self, what: str, remedy: str) -> BadSource:
        self.close()
        return BadSource(what, self._place, remedy)


def _widen(pipe: BinaryIO) -> None:
    """Let a batch go through a pipe in one piece, where that can be had.

    Of the usual 64 KiB it takes a dozen, and for each the thread that listens waits for its turn while the
    other one writes: the process that reads would wait with it.
    """
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _MIB)


class _Process:
    def __init__(self) -> None:
        path = [os.path.abspath(folder) for folder in sys.path]  # noqa: PTH100 - "" is the current folder
        self._process = subprocess.Popen(  # noqa: S603 - our own Python, with our own line
            [sys.executable, "-P", "-c", _BOOT, *path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if _log.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL,
        )
        _widen(cast("BinaryIO", self._process.stdout))
        self._replies: queue.Queue[Any] = queue.Queue(_AHEAD)
        self._ended = False
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def ask(self, request: Request) -> None:
        with contextlib.suppress(OSError):  # it is gone: the answer will tell
            send(cast("BinaryIO", self._process.stdin), request)

    def reply(self, seconds: float) -> Any:
        """The next reply; ``None`` where none came in time, text where the process is gone."""
        try:
            return self._replies.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            return None

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._ended = True
        self._process.kill()
        self._process.wait()
        while self._thread.is_alive():  # it may be waiting to hand over a batch
            with contextlib.suppress(queue.Empty):
                self._replies.get(timeout=0.01)
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _listen(self) -> None:
        pipe = cast("BinaryIO", self._process.stdout)
        try:
            while not self._ended:
                self._replies.put(receive(pipe, trusted=False))
        except (EOFError, pickle.UnpicklingError, OSError, ValueError, AttributeError) as error:
            self._replies.put(self._obituary(error))

    def _obituary(self, error: Exception) -> str:
        if not isinstance(error, EOFError):
            self._process.kill()
            return "a wrong answer"
        code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"
