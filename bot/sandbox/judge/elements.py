"""Elements of Block Kit: what can be pressed, chosen or typed into."""

from __future__ import annotations

from bot.sandbox.judge.objects import (
    CONFIRM,
    DISPATCH,
    FEEDBACK,
    FILTER,
    GROUPS,
    ID,
    IMAGE_SOURCE,
    OPTION,
    options,
    plain,
    text,
)  # fmt: skip
from bot.sandbox.judge.rules import ByType, Choice, Flag, Rule, Several, Shape, String, Url, Whole

Fields = dict[str, Rule]

_ANY: Fields = {"action_id": ID}
_MENU: Fields = _ANY | {"confirm": CONFIRM, "focus_on_load": Flag(), "placeholder": plain(150)}
_MANY: Fields = _MENU | {"max_selected_items": Whole(1, 100)}
_INPUT: Fields = _ANY | {
    "focus_on_load": Flag(),
    "placeholder": plain(150),
    "dispatch_action_config": DISPATCH,
}
_IDS = Several(ID, 100)
_STYLE = Choice(("primary", "danger"))
_DATE, _TIME = String(10, least=10), String(5, least=5)
_GROUPED = ("options", "option_groups")

IMAGE = Shape({"alt_text": String(2000)}, IMAGE_SOURCE, one_of=("image_url", "slack_file"))

_BUTTON = Shape(
    {"text": plain(75)},
    _ANY
    | {
        "url": Url(), "value": String(2000, least=0), "style": _STYLE, "confirm": CONFIRM,
        "accessibility_label": String(75),
    },
)  # fmt: skip

BUTTONS: Fields = {
    "button": _BUTTON,
    "overflow": Shape({"options": options(5, url=True)}, _ANY | {"confirm": CONFIRM}),
    "workflow_button": Shape(
        {"text": plain(75), "workflow": Shape({"trigger": Shape({"url": Url()})})},
        _ANY | {"style": _STYLE, "accessibility_label": String(75)},
    ),
}

_SINGLE: Fields = {
    "static_select": Shape(
        {},
        _MENU | {"options": options(100), "option_groups": GROUPS, "initial_option": OPTION},
        one_of=_GROUPED,
    ),
    "external_select": Shape({}, _MENU | {"min_query_length": Whole(0, 255), "initial_option": OPTION}),
    "users_select": Shape({}, _MENU | {"initial_user": ID}),
    "conversations_select": Shape(
        {},
        _MENU
        | {
            "initial_conversation": ID, "default_to_current_conversation": Flag(), "filter": FILTER,
            "response_url_enabled": Flag(),
        },
    ),
    "channels_select": Shape({}, _MENU | {"initial_channel": ID, "response_url_enabled": Flag()}),
}  # fmt: skip

_MULTI: Fields = {
    "multi_static_select": Shape(
        {},
        _MANY | {"options": options(100), "option_groups": GROUPS, "initial_options": options(100)},
        one_of=_GROUPED,
    ),
    "multi_external_select": Shape(
        {}, _MANY | {"min_query_length": Whole(0, 255), "initial_options": options(100)}
    ),
    "multi_users_select": Shape({}, _MANY | {"initial_users": _IDS}),
    "multi_conversations_select": Shape(
        {},
        _MANY | {"initial_conversations": _IDS, "default_to_current_conversation": Flag(), "filter": FILTER},
    ),
    "multi_channels_select": Shape({}, _MANY | {"initial_channels": _IDS}),
}

_TICKS: Fields = _ANY | {"confirm": CONFIRM, "focus_on_load": Flag()}
_PICKS: Fields = {
    "checkboxes": Shape({"options": options(10)}, _TICKS | {"initial_options": options(10)}),
    "radio_buttons": Shape({"options": options(10)}, _TICKS | {"initial_option": OPTION}),
    "datepicker": Shape({}, _MENU | {"initial_date": _DATE}),
    "timepicker": Shape({}, _MENU | {"initial_time": _TIME, "timezone": String(255)}),
}
_MOMENT: Fields = {"datetimepicker": Shape({}, _TICKS | {"initial_date_time": Whole(10**9, 10**10 - 1)})}

_TYPED: Fields = {
    "plain_text_input": Shape(
        {},
        _INPUT
        | {
            "initial_value": String(3000), "multiline": Flag(), "min_length": Whole(0, 3000),
            "max_length": Whole(1, 3000),
        },
    ),
    "email_text_input": Shape({}, _INPUT | {"initial_value": String(3000)}),
    "url_text_input": Shape({}, _INPUT | {"initial_value": Url()}),
    "number_input": Shape(
        {"is_decimal_allowed": Flag()},
        _INPUT | {"initial_value": String(255), "min_value": String(255), "max_value": String(255)},
    ),
}  # fmt: skip

_FEEDBACK: Fields = {
    "feedback_buttons": Shape({"positive_button": FEEDBACK, "negative_button": FEEDBACK}, _ANY),
    "icon_button": Shape(
        {"icon": Choice(("trash",)), "text": plain(75)},
        _ANY
        | {
            "value": String(2000), "confirm": CONFIRM, "accessibility_label": String(75),
            "visible_to_user_ids": _IDS,
        },
    ),
}  # fmt: skip

IN_ACTIONS = ByType(BUTTONS | _SINGLE | _MULTI | _PICKS | _MOMENT)
IN_SECTION = ByType(BUTTONS | _SINGLE | _MULTI | _PICKS | {"image": IMAGE})
IN_INPUT = ByType(_SINGLE | _MULTI | _PICKS | _MOMENT | _TYPED)
IN_CONTEXT = ByType({**text(3000).shapes, "image": IMAGE})
IN_CONTEXT_ACTIONS = ByType(_FEEDBACK)
