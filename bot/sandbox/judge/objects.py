"""Composition objects of Block Kit: texts, options, confirmations."""

from __future__ import annotations

from bot.sandbox.judge.rules import ByType, Choice, Flag, Rule, Several, Shape, String, Url

ID = String(255)


def plain(most: int) -> ByType:
    """A ``plain_text`` object with at most this many characters."""
    return ByType({"plain_text": Shape({"text": String(most)}, {"emoji": Flag()})})


def text(most: int) -> ByType:
    """A ``plain_text`` or ``mrkdwn`` object with at most this many characters."""
    mrkdwn = Shape({"text": String(most)}, {"verbatim": Flag()})
    return ByType({**plain(most).shapes, "mrkdwn": mrkdwn})


def options(most: int, *, url: bool = False) -> Several:
    """A list of options; only those of an overflow menu may carry an address."""
    fields: dict[str, Rule] = {"text": text(75), "value": String(150)}
    more: dict[str, Rule] = {"description": text(75)}
    return Several(Shape(fields, more | ({"url": Url()} if url else {})), most)


OPTION = options(1).item
GROUPS = Several(Shape({"label": plain(75), "options": options(100)}), 100)

_SUGGESTED = Several(
    Shape({"text": plain(75), "value": String(150)}, {"description": plain(75)}), 100, least=0
)
SUGGESTIONS: dict[str, Rule] = {
    "options": _SUGGESTED,
    "option_groups": Several(Shape({"label": plain(75), "options": _SUGGESTED}), 100, least=0),
}
"""The answer to what was typed into a menu: one of the two, and nothing may be found."""

CONFIRM = Shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": Choice(("primary", "danger"))},
)

DISPATCH = Shape({"trigger_actions_on": Several(Choice(("on_enter_pressed", "on_character_entered")), 2)})

SLACK_FILE = Shape({}, {"id": String(255), "url": Url()}, one_of=("id", "url"))

IMAGE_SOURCE: dict[str, Rule] = {"image_url": Url(), "slack_file": SLACK_FILE}

FILTER = Shape(
    {},
    {
        "include": Several(Choice(("im", "mpim", "private", "public")), 4),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    },
    one_of=("include", "exclude_external_shared_channels", "exclude_bot_users"),
)

FEEDBACK = Shape({"text": plain(75), "value": String(2000)}, {"accessibility_label": String(75)})
