"""Words to questions: typed filters and plain English to one ``Lookup``. Pure: no clock, store, settings."""

from bot.understanding.chips import Chip, chips
from bot.understanding.languages import in_english
from bot.understanding.narrowing import narrowings
from bot.understanding.reading import understand
from bot.understanding.rendering import render
from bot.understanding.since import given, moments

__all__ = ["Chip", "chips", "given", "in_english", "moments", "narrowings", "render", "understand"]
