"""A healthy installation: seeds loaded, a look-alike to ask, a bot that ticked, a backup of last night."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

import seeds
from bot.clock import Clock, SystemClock
from bot.doctor import Case, Finding, Level, examine
from bot.names import OPTIONAL_SCOPES, SCOPES
from bot.sandbox.lookalike import SlackLookAlike
from store import copies
from store.deliveries import Profile, Schedule, Subscription
from store.marks import Mark, MarkName
from store.store import Store

NOW = SystemClock().now()


@dataclass
class Patient:
    """An installation; a test breaks one thing of it."""

    slack: SlackLookAlike
    data: Path
    environ: dict[str, str]
    clock: Clock = field(default_factory=SystemClock)
    offline: bool = False
    port: int = 3000

    def findings(self) -> tuple[Finding, ...]:
        """What the doctor finds, in order."""
        case = Case(self.environ, self.clock, self.data, offline=self.offline, port=self.port)
        return tuple(examine(case))

    def problems(self) -> tuple[Finding, ...]:
        """Those of it that are problems."""
        return tuple(found for found in self.findings() if found.level is Level.PROBLEM)

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """Its files, for a moment."""
        store = Store(self.data)
        try:
            yield store
        finally:
            store.close()

    def subscribed(self) -> Subscription:
        """A digest of a channel."""
        with self.opened() as store:
            return store.subscribe(
                "T1", "C1", Profile(topics=("clocks",)), Schedule(), "U1", NOW - timedelta(days=30)
            )


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the seeds; to be copied, not used."""
    folder = tmp_path_factory.mktemp("prepared")
    store = Store(folder)
    store.load_seeds(seeds.folder(), NOW)
    store.mark(Mark(MarkName.TICK, NOW))
    store.close()
    return folder


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    with SlackLookAlike(scopes=(*SCOPES, *OPTIONAL_SCOPES)) as look_alike:
        yield look_alike


@pytest.fixture
def patient(slack: SlackLookAlike, prepared: Path, tmp_path: Path) -> Patient:
    """A healthy one, by Socket Mode."""
    data = Path(shutil.copytree(prepared, tmp_path / "data"))
    store = Store(data)
    copies.make(store, tmp_path / "copy", NOW - timedelta(hours=8), "0.1.0")
    store.mark(Mark(MarkName.TICK, NOW))
    store.close()
    environ = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    return Patient(slack, data, environ)


@pytest.fixture
def over_http(patient: Patient) -> Patient:
    """The same, over HTTP."""
    del patient.environ["SLACK_APP_TOKEN"]
    patient.environ["SLACK_SIGNING_SECRET"] = patient.slack.signing_secret
    return patient
