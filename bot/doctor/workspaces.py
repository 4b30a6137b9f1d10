"""The workspaces that installed the app: whether the key opens their tokens, and Slack takes them.

Asked of a copy of the database.
"""

from __future__ import annotations

from collections.abc import Iterator

from slack_sdk.web import SlackResponse

from bot.clock import Clock
from bot.doctor.finding import Finding, note, ok, problem
from bot.doctor.slack import Answer, Refusal, ask, scopes_of
from bot.misfits import key_problems
from bot.names import INSTALL_PATH, SCOPES
from bot.refusals import DEAD_TOKEN
from bot.settings import Settings, SettingsError
from bot.tenants.cipher import Cipher
from bot.tenants.installed import Installed
from store.store import Store
from store.tenancy import Installation

_CHECK = "workspaces"


def check(store: Store, settings: Settings, clock: Clock, *, offline: bool) -> Iterator[Finding]:
    """Nothing where there is one workspace; a key that is missing or malformed is told with the settings."""
    if not settings.many or any(key_problems(",".join(settings.keys))):
        return
    installed = Installed(store, Cipher(settings.keys), clock)
    try:
        installed.check()
    except SettingsError as error:
        text, _, remedy = str(error).partition(": ")
        yield problem("key", text, remedy[:1].upper() + remedy[1:])
        return
    yield ok("key", f"HALLWAY_KEY opens the tokens of {len(store.installations())} workspaces")
    if not offline:
        yield from _tokens(store, settings, installed)


def _tokens(store: Store, settings: Settings, installed: Installed) -> Iterator[Finding]:
    """Slack's word on each, until one of them cannot be had."""
    good = 0
    for one in store.installations():
        grant = installed.find(one.team)
        answer = ask(settings, "auth.test", grant.token if grant else "")
        if not _is_said(answer):
            yield note(_CHECK, f"The token of {_name(one)} could not be checked: {_why(answer)}")
            return
        found = _trouble(one, answer, settings)
        good += found is None
        if found:
            yield found
    yield ok(_CHECK, f"Slack accepts the tokens of {good} workspaces")


def _is_said(answer: Answer) -> bool:
    return isinstance(answer, SlackResponse) or (isinstance(answer, Refusal) and answer.word in DEAD_TOKEN)


def _trouble(one: Installation, answer: Answer, settings: Settings) -> Finding | None:
    again = f"Have it installed there again: {settings.url or 'https://your.host'}{INSTALL_PATH}"
    if isinstance(answer, Refusal):
        remedy = f"{again}; or forget that workspace: hallway purge --team {one.team}"
        return problem(_CHECK, f"Slack refuses the token of {_name(one)}: {answer.text}", remedy)
    granted = scopes_of(answer) if isinstance(answer, SlackResponse) else frozenset()
    missing = sorted(set(SCOPES) - granted) if granted else []
    if missing:
        return problem(_CHECK, f"The app lacks {', '.join(missing)} in {_name(one)}", again)
    return None


def _name(one: Installation) -> str:
    return f"{one.name} ({one.team})" if one.name else one.team


def _why(answer: Answer) -> str:
    return answer.text if isinstance(answer, Refusal) else f"{type(answer).__name__}: {answer}"
