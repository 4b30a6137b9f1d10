"""Settings: read once, whole, from the environment and a ``.env``; all problems told at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot import misfits
from bot.misfits import SLACK_API, listed
from bot.names import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH

log = logging.getLogger("hallway")

DATA = "hallway-data"


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
        strange = _strange_lines(folder / ".env")
        found = dotenv_values(folder / ".env")
    except UnicodeDecodeError as error:
        raise SettingsError(["The file .env is not written in UTF-8: save it anew as UTF-8."]) from error
    for line in strange:
        log.warning("Line %d of the file .env is left out: write NAME=value there.", line)
    written = {name: value for name, value in found.items() if value is not None}
    return {**written, **os.environ}


def _strange_lines(path: Path) -> list[int]:
    """Numbers of the lines that are no settings; the library that reads the others says less of them."""
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as file:
        return [each.original.line for each in parse_stream(file) if each.error]


def read_settings(given: Mapping[str, str], mode: Mode = Mode.NOTHING, data: Path | None = None) -> Settings:
    """The settings of an environment; ``data`` wins over ``HALLWAY_DATA``. Raises SettingsError."""
    values = {name: value.strip() for name, value in given.items()}
    folder = data or Path(values.get("HALLWAY_DATA") or DATA)
    problems = [*_secret(values, mode), *misfits.plain(values), *misfits.of_folder(folder)]
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


def _secret(values: Mapping[str, str], mode: Mode) -> Iterator[str]:
    """What is wrong with the secrets that this mode needs."""
    if mode is Mode.NOTHING:
        return
    many = mode is Mode.HTTP and any(values.get(name) for name in misfits.FOR_MANY)
    yield from misfits.of_many(values) if many else misfits.bot_token(values)
    yield from misfits.app_token(values) if mode is Mode.SOCKET else misfits.signing_secret(values)
