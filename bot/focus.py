"""Which item an answer is about, where it is about one: what "it" means afterwards."""

from __future__ import annotations

from store.queries import Ask
from store.records import Item
from store.results import Results
from store.text import key

_OF_ONE = frozenset(
    (Ask.WHERE, Ask.WHEN, Ask.END, Ask.NEXT, Ask.WHO, Ask.AWARD, Ask.LINK, Ask.SLOT, Ask.WHAT, Ask.SPELT)
)
"""Questions of a fact about one item, which is then the first of those shown."""


def ids(results: Results) -> tuple[str, ...]:
    """The items of the page, in order."""
    return tuple(match.item.id for match in results.matches)


def focus(results: Results) -> str:
    """Id of the item that a fact was told of, or of the only one that is called so; else empty."""
    asked, found = results.lookup.question, results.matches
    if asked is None:
        called = [match.item for match in found if _is_called(match.item, key(results.lookup.raw))]
        return called[0].id if len(called) == 1 else ""
    told = results.answer is not None and not results.clarify and asked.ask in _OF_ONE
    return found[0].item.id if told and found else ""


def _is_called(item: Item, name: str) -> bool:
    lead, colon, _ = item.title.partition(":")
    names = (item.title, lead if colon else "", *item.other_names, *item.systems[:1])
    return bool(name) and name in map(key, names)
