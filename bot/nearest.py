"""What to offer where nothing fits: the filters to drop, the name as plain words, and what is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from bot.understanding import Chip, chips, understand
from store.queries import Lookup
from store.results import Suggestion
from store.store import Store

_LABEL = 75
_PAIRS = 5
"""Filters of which each two are tried together: ten searches at most."""
_ENOUGH = 3
_SECONDS = 0.25
"""For the searches of one kind: filters one by one, filters in twos, a name as plain words."""
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
    mentions = [(f'words:"{name}"', f"anything that mentions {name}") for name in named]
    yield from _found(store, mentions, today)
    if asked.days:
        yield COVERED


def _only_kinds(understood: tuple[Chip, ...]) -> bool:
    return all(chip.label.startswith(("kind:", "words:")) for chip in understood)


def _fewer(
    store: Store, understood: tuple[Chip, ...], dropped: Iterable[tuple[Chip, ...]], today: date
) -> Iterator[Suggestion]:
    """What is found without these filters, as far as that leaves any."""
    tried = [each for each in dropped if len(each) < len(understood)]
    labels = (f"drop {' and '.join(f'“{chip.label}”' for chip in each)}" for each in tried)
    queries = (_without(store, each, today) for each in tried)
    yield from _found(store, list(zip(queries, labels, strict=True)), today)


def _without(store: Store, dropped: tuple[Chip, ...], today: date) -> str:
    """The question that is left: chips are dropped one after the other, each known by its label."""
    query = dropped[0].without
    for chip in dropped[1:]:
        left = understand(query, store.vocabulary(), today)
        same = (each.without for each in chips(left, store.vocabulary()) if each.label == chip.label)
        query = next(same, query)
    return query


def _found(store: Store, tried: Sequence[tuple[str, str]], today: date) -> Iterator[Suggestion]:
    """Of (query, label) those that lead to anything, as far as there is time.

    A guess is nothing to count on.
    """
    asked = [understand(query, store.vocabulary(), today) for query, _ in tried]
    for (query, label), total in zip(tried, store.totals(asked, _ENOUGH, _SECONDS), strict=False):
        if total:
            count = f" ({total:,} item{'s' * (total > 1)})"
            yield Suggestion(query, label[: _LABEL - len(count)] + count)
