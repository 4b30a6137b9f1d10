"""What someone types, as Slack hands it to an app: escaped; people, channels and links in angle brackets."""

from __future__ import annotations

import re

from bot.sandbox.records import Channel, User
from bot.sandbox.workspace import Workspace

_NAMED = re.compile(r"(?<![\w@#])([@#])([\w.-]*\w)")
_URL = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]'\"]", re.IGNORECASE)
_EVERYONE = ("channel", "here", "everyone")


def typed(workspace: Workspace, text: str, *, command: bool = False) -> str:
    """``@ben`` becomes ``<@U…>``, ``#general`` ``<#C…|general>``, ``&`` ``&amp;``.

    A slash command has its names written out too (``<@U…|ben>``), as with ``should_escape`` in its manifest.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = _URL.sub(lambda found: f"<{found[0]}>", escaped)
    return _NAMED.sub(lambda found: _name(workspace, found, command), linked)


def _name(workspace: Workspace, found: re.Match[str], command: bool) -> str:
    sign, name = found.groups()
    if sign == "@" and name in _EVERYONE:
        return f"<!{name}>"
    try:
        thing: User | Channel = workspace.user(name) if sign == "@" else workspace.channel(name)
    except KeyError:
        return found[0]
    written_out = command or sign == "#"
    return f"<{sign}{thing.id}|{thing.name}>" if written_out else f"<{sign}{thing.id}>"
