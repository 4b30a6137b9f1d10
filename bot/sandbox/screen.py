"""What a user sees: controls in reading order, and the text of a message or a view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.sandbox.records import Control, Json, Message, Seen, SeenView, View
from bot.sandbox.workspace import Workspace

_INLINE = ("rich_text_section", "rich_text_quote", "rich_text_preformatted")
_IN_ORDER = (
    "title", "rich_text_title", "subtitle", "caption", "label", "text", "fields", "body", "element",
    "elements", "accessory", "placeholder", "options", "rows", "child_blocks", "hint", "actions",
    "positive_button", "negative_button",
)  # fmt: skip
_FOLDED = ("overflow", "static_select", "multi_static_select")
_MARKUP = re.compile(r"<(?:([^<>|]+)\|([^<>]*)|([^<>]+))>")
_NO_CONTROL = ("plain_text", "mrkdwn", "image", "card", *_INLINE, "rich_text_list")


def visible_text(message: Message | Seen) -> str:
    """All text of the message in reading order, a line each; the top-level text where there are no blocks."""
    if not message.blocks:
        return _readable(message.text)
    return "\n".join(lines(list(message.blocks)))


def lines(value: object) -> Iterator[str]:
    """The texts inside blocks in reading order, as they look: links by their label, escapes undone."""
    if isinstance(value, list):
        for inner in value:
            yield from lines(inner)
    elif isinstance(value, dict):
        yield from _object_lines(value)


def _object_lines(thing: Json) -> Iterator[str]:
    if thing.get("type") in _INLINE:
        yield "".join(_inline(part) for part in thing.get("elements", ()))
    elif isinstance(thing.get("text"), str):
        yield _readable(thing["text"])
    elif thing.get("type") == "raw_number":
        yield str(thing.get("value"))
    else:
        for name in _IN_ORDER:
            if name == "caption" and isinstance(thing.get(name), str):
                yield thing[name]
            elif name != "options" or thing.get("type") not in _FOLDED:
                yield from lines(thing.get(name))


def _inline(part: Mapping[str, Any]) -> str:
    names = ("text", "url", "user_id", "channel_id", "usergroup_id", "range", "fallback", "value")
    if part.get("type") == "emoji":
        return f":{part.get('name')}:"
    return next((str(part[name]) for name in names if part.get(name)), "")


def _readable(text: str) -> str:
    shown = _MARKUP.sub(lambda found: found[2] if found[2] is not None else str(found[3]), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def controls(blocks: Iterable[Json]) -> tuple[Control, ...]:
    """Everything that can be pressed, chosen or typed into, numbered in reading order."""
    found = [pair for block in blocks for pair in _elements(block)]
    return tuple(_control(number, block, element) for number, (block, element) in enumerate(found, 1))


def _elements(block: Json) -> Iterator[tuple[Json, Json]]:
    candidates = [
        block.get("accessory"),
        block.get("element"),
        *block.get("elements", ()),
        *block.get("actions", ()),
    ]
    for candidate in candidates:
        if isinstance(candidate, dict) and candidate.get("type") == "card":
            yield from _elements(candidate)
        elif isinstance(candidate, dict) and candidate.get("type") not in _NO_CONTROL:
            yield block, candidate
    for child in block.get("child_blocks", ()):
        yield from _elements(child)


def _control(number: int, block: Json, element: Json) -> Control:
    groups = element.get("option_groups", ())
    options = [*element.get("options", ()), *(option for group in groups for option in group["options"])]
    label = element.get("text") or block.get("label") or element.get("placeholder") or {}
    return Control(
        number, str(element["type"]), _readable(str(label.get("text", ""))),
        str(element.get("action_id", "")), str(block.get("block_id", "")), str(element.get("value", "")),
        str(element.get("url", "")), tuple(options), element,
    )  # fmt: skip


def seen(message: Message, workspace: Workspace) -> Seen:
    """A message as its readers see it; the controls of what stands under its links come last."""
    under = [block for each in message.attachments for block in each.get("blocks", ())]
    return Seen(
        message.ts, message.channel, workspace.user(message.user).name, message.text,
        tuple(message.blocks), controls([*message.blocks, *under]), visible_text(message),
        bool(message.reader), message.edited, message.thread_ts, message.metadata, tuple(message.files),
        tuple(message.attachments),
    )  # fmt: skip


def seen_view(view: View, errors: Mapping[str, str]) -> SeenView:
    """A modal or a Home tab as its user sees it."""
    blocks = view.payload.get("blocks", [])
    title = view.payload.get("title", {}).get("text", "")
    return SeenView(
        view.id, view.payload["type"], title, tuple(blocks), controls(blocks), "\n".join(lines(blocks)),
        dict(errors), view.payload,
    )  # fmt: skip


def pick(found: Iterable[Control], wanted: int | str) -> Control:
    """The control with this number, action_id or label; LookupError names what there is instead."""
    all_ = tuple(found)
    for names in (
        [control.number for control in all_],
        [control.action_id for control in all_],
        [control.label for control in all_],
    ):
        matching = [control for control, name in zip(all_, names, strict=True) if name == wanted]
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise LookupError(f"{len(matching)} controls are called {wanted!r}; choose one by its number")
    there = ", ".join(f"{c.number} {c.label!r} ({c.action_id})" for c in all_)
    raise LookupError(f"no control {wanted!r}; there are: {there or 'none'}")
