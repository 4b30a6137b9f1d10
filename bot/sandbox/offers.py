"""Menus whose options the app finds while someone types: only what was offered there can be chosen."""

from __future__ import annotations

import dataclasses

from bot.sandbox.records import Control, Json, Message, Seen, SeenView, View

LEAST_LETTERS = 3
"""Letters after which Slack asks, unless the menu says otherwise."""


def is_asked(control: Control) -> bool:
    """Whether the options of this menu come from the app while someone types."""
    return control.kind.endswith("external_select")


def least_letters(control: Control) -> int:
    """Letters after which the app is asked."""
    return int(control.element.get("min_query_length", LEAST_LETTERS))


def place(where: View | SeenView | Message | Seen) -> str:
    """What tells a view or a message from all others."""
    return where.id if isinstance(where, View | SeenView) else f"{where.channel} {where.ts}"


def place_of(payload: Json) -> str:
    """The same, from what was delivered."""
    box = payload["container"]
    return str(box["view_id"]) if box["type"] == "view" else f"{box['channel_id']} {box['message_ts']}"


class Offers:
    """Options that the app found, for each person, place and menu."""

    def __init__(self) -> None:
        self._all: dict[tuple[str, str, str], dict[str, Json]] = {}
        self._last: dict[tuple[str, str, str], tuple[Json, ...]] = {}

    def note(self, user: str, where: str, action_id: str, options: tuple[Json, ...]) -> None:
        """Options that came to what was typed last; earlier ones may still be chosen, as they were picked."""
        key = (user, where, action_id)
        self._all.setdefault(key, {}).update({option["value"]: option for option in options})
        self._last[key] = options

    def last(self, user: str, where: str, action_id: str) -> tuple[Json, ...]:
        """What the menu shows now."""
        return self._last.get((user, where, action_id), ())

    def filled(self, user: str, where: str, control: Control) -> Control:
        """The menu with all that can be chosen in it: what stood there at first, and what was offered."""
        if not is_asked(control):
            return control
        element = control.element
        first = [element.get("initial_option"), *element.get("initial_options", ())]
        offered = self._all.get((user, where, control.action_id), {}).values()
        options = (*(option for option in first if option), *offered)
        return dataclasses.replace(control, options=options)
