"""The ``views.*`` methods."""

from __future__ import annotations

from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.judge import Problem
from bot.sandbox.payloads import view_json
from bot.sandbox.rates import TIER_4
from bot.sandbox.records import Json, View
from bot.sandbox.stage import DEEPEST
from bot.sandbox.tickets import Trigger


def open_view(ask: Ask) -> Json:
    """Open a modal for whoever just did something."""
    view = _view(ask, "modal")
    trigger = _trigger(ask)
    return _answer(ask, ask.core.stage.push(trigger.user, view))


def push_view(ask: Ask) -> Json:
    """Put a modal on the one from which something was just done."""
    view = _view(ask, "modal")
    trigger = _trigger(ask)
    if not trigger.view_id:
        raise Refused("no_open_view")
    if len(ask.core.stage.stack(trigger.user)) >= DEEPEST:
        raise Refused("push_limit_reached")
    return _answer(ask, ask.core.stage.push(trigger.user, view))


def update_view(ask: Ask) -> Json:
    """Show something else in an open modal."""
    view = _view(ask, "modal")
    found = ask.core.stage.find(ask.args.get("view_id"), ask.args.get("external_id"))
    if found is None:
        raise Refused("not_found")
    _unchanged(ask, found)
    return _answer(ask, ask.core.stage.update(found, view))


def publish_view(ask: Ask) -> Json:
    """Show this on someone's Home tab."""
    user = ask.user("user_id")
    view = _view(ask, "home")
    old = ask.core.stage.home(user.id)
    if old:
        _unchanged(ask, old)
    return _answer(ask, ask.core.stage.publish(user.id, view))


def _view(ask: Ask, kind: str) -> Json:
    ask.need("view")
    view = ask.args["view"]
    if not isinstance(view, dict):
        raise Refused.of("invalid_arguments", [Problem("/view", "must provide an object")])
    problems = ask.core.judge_view(ask.method, view)
    if not problems and view["type"] != kind:
        problems = [Problem("/view/type", f"must be a valid enum value: {kind}")]
        ask.core.blame(ask.method, problems)
    if problems:
        raise Refused.of("invalid_arguments", problems)
    return view


def _trigger(ask: Ask) -> Trigger:
    ask.need("trigger_id")
    found = ask.core.tickets.exchange(ask.args["trigger_id"])
    if isinstance(found, str):
        raise Refused(found)
    return found


def _unchanged(ask: Ask, view: View) -> None:
    if ask.args.get("hash") not in (None, "", view.hash):
        raise Refused("hash_conflict")


def _answer(ask: Ask, view: View) -> Json:
    return {"view": view_json(view, ask.core.workspace)}


METHODS = {
    "views.open": Method(open_view, "", TIER_4),
    "views.push": Method(push_view, "", TIER_4),
    "views.update": Method(update_view, "", TIER_4),
    "views.publish": Method(publish_view, "", TIER_4),
}
