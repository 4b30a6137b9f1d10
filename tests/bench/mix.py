"""The questions of the benchmarks: made of what the catalogue holds, the same in every run."""

from __future__ import annotations

from store.queries import Lookup
from store.records import Item
from store.store import Store

EVERYTHING = 1_000
SAID = (
    "how many papers were accepted at {label}?",
    "where was {label} held",
    "who sponsored {label}?",
    "what's on Monday afternoon at {label}",
    "outstanding papers of {label}",
    "talks about compilers at {label}",
)
TYPED = (
    "venue:{id} kind:paper",
    "venue:{id} has:code",
    "venue:{id} kind:talk -training",
    "venue:{id} day:monday",
)


def questions(store: Store) -> dict[str, list[str]]:
    """Questions by their kind."""
    events = store.events()
    items = [item for event in events for item in _items(store, event.id)]
    titles = sorted({item.title for item in items})
    return {
        "a title": titles,
        "a title, two letters swapped": [_swapped(title) for title in titles],
        "a person": sorted({f"papers by {credit.name}" for item in items for credit in item.credits}),
        "a system": sorted({name for item in items for name in item.systems}),
        "filters": [form.format(id=event.id) for event in events for form in TYPED],
        "plain English": [form.format(label=event.label) for event in events for form in SAID],
    }


def _items(store: Store, event: str) -> list[Item]:
    return [match.item for match in store.lookup(Lookup(venues=(event,), limit=EVERYTHING)).matches]


def _swapped(title: str) -> str:
    """With the second and third letter of its longest word exchanged."""
    word = max(title.split(), key=len)
    return title.replace(word, word[0] + word[2] + word[1] + word[3:], 1) if len(word) > 3 else title
