"""Modals and the app's Home tab on the terminal page: fields are filled, and buttons pressed, by number."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.offers import is_asked
from bot.sandbox.records import Control, Delivery, Json, SeenView
from bot.sandbox.terminal_blocks import lines
from bot.sandbox.terminal_fields import acts_at_once, first_value, option_text, option_value, value_text
from bot.sandbox.terminal_text import Reader, harmless, unescape

HOW_TO = """\
  A form is open: "1 words" fills field 1, "1 -" empties it; of a menu type the numbers: "5 1,4".
  A field with suggestions takes the first letters, "2 fed", and then numbers of what it shows: "2 1,3".
  Press its buttons, at its end, by their numbers."""


class ModalPage:
    """What one person sees of modals and of the Home tab, and what they have filled in so far."""

    at_home = False
    """Whether the person looks at the app's Home tab; a modal stands above it."""

    def __init__(self, slack: SlackLookAlike, write: Callable[[str], None]) -> None:
        self._slack, self._write = slack, write
        self._shown: SeenView | None = None
        self._values: dict[str, dict[str, Any]] = {}
        """By the view's id, what was typed into its fields: it is there still when one comes back."""
        self._names: dict[str, str] = {}
        """Of what was suggested, by value."""

    def is_new(self, user: str) -> bool:
        """Whether there is a modal that was not shown as it is now."""
        there = self._there(user)
        return there is not None and there != self._shown

    def seen(self, user: str) -> None:
        """What is there now need not be shown: something else comes."""
        self._shown = self._there(user)

    def _there(self, user: str) -> SeenView | None:
        return self._slack.modal(user) or (self._slack.home(user) if self.at_home else None)

    def is_waiting(self, user: str) -> bool:
        """Whether the modal only says that something else will come."""
        there = self._slack.modal(user)
        return there is not None and not there.controls and "submit" not in there.payload

    def catch_up(self, user: str, reader: Reader) -> bool:
        """Show the modal if it is new; False where it is not, or there is none."""
        new = self.is_new(user)
        self.seen(user)
        if new and self._shown:
            for line in self._drawn(self._shown, reader):
                self._write(line)
        return new

    def take(self, user: str, line: str, act: Callable[[Callable[[], Delivery | None]], None]) -> bool:
        """Do with the modal what was typed; False where there is none. ``act`` waits for what comes of it."""
        view = self._there(user)
        if view is None or (view.kind == "home" and line.startswith("/")):
            return False
        number, _, words = line.partition(" ")
        ways = self._ways(view)
        place = int(number) if number.isdecimal() and len(number) < 4 else 0
        if 0 < place <= len(view.controls):
            control = view.controls[place - 1]
            if acts_at_once(view, control):
                act(lambda: self._use(user, view, control, words.strip()))
            elif is_asked(control):
                self._search(user, view, control, words.strip())
            else:
                self._fill(view, control, words.strip())
        elif 0 < place - len(view.controls) <= len(ways):
            way = ways[place - len(view.controls) - 1]
            act(lambda: self._go(user, view, way))
        elif view.kind == "home" and not place and view.controls:
            act(lambda: self._use(user, view, view.controls[0], line))
        else:
            self._write(HOW_TO)
        return True

    def _use(self, user: str, view: SeenView, control: Control, words: str) -> Delivery:
        """Press a button, or send what was typed into a field that does not wait for a Submit."""
        if control.kind == "button":
            return self._slack.press(user, view, control.number)
        value = option_value(control, words) if control.options else words
        return self._slack.choose(user, view, control.number, value)

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
        if view.kind == "home":
            return []
        return [name for name in ("submit", "close") if name == "close" or name in view.payload]

    def _fill(self, view: SeenView, control: Control, words: str) -> None:
        value: Any = None if words == "-" else words
        if control.kind.startswith("multi_") or control.kind == "checkboxes":
            value = [option_value(control, each.strip()) for each in words.split(",")] if value else []
        elif control.options and value:
            value = option_value(control, words)
        known = [option["value"] for option in control.options]
        if known and any(
            each not in known for each in (value if isinstance(value, list) else [value]) if each
        ):
            self._write(f"  There is no such choice in field {control.number}.")
            return
        self._set(view, control, value)

    def _set(self, view: SeenView, control: Control, value: Any) -> None:
        self._values.setdefault(view.id, {})[control.action_id] = value
        said = value_text(control, value, self._names)
        self._write(f"  [{control.number}] {harmless(control.label)}: {said}")

    def _search(self, user: str, view: SeenView, control: Control, words: str) -> None:
        """Words are looked up; numbers add what was found to what is chosen already."""
        shown = self._slack.offered(user, view, control.number)
        places = [int(each) if each.strip().isdecimal() and len(each) < 5 else 0 for each in words.split(",")]
        many = control.kind.startswith("multi_")
        if words == "-":
            self._set(view, control, [] if many else None)
        elif shown and words.replace(",", "").replace(" ", "").isdecimal():
            if not all(0 < place <= len(shown) for place in places):
                self._write(f"  There is no such choice in field {control.number}.")
                return
            picked = [shown[place - 1]["value"] for place in places]
            before = self._values.get(view.id, {}).get(control.action_id, first_value(control)) or []
            self._set(view, control, list(dict.fromkeys([*before, *picked])) if many else picked[-1])
        else:
            self._suggest(user, view, control, words)

    def _suggest(self, user: str, view: SeenView, control: Control, words: str) -> None:
        try:
            delivery = self._slack.suggest(user, view, control.number, words)
        except ValueError as error:
            self._write(f"  {harmless(str(error))}")
            return
        shown = self._slack.offered(user, view, control.number)
        self._names |= {str(option["value"]): option_text(option) for option in shown}
        if not shown:
            problem = f" (the app did not take it: {delivery.problem})" if delivery.problem else ""
            self._write(f"  Nothing is suggested in field {control.number}{problem}.")
        for number, option in enumerate(shown, 1):
            self._write(f"      {number} {option_text(option)}")

    # How it looks ---------------------------------------------------------------------------------------

    def _drawn(self, view: SeenView, reader: Reader) -> Iterator[str]:
        yield ""
        yield reader.ink("bold", f"── {harmless(view.title) or 'Home'} ──")
        for block in view.blocks:
            if block["type"] == "input":
                yield from self._field(view, block, reader)
            else:
                part = dataclasses.replace(view, blocks=(block,))
                yield from lines(part, reader, lambda control: str(control.number))
        words = {"submit": "Submit", "close": "Close"}
        labels = [view.payload.get(way, {}).get("text", words[way]) for way in self._ways(view)]
        first = len(view.controls) + 1
        if labels:
            yield "  " + "   ".join(
                f"[{number}] {harmless(label)}" for number, label in enumerate(labels, first)
            )

    def _field(self, view: SeenView, block: Json, reader: Reader) -> Iterator[str]:
        control = next(each for each in view.controls if each.block_id == block["block_id"])
        typed = self._values.get(view.id, {})
        value = typed.get(control.action_id, first_value(control))
        said = value_text(control, value, self._names)
        yield from reader.wrap(f"[{control.number}] {harmless(control.label)}: {said}")
        if control.options:
            names = (f"{at} {option_text(option)}" for at, option in enumerate(control.options, 1))
            yield from reader.wrap(reader.ink("dim", ", ".join(names)), "      ")
        elif hint := block.get("hint"):
            yield from reader.wrap(reader.ink("dim", unescape(harmless(hint["text"]))), "      ")
        if error := view.errors.get(control.block_id):
            yield from reader.wrap(reader.ink("bold", f"! {harmless(error)}"), "      ")
