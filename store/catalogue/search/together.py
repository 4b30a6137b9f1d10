"""Expressions of the full-text index for words that an item should hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.catalogue.search.terms import ALIKE, Term

NAMED = 1.5
"""What a word counts more in a name: a title, a system, a person, an organisation, a topic."""
NAMING = "title names people organisations topics"
"""The columns of the index that hold names."""


def meant(term: Term) -> list[str]:
    """The words that a term may stand for, without those of nearly the same meaning."""
    near = [near for near in term.variants if near.likeness > ALIKE] or term.variants
    return [word for each in near for word in each.word.split()]


def all_named(groups: Sequence[str]) -> Iterator[tuple[list[str], float]]:
    """The expression of all groups in names, and what it counts."""
    yield [f"{{{NAMING}}} : ({' AND '.join(groups)})"], NAMED


def together(groups: Sequence[str]) -> Iterator[tuple[list[str], float]]:
    """Expressions of fewer and fewer of the groups, and the share of the question that they hold."""
    yield from all_named(groups)
    if len(groups) > 2:
        fewer = [" AND ".join([*groups[:i], *groups[i + 1 :]]) for i in range(len(groups))]
        yield [f"{{{NAMING}}} : ({each})" for each in fewer], NAMED * (1 - 1 / len(groups))
    yield [" AND ".join(groups)], 1.0
    yield [f"{{{NAMING}}} : {group}" for group in groups], NAMED / len(groups)
