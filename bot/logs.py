"""Logging to standard error, as text or as JSON, with tokens, addresses and what people wrote taken out."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import QueueHandler, QueueListener
from queue import SimpleQueue
from traceback import format_exception
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from bot.redaction import Redaction, without_bodies, without_quotes
from bot.settings import Settings
from bot.watching import trips

_LIBRARIES = ("slack_bolt", "slack_sdk")
_TICKING = "apscheduler"
_LONGEST = 300
_ABOUT = ("request", "kind", "team")


class Redacting(logging.Formatter):
    """One line for a record, with the id of its request; the lines of a traceback are indented below it."""

    def __init__(self, secrets: Iterable[str] = (), *, quotes: bool = True) -> None:
        """``quotes``: whether an error's own words may show what it quotes."""
        super().__init__("%(asctime)s %(levelname)s %(name)s%(trip)s: %(message)s", defaults={"trip": ""})
        self._redact, self._quotes = Redaction(secrets), quotes

    def format(self, record: logging.LogRecord) -> str:
        """The text to write."""
        record.exc_text = None  # that of another formatter
        return self._redact(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the name is the standard library's
        """The first line, whatever stands in the message."""
        request = getattr(record, "request", "")
        record.trip = f" [{request}]" if request else ""
        return _one_line(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is the standard library's
        """Indented, so that no line of it can pass for one of the log."""
        return _indented(_traceback(ei, quotes=self._quotes))


class AsJson(JsonFormatter):
    """One JSON object for a record."""

    def __init__(self, secrets: Iterable[str] = (), *, quotes: bool = True) -> None:
        """``quotes``: whether an error's own words may show what it quotes."""
        names = {"levelname": "level", "name": "logger", "exc_info": "traceback", "asctime": "time"}
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=names)
        self._redact, self._quotes = Redaction(secrets), quotes

    def format(self, record: logging.LogRecord) -> str:
        """The object to write."""
        record.exc_text = None  # that of another formatter
        return super().format(record)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  the name is the standard library's
        """In UTC, by ISO 8601."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is the standard library's
        """The traceback, as one text."""
        return _traceback(ei, quotes=self._quotes)

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Taken out before anything is escaped, so that nothing hides behind a backslash."""
        found = self._redact.deep(
            {name: value for name, value in log_data.items() if value not in (None, "")}
        )
        return dict(found)


class Briefly(logging.Filter):
    """Drops what the Slack libraries say at DEBUG, and shortens the rest to its first line, without bodies.

    APScheduler's word on each tick is dropped, too: what a tick does is logged by who does it.
    Not done by level, as Bolt gives each of its loggers the root's own level.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """False for what is dropped."""
        if record.name.startswith(_LIBRARIES):
            if record.levelno < logging.INFO:
                return False
            first = without_bodies(record.getMessage()).partition("\n")[0]
            record.msg, record.args = first[:_LONGEST], ()
        return record.levelno >= logging.WARNING or not record.name.startswith(_TICKING)


class OnTrips(logging.Filter):
    """Adds what is known of the request: its id, its kind, and a mark of the workspace."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Drops nothing."""
        trip = trips.current()
        values = (trip.id, trip.kind, trip.team) if trip else ("", "", "")
        for name, value in zip(_ABOUT, values, strict=True):
            setattr(record, name, value)
        return True


class Aside(QueueHandler):
    """Leaves the writing to a thread of its own: who writes holds a lock that all others wait for, and gives
    way while doing so.

    More than it can keep is dropped, which is told as soon as there is room.
    """

    _MOST = 10_000

    def __init__(self) -> None:
        self.lines: SimpleQueue[logging.LogRecord] = SimpleQueue()
        self.dropped = 0
        super().__init__(self.lines)

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """With its words put together, as what they are made of may change; formatted when it is written."""
        record.msg, record.args = record.getMessage(), ()
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        """Take it on, if there is room."""
        if self.lines.qsize() >= self._MOST:
            self.dropped += 1
            return
        if self.dropped:
            record.msg, self.dropped = f"({self.dropped} lines before this one were dropped) {record.msg}", 0
        self.lines.put_nowait(record)


@contextmanager
def logging_aside(settings: Settings) -> Iterator[None]:
    """As ``set_up_logging``, for what many threads log; all of it is written when the block has ended."""
    set_up_logging(settings)
    root, aside = logging.getLogger(), Aside()
    writing = root.handlers[0]
    for each in writing.filters[:]:
        writing.removeFilter(each)
        aside.addFilter(each)  # in the thread that logs: it is the one that is on a trip
    listener = QueueListener(aside.lines, writing)
    root.handlers[:] = [aside]
    listener.start()
    try:
        yield
    finally:
        listener.stop()
        root.handlers[:] = [writing]


def set_up_logging(settings: Settings) -> None:
    """Log to standard error from now on; called once, by the command."""
    handler = logging.StreamHandler(sys.stderr)
    form = AsJson if settings.log_format == "json" else Redacting
    handler.setFormatter(form(settings.secrets, quotes=settings.log_level == "DEBUG"))
    handler.addFilter(Briefly())
    handler.addFilter(OnTrips())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    # One line for each request that waits its turn would be a line a request when it matters least.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _traceback(ei: Any, *, quotes: bool) -> str:
    """The words of an error stand at the margin, its frames and their code do not."""
    lines = "".join(format_exception(*ei)).rstrip("\n").split("\n")
    if quotes:
        return "\n".join(lines)
    return "\n".join(line if line.startswith(" ") else without_quotes(line) for line in lines)


def _one_line(text: str) -> str:
    return "\\n".join(text.splitlines()) if text else text


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
