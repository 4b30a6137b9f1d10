"""Modals on the terminal page: their fields are filled, and their buttons pressed, by number."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Control, Delivery, Json, SeenView
from bot.sandbox.terminal_blocks import lines
from bot.sandbox.terminal_text import Reader, harmless, unescape

HOW_TO = """\
  A form is open: "1 words" fills field 1, "1 -" empties it; of a menu type the numbers: "5 1,4".
  Press its buttons, at its end, by their numbers."""


class ModalPage:
    """What one person sees of modals, and what they have filled in so far."""

    def __init__(self, slack: SlackLookAlike, write: Callable[[str], None]) -> None:
        self._slack, self._write = slack, write
        self._shown: SeenView | None = None
        self._values: dict[str, dict[str, Any]] = {}
        """By the view's id, what was typed into its fields: it is there still when one comes back."""

    def is_new(self, user: str) -> bool:
        """Whether there is a modal that was not shown as it is now."""
        there = self._slack.modal(user)
        return there is not None and there != self._shown

    def is_waiting(self, user: str) -> bool:
        """Whether the modal only says that something else will come."""
        there = self._slack.modal(user)
        return there is not None and not there.controls and "submit" not in there.payload

    def catch_up(self, user: str, reader: Reader) -> bool:
        """Show the modal if it is new; False where it is not, or there is none."""
        new = self.is_new(user)
        self._shown = self._slack.modal(user)
        if new and self._shown:
            for line in self._drawn(self._shown, reader):
                self._write(line)
        return new

    def take(self, user: str, line: str, act: Callable[[Callable[[], Delivery | None]], None]) -> bool:
        """Do with the modal what was typed; False where there is none. ``act`` waits for what comes of it."""
        view = self._slack.modal(user)
        if view is None:
            return False
        number, _, words = line.partition(" ")
        ways = self._ways(view)
        place = int(number) if number.isdecimal() and len(number) < 4 else 0
        if 0 < place <= len(view.controls):
            self._fill(view, view.controls[place - 1], words.strip())
        elif 0 < place - len(view.controls) <= len(ways):
            way = ways[place - len(view.controls) - 1]
            act(lambda: self._go(user, view, way))
        else:
            self._write(HOW_TO)
        return True

    def _go(self, user: str, view: SeenView, way: str) -> Delivery | None:
        if way == "close":
            return self._slack.close(user, view)
        self._shown = None  # what comes may be the same view, with words about what is wrong
        try:
            return self._slack.submit(user, view, self._values.get(view.id, {}))
        except ValueError as error:
            self._write(f"  {error}")
            return None

    def _ways(self, view: SeenView) -> list[str]:
        return [name for name in ("submit", "close") if name == "close" or name in view.payload]

    def _fill(self, view: SeenView, control: Control, words: str) -> None:
        value: Any = None if words == "-" else words
        if control.kind.startswith("multi_") or control.kind == "checkboxes":
            value = [_option(control, each.strip()) for each in words.split(",")] if value else []
        elif control.options and value:
            value = _option(control, words)
        known = [option["value"] for option in control.options]
        if known and any(
            each not in known for each in (value if isinstance(value, list) else [value]) if each
        ):
            self._write(f"  There is no such choice in field {control.number}.")
            return
        self._values.setdefault(view.id, {})[control.action_id] = value
        self._write(f"  [{control.number}] {harmless(control.label)}: {_said(control, value)}")

    # How it looks ---------------------------------------------------------------------------------------

    def _drawn(self, view: SeenView, reader: Reader) -> Iterator[str]:
        yield ""
        yield reader.ink("bold", f"── {harmless(view.title)} ──")
        for block in view.blocks:
            if block["type"] == "input":
                yield from self._field(view, block, reader)
            else:
                part = dataclasses.replace(view, blocks=(block,))
                yield from lines(part, reader, lambda control: str(control.number))
        words = {"submit": "Submit", "close": "Close"}
        labels = [view.payload.get(way, {}).get("text", words[way]) for way in self._ways(view)]
        first = len(view.controls) + 1
        yield "  " + "   ".join(f"[{number}] {harmless(label)}" for number, label in enumerate(labels, first))

    def _field(self, view: SeenView, block: Json, reader: Reader) -> Iterator[str]:
        control = next(each for each in view.controls if each.block_id == block["block_id"])
        typed = self._values.get(view.id, {})
        value = typed.get(control.action_id, _initial(control))
        yield from reader.wrap(f"[{control.number}] {harmless(control.label)}: {_said(control, value)}")
        if control.options:
            names = (f"{at} {_text(option)}" for at, option in enumerate(control.options, 1))
            yield from reader.wrap(reader.ink("dim", ", ".join(names)), "      ")
        elif hint := block.get("hint"):
            yield from reader.wrap(reader.ink("dim", unescape(harmless(hint["text"]))), "      ")
        if error := view.errors.get(control.block_id):
            yield from reader.wrap(reader.ink("bold", f"! {harmless(error)}"), "      ")


def _text(option: Json) -> str:
    return unescape(harmless(option["text"]["text"]))


def _initial(control: Control) -> Any:
    element = control.element
    many = [option["value"] for option in element.get("initial_options", [])]
    one = (element.get("initial_option") or {}).get("value")
    return many or one or element.get("initial_value") or element.get("initial_time")


def _said(control: Control, value: Any) -> str:
    """A field's value in words."""
    names = {option["value"]: _text(option) for option in control.options}
    chosen = value if isinstance(value, list) else [value] if value else []
    return harmless(", ".join(names.get(each) or str(each) for each in chosen)) or "(empty)"


def _option(control: Control, typed: str) -> str:
    """The value of a choice, typed by its place or its words."""
    place = int(typed) - 1 if typed.isdecimal() and len(typed) < 4 else -1
    if 0 <= place < len(control.options):
        return str(control.options[place]["value"])
    return next((str(o["value"]) for o in control.options if _text(o).lower() == typed.lower()), typed)
