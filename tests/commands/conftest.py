"""The command line on a data folder with the shipped seeds."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from bot.commands.load_seeds import load
from bot.names import FILES
from bot.sandbox.lookalike import BOT_SCOPES, SlackLookAlike
from bot.sandbox.terminal import Terminal
from bot.sandbox.terminal_text import Ink
from bot.server import running_http
from bot.settings import Mode, read_settings

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting, no .env and no data folder of whoever runs the tests."""
    for name in ("HALLWAY_DATA", "HALLWAY_TIMEZONE", "HALLWAY_LOG_LEVEL", "HALLWAY_LOG_FORMAT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HALLWAY_STATUS_PORT", "HALLWAY_STATUS_HOST"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "HALLWAY_KEY", "HALLWAY_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the seeds in it; not to be changed."""
    folder = tmp_path_factory.mktemp("loaded")
    load(read_settings({}, data=folder))
    return folder


@pytest.fixture
def run(loaded: Path) -> Run:
    """Runs a command on the loaded folder: ``run("lookup", "pathways", input="...")``."""

    def run(name: str, *arguments: str, data: Path | None = loaded, **how: object) -> Result:
        where = ["--data", str(data)] if data else []
        return CliRunner().invoke(hallway, [name, *where, *arguments], **how)  # type: ignore[arg-type] # how: click's

    return run


class Page:
    """The terminal page with the real bot behind it; remembers what it showed."""

    def __init__(self, slack: SlackLookAlike) -> None:
        self.slack = slack
        self.lines: list[str] = []
        self.terminal = Terminal(slack, self.lines.append, Ink())

    def type(self, line: str) -> str:
        """Type a line; what the page shows because of it."""
        before = len(self.lines)
        assert self.terminal.type(line)
        return "\n".join(self.lines[before:])

    def number(self, label: str) -> str:
        """The number that the last button with this label bears."""
        return str(re.findall(rf"\[(\d+)\] {re.escape(label)}", "\n".join(self.lines))[-1])

    def press(self, label: str) -> str:
        """Press the last button with this label, by its number."""
        return self.type(self.number(label))


@pytest.fixture
def fresh(loaded: Path, tmp_path: Path) -> Path:
    """A data folder with the seeds in it, and the team's side as new."""
    shutil.copy(loaded / "catalogue.db", tmp_path)
    return tmp_path


@pytest.fixture
def page(fresh: Path) -> Iterator[Page]:
    """A page on which the bot answers from the seeds, as ``hallway chat`` opens it."""
    with SlackLookAlike(scopes=(*BOT_SCOPES, FILES)) as slack:
        environ = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
        }
        with running_http(read_settings(environ, Mode.HTTP, fresh)) as server:
            slack.connect_http(server.url)
            yield Page(slack)
