"""What Slack sends to an app, in Slack's own shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.sandbox.core import VERIFICATION_TOKEN, Core, shown
from bot.sandbox.links import Shared
from bot.sandbox.records import Channel, Control, Json, Message, User, View
from bot.sandbox.workspace import Workspace


def _called(channel: Channel) -> str:
    """Payloads do not name what is private."""
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)


def view_json(view: View, workspace: Workspace, values: Mapping[str, Any] | None = None) -> Json:
    """A view as Slack's answers and payloads show it; ``values`` by block_id and action_id."""
    empty = {"callback_id": "", "external_id": "", "private_metadata": "", "clear_on_close": False}
    beside: Json = {
        "id": view.id, "team_id": workspace.team.id, "app_id": workspace.app_id, "hash": view.hash,
        "app_installed_team_id": workspace.team.id, "bot_id": workspace.bot_id,
        "root_view_id": view.root_id or view.id, "previous_view_id": view.previous_id or None,
        "state": {"values": dict(values or {})}, "notify_on_close": False, "submit": None, "close": None,
    }  # fmt: skip
    return empty | beside | view.payload


def command(core: Core, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command; every value is a string, as in the form that carries it."""
    url = core.tickets.response_url(user.id, channel.id)
    return {
        "token": VERIFICATION_TOKEN, "team_id": core.workspace.team.id,
        "team_domain": core.workspace.team.domain, "channel_id": channel.id, "channel_name": _called(channel),
        "user_id": user.id, "user_name": user.name, "command": name, "text": text,
        "api_app_id": core.workspace.app_id, "is_enterprise_install": "false",
        "response_url": core.base + url.path, "trigger_id": core.tickets.trigger(user.id),
    }  # fmt: skip


def event(core: Core, inner: Json) -> Json:
    """An event in its envelope; its id is dated, as an app may remember the ids of an earlier run."""
    workspace = core.workspace
    authorization = {
        "enterprise_id": None, "team_id": workspace.team.id, "user_id": workspace.app.id, "is_bot": True,
        "is_enterprise_install": False,
    }  # fmt: skip
    return {
        "token": VERIFICATION_TOKEN, "team_id": workspace.team.id, "context_team_id": workspace.team.id,
        "context_enterprise_id": None, "api_app_id": workspace.app_id, "event": inner,
        "type": "event_callback", "event_id": "Ev" + workspace.next_ts().replace(".", ""),
        "event_time": int(workspace.clock.now().timestamp()), "authorizations": [authorization],
        "is_ext_shared_channel": False, "event_context": workspace.next_id("4-"),
    }  # fmt: skip


def message_event(core: Core, message: Message, channel: Channel) -> Json:
    """Someone wrote something; in direct messages this is what the app hears."""
    text = {"type": "text", "text": message.text}
    words = {"type": "rich_text_section", "elements": [text] if message.text else []}
    inner = shown(message, core.workspace) | {
        "channel": channel.id, "event_ts": message.ts,
        "channel_type": "im" if channel.kind == "im" else "channel",
        "client_msg_id": f"00000000-0000-4000-8000-{message.ts.replace('.', '')[-12:]}",
    }  # fmt: skip
    if not message.by_app:
        inner["blocks"] = [{"type": "rich_text", "block_id": "typed", "elements": [words]}]
    return inner


def mention_event(core: Core, message: Message, channel: Channel) -> Json:
    """Someone named the app in a channel."""
    inner = message_event(core, message, channel)
    del inner["channel_type"]
    return inner | {"type": "app_mention"}


def home_event(core: Core, user: User, tab: str) -> Json:
    """Someone opened the app's Home or Messages tab."""
    view = core.stage.home(user.id)
    opened: Json = {
        "type": "app_home_opened", "user": user.id, "tab": tab, "event_ts": core.workspace.next_ts(),
        "channel": core.workspace.direct_channel(user.id).id,
    }  # fmt: skip
    return opened | ({"view": view_json(view, core.workspace)} if view and tab == "home" else {})


def link_event(core: Core, shared: Shared, channel: Channel | None) -> Json:
    """Someone shared links of registered domains or, where there is no channel, is writing them."""
    links = [{"domain": core.links.domain(url), "url": url} for url in shared.urls]
    return {
        "type": "link_shared", "user": shared.user, "channel": channel.id if channel else "COMPOSER",
        "message_ts": shared.message.ts if shared.message else shared.id, "unfurl_id": shared.id,
        "source": shared.source, "links": links, "event_ts": core.workspace.next_ts(),
        "is_bot_user_member": channel is None or core.workspace.app.id in channel.members,
    }  # fmt: skip


def _interaction(core: Core, kind: str, user: User, view_id: str = "") -> Json:
    team = {"id": core.workspace.team.id, "domain": core.workspace.team.domain}
    person = {"id": user.id, "username": user.name, "name": user.name, "team_id": core.workspace.team.id}
    return {
        "type": kind, "user": person, "api_app_id": core.workspace.app_id, "token": VERIFICATION_TOKEN,
        "trigger_id": core.tickets.trigger(user.id, view_id), "team": team, "enterprise": None,
        "is_enterprise_install": False,
    }  # fmt: skip


def message_action(core: Core, user: User, message: Message, action: Json, values: Json) -> Json:
    """A button or a menu on a message; Slack does not show an ephemeral message back to the app."""
    channel = core.workspace.channel(message.channel)
    url = core.tickets.response_url(user.id, channel.id, message.ts)
    container = {
        "type": "message", "message_ts": message.ts, "channel_id": channel.id,
        "is_ephemeral": bool(message.reader), **_under_link(message, action),
    }  # fmt: skip
    payload = _interaction(core, "block_actions", user) | {
        "container": container, "channel": {"id": channel.id, "name": _called(channel)},
        "state": {"values": values}, "response_url": core.base + url.path, "actions": [action],
    }  # fmt: skip
    return payload if message.reader else payload | {"message": shown(message, core.workspace)}


def _under_link(message: Message, action: Json) -> Json:
    """What else is told where the control stands in what an app shows under a link."""
    for each in message.attachments:
        if any(block.get("block_id") == action["block_id"] for block in each.get("blocks", ())):
            return {
                "type": "message_attachment", "attachment_id": each["id"],
                "is_app_unfurl": True, "app_unfurl_url": each["app_unfurl_url"],
            }  # fmt: skip
    return {}


def view_action(core: Core, user: User, view: View, action: Json, values: Json) -> Json:
    """A button or a menu in a modal or on the Home tab."""
    return _interaction(core, "block_actions", user, view.id) | {
        "container": {"type": "view", "view_id": view.id}, "actions": [action],
        "view": view_json(view, core.workspace, values),
    }  # fmt: skip


def submission(core: Core, user: User, view: View, values: Json) -> Json:
    """A modal is submitted."""
    shown_view = view_json(view, core.workspace, values)
    return _interaction(core, "view_submission", user, view.id) | {"view": shown_view, "response_urls": []}


def suggestion(core: Core, user: User, where: View | Message, control: Control, typed: str) -> Json:
    """Someone types into a menu whose options the app finds; there is nothing to open with it."""
    asked: Json = {"action_id": control.action_id, "block_id": control.block_id, "value": typed}
    payload = _interaction(core, "block_suggestion", user) | asked
    del payload["trigger_id"]
    if isinstance(where, View):
        box: Json = {"type": "view", "view_id": where.id}
        return payload | {"container": box, "view": view_json(where, core.workspace)}
    channel = core.workspace.channel(where.channel)
    box = {
        "type": "message", "message_ts": where.ts, "channel_id": channel.id,
        "is_ephemeral": bool(where.reader),
    }  # fmt: skip
    payload |= {"container": box, "channel": {"id": channel.id, "name": _called(channel)}}
    return payload if where.reader else payload | {"message": shown(where, core.workspace)}


def closing(core: Core, user: User, view: View) -> Json:
    """A modal is closed by hand."""
    payload = _interaction(core, "view_closed", user) | {
        "view": view_json(view, core.workspace), "is_cleared": False,
    }  # fmt: skip
    del payload["trigger_id"]
    return payload


def shortcut(core: Core, user: User, callback_id: str, message: Message | None) -> Json:
    """A global shortcut, or one on a message."""
    kind = "message_action" if message else "shortcut"
    payload = _interaction(core, kind, user) | {
        "callback_id": callback_id, "action_ts": core.workspace.next_ts()
    }  # fmt: skip
    if message is None:
        return payload
    channel = core.workspace.channel(message.channel)
    url = core.tickets.response_url(user.id, channel.id, message.ts)
    return payload | {
        "channel": {"id": channel.id, "name": _called(channel)}, "message_ts": message.ts,
        "message": shown(message, core.workspace), "response_url": core.base + url.path,
    }  # fmt: skip
