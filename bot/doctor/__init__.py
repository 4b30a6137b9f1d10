"""What keeps Hallway from working here: one small check after the other, and nothing is ever changed."""

from bot.doctor.examine import Case, examine
from bot.doctor.finding import Finding, Level

__all__ = ["Case", "Finding", "Level", "examine"]
