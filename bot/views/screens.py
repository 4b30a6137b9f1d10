"""The modals of the shortcuts: a box to look something up in, and under it what was found."""

from __future__ import annotations

from slack_sdk.models.blocks import Block, InputBlock, PlainTextInputElement, PlainTextObject

from bot.views import actions, parts
from bot.views.message import Json, Message
from bot.views.payload import payload
from bot.views.text import escaped, tidy

LOOKED_UP = "looked_up"
"""Callback id: someone looks something up in a modal."""
BOX = "search"
_LONGEST = 1_000
_LABEL, _HINT = "Look something up", "A title, a name, a link, or a question. Misspelt names are fine."


def asking(title: str) -> Json:
    """Before anything was looked up."""
    return _view(title, [_box(), parts.small("The answer appears here, for you alone.")])


def looking(title: str, name: str = "") -> Json:
    """While it is looked up; ``name`` is by what the modal is found again."""
    waiting = payload(parts.paragraph([parts.said("Looking it up …")]))
    view: Json = {"type": "modal", "title": _plain(title), "close": _plain("Close"), "blocks": [waiting]}
    return {**view, **({"external_id": name} if name else {})}


def answer(title: str, message: Message) -> Json:
    """What was found, with the box above it to look further."""
    view = _view(title, [_box()])
    return {**view, "blocks": [*view["blocks"], *message.blocks]}


def typed(view: Json) -> str:
    """What stands in the box of a submitted modal."""
    return str(view["state"]["values"][BOX][actions.TYPED].get("value") or "")


def _view(title: str, blocks: list[Block]) -> Json:
    return {
        "type": "modal", "callback_id": LOOKED_UP, "title": _plain(title), "submit": _plain("Look up"),
        "close": _plain("Close"), "blocks": [payload(block) for block in blocks],
    }  # fmt: skip


def _box() -> InputBlock:
    return InputBlock(
        label=PlainTextObject(text=_LABEL),
        block_id=BOX,
        hint=PlainTextObject(text=_HINT),
        element=PlainTextInputElement(action_id=actions.TYPED, max_length=_LONGEST, focus_on_load=True),
    )


def _plain(text: str) -> Json:
    """As Slack takes it for titles and buttons: 24 characters."""
    return {"type": "plain_text", "text": escaped(tidy(text), 24).strip() or "-", "emoji": False}
