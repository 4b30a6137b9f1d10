"""Whether Slack takes a value: asked at once, so that a wrong one is never written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slack_sdk.web import SlackResponse

from bot.connecting.values import APP_TOKEN, BOT_TOKEN, Wanted
from bot.doctor.finding import Level
from bot.doctor.slack import Refusal, ask, scopes, scopes_of
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Slack says of a value."""

    good: bool
    text: str
    remedy: str = ""
    unsure: bool = False
    """Slack could not be asked."""


def judge(settings: Settings, want: Wanted, value: str) -> Verdict:
    """Ask Slack; a signing secret it does not tell about."""
    if want is BOT_TOKEN:
        return _bot(replace(settings, bot_token=value))
    if want is APP_TOKEN:
        return _app(replace(settings, app_token=value))
    return Verdict(
        good=True, text="It has the right form; that it is the right one shows at the first request."
    )


def _bot(settings: Settings) -> Verdict:
    answer = ask(settings, "auth.test", settings.bot_token)
    if not isinstance(answer, SlackResponse):
        return _refused(answer, "Copy it again: all of it, and from this app.")
    who = f"It is {answer.get('user')} in the workspace {answer.get('team')}."
    granted = scopes_of(answer)
    for found in scopes(granted) if granted else ():
        if found.level is Level.PROBLEM:
            return Verdict(good=False, text=f"{who} {found.text}.", remedy=found.remedy)
    return Verdict(good=True, text=who)


def _app(settings: Settings) -> Verdict:
    answer = ask(settings, "apps.connections.open", settings.app_token)
    if isinstance(answer, SlackResponse):
        return Verdict(good=True, text="Slack gives it a line for Socket Mode.")
    return _refused(answer, "Make one with the scope connections:write, and see that Socket Mode is on.")


def _refused(answer: object, remedy: str) -> Verdict:
    if isinstance(answer, Refusal):
        return Verdict(good=False, text=f"Slack refuses it: {answer.text}.", remedy=remedy)
    return Verdict(good=False, text=f"Slack cannot be reached ({type(answer).__name__}).", unsure=True)
