"""Slack's markup and the asker's typography away, so that only words remain."""

import re
from html import unescape

from store import text as store_text

LONGEST = 4_000
"""Characters of a text that are read; more is cut, and the reply says so."""
_NESTED = 8
"""Layers of markup that are taken off: escaped markup, bold in italics."""
SPOKEN = 1_000
"""Characters of plain words that are read, beside typed filters."""

_NAMED = r"(?:https?://|(?<!\w)(?i:openreview|dblp|doi|id): ?)[^\s<>|]+"
"""Addresses and identifiers: an underscore at their ends is a part of them."""
_NAMING = r"(?:[\w-]+\.)*(?:arxiv\.org|openreview\.net|doi\.org|aclanthology\.org|aclweb\.org|dblp\.org)/"
"""Hosts whose addresses name a work: they say more than what is written over them."""
_MARKUP = (
    (re.compile(r"<[@!][^<>|]*(?:\|[^<>]*)?>"), " "),  # <@U123>, <!channel>
    (re.compile(r"<#\w+\|?([^<>]*)>"), r" \1 "),  # <#C123|general>
    (re.compile(rf"<(https?://{_NAMING}[^<>|]+)\|[^<>]*>", re.IGNORECASE), r" \1 "),
    (re.compile(r"<((?:https?|mailto):[^<>|]+)\|([^<>]*)>"), r" \2 "),
    (re.compile(r"<((?:https?|mailto):[^<>|]+)>"), r" \1 "),
    (re.compile(r"(?<!\w):[a-z][a-z0-9_+\-]{0,60}:(?!\w)"), " "),  # :tada:
    (re.compile(r"[\u201c\u201d\u201e\u00ab\u00bb\u2033]"), '"'),
    (re.compile(r"[\u2018\u2019\u201a\u201b\u2032]"), "'"),
    (re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])"), ""),  # *bold*
    (
        re.compile(rf"({_NAMED})|(?<!\w)[_~]{{1,3}}(?=\w)|(?<=\w)[_~]{{1,3}}(?!\w)"),
        r"\1",
    ),  # _italic_, ~struck~
    (re.compile(r"`{1,3}"), " "),
    (re.compile(r"^ ?>{1,3} ?"), ""),  # > quoted
)


def cleaned(text: str) -> tuple[str, bool]:
    """The text as words and punctuation parted by single blanks, and whether it had to be cut."""
    cut = len(text) > 2 * LONGEST  # markup may take as much room as the words
    plain = store_text.clean(text[: 2 * LONGEST])
    for _ in range(_NESTED):
        before, plain = plain, _once(plain)
        if plain == before:
            break
    return plain[:LONGEST].strip(), cut or len(plain) > LONGEST


def _once(plain: str) -> str:
    for pattern, replacement in _MARKUP:
        plain = pattern.sub(replacement, plain)
    return store_text.clean(unescape(plain))


def squeezed(text: str) -> str:
    """The text with single blanks between its words, none at its ends."""
    return " ".join(text.split())
