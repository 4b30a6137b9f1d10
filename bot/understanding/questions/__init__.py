"""What a question wants to know."""

from bot.understanding.questions.asking import Asked, find

__all__ = ["Asked", "find"]
