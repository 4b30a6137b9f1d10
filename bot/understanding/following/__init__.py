"""Words that only mean something after what was asked before: "who wrote it?", "and on Tuesday?"."""

from bot.understanding.following.records import Before, Shown, Step, Way
from bot.understanding.following.references import pointing, reference
from bot.understanding.following.refining import refined

__all__ = ["Before", "Shown", "Step", "Way", "pointing", "reference", "refined"]
