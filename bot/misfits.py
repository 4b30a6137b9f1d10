"""What is wrong with values that were set, each in a sentence with its remedy, which shows no secret."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.names import EXTRAS

SLACK_API = "https://slack.com/api/"
LOG_FORMATS = ("text", "json")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FOR_MANY = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
_SHORTEST_SECRET = 16
_WHERE = "your app's page on api.slack.com"
_SETUP = ", or have `hallway setup` ask for it"


def bot_token(values: Mapping[str, str]) -> Iterator[str]:
    """Of one workspace."""
    remedy = f"copy the Bot User OAuth Token from OAuth & Permissions on {_WHERE}"
    return _token_problem(values, "SLACK_BOT_TOKEN", "xoxb-", remedy)


def app_token(values: Mapping[str, str]) -> Iterator[str]:
    """For Socket Mode."""
    remedy = f"make an app-level token with connections:write under Basic Information on {_WHERE}"
    return _token_problem(values, "SLACK_APP_TOKEN", "xapp-", remedy)


def signing_secret(values: Mapping[str, str]) -> Iterator[str]:
    """For HTTP."""
    secret = values.get("SLACK_SIGNING_SECRET", "")
    if len(secret) < _SHORTEST_SECRET:
        state = "is too short to be one" if secret else "is not set"
        remedy = f"copy the Signing Secret from Basic Information on {_WHERE}"
        more = "" if values.get("SLACK_CLIENT_ID") else f"{_SETUP}. Socket Mode needs SLACK_APP_TOKEN instead"
        yield f"SLACK_SIGNING_SECRET {state}: {remedy}{more}."


def of_many(values: Mapping[str, str]) -> Iterator[str]:
    """Of an app that workspaces install by themselves."""
    if values.get("SLACK_BOT_TOKEN"):
        yield (
            "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are for many:"
            " leave out the token, or the other two."
        )
    for name in FOR_MANY:
        if not values.get(name):
            yield f"{name} is not set: copy it from Basic Information, App Credentials, on {_WHERE}."
    yield from key_problems(values.get("HALLWAY_KEY", ""))


def listed(text: str) -> tuple[str, ...]:
    """The values of a setting that may have several, such as ``HALLWAY_KEY=new,old``."""
    return tuple(filter(None, (value.strip() for value in text.split(","))))


def key_problems(text: str) -> Iterator[str]:
    """What is wrong with ``HALLWAY_KEY``, which is never shown."""
    keys = listed(text)
    if not keys:
        yield (
            "HALLWAY_KEY is not set: put back the key that this data folder was used with or, for the first"
            " time, make one with `hallway keys new`."
        )
    for number, key in enumerate(keys, 1):
        if not _is_key(key):
            which = f"'s key number {number}" if len(keys) > 1 else ""
            yield f"HALLWAY_KEY{which} is no key: it has 44 letters, as `hallway keys new` makes them."


def _is_key(text: str) -> bool:
    try:
        return len(text) == 44 and len(urlsafe_b64decode(text)) == 32
    except ValueError:
        return False


def _token_problem(values: Mapping[str, str], name: str, prefix: str, remedy: str) -> Iterator[str]:
    token = values.get(name, "")
    if not token:
        yield f"{name} is not set: {remedy}{_SETUP}."
    elif not token.startswith(prefix):
        yield f"{name} does not start with {prefix}, so it is another kind of token: {remedy}."


def plain(values: Mapping[str, str]) -> Iterator[str]:
    """What is no secret."""
    zone, level = values.get("HALLWAY_TIMEZONE", ""), values.get("HALLWAY_LOG_LEVEL", "")
    api = urlsplit(values.get("SLACK_API_URL") or SLACK_API)
    url = urlsplit(values.get("HALLWAY_URL", ""))
    if values.get("HALLWAY_URL") and (url.scheme not in ("http", "https") or not url.hostname or url.query):
        yield "HALLWAY_URL is no address: write the public one, such as https://hallway.example.org."
    if zone and not _is_zone(zone):
        yield f"HALLWAY_TIMEZONE is {zone!r}, which is no IANA time zone: write one such as Europe/London."
    if level and level.upper() not in LOG_LEVELS:
        yield f"HALLWAY_LOG_LEVEL is {level!r}: write one of {', '.join(LOG_LEVELS)}."
    for extra in listed(values.get("HALLWAY_EXTRAS", "")):
        if extra not in EXTRAS:
            yield f"HALLWAY_EXTRAS names {extra!r}: write {' or '.join(EXTRAS)}, or both with a comma."
    yield from _watching_problems(values)
    if api.scheme not in ("http", "https") or not api.hostname:
        yield f"SLACK_API_URL is not an http(s) address: leave it out, or write one such as {SLACK_API}."


def _watching_problems(values: Mapping[str, str]) -> Iterator[str]:
    form, port = values.get("HALLWAY_LOG_FORMAT", ""), values.get("HALLWAY_STATUS_PORT", "")
    if form and form.lower() not in LOG_FORMATS:
        yield f"HALLWAY_LOG_FORMAT is {form!r}: write one of {', '.join(LOG_FORMATS)}."
    if port and not (port.isascii() and port.isdigit() and int(port) < 1 << 16):
        yield f"HALLWAY_STATUS_PORT is {port!r}: write a port such as 9090, or leave it out."


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder
        return False
    return True


def of_folder(folder: Path) -> Iterator[str]:
    """The folder may still be missing; then the nearest one above must let us make it."""
    there = next((each for each in (folder, *folder.absolute().parents) if each.exists()), Path("/"))
    remedy = "choose another with --data or HALLWAY_DATA, or give yourself the right to write there."
    if not there.is_dir():
        yield f"The data folder {folder} cannot be used, as {there} is a file: {remedy}"
    elif not os.access(there, os.W_OK | os.X_OK):
        yield f"The data folder {folder} cannot be written: {remedy}"
