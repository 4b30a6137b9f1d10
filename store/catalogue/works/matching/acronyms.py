"""Acronyms, and what they stand for in another version of a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.works.matching.lexicon import FILLERS, PHRASES
from store.catalogue.works.matching.titles import Title

Words = tuple[str, ...]
_SHORT = frozenset(short for short, _ in PHRASES)
_BY_FIRST = {
    first: [each for each in PHRASES if each[1][0] == first] for first in {whole[0] for _, whole in PHRASES}
}


def shortened(a: Title, b: Title) -> tuple[Title, Title] | None:
    """Both with acronyms for what they stand for, "Deep GANs" and "Deep Generative Adversarial Networks";
    None where that changes nothing."""
    acronyms = [each for each in a.acronyms if each not in b.words]
    acronyms += [each for each in b.acronyms if each not in a.words]
    if not acronyms and _SHORT.isdisjoint(a.content) and _SHORT.isdisjoint(b.content):
        return None
    one, other = contracted(a.words, acronyms, b.words), contracted(b.words, acronyms, a.words)
    return None if (one, other) == (a.words, b.words) else (_with(a, one), _with(b, other))


def _with(of: Title, words: Words) -> Title:
    content = tuple(word for word in words if word not in FILLERS) or words
    return replace(
        of, words=words, content=content, content_set=frozenset(content), squeezed="".join(words), rest=()
    )


def letters(content: Sequence[str], acronyms: Sequence[str]) -> str:
    """The first letters of words; of acronyms all, as if they were spelt out."""
    if not acronyms:
        return "".join([word[0] for word in content])
    known = {*acronyms, *[f"{each}s" for each in acronyms]}
    return "".join([word.removesuffix("s") if word in known else word[0] for word in content])


def contracted(found: Words, acronyms: Sequence[str], beside: Words) -> Words:
    """The words with those acronyms, without the ``s`` of several, in the place of what they stand for; with
    other short forms where the words of the title beside it have them."""
    for each in acronyms:
        found = tuple([each if word == f"{each}s" else word for word in found])
        size = len(each)
        for at in range(len(found) - size + 1):
            if found[at][0] == each[0] and "".join([word[0] for word in found[at : at + size]]) == each:
                found = (*found[:at], each, *found[at + size :])
                break
    return found if _BY_FIRST.keys().isdisjoint(found) else _in_short(found, beside)


def _in_short(found: Words, beside: Words) -> Words:
    for at, word in enumerate(found):
        for short, whole in _BY_FIRST.get(word, ()):
            if short in beside and found[at : at + len(whole)] == whole:
                return (*found[:at], short, *found[at + len(whole) :])
    return found
