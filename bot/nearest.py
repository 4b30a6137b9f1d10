"""What to offer where nothing fits: the filters to drop, the name as plain words, and what is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from bot.understanding import Chip, chips, understand
from store.queries import Lookup
from store.records import Suggestion
from store.store import Store

_LABEL = 75
_PAIRS = 5
"""Filters of which each two are tried together: ten searches at most."""
_ENOUGH = 3
COVERED = Suggestion("events", "events: what is covered")


def nearest(store: Store, asked: Lookup, understood: tuple[Chip, ...], today: date) -> Iterator[Suggestion]:
    """The likeliest first; each but the last with what would be found then.

    Where there are no words, nobody wants what is left without the person or the institution asked for;
    nor, where there is only a kind besides, without the words.
    """
    named = (*asked.people, *asked.organisations) if not asked.words else ()
    kept = ("person:", "from:") if named else ("words:",) if _only_kinds(understood) else ()
    free = [chip for chip in understood if not chip.label.startswith(kept)]
    found = list(_fewer(store, understood, ((chip,) for chip in free), today))
    yield from found or _fewer(store, understood, combinations(free[:_PAIRS], 2), today)
    for name in named:
        yield from _found(store, f'words:"{name}"', f"anything that mentions {name}", today)
    if asked.days:
        yield COVERED


def _only_kinds(understood: tuple[Chip, ...]) -> bool:
    return all(chip.label.startswith(("kind:", "words:")) for chip in understood)


def _fewer(
    store: Store, understood: tuple[Chip, ...], dropped: Iterable[tuple[Chip, ...]], today: date
) -> Iterator[Suggestion]:
    """What is found without these filters, as far as that leaves any."""
    enough = _ENOUGH
    for each in dropped:
        if len(each) < len(understood) and enough:
            label = f"drop {' and '.join(f'“{chip.label}”' for chip in each)}"
            found = list(_found(store, _without(store, each, today), label, today))
            enough -= len(found)
            yield from found


def _without(store: Store, dropped: tuple[Chip, ...], today: date) -> str:
    """The question that is left: chips are dropped one after the other, each known by its label."""
    query = dropped[0].without
    for chip in dropped[1:]:
        left = understand(query, store.vocabulary(), today)
        same = (each.without for each in chips(left, store.vocabulary()) if each.label == chip.label)
        query = next(same, query)
    return query


def _found(store: Store, query: str, label: str, today: date) -> Iterator[Suggestion]:
    """The suggestion, where it leads to anything; a guess is nothing to count on."""
    found = store.lookup(understand(query, store.vocabulary(), today))
    if found.total and not found.corrections:
        count = f" ({found.total:,} item{'s' * (found.total > 1)})"
        yield Suggestion(query, label[: _LABEL - len(count)] + count)
