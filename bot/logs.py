"""Logging to standard error, with tokens, response addresses and message bodies taken out."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable

from bot.settings import Settings

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_TOKENS = re.compile(r"\b(?:xox[a-z]|xapp|xwfp)-[\w.-]+")
_RESPONSE_URLS = re.compile(r"https?://[^\s'\"]*/(?:commands|actions|app|response[^\s/'\"]*)/[^\s'\"<>)]*")
_SOCKET_URLS = re.compile(r"wss?://[^\s'\"]+")
# What people wrote stands behind one of these words in what the Slack libraries say.
_BODIES = re.compile(r"\b(body|payload|message)\b['\"]?\s*[:=].*", re.IGNORECASE | re.DOTALL)
_LIBRARIES = ("slack_bolt", "slack_sdk")
_TICKING = "apscheduler"
_LONGEST = 300


class Redacting(logging.Formatter):
    """Formats a record, traceback included, and takes out what must not be kept."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(_FORMAT)
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The line to write."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return _TOKENS.sub("[token]", _SOCKET_URLS.sub("[address]", _RESPONSE_URLS.sub("[address]", text)))


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
            first = _BODIES.sub(r"\1: [left out]", record.getMessage()).partition("\n")[0]
            record.msg, record.args = first[:_LONGEST], ()
        return record.levelno >= logging.WARNING or not record.name.startswith(_TICKING)


def set_up_logging(settings: Settings) -> None:
    """Log to standard error from now on; called once, by the command."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(settings.secrets))
    handler.addFilter(Briefly())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    # One line for each request that waits its turn would be a line a request when it matters least.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
