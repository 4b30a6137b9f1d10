"""The settings: all that is missing or malformed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.doctor.finding import Finding, ok, problem
from bot.settings import Mode, SettingsError, read_settings

_SECRETS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID")
SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")


def check(environ: Mapping[str, str], mode: Mode) -> Iterator[Finding]:
    """One finding for each mistake."""
    if not any(environ.get(name) for name in _SECRETS):
        yield problem("settings", "Hallway is not connected to Slack yet", "Run: hallway setup")
        mode = Mode.NOTHING
    found = tuple(_mistakes(environ, mode))
    yield from found
    if not found and mode is not Mode.NOTHING:
        how = "over HTTP" if mode is Mode.HTTP else "by Socket Mode"
        yield ok("settings", f"Settings are complete, for a bot that Slack reaches {how}")


def _mistakes(environ: Mapping[str, str], mode: Mode) -> Iterator[Finding]:
    secret = environ.get("SLACK_SIGNING_SECRET", "").strip()
    try:
        read_settings(environ, mode)
    except SettingsError as error:
        for each in error.problems:
            if "data folder" not in each:  # has a check of its own
                text, _, remedy = each.partition(": ")
                yield problem("settings", text, remedy[:1].upper() + remedy[1:])
    else:
        if mode is Mode.HTTP and not SIGNING_SECRET.fullmatch(secret):
            text = "SLACK_SIGNING_SECRET does not have the form of one, 32 digits and letters from a to f"
            yield problem(
                "settings", text, "Copy the Signing Secret from Basic Information on the app's page."
            )
