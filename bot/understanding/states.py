"""What became of papers, in a text: accepted, withdrawn, rejected, submitted, only put up."""

from __future__ import annotations

import re

CALLED = {
    "accepted": "accepted",
    "withdrawn": "withdrawn",
    "retracted": "withdrawn",
    "rejected": "rejected",
    "submitted": "submitted",
    "preprint": "preprint",
    "preprints": "preprint",
}
"""How people call states -> those of the store."""
_ANY = "|".join(CALLED)
_PAPERS = (
    r"(?:papers?|submissions?|articles?|publications?|works?|talks?|posters?|abstracts?|orals?|spotlights?)"
)
_STATED = re.compile(
    rf"\b(?P<before>{_ANY})(?= (?:\w+ )?{_PAPERS}\b)"
    rf"|\b(?:(?:that|which) )?(?:(?:have|has|had) been|was|were|is|are|got) (?P<behind>{_ANY})\b"
    r"|\b(?P<alone>preprints?)\b",
    re.IGNORECASE,
)


def find(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without states, and the states; "accepted" itself only where it is said of papers."""
    named = [match["before"] or match["behind"] or match["alone"] for match in _STATED.finditer(text)]
    return (
        (_STATED.sub(" ", text), tuple(dict.fromkeys(CALLED[name.lower()] for name in named)))
        if named
        else (text, ())
    )
