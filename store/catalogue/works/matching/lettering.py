"""Titles that are the same letters: cut short, or with blanks where the other has none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rapidfuzz.distance import OSA

from store.catalogue.works.matching.titles import Title

_LONG = 5
"""Words of a title cut short that are enough to know the whole by."""
_EACH = 13
"""Letters for each one, beyond the first, that may differ."""


def cut_off(a: Title, b: Title) -> bool:
    """Whether the one that ends in dots says nothing else as far as it goes."""
    if a.truncated and b.truncated:
        return False
    short, whole = (a, b) if a.truncated else (b, a)
    return len(short.words) >= _LONG and whole.squeezed.startswith(short.squeezed)


def written_alike(a: Title, b: Title) -> bool:
    """Whether two titles are nearly the same letter by letter, blanks apart."""
    most = max(len(a.squeezed), len(b.squeezed)) // _EACH + 1
    if abs(len(a.squeezed) - len(b.squeezed)) > most or most == 1:
        return False
    return OSA.distance(a.squeezed, b.squeezed, score_cutoff=most) <= most


def rejoined(a: Title, b: Title) -> tuple[Title, Title]:
    """Both, with two words as one where the other has them so: "data set" beside "dataset"."""
    one, other = joined(a.words, b.words), joined(b.words, a.words)
    return replace(a, words=one, content=one), replace(b, words=other, content=other)


def joined(found: tuple[str, ...], others: Collection[str]) -> tuple[str, ...]:
    """Words, two of them as one where the others have them so."""
    whole: list[str] = []
    for word in found:
        torn = whole and (word not in others or whole[-1] not in others)
        if torn and whole[-1] + word in others:
            whole[-1] += word
        else:
            whole.append(word)
    return tuple(whole)
