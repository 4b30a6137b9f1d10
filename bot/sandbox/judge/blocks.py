"""The blocks of Block Kit and the surfaces they may stand on."""

from __future__ import annotations

from bot.sandbox.judge.elements import (
    BUTTONS,
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)  # fmt: skip
from bot.sandbox.judge.objects import ID, IMAGE_SOURCE, plain, text
from bot.sandbox.judge.rich_text import RICH_TEXT_PARTS
from bot.sandbox.judge.rules import ByType, Choice, Flag, Rule, Several, Shape, String, Url, Whole
from bot.sandbox.judge.tables import DATA_TABLE, TABLE

_BLOCK: dict[str, Rule] = {"block_id": ID}
_RICH_TEXT = Shape({"elements": Several(RICH_TEXT_PARTS, 10_000)}, _BLOCK)

_CARD = Shape(
    {},
    _BLOCK
    | {
        "hero_image": ByType({"image": IMAGE}), "icon": ByType({"image": IMAGE}), "title": text(150),
        "subtitle": text(150), "body": text(200), "actions": Several(ByType(BUTTONS).only("button"), 3),
    },
    one_of=("hero_image", "title", "actions", "body"),
)  # fmt: skip

_VIDEO = Shape(
    {"alt_text": String(2000), "title": plain(200), "video_url": Url(), "thumbnail_url": Url()},
    _BLOCK
    | {
        "title_url": Url(), "description": plain(200), "provider_icon_url": Url(),
        "provider_name": String(50), "author_name": String(50),
    },
)  # fmt: skip

_CLASSIC: dict[str, Rule] = {
    "section": Shape(
        {},
        _BLOCK
        | {"text": text(3000), "fields": Several(text(2000), 10), "accessory": IN_SECTION, "expand": Flag()},
        one_of=("text", "fields"),
    ),
    "divider": Shape({}, _BLOCK),
    "header": Shape({"text": plain(150)}, _BLOCK | {"level": Whole(1, 4)}),
    "context": Shape({"elements": Several(IN_CONTEXT, 10)}, _BLOCK),
    "actions": Shape({"elements": Several(IN_ACTIONS, 25)}, _BLOCK),
    "image": Shape(
        {"alt_text": String(2000)},
        _BLOCK | IMAGE_SOURCE | {"title": plain(2000)},
        one_of=("image_url", "slack_file"),
    ),
    "input": Shape(
        {"label": plain(2000), "element": IN_INPUT},
        _BLOCK | {"hint": plain(2000), "optional": Flag(), "dispatch_action": Flag()},
    ),
    "rich_text": _RICH_TEXT,
    "video": _VIDEO,
}

_NEWER: dict[str, Rule] = {
    "card": _CARD,
    "carousel": Shape({"elements": Several(ByType({"card": _CARD}), 10)}, _BLOCK),
}

_CONTAINER = Shape(
    {"child_blocks": Several(ByType(_CLASSIC | _NEWER), 10)},
    _BLOCK
    | {
        "title": plain(150), "rich_text_title": ByType({"rich_text": _RICH_TEXT}), "subtitle": text(150),
        "width": Choice(("narrow", "standard", "wide", "full")), "icon": ByType({"image": IMAGE}),
        "is_collapsible": Flag(), "default_collapsed": Flag(), "has_header_divider": Flag(),
    },
    one_of=("title", "rich_text_title"),
)  # fmt: skip

_ALERT = Shape(
    {"text": text(200)}, _BLOCK | {"level": Choice(("default", "info", "warning", "error", "success"))}
)

MESSAGE = ByType(
    _CLASSIC
    | _NEWER
    | {
        "container": _CONTAINER,
        "markdown": Shape({"text": String(12_000)}, _BLOCK),
        "table": TABLE,
        "data_table": DATA_TABLE,
        "context_actions": Shape({"elements": Several(IN_CONTEXT_ACTIONS, 5)}, _BLOCK),
    }
)
MODAL = ByType(_CLASSIC | {"alert": _ALERT})
HOME = ByType(_CLASSIC | {"data_table": DATA_TABLE})

BLOCKS_IN_MESSAGE = Several(MESSAGE, 50, least=0)
BLOCKS_IN_MODAL = Several(MODAL, 100)
BLOCKS_IN_HOME = Several(HOME, 100, least=0)
