"""The app manifest: what Slack must be told about the app, made of the names the listeners use."""

from __future__ import annotations

from typing import Any

from bot.names import (
    COMMAND,
    DIGEST,
    DIRECT_MESSAGES,
    EVENTS_PATH,
    FIND,
    FIND_PAPER,
    HISTORY_SCOPES,
    HOME_OPENED,
    LINKS,
    LOOK_SOMETHING_UP,
    LOOK_UP,
    MENTION,
    OPTIONAL_SCOPES,
    REDIRECT_PATH,
    REVOKED,
    SCOPES,
    UNFURL_DOMAINS,
    UNFURL_SCOPES,
    UNINSTALLED,
)

_LONG_DESCRIPTION = (
    "Hallway answers questions about conferences: papers, talks, panels, tutorials and workshops, the people"
    " behind them, when and where they take place, and what attendees wrote about them. Ask with /conf in any"
    " channel, in a direct message, or by naming the app. Answers to /conf are for the asker alone until they"
    " are shared. Every answer names its source, and what the sources do not say is said to be unknown."
)
_COMMANDS = (
    {
        "command": COMMAND,
        "description": "Look up papers, talks and people of conferences",
        "usage_hint": "papers by Zhiyuan Yao at NeurIPS 2021 | saved | cite DietCode | help",
        "should_escape": True,
    },
    {
        "command": DIGEST,
        "description": "Have papers that fit sent to this channel, on the days you choose",
        "usage_hint": "federated learning, privacy every monday 9:00 | list | help",
        "should_escape": True,
    },
)


_SHORTCUTS = (
    {
        "name": LOOK_SOMETHING_UP,
        "type": "global",
        "callback_id": LOOK_UP,
        "description": "Search papers, talks and people of conferences",
    },
    {
        "name": FIND_PAPER,
        "type": "message",
        "callback_id": FIND,
        "description": "Show the paper that a message links to or names",
    },
)


def manifest(
    url: str = "", *, history: bool = False, unfurl: bool = False, oauth: bool = False
) -> dict[str, Any]:
    """For HTTP at this public address (``https://hallway.example.org``); without one, for Socket Mode.

    :param history: declare the scopes by which a lost answer is cleared up, as optional ones
    :param unfurl: declare what it takes to unfurl links of papers: domains, an event, optional scopes
    :param oauth: let other workspaces install the app; needs the address
    """
    events = (MENTION, DIRECT_MESSAGES, HOME_OPENED, REVOKED, UNINSTALLED, *((LINKS,) if unfurl else ()))
    # They name the same address by different keys.
    request = {"request_url": url.removesuffix(EVENTS_PATH).rstrip("/") + EVENTS_PATH} if url else {}
    address = {"url": request["request_url"]} if url else {}
    menus = {"message_menu_options_url": request["request_url"]} if url else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {
            "name": "Hallway",
            "description": "The hallway track of a conference, in Slack",
            "long_description": _LONG_DESCRIPTION,
        },
        "features": _features(address, unfurl=unfurl),
        "oauth_config": _oauth(request if oauth else {}, history=history, unfurl=unfurl),
        "settings": {
            "event_subscriptions": {**request, "bot_events": sorted(events)},
            "interactivity": {"is_enabled": True, **request, **menus},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def _features(address: dict[str, str], *, unfurl: bool) -> dict[str, Any]:
    """What people see of the app; ``address`` is where commands are sent, if they are."""
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "hallway", "always_online": True},
        "slash_commands": [{**command, **address} for command in _COMMANDS],
        "shortcuts": [{**each} for each in _SHORTCUTS],
        **({"unfurl_domains": [*UNFURL_DOMAINS]} if unfurl else {}),
    }


def _oauth(request: dict[str, str], *, history: bool, unfurl: bool) -> dict[str, Any]:
    """The scopes and, where others may install the app, where Slack sends them afterwards."""
    optional = {*OPTIONAL_SCOPES, *(HISTORY_SCOPES if history else ()), *(UNFURL_SCOPES if unfurl else ())}
    back = {"redirect_urls": [url.removesuffix(EVENTS_PATH) + REDIRECT_PATH for url in request.values()]}
    return {
        **(back if request else {}),
        "scopes": {"bot": sorted(SCOPES), "bot_optional": sorted(optional)},
    }
