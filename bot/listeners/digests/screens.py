"""The form, as it opens: with examples that the catalogue knows."""

from __future__ import annotations

from bot.listeners.digests.asker import Asker
from bot.listeners.modals import open_view
from bot.views import Message
from bot.views.digests.form import form
from bot.views.digests.state import pack
from store.deliveries import Profile, Schedule
from store.queries import Lookup

_EXAMPLES, _LOOKED_AT = 6, 40


def open_form(asker: Asker, profile: Profile, schedule: Schedule, id: int = 0) -> Message | None:
    """Open the form with this wish in it; ``id`` is that of the subscription to change. None: it is open."""
    metadata = pack(asker.channel, id, asker.answer_url)
    view = form(asker.channel, profile, schedule, metadata, _examples(asker))
    return open_view(asker.desk, asker.team, asker.trigger, view)[1]


def _examples(asker: Asker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topics and venues that the catalogue knows."""
    found = asker.store.lookup(Lookup(kinds=("paper",), limit=_LOOKED_AT)).matches
    topics = dict.fromkeys(topic for match in found for topic in match.item.topics[:1])
    venues = dict.fromkeys(event.series for event in asker.store.vocabulary().events if event.series)
    return tuple(topics)[:_EXAMPLES], tuple(venues)[: 2 * _EXAMPLES]
