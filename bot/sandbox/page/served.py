"""What one page is made of, for whoever answers a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.acts import Acts
from bot.sandbox.page.programme import Programme


@dataclass(slots=True)
class Served:
    """One look-alike's page."""

    slack: SlackLookAlike
    programme: Programme
    acts: Acts
    token: str
    page: bytes
    parts: Mapping[str, tuple[str, bytes]]
    """Kind and content of what the page asks for, by path."""
    port: int = 0
    """Where it is served; 0 until it is."""
    closing: bool = False
    """Streams are to end."""
