"""The pages that whoever installs the app sees in a browser. Pure; all that others wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bot.names import HISTORY_SCOPES, INSTALL_PATH, OPTIONAL_SCOPES, SCOPES, UNFURL_SCOPES

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""
_AGAIN = f'<p><a href="{INSTALL_PATH}">Start again</a></p>'
_FAILURES = {
    "access_denied": (
        "Hallway was not installed",
        "You cancelled at Slack, or may not install apps there: ask an administrator. Nothing was kept.",
    ),
    "invalid_browser": (
        "This page belongs to another browser",
        "Begin and end in the same browser, within ten minutes, over https and with cookies allowed.",
    ),
    "invalid_state": (
        "This link was used already, or is too old",
        "An installation takes ten minutes at most, and each link works once.",
    ),
    "missing_code": ("Slack sent nothing to install with", "The address was not complete."),
    "invalid_code": (
        "Slack did not accept the installation",
        "It took too long, or client id, secret or redirect address are not those of the app at Slack.",
    ),
    "whole_organisation": (
        "Hallway is installed in one workspace at a time",
        "You chose a whole organisation, and what it granted was given back. Choose one workspace of it.",
    ),
    "token_rotation": (
        "The app's tokens expire, and Hallway needs ones that do not",
        "Token rotation cannot be switched off: whoever runs Hallway makes a new app from its manifest.",
    ),
    "unreachable": ("Slack could not be reached", "Nothing was kept. Please try again in a minute."),
    "storage_error": ("The installation could not be kept", "Please try again in a minute."),
}
_UNKNOWN = ("Hallway was not installed", "Nothing was kept.")


def invitation(address: str, scopes: Iterable[str]) -> str:
    """Where an installation begins: what Hallway asks for, and the link to Slack."""
    optional = {**OPTIONAL_SCOPES, **HISTORY_SCOPES, **UNFURL_SCOPES}
    known = {**SCOPES, **{scope: f"{why} (optional)" for scope, why in optional.items()}}
    reasons = "".join(
        f"<li><code>{escape(scope)}</code>: {escape(known[scope])}</li>" for scope in scopes if scope in known
    )
    return _page(
        "Add Hallway to your Slack",
        "<p>Hallway answers questions about conferences and posts digests of papers. It asks for:</p>"
        f'<ul>{reasons}</ul><p><a href="{escape(address)}">Choose a workspace at Slack</a></p>',
    )


def installed(workspace: str, team: str, app: str) -> str:
    """It worked: what to do next."""
    link = f"https://slack.com/app_redirect?team={escape(team)}&amp;app={escape(app)}"
    return _page(
        f"Hallway is in {workspace or 'your workspace'} now",
        f'<p><a href="{link}">Open it in Slack</a>, and write <code>/conf help</code> in any channel. For'
        " papers that suit a channel, invite Hallway there and write <code>/digest</code>.</p>"
        "<p>To remove it, uninstall the app in Slack: all that is kept of your workspace is deleted.</p>",
    )


def failed(reason: str) -> str:
    """It did not work: why, and what to do next."""
    title, text = _FAILURES.get(reason, _UNKNOWN)
    word = (
        f" <p>Slack's word for it: <code>{escape(reason[:80])}</code></p>" if reason not in _FAILURES else ""
    )
    return _page(title, f"<p>{escape(text)}</p>{word}{_AGAIN}")


def _page(title: str, content: str) -> str:
    return _PAGE.format(title=escape(title), content=content)
