"""Tracks of a programme in a text, which many call rooms: "the postgres devroom", "talks in the AI track"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.cleaning import squeezed
from bot.understanding.names import per_vocabulary
from store.text import STOP, words
from store.vocabulary import Vocabulary

_GENERIC = frozenset(
    "track tracks devroom devrooms room stream session sessions dev workshop symposium".split()
)
_CALLED = re.compile(r"\b(?:dev[ -]?room|track|stream|room|workshop|symposium)s?\b", re.IGNORECASE)
_BEFORE = 6
"""Words before such a word that may name the track."""
_BEGUN = 4
"""Letters from which the beginning of a word stands for it: "postgres" for PostgreSQL."""
_LEAD = re.compile(
    r"(?P<not>\b(?:but )?(?:not|except|outside)(?: of)? )?(?:\b(?:in|of|at|from|for|on|the|a|this|that) ?)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """The text without the track that it names, the track's name, and whether it is left out."""

    text: str
    names: tuple[str, ...] = ()
    out: bool = False


def find(text: str, vocabulary: Vocabulary) -> Place:
    """The track that a text names, if any."""
    called = _CALLED.search(text)
    if called is None or not vocabulary.tracks:
        return Place(text)
    before = text[: called.start()].split()[-_BEFORE:]
    for size in range(len(before), 0, -1):
        spoken = words(" ".join(before[-size:]))
        if spoken and spoken[0] not in STOP and (name := _named(spoken, vocabulary)):
            start = text[: called.start()].rstrip()
            head = start[: len(start) - len(" ".join(before[-size:]))]
            lead = _LEAD.search(head)
            rest = squeezed(f"{head[: lead.start()] if lead else head} {text[called.end() :]}")
            return Place(rest, (name,), bool(lead and lead["not"]))
    return Place(text)


def _named(spoken: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The only track that holds the words, or what all that hold them are called alike."""
    telling = tuple(word for word in spoken if word not in _GENERIC and word not in STOP)
    if not telling:
        return ""
    known = _cores(vocabulary)
    exact = [name for name, core in known if core == telling]
    fitting = exact or [name for name, core in known if all(_held(word, core) for word in telling)]
    if len(fitting) == 1:
        return fitting[0]
    alike = " ".join(spoken)
    whole = len(alike) >= _BEGUN and len(fitting) > 1
    return alike if whole and all(alike in name.lower() for name in fitting) else ""


def _held(word: str, core: tuple[str, ...]) -> bool:
    return any(each == word or (len(word) >= _BEGUN and each.startswith(word)) for each in core)


@per_vocabulary
def _cores(vocabulary: Vocabulary) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of tracks, and the words of each that tell it from others."""
    split = (
        (name, tuple(word for word in words(name) if word not in _GENERIC)) for name in vocabulary.tracks
    )
    return tuple(split)
