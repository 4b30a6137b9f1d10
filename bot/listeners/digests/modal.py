"""The two steps of the form: what was typed is checked at once, its preview is worked out meanwhile."""

from __future__ import annotations

import dataclasses
import secrets

from bot.errors import explain
from bot.listeners.digests import changes
from bot.listeners.digests.asker import Asker, Json
from bot.listeners.digests.preview import preview, unsaved
from bot.listeners.modals import put
from bot.understanding.digests.wish import Form, Trouble, Wish, wish
from bot.views import Message
from bot.views.digests import form as digest_form
from bot.views.digests import preview as digest_preview
from bot.views.digests import state
from store.deliveries import Subscription

_TOO_LONG = Trouble("topics", "This is more than one digest can hold. Name fewer topics, people or venues.")


def checked(view: Json) -> tuple[Wish, str]:
    """What stands in the form, and what the second step must carry."""
    found = wish(Form(**digest_form.typed(view["state"]["values"])))
    metadata = state.pack(
        *state.unpack(view["private_metadata"]), state.pack_wish(found.profile, found.schedule)
    )
    if not found.troubles and len(metadata) > state.LONGEST_METADATA:
        found = Wish(found.profile, found.schedule, (_TOO_LONG,))
    return found, metadata


def errors(found: Wish) -> dict[str, str]:
    """By field, as Slack wants them."""
    return {trouble.field: trouble.text for trouble in reversed(found.troubles)}


def fresh_name() -> str:
    """A name for a modal that no other has."""
    return f"digest-{secrets.token_hex(8)}"


def work_out(asker: Asker, name: str, found: Wish, metadata: str) -> None:
    """Put the preview in place of the modal of that name; whatever goes wrong stands there too."""
    try:
        view = _second_step(asker, name, found, metadata)
    except Exception as error:  # noqa: BLE001 - whoever waits in front of the modal is told in it
        view = digest_form.told(name, explain(error).plain)
    put(asker.desk, asker.team, view, external_id=name)


def _second_step(asker: Asker, name: str, found: Wish, metadata: str) -> Json:
    id = state.unpack(metadata)[1]
    full = None if int(id) else changes.full(asker)
    if full:
        return digest_form.told(name, full.plain)
    one = _as_if(unsaved(asker, found.profile, found.schedule), asker.subscription(id))
    return digest_form.checked(name, digest_preview.blocks(preview(asker, one)), metadata)


def _as_if(wanted: Subscription, there: Subscription | None) -> Subscription:
    """One that is there, with another wish: what its channel has had counts."""
    if there is None:
        return wanted
    return dataclasses.replace(there, profile=wanted.profile, schedule=wanted.schedule)


def save(asker: Asker, view: Json) -> Message:
    """The second step was accepted."""
    _, id, _, wanted = state.unpack(view["private_metadata"])
    found = state.unpack_wish(wanted)
    if found is None or not asker.desk.first_time(f"digest:{asker.team}:{view['id']}"):
        return changes.gone()
    return changes.save(asker, int(id), *found)
