"""A text in a conversation, to what it asks by itself: with what was asked before, where it needs that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.understanding import understand
from bot.understanding.following import Before, Shown, Step, Way, pointing, reference, refined
from bot.views import State, search
from store.queries import PAGE, Ask, Lookup, Related
from store.records import Item
from store.store import Store
from store.turns import NEAR, Turn
from store.vocabulary import Vocabulary

__all__ = ["Taken", "pointing", "taken"]

_WHICH = 10
"""Items that are named where it is asked which one is meant."""
_TOGETHER = "Taken together with what you asked before."


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a text leads."""

    state: State
    text: str = ""
    """The same as a question that stands alone; empty where the text is one."""
    told: str = ""
    """How it was taken, in words to be shown; empty where the answer says it."""
    choice: tuple[Shown, ...] = ()
    """Not empty where it is to be asked which of these is meant."""
    people: tuple[str, ...] = ()
    """Not empty where it is to be asked which of these people is meant."""
    first: int = 1
    """The number that the first of these has in the list."""
    end: bool = False
    """True where there are no more pages."""
    fine: bool = False
    """Whether nothing is asked, and what was asked before still counts."""
    anew: bool = False
    """Whether what was asked before counts no longer."""
    about: str = ""
    """Id of the item shown before that it is about."""
    paged: bool = False
    """Whether it is another page of the same question."""


def taken(store: Store, text: str, turn: Turn | None, today: date) -> Taken:
    """What a text asks, after the turn before; may raise StoreError."""
    if turn is None or not (turn.query or turn.items):
        return Taken(State(text))
    vocabulary = store.vocabulary()
    before = _before(store, turn, vocabulary, today)
    step = reference(text, before) or refined(text, before, vocabulary, today)
    if step is None:
        return Taken(State(text))
    if step.way in (Way.FINE, Way.ANEW):
        return Taken(State(), fine=step.way is Way.FINE, anew=step.way is Way.ANEW)
    if step.way is Way.WHO and step.item:
        return Taken(State(), people=step.item.people)
    if step.way is Way.WHICH:
        return Taken(State(), choice=before.shown[:_WHICH], first=before.offset + 1)
    return _led(store, step, turn, today)


def _before(store: Store, turn: Turn, vocabulary: Vocabulary, today: date) -> Before:
    known = _known(store, (*turn.items, turn.focus) if turn.focus else turn.items)
    shown = tuple(known[id] for id in turn.items if id in known)
    focus, person = known.get(turn.focus), _person(understand(turn.text, vocabulary, today))
    query = "" if turn.query.startswith(NEAR) else turn.query
    pages = bool(turn.query)
    return Before(turn.text, query, shown, turn.offset, focus, turn.pending, person, pages)


def _known(store: Store, ids: tuple[str, ...]) -> dict[str, Shown]:
    """The items as they are now, by the ids that were shown; one that was merged since has another."""
    found = {item.id: item for item in store.items(ids)}
    moved = {id: item for id in ids if id not in found for item in store.items([id])}
    return {id: _shown(item) for id, item in {**found, **moved}.items()}


def _person(asked: Lookup) -> str:
    """The one person that a question names; empty where it names none or several."""
    about = asked.question
    if about and about.ask in (Ask.PERSON, Ask.AFFILIATION):
        return about.subject
    return asked.people[0] if len(asked.people) == 1 else ""


def _shown(item: Item) -> Shown:
    people = tuple(dict.fromkeys(credit.name for credit in item.credits))
    day = item.day.isoformat() if item.day else ""
    return Shown(item.id, item.title, item.kind, people, item.room, item.session, day)


def _led(store: Store, step: Step, turn: Turn, today: date) -> Taken:
    if step.item and step.way is Way.CARD:
        back = _page(turn.query, turn.offset) if turn.query else State(offset=turn.offset)
        return Taken(replace(back, item=step.item.id), about=step.item.id)
    if step.item and step.way is Way.LIKE:
        return Taken(State(near=step.item.id))
    if step.way in (Way.MORE, Way.BACK):
        return _paged(store, step.way, turn, today)
    if step.alone and not _finds(store, step.text, today) and _finds(store, step.alone, today):
        return Taken(State(step.alone))
    told = f"Taken as: {step.text}" if step.spoken else _TOGETHER
    return Taken(State(step.text), step.text, told, about=step.item.id if step.item else "")


def _page(query: str, offset: int) -> State:
    """Where a page of a list is, be it a question's or an item's relatives."""
    near = query.removeprefix(NEAR) if query.startswith(NEAR) else ""
    return State(near=near, offset=offset) if near else search(query, offset)


def _paged(store: Store, way: Way, turn: Turn, today: date) -> Taken:
    here = _page(turn.query, turn.offset + PAGE if way is Way.MORE else max(0, turn.offset - PAGE))
    if way is Way.MORE and here.offset >= _total(store, turn.query, today):
        return Taken(State(), end=True)
    return Taken(here, paged=True)


def _total(store: Store, query: str, today: date) -> int:
    if query.startswith(NEAR):
        return store.related(Related(query.removeprefix(NEAR))).total
    return store.lookup(understand(query, store.vocabulary(), today)).total


def _finds(store: Store, query: str, today: date) -> bool:
    """Whether a question finds items, or is answered."""
    return store.lookup(understand(query, store.vocabulary(), today)).fruitful
