"""Names that Slack and we must agree on: what the listeners register is what the manifest declares."""

from __future__ import annotations

COMMAND = "/conf"
DIGEST = "/digest"
MENTION = "app_mention"
MESSAGE = "message"
HOME_OPENED, LINKS = "app_home_opened", "link_shared"
DIRECT_MESSAGES = "message.im"
"""The event of the manifest that delivers ``message`` from direct messages only."""
LOOK_UP, LOOK_SOMETHING_UP = "look_up", "Look something up"
FIND, FIND_PAPER = "find_paper", "Find this paper"
"""The callback ids of the shortcuts, and their names."""
UNINSTALLED = "app_uninstalled"
REVOKED = "tokens_revoked"
EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
HEALTH_PATH, READY_PATH, METRICS_PATH = "/healthz", "/readyz", "/metrics"

SCOPES = {
    "commands": "the slash commands",
    "chat:write": "answers in direct messages and to mentions, and the digests of channels",
    "im:history": "reading what is written to the app itself, and nothing else",
    "app_mentions:read": "being asked in a channel by name",
}
"""Each scope with the reason for it."""
FILES = "files:write"
OPTIONAL_SCOPES = {
    FILES: "citations as a file that a reference manager opens",
    "users:read": "times in plain text in the reader's own time zone",
}
HISTORY_SCOPES = {
    "channels:history": "looking whether a digest arrived whose answer was lost",
    "groups:history": "the same in private channels",
}
UNFURL_SCOPES = {
    "links:read": "hearing of links of papers, and of no other messages",
    "links:write": "showing under them what is known of the paper",
}
"""These two groups are declared only where the operator asks for them."""
EXTRAS = {"history": HISTORY_SCOPES, "unfurl": UNFURL_SCOPES}
"""By the name that the operator asks by."""
UNFURL_DOMAINS = ("aclanthology.org", "arxiv.org", "doi.org", "openreview.net")
