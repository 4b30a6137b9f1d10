"""The values that Hallway needs of Slack: what each is, where it is found, and its form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.settings import Mode


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value to ask for."""

    name: str
    """The variable it is kept in."""
    title: str
    """What Slack calls it."""
    where: str
    """Where it is found, in sentences."""
    form: str
    """A regular expression that fits all of it."""
    looks: str
    """Its form in words."""


BOT_TOKEN = Wanted(
    "SLACK_BOT_TOKEN",
    "Bot User OAuth Token",
    "On the app's page choose Install App, Install to Workspace, and allow it. The token is shown then, and"
    " again under OAuth & Permissions.",
    r"xoxb-[\w.-]{3,}",
    "starts with xoxb-",
)
APP_TOKEN = Wanted(
    "SLACK_APP_TOKEN",
    "App-Level Token",
    "Under Basic Information, App-Level Tokens, press Generate Token and Scopes, give it a name and the scope"
    " connections:write, and Generate.",
    r"xapp-[\w.-]{3,}",
    "starts with xapp-",
)
SIGNING_SECRET = Wanted(
    "SLACK_SIGNING_SECRET",
    "Signing Secret",
    "Under Basic Information, App Credentials, press Show beside Signing Secret.",
    r"[0-9a-f]{32}",
    "is 32 digits and letters from a to f",
)
_OTHERS = {
    "xoxb-": "the bot token",
    "xapp-": "an app-level token",
    "xoxp-": "the token of a person, not of the bot",
    "xoxe": "a token that is meant for something else, or expires: rotation must be off",
    "xoxc-": "a token of a browser's session",
    "http": "an address",
}


def wanted(mode: Mode) -> tuple[Wanted, ...]:
    """What a bot needs that Slack reaches so, in the order to ask for it."""
    return (BOT_TOKEN, APP_TOKEN if mode is Mode.SOCKET else SIGNING_SECRET)


def misfit(want: Wanted, value: str) -> str:
    """Why a value cannot be what is wanted, in a sentence; empty where it may be."""
    if not value:
        return "Nothing was given."
    if re.fullmatch(want.form, value):
        return ""
    other = next((what for start, what in _OTHERS.items() if value.startswith(start)), "")
    is_other = other and not want.form.startswith(value[:5])
    said = f"This is {other}" if is_other else f"This is no {want.title}"
    return f"{said}: the {want.title} {want.looks}."
