"""The real bot in a make-believe Slack, all in this process: for ``hallway demo`` and ``hallway chat``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.logs import set_up_logging
from bot.manifest import manifest
from bot.sandbox.clock import Clock, RehearsalClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.rehearsal import Rehearsal
from bot.server import running_http
from bot.settings import Mode, environment, read_settings


@dataclass(frozen=True, slots=True)
class MakeBelieve:
    """A look-alike with the bot in it, and its clock."""

    slack: SlackLookAlike
    rehearsal: Rehearsal


def look_alike(clock: Clock) -> SlackLookAlike:
    """A workspace that agreed to all that the manifest asks for; its people may be named."""
    told = manifest(unfurl=True)
    scopes = told["oauth_config"]["scopes"]
    granted = (*scopes["bot"], *scopes["bot_optional"])
    slack = SlackLookAlike(clock=clock, signing_clock=clock, scopes=granted)
    slack.register_domains(*told["features"]["unfurl_domains"])
    slack.intended_mentions.update(user.id for user in slack.workspace.users())
    return slack


@contextmanager
def make_believe(data: Path, *, ticking: bool = False) -> Iterator[MakeBelieve]:
    """The bot answers over HTTP from this folder while the block runs, with all that its manifest asks for.

    ``ticking``: whether digests also go out by themselves, when their time comes.
    """
    clock = RehearsalClock(SystemClock())
    with look_alike(clock) as slack:
        environ = {
            "HALLWAY_LOG_LEVEL": "ERROR",  # the terminal belongs to whoever looks on
            **{name: value for name, value in environment().items() if not name.startswith("SLACK_")},
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
        }
        settings = read_settings(environ, Mode.HTTP, data)
        set_up_logging(settings)
        with running_http(settings, clock=clock, ticking=ticking) as server:
            slack.connect_http(server.url)
            yield MakeBelieve(slack, Rehearsal(clock, server.tick))
