"""Fields of modals and of the Home tab in words: what stands in them, and what a typed choice means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.sandbox.records import Control, Json, SeenView
from bot.sandbox.terminal_text import harmless, unescape


def acts_at_once(view: SeenView, control: Control) -> bool:
    """Whether the app hears of it at once: buttons, menus beside texts, fields that say so."""
    block = next((each for each in view.blocks if each["block_id"] == control.block_id), {})
    return block.get("type") != "input" or bool(block.get("dispatch_action"))


def option_text(option: Json) -> str:
    """What a choice is called."""
    return unescape(harmless(option["text"]["text"]))


def first_value(control: Control) -> Any:
    """What stood in a field at first."""
    element = control.element
    many = [option["value"] for option in element.get("initial_options", [])]
    one = (element.get("initial_option") or {}).get("value")
    return many or one or element.get("initial_value") or element.get("initial_time")


def value_text(control: Control, value: Any, suggested: Mapping[str, str]) -> str:
    """A field's value in words."""
    names = {**suggested, **{option["value"]: option_text(option) for option in control.options}}
    chosen = value if isinstance(value, list) else [value] if value else []
    return harmless(", ".join(names.get(each) or str(each) for each in chosen)) or "(empty)"


def option_value(control: Control, typed: str) -> str:
    """The value of a choice, typed by its place or its words."""
    place = int(typed) - 1 if typed.isdecimal() and len(typed) < 4 else -1
    if 0 <= place < len(control.options):
        return str(control.options[place]["value"])
    return next((str(o["value"]) for o in control.options if option_text(o).lower() == typed.lower()), typed)
