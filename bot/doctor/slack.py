"""Slack: within reach, of the same time, and content with tokens and scopes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient

from bot import skew
from bot.clock import Clock
from bot.doctor.finding import Finding, note, ok, problem
from bot.names import OPTIONAL_SCOPES, SCOPES
from bot.settings import Mode, Settings

_TIMEOUT = 10
_BOT_REMEDY = "Copy the Bot User OAuth Token anew from OAuth & Permissions on the app's page: hallway setup"
_APP_REMEDY = (
    "Make an app-level token with connections:write under Basic Information, and switch Socket Mode on:"
    " hallway setup"
)
_REASONS = {
    "token_revoked": "it was revoked, or the app was removed from the workspace",
    "account_inactive": "the app was removed from the workspace, or its workspace was closed",
    "invalid_auth": "it is no token of Slack's, or of another Slack",
    "not_allowed_token_type": "it is a token of another kind",
    "token_expired": "it has expired",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Slack's own word, and what it means."""

    word: str

    @property
    def text(self) -> str:
        """In words."""
        return f"{_REASONS[self.word]} ({self.word})" if self.word in _REASONS else self.word


Answer = SlackResponse | Refusal | OSError | HTTPException


def ask(settings: Settings, method: str, token: str = "") -> Answer:
    """One call; nothing is raised."""
    client = WebClient(token or None, base_url=settings.api_url, timeout=_TIMEOUT, retry_handlers=[])
    try:
        return client.api_call(method)
    except SlackApiError as error:
        return Refusal(str(error.response.get("error") or "no reason given"))
    except (OSError, HTTPException) as error:
        return error


def check(settings: Settings, mode: Mode, clock: Clock) -> Iterator[Finding]:
    """All that Slack itself has to say."""
    answer = ask(settings, "api.test")
    if not isinstance(answer, SlackResponse):
        why = answer.text if isinstance(answer, Refusal) else f"{type(answer).__name__}: {answer}"
        remedy = "Check the network, the proxy and SLACK_API_URL; Slack's own state is on status.slack.com."
        yield problem("slack", f"{settings.api_url} cannot be reached ({why})", remedy)
        return
    yield ok("slack", f"{settings.api_url} answers")
    yield _clock(answer.headers, clock.now())
    if settings.bot_token.startswith("xoxb-"):
        yield from _bot(ask(settings, "auth.test", settings.bot_token))
    if mode is Mode.SOCKET and settings.app_token.startswith("xapp-"):
        yield _app(ask(settings, "apps.connections.open", settings.app_token))


def scopes_of(answer: SlackResponse) -> frozenset[str]:
    """Those that the token has; empty where Slack does not say."""
    named = _header(answer.headers, "x-oauth-scopes")
    return frozenset(scope.strip() for scope in named.split(",") if scope.strip())


def scopes(granted: frozenset[str]) -> Iterator[Finding]:
    """Those of a token against the manifest's."""
    missing = sorted(set(SCOPES) - granted)
    if missing:
        remedy = "Put the manifest of `hallway manifest` on the app's page, and reinstall the app."
        yield problem("scopes", f"The app lacks {', '.join(missing)}: {SCOPES[missing[0]]}", remedy)
    else:
        yield ok("scopes", "The app has every scope that it needs")
    for scope in sorted(set(OPTIONAL_SCOPES) - granted):
        yield note("scopes", f"The app lacks the optional {scope}: {OPTIONAL_SCOPES[scope]}")


def _bot(answer: Answer) -> Iterator[Finding]:
    if isinstance(answer, Refusal):
        yield problem("bot token", f"Slack refuses SLACK_BOT_TOKEN: {answer.text}", _BOT_REMEDY)
    elif not isinstance(answer, SlackResponse):
        yield note("bot token", f"It could not be checked: {answer}")
    else:
        yield ok("bot token", f"It is {answer.get('user')} in {answer.get('team')}")
        if granted := scopes_of(answer):
            yield from scopes(granted)


def _app(answer: Answer) -> Finding:
    if isinstance(answer, Refusal):
        return problem("app token", f"Slack refuses SLACK_APP_TOKEN: {answer.text}", _APP_REMEDY)
    if not isinstance(answer, SlackResponse):
        return note("app token", f"It could not be checked: {answer}")
    return ok("app token", "Slack gives it a line for Socket Mode")


def _clock(headers: Mapping[str, str], now: datetime) -> Finding:
    gap = skew.ahead(headers, now)
    if gap is None:
        return note("clock", "Slack did not say what time it is")
    if abs(gap) >= skew.REFUSED:
        return problem("clock", f"{skew.told(gap)}, so that every request is refused as too old", skew.REMEDY)
    if abs(gap) > skew.NOTED:
        return note("clock", skew.told(gap), skew.REMEDY)
    return ok("clock", "The clock is right")


def _header(headers: Mapping[str, str], wanted: str) -> str:
    return str(next((value for name, value in headers.items() if name.lower() == wanted), ""))
