"""Beginning and end of a running bot, the same for HTTP and Socket Mode."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot import skew
from bot.app import Hallway, build_app, web_client
from bot.clock import Clock, SystemClock
from bot.names import READY_PATH, SCOPES
from bot.refusals import word
from bot.serving import Server, listening
from bot.settings import Settings, SettingsError
from bot.tenants.cipher import Cipher
from bot.tenants.coming import came
from bot.tenants.installed import Installed
from bot.watching.status import Status
from bot.workspaces import Grant, Only
from store.store import Store

_log = logging.getLogger(__name__)


@contextmanager
def opened(
    settings: Settings, clock: Clock | None = None, *, ticking: bool = False, watched: bool = False
) -> Iterator[Hallway]:
    """The app on an open store; at the end accepted work is finished and the store closed.

    :param ticking: whether digests go out, and sources are kept fresh, by themselves; else whoever wants them
        calls ``tick()``, ``syncs.tick()``
    :param watched: whether to tell, at the status port of the settings, how it is, until the very end
    :raises SettingsError: Slack refuses the bot token, the key does not open the tokens that are kept, or the
        status port is taken
    :raises StoreError: the data folder cannot be used
    """
    clock = clock or SystemClock()
    only = None if settings.many else Only(granted(settings))
    store = Store(settings.data)
    try:
        grants = only or installed(settings, store, clock)
    except BaseException:
        store.close()
        raise
    hallway = build_app(settings, store, clock, grants)
    if only and only.team:  # whoever put a new token there has installed the app again
        came(hallway.desk, only.team)
    with ExitStack() as ending:
        ending.callback(hallway.close)  # also where the status port is taken
        with _status(hallway, settings if watched else None), ending.pop_all():
            if ticking:
                hallway.digests.start()
                hallway.syncs.start()
                hallway.desk.homes.start()
                hallway.desk.warm_up()
            yield hallway


@contextmanager
def _status(hallway: Hallway, settings: Settings | None) -> Iterator[None]:
    if settings is None or settings.status_port is None:
        yield
        return
    status = Status(hallway.readiness, hallway.watch.metrics)
    host, port = settings.status_host, settings.status_port
    with listening(host, port, "--status-host or --status-port") as listener:
        server = Server(status, listener, threads=2)
        _log.info("status at http://%s:%d%s", host, listener.getsockname()[1], READY_PATH)
        try:
            yield
        finally:
            server.stop()


def installed(settings: Settings, store: Store, clock: Clock) -> Installed:
    """The workspaces that installed the app.

    :raises SettingsError: there is no key, or it does not open the tokens that are kept
    """
    there = Installed(store, Cipher(settings.keys), clock)
    there.check()
    return there


def granted(settings: Settings) -> Grant:
    """Ask Slack once who we are; what it cannot tell now is taken as not granted.

    :raises SettingsError: Slack refuses the bot token
    """
    try:
        answer = web_client(settings, settings.bot_token).auth_test()
    except SlackApiError as error:
        remedy = "copy the Bot User OAuth Token anew, or reinstall the app"
        raise SettingsError([f"Slack refuses SLACK_BOT_TOKEN ({word(error)}): {remedy}."]) from error
    except (OSError, HTTPException) as error:
        _log.warning("Slack could not be reached at the start (%s); going on", type(error).__name__)
        return Grant("", settings.bot_token)
    gap = skew.ahead(answer.headers, SystemClock().now())
    if gap is not None and abs(gap) > skew.NOTED:
        _log.warning("%s. %s", skew.told(gap), skew.REMEDY)
    named = next((value for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")
    scopes = frozenset(scope.strip() for scope in named.split(",") if scope.strip())
    missing = set(SCOPES) - scopes
    if scopes and missing:
        _log.warning(
            "the app lacks the scopes %s: reinstall it with `hallway manifest`", ", ".join(sorted(missing))
        )
    # The token of a whole organisation is good for every workspace in it.
    team = "" if answer.get("is_enterprise_install") else str(answer.get("team_id") or "")
    return Grant(team, settings.bot_token, scopes)


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """Set at SIGTERM or SIGINT; a second signal ends the process at once. For the main thread."""
    told = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def tell(*_: object) -> None:
        told.set()
        _put_back({signal.SIGTERM: signal.SIG_DFL, signal.SIGINT: signal.default_int_handler})

    for number in before:
        signal.signal(number, tell)
    try:
        yield told
    finally:
        _put_back(before)


def _put_back(handlers: dict[signal.Signals, Any]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)
