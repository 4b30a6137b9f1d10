"""What Slack sends us: each file one feature, registered on an app it is given."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners import (
    buttons,
    command,
    digests,
    errors,
    home,
    mentions,
    messages,
    once,
    saving,
    share,
    shortcuts,
    tenants,
    unfurls,
)

_FEATURES = (
    tenants, once, errors, command, messages, mentions, home, shortcuts, unfurls, share, saving, digests,
    buttons,
)  # fmt: skip
"""In this order: first who is not served, then what is no news; buttons takes what nobody else took."""


def register(app: App, desk: Desk) -> None:
    """Make the app listen to everything that the manifest declares."""
    for feature in _FEATURES:
        feature.register(app, desk)
