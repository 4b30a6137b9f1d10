"""The one place that turns errors into words for people; an unknown one gets a reference into the log."""

from __future__ import annotations

import logging

from bot import views
from bot.watching import trips
from store.errors import StoreError

_log = logging.getLogger(__name__)


def explain(error: BaseException) -> views.Message:
    """What to tell the person who asked; the log gets the same reference, and the traceback.

    The reference is the id of the request, where there is one: it stands in each of its lines.
    """
    if isinstance(error, StoreError):
        _log.warning("told someone: %s", error)
        return views.notice(str(error), error.remedy or "Please try again in a minute.")
    reference = trips.failed()
    _log.error("reference %s: %s", reference, type(error).__name__, exc_info=error)
    return views.error(reference)
