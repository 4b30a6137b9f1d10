"""Slack's rich text as lines of a terminal."""

from __future__ import annotations

from bot.sandbox.records import Json
from bot.sandbox.terminal_text import Reader, harmless

_STYLES = {"bold": "bold", "code": "bold", "italic": "italic", "strike": "strike"}


def rich_lines(block: Json, reader: Reader) -> list[str]:
    """Each section starts a line; list points get a bullet or a number, quotes a bar; code stays."""
    return [line for element in block["elements"] for line in _element(element, reader)]


def _element(element: Json, reader: Reader) -> list[str]:
    match element["type"]:
        case "rich_text_list":
            marks = [
                f"{place}. " if element.get("style") == "ordered" else "• "
                for place in range(1, len(element["elements"]) + 1)
            ]
            indent = "    " + "  " * element.get("indent", 0)
            parts = [_inline(section, reader) for section in element["elements"]]
            return [
                line
                for mark, part in zip(marks, parts, strict=True)
                for line in reader.wrap(mark + part, indent)
            ]
        case "rich_text_preformatted":
            return [f"  ┆ {line}" for line in _inline(element, reader).split("\n")]
        case "rich_text_quote":
            return reader.wrap(_inline(element, reader), "  │ ")
        case _:
            return reader.wrap(_inline(element, reader))


def _inline(section: Json, reader: Reader) -> str:
    return "".join(_leaf(leaf, reader) for leaf in section["elements"]).rstrip("\n")


def _leaf(leaf: Json, reader: Reader) -> str:
    text = _words(leaf, reader)
    for flag, style in _STYLES.items():
        if leaf.get("style", {}).get(flag):
            text = reader.ink(style, text)
    return text


def _words(leaf: Json, reader: Reader) -> str:
    match leaf["type"]:
        case "link":
            return reader.link(harmless(leaf["url"]), harmless(leaf.get("text", "")))
        case "date":
            return reader.moment(leaf["timestamp"], leaf["format"])
        case "user":
            return "@" + reader.name(leaf["user_id"])
        case "channel":
            return "#" + reader.name(leaf["channel_id"])
        case "emoji":
            return f":{harmless(leaf['name'])}:"
        case "broadcast":
            return f"@{harmless(leaf['range'])}"
        case _:
            return harmless(leaf.get("text", ""))
