"""Acronyms, and what they stand for in another version of a title."""

from __future__ import annotations

from collections.abc import Sequence

from store.catalogue.works.matching.titles import Title

Words = tuple[str, ...]


def spelt_out(a: Title, b: Title) -> bool:
    """Whether two titles differ by acronyms alone: "Deep GANs", "Deep Generative Adversarial Networks"."""
    acronyms = (*a.acronyms, *b.acronyms)
    return contracted(a.words, acronyms) == contracted(b.words, acronyms)


def letters(content: Sequence[str], acronyms: Sequence[str]) -> str:
    """The first letters of words; of acronyms all, as if they were spelt out."""
    if not acronyms:
        return "".join([word[0] for word in content])
    known = {*acronyms, *[f"{each}s" for each in acronyms]}
    return "".join([word.removesuffix("s") if word in known else word[0] for word in content])


def contracted(found: Words, acronyms: Words) -> Words:
    """The words with those acronyms, without the ``s`` of several, in the place of what they stand for."""
    for each in acronyms:
        found = tuple([each if word == f"{each}s" else word for word in found])
        size = len(each)
        for at in range(len(found) - size + 1):
            if "".join([word[0] for word in found[at : at + size]]) == each:
                found = (*found[:at], each, *found[at + size :])
                break
    return found
