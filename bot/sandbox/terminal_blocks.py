"""Block Kit as lines of text: each block as a reader of the message would take it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.sandbox.records import Control, Json, Seen, SeenView
from bot.sandbox.terminal_rich import rich_lines
from bot.sandbox.terminal_text import Reader, harmless, unescape

Numbers = Callable[[Control], str]
"""The number to type for a control of this message."""


def lines(shown: Seen | SeenView, reader: Reader, number: Numbers) -> list[str]:
    """A message, a modal or a Home tab; its plain text where it has no blocks."""
    if not shown.blocks:
        return reader.wrap(reader.mrkdwn(shown.text if isinstance(shown, Seen) else shown.visible))
    drawing = _Drawing(shown, reader, number)
    return [line for block in shown.blocks for line in drawing.block(block)]


def message(seen: Seen, reader: Reader, number: Numbers) -> Iterator[str]:
    """A message with who wrote it, the files under it, and what stands under its links."""
    marks = ("only you see this", "changed", "in a thread")
    flags = (seen.ephemeral, seen.edited, seen.thread_ts)
    said = ", ".join(mark for mark, on in zip(marks, flags, strict=True) if on)
    yield ""
    yield reader.ink("bold", harmless(seen.author)) + reader.ink("dim", f"  ({said})" if said else "")
    if seen.blocks or seen.text:
        yield from lines(seen, reader, number)
    for file in seen.files:
        yield f"  [file] {harmless(file.name)}: {harmless(file.title)}, {len(file.content):,} bytes"
    for each in seen.attachments:
        part = replace(seen, blocks=tuple(each["blocks"]))
        yield from (f"  ┃{line}" for line in lines(part, reader, number))


class _Drawing:
    """One message being drawn; knows which of its elements can be pressed."""

    def __init__(self, shown: Seen | SeenView, reader: Reader, number: Numbers) -> None:
        self._shown, self._reader, self._number = shown, reader, number
        self._kinds: dict[str, Callable[[Json], list[str]]] = {
            "header": self._header,
            "section": self._section,
            "context": self._context,
            "actions": self._actions,
            "divider": lambda _: ["  " + reader.ink("dim", "─" * 40)],
            "image": lambda block: reader.wrap(f"[image: {harmless(block.get('alt_text', ''))}]"),
            "input": self._input,
            "rich_text": lambda block: rich_lines(block, reader),
        }

    def block(self, block: Json) -> list[str]:
        """A kind of block without a drawing of its own shows all the text in it."""
        return self._kinds.get(block.get("type", ""), self._any)(block)

    def _header(self, block: Json) -> list[str]:
        return self._reader.wrap(self._reader.ink("bold", self._text(block["text"])))

    def _section(self, block: Json) -> list[str]:
        """The text with its button behind it, then the fields one by one."""
        control = self._row([block["accessory"]]) if block.get("accessory") else ""
        text = self._text(block["text"]) if block.get("text") else ""
        lead = "   ".join(part for part in (text, control) if part)
        fields = [line for field in block.get("fields", []) for line in self._wrapped(self._text(field))]
        return [*(self._wrapped(lead) if lead else []), *fields]

    def _context(self, block: Json) -> list[str]:
        parts = [e.get("alt_text", "") if e["type"] == "image" else self._text(e) for e in block["elements"]]
        return self._wrapped(self._reader.ink("dim", " ".join(parts)))

    def _actions(self, block: Json) -> list[str]:
        return self._wrapped(self._row(block["elements"]))

    def _input(self, block: Json) -> list[str]:
        return [*self._wrapped(self._text(block["label"])), *self._wrapped(self._row([block["element"]]))]

    def _any(self, block: Json) -> list[str]:
        return self._wrapped(" ".join(_texts(block)))

    def _row(self, elements: list[Json]) -> str:
        """Buttons side by side; none is broken in two at the end of a line."""
        shown = [self._control(element) for element in elements]
        return "   ".join(text.replace(" ", "\u00a0") for text in shown if text)

    def _control(self, element: Json) -> str:
        control = next((c for c in self._shown.controls if c.element == element), None)
        if control is None:
            return harmless(element.get("alt_text", ""))
        options = (self._text(option["text"]) for option in control.options)
        choices = ", ".join(f"{place} {text}" for place, text in enumerate(options, 1))
        mark = self._reader.ink("bold", f"[{self._number(control)}]")
        return f"{mark} {unescape(harmless(control.label)) or 'more'}" + (f" ({choices})" if choices else "")

    def _text(self, text: Json) -> str:
        return (
            self._reader.mrkdwn(text["text"])
            if text["type"] == "mrkdwn"
            else unescape(harmless(text["text"]))
        )

    def _wrapped(self, text: str) -> list[str]:
        return [line.replace("\u00a0", " ") for line in self._reader.wrap(text)]


def _texts(part: object) -> Iterator[str]:
    """Every text inside a block, in order."""
    if isinstance(part, dict):
        own = part.get("text")
        if isinstance(own, str):
            yield harmless(own)
        for key, value in part.items():
            if key != "text" or not isinstance(own, str):
                yield from _texts(value)
    elif isinstance(part, list):
        for each in part:
            yield from _texts(each)
