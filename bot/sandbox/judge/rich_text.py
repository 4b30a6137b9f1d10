"""The ``rich_text`` block: sections, lists, quotes and preformatted text, and what stands in them."""

from __future__ import annotations

from bot.sandbox.judge.objects import ID
from bot.sandbox.judge.rules import ByType, Choice, Flag, Rule, Several, Shape, String, Url, Whole

_MANY = 10_000
_MARKS: dict[str, Rule] = {name: Flag() for name in ("bold", "italic", "strike", "code", "underline")}
_STYLED: dict[str, Rule] = {"style": Shape({}, _MARKS)}
_TEXT = Shape({"text": String(_MANY)}, _STYLED)
_LINK = Shape({"url": Url()}, _STYLED | {"text": String(_MANY), "unsafe": Flag()})

_INLINE = ByType(
    {
        "text": _TEXT,
        "link": _LINK,
        "emoji": Shape({"name": String(255)}, {"unicode": String(255), **_STYLED}),
        "user": Shape({"user_id": ID}, _STYLED),
        "usergroup": Shape({"usergroup_id": ID}, _STYLED),
        "channel": Shape({"channel_id": ID}, _STYLED),
        "broadcast": Shape({"range": Choice(("here", "channel", "everyone"))}),
        "color": Shape({"value": String(7)}),
        "date": Shape(
            {"timestamp": Whole(0, 10**11), "format": String(255)},
            {"url": Url(), "fallback": String(255), **_STYLED},
        ),
    }
)
_LINE = Several(_INLINE, _MANY, least=0)
_SECTION = Shape({"elements": _LINE})
_BORDER: dict[str, Rule] = {"border": Whole(0, 1)}

RICH_TEXT_PARTS = ByType(
    {
        "rich_text_section": _SECTION,
        "rich_text_quote": Shape({"elements": _LINE}, _BORDER),
        "rich_text_preformatted": Shape(
            {"elements": Several(_INLINE.only("text", "link"), _MANY, least=0)},
            _BORDER | {"language": String(255)},
        ),
        "rich_text_list": Shape(
            {
                "style": Choice(("bullet", "ordered")),
                "elements": Several(ByType({"rich_text_section": _SECTION}), _MANY),
            },
            _BORDER | {"indent": Whole(0, 8), "offset": Whole(0, _MANY)},
        ),
    }
)
