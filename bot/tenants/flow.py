"""Bolt's own installation flow, with our store behind it and our pages around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.error import BoltError
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation as Given
from slack_sdk.oauth.installation_store import InstallationStore
from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.names import EXTRAS, INSTALL_PATH, OPTIONAL_SCOPES, REDIRECT_PATH, SCOPES
from bot.settings import Settings
from bot.tenants import pages
from bot.tenants.cipher import Cipher
from bot.tenants.installed import Installed
from bot.tenants.states import STATE_LIFE, States
from store.store import Store
from store.tenancy import Installation

_TEAM = re.compile(r"[A-Z0-9]{1,20}")
_HTML = "text/html; charset=utf-8"
_log = logging.getLogger(__name__)


class Unfit(BoltError):
    """An installation of a kind that cannot be kept; ``str()`` is the page's word for it."""


class Installations(InstallationStore):
    """Where Bolt leaves an installation."""

    def __init__(self, installed: Installed, clock: Clock, came: Callable[[str], None]) -> None:
        """``came`` hears the id of each workspace that installed the app."""
        self._installed, self._clock, self._came = installed, clock, came

    def save(self, installation: Given) -> None:
        """Keep it, sealed. Raises Unfit, and StoreError."""
        if installation.is_enterprise_install or not installation.team_id:
            raise Unfit("whole_organisation")
        if installation.bot_token_expires_at is not None:
            raise Unfit("token_rotation")
        one = Installation(
            installation.team_id,
            installation.team_name or "",
            installation.bot_token or "",
            tuple(installation.bot_scopes or ()),
            installation.user_id or "",
            self._clock.now(),
            installation.enterprise_id or "",
            installation.app_id or "",
            installation.bot_user_id or "",
        )
        self._installed.add(one)
        self._came(one.team)
        _log.info("installed in workspace %s", one.team)


class Flow(OAuthFlow):
    """The flow, with our first page, and nothing of a request passed on to Slack unread."""

    def __init__(self, *, states: States, **bolts: Any) -> None:
        """``states`` are those of the settings; the rest is Bolt's."""
        super().__init__(**bolts)
        self._states = states

    def build_authorize_url(self, state: str, request: BoltRequest) -> str:
        """Slack's page; the workspace that the request names is chosen there, if it may be one."""
        team = next(iter(request.query.get("team") or ()), "")
        chosen = team if _TEAM.fullmatch(team) else None
        return self.settings.authorize_url_generator.generate(state=state, team=chosen)

    def build_install_page_html(self, url: str, request: BoltRequest) -> str:
        """What is asked for, and the link."""
        return pages.invitation(url, self.settings.scopes or ())

    def run_installation(self, code: str) -> Given | None:
        """Change the code into a token. Raises Unfit where Slack cannot be reached."""
        try:
            return super().run_installation(code)
        except (OSError, HTTPException) as error:
            raise Unfit("unreachable") from error

    def store_installation(self, request: BoltRequest, installation: Given) -> None:
        """Keep it, once for each state; what cannot be kept is given back to Slack. Raises BoltError."""
        if not self._states.use(request.query["state"][0]):
            raise Unfit("invalid_state")  # beside one that was kept, whose token this may be
        try:
            super().store_installation(request, installation)
        except Unfit:
            with suppress(SlackApiError, OSError, HTTPException):
                self.client.auth_revoke(token=installation.bot_token)
            raise


def flow(
    settings: Settings, store: Store, clock: Clock, installed: Installed, client: WebClient,
    came: Callable[[str], None],
) -> Flow:  # fmt: skip
    """The flow for these settings. ``client`` has no token; ``came`` hears of each new workspace."""
    states = States(store, Cipher(settings.keys), clock)
    oauth = OAuthSettings(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        scopes=sorted({**SCOPES, **OPTIONAL_SCOPES}.keys() | _besides(settings)),
        user_scopes=[],
        redirect_uri=settings.url + REDIRECT_PATH if settings.url else None,
        install_path=INSTALL_PATH,
        redirect_uri_path=REDIRECT_PATH,
        authorization_url=settings.api_url.removesuffix("api/") + "oauth/v2/authorize",
        installation_store=Installations(installed, clock, came),
        state_store=states,
        state_expiration_seconds=int(STATE_LIFE.total_seconds()),
        callback_options=CallbackOptions(success=_succeeded, failure=_failed),
    )
    return Flow(states=states, client=client, logger=_quietly(), settings=oauth)


def _besides(settings: Settings) -> set[str]:
    """What the operator wants besides; each workspace may say no to it."""
    return {scope for extra in settings.extras for scope in EXTRAS[extra]}


def _quietly() -> logging.Logger:
    """A logger that does not repeat codes, which Bolt names when Slack refuses one."""
    logger = logging.getLogger("slack_bolt.hallway.oauth")
    if not logger.filters:
        logger.addFilter(_without_code)
    return logger


def _without_code(record: logging.LogRecord) -> bool:
    record.msg, record.args = re.sub(r"code: \S+", "code: [left out]", record.getMessage()), ()
    return True


def _succeeded(args: SuccessArgs) -> BoltResponse:
    given = args.installation
    page = pages.installed(given.team_name or "", given.team_id or "", given.app_id or "")
    return _answer(args, 200, page)


def _failed(args: FailureArgs) -> BoltResponse:
    reason = str(args.error) if isinstance(args.error, Unfit) else args.reason
    _log.warning("an installation failed: %s", reason[:80])
    return _answer(args, args.suggested_status_code, pages.failed(reason))


def _answer(args: SuccessArgs | FailureArgs, status: int, page: str) -> BoltResponse:
    """With the cookie of the state taken away."""
    cookie = args.settings.state_utils.build_set_cookie_for_deletion()
    return BoltResponse(status=status, body=page, headers={"Content-Type": _HTML, "Set-Cookie": cookie})
