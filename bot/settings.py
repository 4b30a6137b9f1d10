"""Settings: read once, whole, from the environment and a ``.env``; all problems told at once."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

from bot.names import EVENTS_PATH, EXTRAS, INSTALL_PATH, REDIRECT_PATH

SLACK_API = "https://slack.com/api/"
LOG_FORMATS = ("text", "json")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
DATA = "hallway-data"
_SHORTEST_SECRET = 16
_FOR_MANY = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
_WHERE = "your app's page on api.slack.com"
_SETUP = ", or have `hallway setup` ask for it"


class Mode(StrEnum):
    """What the settings are for; each mode needs some of the secrets."""

    NOTHING = "nothing"
    HTTP = "http"
    SOCKET = "socket"


class SettingsError(Exception):
    """Settings that cannot work; ``str()`` lists every problem with its remedy, one a line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set; secrets never print."""

    data: Path
    """The folder of both database files."""
    zone: ZoneInfo
    """Decides what "today" means where the reader's own zone is not known."""
    log_level: str = "INFO"
    log_format: str = "text"
    status_port: int | None = None
    """Where those who look after the bot may ask how it is; None: nowhere but beside Slack's requests."""
    status_host: str = "127.0.0.1"
    api_url: str = SLACK_API
    """Ends in a slash."""
    bot_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    keys: tuple[str, ...] = field(default=(), repr=False)
    """For the seals on tokens, the one in use first."""
    url: str = ""
    """The public address, without a slash or one of our own paths at the end."""
    extras: tuple[str, ...] = ()
    """Of ``names.EXTRAS``, what workspaces that install the app are asked for besides."""

    @property
    def many(self) -> bool:
        """Whether workspaces install the app by themselves; else there is one, with its bot token."""
        return bool(self.client_id) and not self.bot_token

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be printed."""
        named = (self.bot_token, self.signing_secret, self.app_token, self.client_secret, *self.keys)
        return tuple(filter(None, named))


def environment(folder: Path = Path()) -> dict[str, str]:
    """The process's environment, over what ``.env`` in the folder says. Raises SettingsError."""
    try:
        found = dotenv_values(folder / ".env")
    except UnicodeDecodeError as error:
        raise SettingsError(["The file .env is not written in UTF-8: save it anew as UTF-8."]) from error
    written = {name: value for name, value in found.items() if value is not None}
    return {**written, **os.environ}


def read_settings(given: Mapping[str, str], mode: Mode = Mode.NOTHING, data: Path | None = None) -> Settings:
    """The settings of an environment; ``data`` wins over ``HALLWAY_DATA``. Raises SettingsError."""
    values = {name: value.strip() for name, value in given.items()}
    folder = data or Path(values.get("HALLWAY_DATA") or DATA)
    problems = [*_secret_problems(values, mode), *_plain_problems(values), *_folder_problems(folder)]
    if problems:
        raise SettingsError(problems)
    return Settings(
        data=folder,
        zone=ZoneInfo(values.get("HALLWAY_TIMEZONE") or "UTC"),
        log_level=(values.get("HALLWAY_LOG_LEVEL") or "INFO").upper(),
        log_format=(values.get("HALLWAY_LOG_FORMAT") or "text").lower(),
        status_port=int(values["HALLWAY_STATUS_PORT"]) if values.get("HALLWAY_STATUS_PORT") else None,
        status_host=values.get("HALLWAY_STATUS_HOST") or "127.0.0.1",
        api_url=(values.get("SLACK_API_URL") or SLACK_API).rstrip("/") + "/",
        bot_token=values.get("SLACK_BOT_TOKEN", ""),
        signing_secret=values.get("SLACK_SIGNING_SECRET", ""),
        app_token=values.get("SLACK_APP_TOKEN", ""),
        client_id=values.get("SLACK_CLIENT_ID", ""),
        client_secret=values.get("SLACK_CLIENT_SECRET", ""),
        keys=listed(values.get("HALLWAY_KEY", "")),
        url=public_address(values.get("HALLWAY_URL", "")),
        extras=listed(values.get("HALLWAY_EXTRAS", "")),
    )


def public_address(text: str) -> str:
    """Without what an address of ours at Slack has at its end, which is easily copied along."""
    address = text.strip().rstrip("/")
    for path in (EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH):
        address = address.removesuffix(path).rstrip("/")
    return address


def _secret_problems(values: Mapping[str, str], mode: Mode) -> Iterator[str]:
    if mode is Mode.NOTHING:
        return
    if mode is Mode.HTTP and any(values.get(name) for name in _FOR_MANY):
        yield from _many_problems(values)
    else:
        remedy = f"copy the Bot User OAuth Token from OAuth & Permissions on {_WHERE}"
        yield from _token_problem(values, "SLACK_BOT_TOKEN", "xoxb-", remedy)
    if mode is Mode.SOCKET:
        remedy = f"make an app-level token with connections:write under Basic Information on {_WHERE}"
        yield from _token_problem(values, "SLACK_APP_TOKEN", "xapp-", remedy)
    elif len(values.get("SLACK_SIGNING_SECRET", "")) < _SHORTEST_SECRET:
        state = "is too short to be one" if values.get("SLACK_SIGNING_SECRET") else "is not set"
        remedy = f"copy the Signing Secret from Basic Information on {_WHERE}"
        yield f"SLACK_SIGNING_SECRET {state}: {remedy}{'' if values.get('SLACK_CLIENT_ID') else _SETUP}."


def _many_problems(values: Mapping[str, str]) -> Iterator[str]:
    """Of an app that workspaces install by themselves."""
    if values.get("SLACK_BOT_TOKEN"):
        yield (
            "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are for many:"
            " leave out the token, or the other two."
        )
    for name in _FOR_MANY:
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


def _plain_problems(values: Mapping[str, str]) -> Iterator[str]:
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


def _folder_problems(folder: Path) -> Iterator[str]:
    """The folder may still be missing; then the nearest one above must let us make it."""
    there = next((each for each in (folder, *folder.absolute().parents) if each.exists()), Path("/"))
    remedy = "choose another with --data or HALLWAY_DATA, or give yourself the right to write there."
    if not there.is_dir():
        yield f"The data folder {folder} cannot be used, as {there} is a file: {remedy}"
    elif not os.access(there, os.W_OK | os.X_OK):
        yield f"The data folder {folder} cannot be written: {remedy}"
