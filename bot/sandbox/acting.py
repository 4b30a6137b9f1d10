"""From what someone presses, chooses and types to the actions and states that Slack reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from bot.sandbox.records import Control, Json

_ONE_OPTION = {"static_select", "external_select", "overflow", "radio_buttons"}
_MANY_OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}
_SELECTED = {
    "users_select": "selected_user", "channels_select": "selected_channel",
    "conversations_select": "selected_conversation", "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels", "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
}  # fmt: skip
_STATELESS = {"button", "overflow", "workflow_button", "icon_button", "feedback_buttons", "url_source"}


def action(control: Control, choice: Any, at: str) -> Json:
    """One entry of ``actions``; ``at`` is the moment, as a timestamp."""
    known: Json = {
        "type": control.kind, "action_id": control.action_id, "block_id": control.block_id, "action_ts": at,
    }  # fmt: skip
    for name in ("text", "value", "style", "url"):
        if control.kind == "button" and control.element.get(name):
            known[name] = control.element[name]
    if control.kind == "feedback_buttons":
        known["value"] = choice
    return known | ({} if control.kind in ("button", "feedback_buttons") else chosen(control, choice))


def chosen(control: Control, choice: Any) -> Json:
    """How a control reports its choice, beside its type; LookupError for an option that it does not have."""
    if control.kind in _ONE_OPTION:
        return {"selected_option": None if choice is None else _option(control, choice)}
    if control.kind in _MANY_OPTIONS:
        return {"selected_options": [_option(control, one) for one in _several(choice)]}
    if control.kind in _SELECTED:
        name = _SELECTED[control.kind]
        return {name: list(_several(choice)) if name.endswith("s") else choice}
    return {"value": choice or None}


def state(all_: Collection[Control], values: Mapping[str, Any]) -> Json:
    """``state.values``: what stands in every input; ``values`` by action_id or block_id, else as it began."""
    found: Json = {}
    names = {name for control in all_ for name in (control.action_id, control.block_id)}
    if unknown := values.keys() - names:
        raise LookupError(f"no input called {', '.join(sorted(unknown))}")
    for control in all_:
        if control.kind in _STATELESS:
            continue
        entry = {"type": control.kind} | _current(control, values)
        found.setdefault(control.block_id, {})[control.action_id] = entry
    return found


def _current(control: Control, values: Mapping[str, Any]) -> Json:
    for name in (control.action_id, control.block_id):
        if name in values:
            return chosen(control, values[name])
    element = control.element
    if control.kind in _ONE_OPTION:
        return {"selected_option": element.get("initial_option")}
    if control.kind in _MANY_OPTIONS:
        return {"selected_options": element.get("initial_options", [])}
    if control.kind in _SELECTED:
        name = _SELECTED[control.kind]
        return {name: element.get(name.replace("selected", "initial"), [] if name.endswith("s") else None)}
    return {"value": element.get("initial_value")}


def check_required(blocks: Iterable[Json], values: Json) -> None:
    """ValueError where an input that is not optional is empty: Slack would not let go of the modal."""
    for block in blocks:
        if block["type"] != "input" or block.get("optional"):
            continue
        for entry in values[block["block_id"]].values():
            if not any(value for name, value in entry.items() if name != "type"):
                raise ValueError(f"{block['label']['text']!r} must be filled in")


def _option(control: Control, wanted: Any) -> Json:
    for option in control.options:
        if wanted in (option["value"], option["text"]["text"]):
            return option
    there = ", ".join(option["text"]["text"] for option in control.options)
    raise LookupError(f"no option {wanted!r}; there are: {there or 'none'}")


def _several(choice: Any) -> tuple[Any, ...]:
    return (choice,) if isinstance(choice, str) else tuple(choice)
