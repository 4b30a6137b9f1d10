"""Why an item was picked, in words; each reason names what to take out of the interests to be rid of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from store.catalogue.relevance.known import Known
from store.catalogue.relevance.learning import nearest
from store.catalogue.relevance.picking import Taken
from store.catalogue.relevance.scoring import NEXT, Scores
from store.catalogue.relevance.wish import Wish
from store.interests import Interests, Reason
from store.records import Item

LEAST = 0.04
"""A topic that adds less than this is not worth saying."""
MOST = 3
"""Topics said."""
LEARNT = 0.1
"""What was learnt is worth saying from here on."""
LIKE = 0.04
"""Cosine from which one liked item explains an item."""


def reasons(
    known: Known, interests: Interests, wish: Wish, scores: Scores, taken: Taken, items: Mapping[str, Item]
) -> tuple[Reason, ...]:
    """All reasons of an item taken, what speaks most first.

    :param items: by id, the item itself and all that members like
    """
    item = items[known.rows.ids[taken.place]]
    if taken.explored:
        return (Reason("explore", "", "outside your topics, to explore"),)
    found = [*_topics(wish, scores, taken.place)]
    found += _people(wish, taken.place)
    found += _likes(known, taken, items)
    found += _places(interests, wish, item, taken.place)
    if item.award:
        found.append(Reason("award", "", "won an award"))
    return tuple(found)


def _topics(wish: Wish, scores: Scores, place: int) -> Iterator[Reason]:
    column = scores.topics[:, place]
    order = np.argsort(-column, kind="stable")
    for rank, i in enumerate(order[:MOST]):
        if column[i] * NEXT**rank >= LEAST:
            text = wish.topics[i].text
            yield Reason("topic", text, f"topic: {text}")


def _people(wish: Wish, place: int) -> Iterator[Reason]:
    for each in wish.people:
        if place in each.items:
            yield Reason("person", each.name, f"by {each.name}, whom this channel follows")


def _likes(known: Known, taken: Taken, items: Mapping[str, Item]) -> Iterator[Reason]:
    """The liked item that explains most, and who is credited on both."""
    liked = [int(place) for place in taken.reader.member.liked]
    if not liked or taken.reader.learnt[taken.place] < LEARNT:
        return
    who = taken.reader.member.user
    said = f"which {who} liked" if who else "which was liked"
    place, likeness = nearest(known.features, taken.place, liked)
    if likeness >= LIKE:
        title = items[known.rows.ids[place]].title
        yield Reason("like", known.rows.ids[place], f"like “{title}”, {said}")
    yield from _colleagues(known, taken, items, liked, said)


def _colleagues(
    known: Known, taken: Taken, items: Mapping[str, Item], liked: list[int], said: str
) -> Iterator[Reason]:
    own = set(known.rows.people[taken.place])
    for place in liked:
        shared = own & set(known.rows.people[place])
        if shared:
            id = known.rows.ids[place]
            name = next(c.name for c in items[id].credits if c.person_id in shared)
            yield Reason("colleague", id, f"by {name}, as is “{items[id].title}”, {said}")
            return


def _places(interests: Interests, wish: Wish, item: Item, place: int) -> Iterator[Reason]:
    for each in wish.venues:
        if place in each.items:
            yield Reason("venue", each.name, f"at {item.event.label}, which this channel follows")
            break
    if wish.open and interests.kinds:
        kind = item.kind if item.kind in interests.kinds else item.subkind
        yield Reason("kind", kind, f"kind: {kind.replace('_', ' ')}")
