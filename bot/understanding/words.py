"""Which words of a question carry no content of their own."""

from store.text import CHAT, STOP
from store.text import words as split


def content(text: str) -> tuple[str, ...]:
    """The folded words that carry content."""
    return tuple(word for word in split(text) if word not in STOP and word not in CHAT)
