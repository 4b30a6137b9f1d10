"""The time of another item: "talks at the same time as the panel", "what clashes with lunch". Pure."""

from __future__ import annotations

import re

_SAME = (
    r"(?:(?:runs?|running|is|are|was|on|happens?|happening|scheduled|goes on) )*(?:at )?(?:exactly )?"
    r"(?:the )?(?:same time (?:as|with)|in parallel (?:to|with)|parallel (?:to|with)|clash(?:es|ing)? with"
    r"|overlap(?:s|ping)? with|alongside|simultaneous(?:ly)? (?:to|with))"
)
_QUOTED = re.compile(rf'\b{_SAME} "([^"]{{1,200}})"', re.IGNORECASE)
_NAMED = re.compile(
    rf"\b{_SAME} (?:the )?([^\W\d_][\w' :-]{{0,80}}?)(?= (?:at|in|on|of|during)\b|[?!.,]|$)", re.IGNORECASE
)


def typed(text: str) -> str:
    """The text with a title in quotes as the filter that it is."""
    return _QUOTED.sub(r' at:"\1" ', text)


def find(text: str) -> tuple[str, str]:
    """The text without the item whose time is meant, and what names that item; empty where none is."""
    found = _NAMED.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}", found[1].strip().lower()
