"""Modals: opened within Slack's three seconds, replaced when what was worked out is there."""

from __future__ import annotations

import logging
from http.client import HTTPException

from slack_sdk.errors import SlackApiError

from bot import views
from bot.listeners.digests.asker import Asker
from bot.views import Message
from bot.views.digests.form import form
from bot.views.digests.state import pack
from bot.views.message import Json
from store.deliveries import Profile, Schedule
from store.queries import Lookup

_TRIES, _PAUSE = 20, 0.25
_EXAMPLES, _LOOKED_AT = 6, 40
_log = logging.getLogger(__name__)


def open_form(asker: Asker, profile: Profile, schedule: Schedule, id: int = 0) -> Message | None:
    """Open the form with this wish in it; ``id`` is that of the subscription to change. None: it is open."""
    metadata = pack(asker.channel, id, asker.answer_url)
    view = form(asker.channel, profile, schedule, metadata, _examples(asker))
    try:
        asker.desk.client(asker.team).views_open(trigger_id=asker.trigger, view=view)
    except (SlackApiError, OSError, HTTPException) as error:
        _log.warning("no form opened: %s", _word(error))
        return views.notice("The form could not be opened: Slack took too long.", "Please try that again.")
    return None


def replace(asker: Asker, name: str, view: Json) -> bool:
    """Show this in place of the modal of that name; False where it is not there, or was closed.

    Slack knows the name only once it has our acknowledgement, which may leave a moment later than this.
    """
    for _ in range(_TRIES):
        try:
            asker.desk.client(asker.team).views_update(external_id=name, view=view)
        except SlackApiError as error:
            if _word(error) != "not_found":
                _log.warning("a modal was not replaced: %s", _word(error))
                return False
        except (OSError, HTTPException) as error:
            _log.warning("a modal was perhaps not replaced: %s", _word(error))
            return False
        else:
            return True
        asker.desk.clock.wait(_PAUSE)
    return False


def _word(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__


def _examples(asker: Asker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topics and venues that the catalogue knows."""
    found = asker.store.lookup(Lookup(kinds=("paper",), limit=_LOOKED_AT)).matches
    topics = dict.fromkeys(topic for match in found for topic in match.item.topics[:1])
    venues = dict.fromkeys(event.series for event in asker.store.vocabulary().events if event.series)
    return tuple(topics)[:_EXAMPLES], tuple(venues)[: 2 * _EXAMPLES]
