"""A bot on a make-believe Slack without its listeners: store, poster, clock, and who runs the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_sdk.web import WebClient

from bot.digests.outbox import Outbox
from bot.digests.troubles import Troubles
from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import BOT_SCOPES, SlackLookAlike
from bot.sandbox.records import Message
from bot.workspaces import Grant, Only, Workspaces
from store.deliveries import Delivery, Profile, Schedule, State, Subscription
from store.store import Store
from tests.faults import library

NINE = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
"""A Monday."""
SECOND, MINUTE, HOUR, DAY = (timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days"))
WEEK = 7 * DAY


def _nothing(step: str) -> None:
    """What happens between the steps."""


@dataclass
class Stage:
    """The clock stands at one second before nine on a Monday, when the digest on ``TOPICS[0]`` is due."""

    slack: SlackLookAlike
    clock: HandClock
    store: Store
    data: Path
    history: bool
    patience: int = 20
    """Seconds that Slack has for an answer; a test in which none comes takes fewer."""

    def client(self, token: str | None = None) -> WebClient:
        """To Slack, repeating nothing."""
        token = self.slack.bot_token if token is None else token
        return WebClient(token, base_url=self.slack.api_url, timeout=self.patience, retry_handlers=[])

    def workspaces(self, *scopes: str) -> Workspaces:
        """The one there is, with these scopes, or what the stage was made for."""
        granted = scopes or (("channels:history",) if self.history else ())
        grant = Grant(self.slack.workspace.team.id, self.slack.bot_token, frozenset(granted))
        return Workspaces(Only(grant), lambda token: self.client(token=token), self.clock)

    def outbox(self, name: str = "one", step: Callable[[str], None] = _nothing) -> Outbox:
        """One that delivers."""
        return Outbox(self.store, self.workspaces().poster, self.clock, name, step)

    def troubles(self) -> Troubles:
        """Whoever sees to what went wrong."""
        workspaces = self.workspaces()
        return Troubles(self.store, workspaces.poster, self.clock, workspaces.historian)

    def subscribe(
        self, channel: str = "general", most: int = 2, weekdays: tuple[int, ...] = (0,)
    ) -> Subscription:
        """A digest of this channel, set up by ana a minute ago."""
        place = self.slack.workspace.channel(channel).id
        profile = Profile(topics=(library.TOPICS[0],), most=most, only_new=False)
        return self.store.subscribe(
            self.slack.workspace.team.id, place, profile, Schedule(weekdays), self.ana, self.clock.now()
        )

    @property
    def ana(self) -> str:
        """The user who subscribes."""
        return self.slack.workspace.user("ana").id

    def posted(self, channel: str = "general") -> tuple[Message, ...]:
        """The digests that stand in a channel."""
        found = self.slack.workspace.messages(self.slack.workspace.channel(channel).id)
        return tuple(message for message in found if message.by_app and message.metadata)

    def notices(self) -> tuple[str, ...]:
        """What ana was told in her direct messages."""
        found = self.slack.workspace.messages(self.slack.workspace.direct_channel("ana").id)
        return tuple(message.text for message in found if message.by_app)

    def delivery(self, subscription: Subscription) -> Delivery:
        """The latest one."""
        return self.store.deliveries(subscription.id)[0]

    def state(self, subscription: Subscription) -> State:
        """Of the latest delivery."""
        return self.delivery(subscription).state

    def later(self, pause: timedelta) -> int:
        """Let time pass, and run the outbox and the troubles once, as a tick does; how many were seen to."""
        self.clock.advance(pause.total_seconds())
        done = self.outbox(f"at {self.clock.now()}").run()
        self.troubles().run()
        return done


@contextmanager
def staged(data: Path, *, history: bool = False, papers: int = 12) -> Iterator[Stage]:
    """A stage, with a catalogue of so many papers on each topic."""
    clock = HandClock(NINE - MINUTE)
    scopes = (*BOT_SCOPES, "channels:history") if history else BOT_SCOPES
    with SlackLookAlike(clock=clock, scopes=scopes) as slack:
        stage = Stage(slack, clock, Store(data), data, history)
        try:
            library.load(stage.store, clock.now(), papers)
            slack.intended_mentions.add(slack.workspace.user("ana").id)
            yield stage
            assert not slack.violations
        finally:
            stage.store.close()  # which may be another one than at the start
