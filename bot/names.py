"""Names that Slack and we must agree on: what the listeners register is what the manifest declares."""

from __future__ import annotations

COMMAND = "/conf"
DIGEST = "/digest"
MENTION = "app_mention"
MESSAGE = "message"
DIRECT_MESSAGES = "message.im"
"""The event of the manifest that delivers ``message`` from direct messages only."""
UNINSTALLED = "app_uninstalled"
REVOKED = "tokens_revoked"
EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
HEALTH_PATH = "/healthz"

SCOPES = {
    "commands": "the slash commands",
    "chat:write": "answers in direct messages and to mentions, and the digests of channels",
    "im:history": "reading what is written to the app itself, and nothing else",
    "app_mentions:read": "being asked in a channel by name",
}
"""Each scope with the reason for it."""
OPTIONAL_SCOPES = {"users:read": "times in plain text in the reader's own time zone"}
HISTORY_SCOPES = {
    "channels:history": "looking whether a digest arrived whose answer was lost",
    "groups:history": "the same in private channels",
}
"""Declared only where the operator asks for it."""
