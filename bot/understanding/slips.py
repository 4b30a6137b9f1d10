"""Words that lead a question, typed badly: "whcih papers", "tell me abuot". Pure.

What is looked for is mended by the store, which knows the words of the catalogue. These few must be right
before a question can be read at all, so the slips themselves are listed: neighbours exchanged, of longer
words also a letter lost or doubled. No slip is a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = (
    "what when where which about with from does have many much tell show find give paper papers talk talks"
)
_LONG = """
authors speaker speakers session sessions workshop workshops tutorial tutorials conference presented presents
organised organized organiser organisers organizer organizers sponsors sponsored schedule accepted submitted
outstanding university affiliation keynotes written published
"""
_WORDS = frozenset(
    """
    form dose odes witten present author keynote sponsor presets organise organize organises organizes
    universit
    """.split()
)
"""Words that a slip makes of others, and that are meant as they stand."""
_OTHERS = {
    "wich": "which", "hwo": "how", "wher": "where", "wat": "what", "wats": "what's", "wut": "what",
    "wen": "when", "nxt": "next", "hav": "have", "tlks": "talks", "tlk": "talk", "spekers": "speakers",
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+")
_SHORTEST = 4


def _slips(word: str, *, long: bool) -> Iterator[str]:
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, len(word)) if long else ():
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]


def _table() -> dict[str, str]:
    right = frozenset((*_SHORT.split(), *_LONG.split(), *_WORDS))
    found: dict[str, str] = {}
    for text, long in ((_SHORT, False), (_LONG, True)):
        for word in text.split():
            found |= {slip: word for slip in _slips(word, long=long) if slip not in right}
    return {slip: word for slip, word in found.items() if len(slip) >= _SHORTEST} | _OTHERS


_MEANT = _table()


def mended(text: str) -> str:
    """The text with such words as they were meant; but for the first, what has a capital is a name."""

    def right(match: re.Match[str]) -> str:
        word = match[0]
        return word if match.start() and not word.islower() else _MEANT.get(word.lower(), word)

    return _TOKEN.sub(right, text)
