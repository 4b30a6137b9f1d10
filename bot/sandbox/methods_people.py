"""Methods about the app itself, people and channels."""

from __future__ import annotations

from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.core import shown
from bot.sandbox.rates import TIER_1, TIER_3, TIER_4
from bot.sandbox.records import Channel, Json

_INFO = {"public": "channels:read", "private": "groups:read", "im": "im:read"}
_HISTORY = {"public": "channels:history", "private": "groups:history", "im": "im:history"}


def api_test(ask: Ask) -> Json:
    """Says back what it was asked; ``error`` makes it fail."""
    if ask.args.get("error"):
        raise Refused(str(ask.args["error"]), args=ask.args)
    return {"args": ask.args}


def auth_test(ask: Ask) -> Json:
    """Who the token belongs to."""
    workspace = ask.core.workspace
    return {
        "url": f"https://{workspace.team.domain}.slack.com/", "team": workspace.team.name,
        "user": workspace.app.name, "team_id": workspace.team.id, "user_id": workspace.app.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": bool(ask.core.install_as.get("is_enterprise_install")),
    }  # fmt: skip


def connections_open(ask: Ask) -> Json:
    """Where to connect for Socket Mode."""
    ticket = ask.core.workspace.next_id("ticket")
    return {"url": f"{ask.core.base.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id=A00000001"}


def users_info(ask: Ask) -> Json:
    """One person: name, time zone, locale if asked for."""
    user, workspace = ask.user(), ask.core.workspace
    found: Json = {
        "id": user.id, "team_id": workspace.team.id, "name": user.name, "deleted": False,
        "real_name": user.real_name, "tz": user.zone, "is_bot": user.bot, "is_restricted": user.guest,
        "is_ultra_restricted": False, "is_app_user": False,
        "profile": {"real_name": user.real_name, "display_name": user.name, "team": workspace.team.id},
    }  # fmt: skip
    return {"user": found | ({"locale": user.locale} if ask.true("include_locale") else {})}


def conversations_info(ask: Ask) -> Json:
    """One channel."""
    channel = ask.channel()
    _scope(ask, _INFO[channel.kind])
    found: Json = {
        "id": channel.id, "name": channel.name, "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private", "is_im": channel.kind == "im", "is_mpim": False,
        "is_private": channel.kind == "private", "is_archived": channel.archived,
        "is_member": ask.app_in(channel), "is_ext_shared": False, "is_general": channel.name == "general",
        "context_team_id": ask.core.workspace.team.id,
    }  # fmt: skip
    if channel.kind == "im":
        person = next(iter(channel.members - {ask.core.workspace.app.id}))
        found = {"id": channel.id, "is_im": True, "user": person, "is_archived": False}
    return {"channel": found | ({"locale": channel.locale} if ask.true("include_locale") else {})}


def conversations_open(ask: Ask) -> Json:
    """The direct messages with one person."""
    ask.need("users")
    if "," in str(ask.args["users"]):
        raise Refused("method_not_supported_for_channel_type")
    ask.user("users")
    channel = ask.core.workspace.direct_channel(str(ask.args["users"]))
    return {"channel": {"id": channel.id}, "no_op": False, "already_open": False}


def conversations_history(ask: Ask) -> Json:
    """What everyone in a channel sees, newest first; needs a scope that is not among the usual ones."""
    channel = ask.channel()
    _scope(ask, _HISTORY[channel.kind])
    _member(ask, channel)
    found = [message for message in ask.core.workspace.messages(channel.id) if not message.reader]
    oldest, latest = str(ask.args.get("oldest") or "0"), str(ask.args.get("latest") or "9" * 20)
    limit = max(1, int(ask.args.get("limit") or 100))
    inside = [m for m in found if float(oldest) < float(m.ts) < float(latest)]
    messages = [shown(message, ask.core.workspace) for message in reversed(inside)]
    if not ask.true("include_all_metadata"):
        messages = [{k: v for k, v in message.items() if k != "metadata"} for message in messages]
    return {"messages": messages[:limit], "has_more": len(messages) > limit, "pin_count": 0}


def _member(ask: Ask, channel: Channel) -> None:
    if not ask.app_in(channel):
        raise Refused("not_in_channel")


def _scope(ask: Ask, scope: str) -> None:
    if scope not in ask.core.scopes:
        provided = ",".join(sorted(ask.core.scopes))
        raise Refused("missing_scope", needed=scope, provided=provided)


METHODS = {
    "api.test": Method(api_test, caller="anyone"),
    "auth.test": Method(auth_test, per_minute=300),
    "apps.connections.open": Method(connections_open, per_minute=TIER_1, caller="app"),
    "users.info": Method(users_info, "users:read", TIER_4),
    "conversations.info": Method(conversations_info, "", TIER_3),
    "conversations.open": Method(conversations_open, "im:write", TIER_3),
    "conversations.history": Method(conversations_history, "", TIER_3),
}
