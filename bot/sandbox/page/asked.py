"""Reading what the page sends: each thing is checked for its kind before it is used."""

from __future__ import annotations

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.guard import Refused
from bot.sandbox.records import Control, Json, Seen, SeenView


def text(said: Json, name: str) -> str:
    """A text that must be there; Refused else."""
    found = said.get(name)
    if not isinstance(found, str):
        raise Refused(400, f'"{name}" must be a text.')
    return found


def optional(said: Json, name: str) -> str:
    """A text that need not be there."""
    return text(said, name) if name in said else ""


def fields(said: Json) -> Json:
    """What stands in the inputs, by block_id or action_id."""
    found = said.get("values", {})
    if not isinstance(found, dict):
        raise Refused(400, '"values" must be an object.')
    return found


def where(slack: SlackLookAlike, said: Json) -> Seen | SeenView:
    """The modal or Home tab with the id ``view``, else the message ``ts`` in ``place``.

    :raises LookupError: the person does not see that any more
    """
    user = text(said, "user")
    if "view" in said:
        for view in (slack.modal(user), slack.home(user)):
            if view and view.id == said["view"]:
                return view
        raise LookupError("This form is not open any more.")
    wanted = text(said, "ts")
    for message in slack.screen(user, text(said, "place") or None):
        if message.ts == wanted:
            return message
    raise LookupError("This message is not there any more.")


def control(shown: Seen | SeenView, said: Json) -> Control:
    """The control with this ``block_id`` and ``action_id``."""
    names = (text(said, "block_id"), text(said, "action_id"))
    for found in shown.controls:
        if (found.block_id, found.action_id) == names:
            return found
    raise LookupError("This is not there any more.")
