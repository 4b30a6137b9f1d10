"""Text made fit for Slack: cleaned, shortened, escaped; addresses that a link may carry."""

from __future__ import annotations

import re

from store.text import clean

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile("[&<>]")
# Marks that turn the reading direction of everything after them; right-to-left letters need none of these.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSAFE_IN_URL = re.compile(r"[\s|<>\"]")
_URL = re.compile(r"https?://[^\s<>|\"]+", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?。！？][\"'”’)]*(?:\s|(?<=[。！？]))")
_AFTER_URL = ".,;:!?)]}'"
LONGEST_URL = 3_000


def tidy(text: str) -> str:
    """One line without control characters, unpaired surrogates and marks that turn the reading direction."""
    return _TURNING.sub("", text if text.isprintable() else clean(text))


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut between words where that loses little; a cut ends in "…"."""
    return text if len(text) <= limit else _cut(text, limit - 1)


def _cut(text: str, kept: int) -> str:
    """At most the first ``kept`` characters, and "…"."""
    cut = text[:kept]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > kept * 0.7 else cut).rstrip() + "…"


def stopped(text: str) -> str:
    """With a full stop, unless it ends in a sign that ends a sentence: a title may, and so does a cut."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def opening(text: str, limit: int) -> str:
    """The first sentences that fit into ``limit`` characters, and "…"; cut within one where it is long."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, limit - 1)]
    return f"{text[: ends[-1]].rstrip()} …" if ends and ends[-1] > limit * 0.5 else shorten(text, limit)


def escape(text: str) -> str:
    """The three characters Slack gives a meaning, written so that they have none."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text)


def escaped(text: str, limit: int) -> str:
    """Escaped and at most ``limit`` characters long after that; no entity is cut in two."""
    done = escape(text)
    if len(done) <= limit:
        return done
    room, kept = limit - 1, 0
    while room >= (width := len(_ESCAPES.get(text[kept], "x"))):
        room, kept = room - width, kept + 1
    return escape(_cut(text, kept))


def safe_url(url: str) -> str:
    """The address as a link may carry it, or "" where it is not http(s), or too long."""
    encoded = _UNSAFE_IN_URL.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), tidy(url)
    )
    return encoded if _URL.fullmatch(encoded) and len(encoded) <= LONGEST_URL else ""


def split_urls(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is an address; a full stop behind one is not part of it."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _URL.finditer(text):
        url = found.group().rstrip(_AFTER_URL)
        pieces += [(text[at : found.start()], False), (url, len(url) <= LONGEST_URL)]
        at = found.start() + len(url)
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]
