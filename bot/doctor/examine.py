"""The whole examination, one check after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.doctor import contents, files, machine, running, slack, values, workspaces
from bot.doctor.finding import Finding
from bot.misfits import SLACK_API, listed
from bot.settings import DATA, Mode, Settings, public_address
from store.inspection import inspect
from store.lastcopy import recall
from store.marks import MarkName
from store.store import Store


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be examined."""

    environ: Mapping[str, str] = field(repr=False)
    clock: Clock
    data: Path | None = None
    """Wins over the environment's."""
    offline: bool = False
    """Slack is not asked."""
    host: str = "127.0.0.1"
    port: int = 3000

    @property
    def mode(self) -> Mode:
        """How Slack reaches the bot, as ``hallway run`` decides it."""
        return Mode.SOCKET if self.environ.get("SLACK_APP_TOKEN") else Mode.HTTP

    @property
    def settings(self) -> Settings:
        """As they are, right or wrong."""
        value = {name: text.strip() for name, text in self.environ.items()}
        return Settings(
            data=self.data or Path(value.get("HALLWAY_DATA") or DATA),
            zone=ZoneInfo("UTC"),
            api_url=(value.get("SLACK_API_URL") or SLACK_API).rstrip("/") + "/",
            bot_token=value.get("SLACK_BOT_TOKEN", ""),
            signing_secret=value.get("SLACK_SIGNING_SECRET", ""),
            app_token=value.get("SLACK_APP_TOKEN", ""),
            client_id=value.get("SLACK_CLIENT_ID", ""),
            url=public_address(value.get("HALLWAY_URL", "")),
            keys=listed(value.get("HALLWAY_KEY", "")),
        )


def examine(case: Case) -> Iterator[Finding]:
    """Everything, in the order in which it is best seen to; each as soon as it is known."""
    settings = case.settings
    yield from machine.check(machine.look(settings.data), settings.data)
    yield from values.check(case.environ, case.mode)
    yield from _files(case, settings.data)
    if case.mode is Mode.HTTP and settings.signing_secret:
        yield running.port(case.host, case.port)
    if not case.offline:
        yield from slack.check(settings, case.mode, case.clock)


def _files(case: Case, data: Path) -> Iterator[Finding]:
    last, now = recall(data), case.clock.now()
    with tempfile.TemporaryDirectory(prefix="hallway-doctor-") as scratch:
        for found in inspect(data, Path(scratch)):
            yield files.check(found, last, data)
        if data.is_dir():
            yield files.backup(last, now)
        if any(Path(scratch).iterdir()):
            yield from _contents(Path(scratch), case)


def _contents(scratch: Path, case: Case) -> Iterator[Finding]:
    """Asked of the copies, by the store's own door; what could not be copied is as if it were empty."""
    now, seen = case.clock.now(), {path.name for path in scratch.iterdir()}
    store = Store(scratch)
    try:
        if "catalogue.db" in seen:
            yield contents.catalogue(store)
        if "team.db" in seen:
            yield from workspaces.check(store, case.settings, case.clock, offline=case.offline)
            yield from contents.digests(store, now)
            yield from contents.sources(store)
            yield from contents.restored(store)
            paused = [
                *(each.paused for each in store.subscriptions()),
                *(each.paused for each in store.syncs()),
            ]
            awaited = not all(paused)
            yield running.bot(store.marked(MarkName.TICK), awaited=awaited, now=now)
    finally:
        store.close()
