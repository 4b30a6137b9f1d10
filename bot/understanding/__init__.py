"""Words to questions: typed filters and plain English to one ``Lookup``. Pure: no clock, store, settings."""

from bot.understanding.chips import Chip, chips
from bot.understanding.reading import understand
from bot.understanding.rendering import render

__all__ = ["Chip", "chips", "render", "understand"]
