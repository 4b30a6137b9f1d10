"""``/digest`` and everything that can be pressed under a digest."""

from bot.listeners.digests.command import register

__all__ = ["register"]
