"""The one place that turns errors into words for people; an unknown one gets a reference into the log."""

from __future__ import annotations

import logging

from bot import views
from bot.views.text import stopped
from bot.watching import trips
from store.errors import Damaged, InUse, NoRoom, NotReady, ReadOnly, StoreError, WrongVersion

_FOR_OPERATORS = (NotReady, Damaged, WrongVersion, NoRoom, ReadOnly, InUse)
"""What nobody in Slack can mend."""
_log = logging.getLogger(__name__)


def explain(error: BaseException) -> views.Message:
    """What to tell the person who asked; the log gets the same reference, and the traceback.

    The reference is the id of the request, where there is one: it stands in each of its lines.
    """
    if isinstance(error, StoreError):
        _log.warning("told someone: %s", error)
        return _known(error)
    reference = trips.failed()
    _log.error("reference %s: %s", reference, type(error).__name__, exc_info=error)
    return views.error(reference)


def _known(error: StoreError) -> views.Message:
    """Trouble with its remedy; who can only pass that on is told so. What marks commands is for terminals."""
    remedy = error.remedy.replace("`", "")
    if not isinstance(error, _FOR_OPERATORS):
        return views.notice(str(error), remedy or "Please try again in a minute.")
    for_them = remedy or "hallway doctor says what to do."
    return views.notice(
        stopped(f"This cannot be done now: {error}"),
        f"Please tell whoever runs Hallway here. For them: {for_them}",
    )
