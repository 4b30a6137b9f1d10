"""For all tests: a machine that is busy with other things is no failure, nor is a run in the background.

No test passes because something is quick, or fails because it is slow. How quick the bot is, and that Slack
gets its acknowledgement in time, is measured by ``make soak`` and ``make bench``.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from bot.sandbox.lookalike import SlackLookAlike

PATIENCE = 60.0
"""Seconds that are waited for what must come; only a test that fails takes as long."""

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
SlackLookAlike.allowed = SlackLookAlike.patience = PATIENCE
# Where a shell starts the tests in the background, Ctrl-C is ignored, by them and by all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """A command that a test runs sets up the log of this whole process: the next test finds it as it was."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], {logger: logger.level for logger in _loggers()}
    yield
    root.handlers[:] = handlers
    for logger in _loggers():
        if logger.level != levels.get(logger, logging.NOTSET):
            logger.setLevel(levels.get(logger, logging.NOTSET))


def _loggers() -> list[logging.Logger]:
    named = logging.root.manager.loggerDict.values()
    return [logging.root, *(logger for logger in named if isinstance(logger, logging.Logger))]
