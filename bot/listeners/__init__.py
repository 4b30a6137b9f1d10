"""What Slack sends us: each file one feature, registered on an app it is given."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners import buttons, command, digests, errors, kinds, mentions, messages, once, share

_FEATURES = (kinds, once, errors, command, messages, mentions, share, digests, buttons)
"""In this order: each request gets its name, what is no news stops there, and buttons takes every press that
nobody else took."""


def register(app: App, desk: Desk) -> None:
    """Make the app listen to everything that the manifest declares."""
    for feature in _FEATURES:
        feature.register(app, desk)
