"""Where the pieces are put together: settings, store and clock in, a Bolt app out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger.messages import (
    info_default_oauth_settings_loaded,
    warning_client_prioritized_and_token_skipped,
)
from slack_sdk.web import WebClient

from bot import listeners
from bot.clock import Clock
from bot.desk import Desk
from bot.digests.ticker import Digests
from bot.logs import Briefly
from bot.posting import TIMEOUT
from bot.settings import Settings
from bot.syncing.ticker import Syncs
from bot.tenants.coming import came
from bot.tenants.flow import Flow, flow
from bot.tenants.installed import Installed
from bot.watching.readiness import Readiness
from bot.watching.standing import Standing
from bot.watching.watch import Watch
from bot.workspaces import Grants, Workspaces
from store.store import Store

_log = logging.getLogger("slack_bolt.hallway")


@dataclass(frozen=True, slots=True)
class Hallway:
    """The app, and what must be closed with it."""

    app: App
    desk: Desk
    store: Store
    digests: Digests
    syncs: Syncs
    watch: Watch
    readiness: Readiness
    flow: Flow | None = None
    """How other workspaces install the app, where they may."""

    def tick(self) -> int:
        """Do now what else is done by itself: pages that were put off, and digests; how many of these."""
        self.desk.homes.tick()
        return self.digests.tick()

    def close(self) -> None:
        """Finish accepted work, then close the store; no request may be under way any more."""
        self.readiness.leave()
        self.syncs.stop()
        self.digests.stop()
        self.desk.homes.stop()
        if not self.desk.close():
            _log.error("stopped before all accepted work was done")
        self.syncs.close()
        self.store.close()


def build_app(settings: Settings, store: Store, clock: Clock, grants: Grants) -> Hallway:
    """The app with everything registered; asks Slack nothing."""
    workspaces = Workspaces(grants, lambda token: web_client(settings, token), clock)
    watch, readiness = Watch(settings.signing_secret or settings.bot_token), Readiness(store.health)
    desk = Desk(settings, store, workspaces, clock)
    app = App(
        name="hallway",
        logger=_quiet(_log),
        client=WebClient(base_url=settings.api_url, retry_handlers=[]),
        # auth.test would tell nothing that was not told at the start or at the installation, at the price of
        # a call to Slack for each request. Who is not served is told so by our own listeners.
        authorize=_authorize(workspaces),
        request_verification_enabled=False,  # bot.guard does it, before anything is parsed
        process_before_response=True,  # otherwise Bolt looks for the answer every 10 ms
        ignoring_self_events_enabled=False,  # listeners take what people wrote, and nothing else
    )
    listeners.register(app, desk)
    watch.metrics.registry.register(Standing(store, clock, watch.metrics, readiness, desk.queues))
    way_in = None
    if isinstance(grants, Installed):
        way_in = flow(settings, store, clock, grants, web_client(settings, ""), partial(came, desk))
    digests = Digests(store, workspaces, clock, watch, desk.homes.refresh)
    syncs = Syncs(store, clock, watch)
    return Hallway(app, desk, store, digests, syncs, watch, readiness, way_in)


def web_client(settings: Settings, token: str) -> WebClient:
    """A client that repeats nothing by itself."""
    return WebClient(
        token, base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=[], logger=_quiet(_log)
    )


def _authorize(workspaces: Workspaces) -> Callable[..., AuthorizeResult]:
    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        token = workspaces.token(team_id or "") or None
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


class _Expected(logging.Filter):
    """Drops what Bolt says of variables that it reads by itself: that it leaves SLACK_BOT_TOKEN alone, as
    ``authorize`` has the token; and that SLACK_CLIENT_ID makes it keep installations in files, to which
    nothing leads: the guard lets no browser through, and our own flow stands before it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False for these two."""
        expected = (warning_client_prioritized_and_token_skipped(), info_default_oauth_settings_loaded())
        return record.getMessage() not in expected


def _quiet(logger: logging.Logger) -> logging.Logger:
    """Bolt copies level and filters of this logger to its own; at INFO it does not describe each request."""
    logger.setLevel(logging.INFO)
    if not logger.filters:
        logger.addFilter(_Expected())
        logger.addFilter(Briefly())
    return logger
