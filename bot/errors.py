"""The one place that turns errors into words for people; an unknown one gets a reference into the log."""

from __future__ import annotations

import logging
import secrets

from bot import views
from store.errors import StoreError

_log = logging.getLogger(__name__)


def explain(error: BaseException) -> views.Message:
    """What to tell the person who asked; the log gets the same reference, and the traceback."""
    if isinstance(error, StoreError):
        _log.warning("told someone: %s", error)
        return views.notice(str(error), error.remedy or "Please try again in a minute.")
    reference = secrets.token_hex(4)
    _log.error("reference %s: %s", reference, type(error).__name__, exc_info=error)
    return views.error(reference)
