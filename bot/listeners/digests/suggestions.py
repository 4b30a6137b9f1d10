"""Topics offered while someone types in the form; nothing is offered where that fails."""

from __future__ import annotations

from bot.desk import Desk
from bot.errors import explain
from bot.listeners.digests.asker import Json
from bot.understanding.digests.wish import LONGEST_TOPIC
from bot.views.digests import form as digest_form

_MOST = 20


def suggestions(desk: Desk, typed: object) -> list[Json]:
    """Options for what was typed, within the three seconds that Slack gives."""
    try:
        found = desk.store.topics_like(str(typed or ""), 2 * _MOST)
    except Exception as error:  # noqa: BLE001 - a menu has no place for words; the log has them
        explain(error)
        return []
    fit = [each for each in found if len(each.text) <= LONGEST_TOPIC]
    return digest_form.suggested(fit[:_MOST])
