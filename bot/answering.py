"""The one way from words to a reply, for slash commands, direct messages, mentions, buttons and terminals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from html import unescape

from rapidfuzz.distance import OSA

from bot import elsewhere, views
from bot.focus import focus, ids
from bot.keeping import Keeper, Paper
from bot.nearest import nearest
from bot.understanding import Chip, chips, in_english, moments, narrowings, render, understand
from bot.understanding.keeping import order
from bot.views import Face, Message, State
from store.moved import told
from store.queries import Ask, Lookup, Related
from store.results import Results
from store.store import Store
from store.text import clean
from store.turns import NEAR

SUBCOMMANDS = ("help", "find", "events", "item", "saved", "cite", "export")
_PASSING = (Ask.NEXT, Ask.NOW, Ask.LEFT)
"""Questions whose answer hangs on the moment they are asked in."""
_NEAR = 3
_MOVES = 40
"""Changes of one item that are read for its card."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say, and what it was made from."""

    message: Message
    results: Results | None = None
    """None where the reply is no list (help, events, an item's card), or one that is kept."""
    query: str = ""
    """The question as understood, in filter syntax; of a card or relatives ``item ID`` or ``near ID``."""
    chips: tuple[Chip, ...] = ()
    found: bool = True
    """False where an id leads nowhere."""
    paper: Paper | None = None
    """A file that goes with it."""
    listed: bool = False
    """Whether it lists any item."""
    named: str = ""
    """Id of the only item listed, where the text names it by an identifier."""
    shown: tuple[str, ...] = ()
    """Ids of the items on this page, in order; of a card the one."""
    offset: int = 0
    """Items on the pages before."""
    focus: str = ""
    """Id of the one item that an answer is about."""
    fruitful: bool = True
    """False where nothing was found, and no answer is known."""
    whole: bool = True
    """False where the time limit cut the search short, or another moment has another reply."""


def answer(
    store: Store, text: str, today: date, face: Face | None = None, offset: int = 0,
    keeper: Keeper | None = None,
) -> Reply:  # fmt: skip
    """The reply to a text, subcommands included; ``offset`` is the number of items on the pages before.

    :param keeper: who asks, where saved items and citations are theirs
    """
    face = face or Face()
    if (kept := order(text)) is not None:
        keeper = keeper or Keeper(store, face)
        made, paper = keeper.obey(kept, offset, lambda title: _search(store, title, today, face, 0).results)
        return Reply(made, paper=paper)
    text = clean(text)
    first, _, rest = text.partition(" ")
    word, rest = first.casefold(), rest.strip()
    if word in ("", "help", "find") and not rest:
        return Reply(views.usage())
    if word == "events" and rest.casefold() in ("", "all"):
        return _events(store, every=bool(rest))
    if word == "item" and rest and " " not in rest:
        return _item(store, State(item=unescape(rest)), today, face)
    if word == "find":
        return _search(store, rest, today, face, offset)
    reply = _search(store, text, today, face, offset)
    meant = _misspelt_subcommand(word, rest, reply)
    return Reply(views.unknown_subcommand(first, meant)) if meant else reply


def is_personal(state: State) -> bool:
    """Whether what it leads to depends on who asks: what is theirs, and files that are sent to them."""
    if state.item or state.near:
        return bool(state.item and state.cite)
    return order(state.query) is not None


def revisit(
    store: Store, state: State, today: date, face: Face | None = None, keeper: Keeper | None = None
) -> Reply:
    """The reply behind a button: a card, a citation, an item's relatives, or a page of a query."""
    if state.item and state.cite:
        return _citation(store, state, keeper or Keeper(store, face or Face()))
    if state.item:
        return _item(store, state, today, face or Face())
    if state.near:
        return _relatives(store, state, face or Face())
    return answer(store, state.query, today, face, state.offset, keeper)


def _search(store: Store, text: str, today: date, face: Face, offset: int) -> Reply:
    vocabulary = store.vocabulary()
    text, zone = elsewhere.asked(text)
    face = replace(face, zone=zone) if zone else face
    lookup = understand(text, vocabulary, today)
    if lookup.help:
        return Reply(views.usage())
    results = elsewhere.told(store.lookup(replace(_for(face, lookup), offset=offset)), zone)
    if _is_empty(results) and (plain := in_english(text)):
        results = _otherwise(store, understand(plain, vocabulary, today), results, offset)
    taken = replace(results.lookup, offset=0)  # a title that only looked like filters was taken as a title
    query, understood = render(taken), chips(taken, vocabulary)
    if _is_empty(results) and not results.partial:
        near = nearest(store, taken, understood, today)
        results = replace(results, suggestions=(*near, *results.suggestions))
    narrower = narrowings(taken, results.facets, vocabulary)
    message = views.results(results, understood, views.search(query, offset), face, narrower=narrower)
    passing = lookup.question is not None and lookup.question.ask in _PASSING
    named = results.matches[0].item.id if len(results.matches) == len(taken.identifiers) == 1 else ""
    return Reply(
        message, results, query, understood,
        listed=bool(results.matches), named=named, shown=ids(results), offset=offset, focus=focus(results),
        fruitful=results.fruitful,
        whole=not (results.partial or passing),
    )  # fmt: skip


def _otherwise(store: Store, lookup: Lookup, results: Results, offset: int) -> Results:
    """What the telling words of a question in another language find, and that only they were read."""
    found = store.lookup(replace(lookup, offset=offset))
    if _is_empty(found):
        return replace(results, answer=None, clarify="I understand questions in English only.")
    return replace(found, clarify="I understand questions in English only; this is what its words find.")


def _is_empty(results: Results) -> bool:
    """Whether nothing was found, and no answer says more than that, nor offers what may be meant."""
    asked = results.lookup.question
    told = results.answer and (results.answer.known or (asked and asked.ask is not Ask.STATED))
    offered = results.clarify and results.suggestions
    return not (results.total or told or offered)


def _for(face: Face, lookup: Lookup) -> Lookup:
    """With what a question says of time as moments: a day begins where the reader is, and it is now."""
    asked = lookup.question
    if asked and asked.ask in _PASSING:
        now = face.now.replace(second=0, microsecond=0).isoformat() if face.now else ""
        return replace(lookup, question=replace(asked, detail=now))
    if asked is None or asked.ask is not Ask.CHANGED or not asked.detail:
        return lookup
    return replace(lookup, question=replace(asked, detail=moments(asked.detail, face.zone or face.home)))


def _events(store: Store, *, every: bool) -> Reply:
    """The events that hold items, or all."""
    known = store.events()
    shown = [event for event in known if every or event.item_count] or known
    found = tuple((event, render(Lookup(venues=(event.id,)))) for event in views.in_order(shown))
    return Reply(views.events(found, empty=len(known) - len(shown), every=every))


def _item(store: Store, state: State, today: date, face: Face) -> Reply:
    item = store.item(state.item)
    if item:
        moves = told(store.moves(item.id, limit=_MOVES))
        card = views.item_card(item, state, face, moves)
        return Reply(card, query=f"item {item.id}", shown=(item.id,), focus=item.id)
    results = _search(store, state.item, today, face, 0).results
    near = results.matches[:_NEAR] if results and not results.corrections else ()
    return Reply(views.not_found(state.item, [match.item for match in near]), found=False)


def _citation(store: Store, state: State, keeper: Keeper) -> Reply:
    item = store.item(state.item)
    if item is None:
        return Reply(views.not_found(state.item, ()), found=False)
    message, paper = keeper.one(item, state)
    return Reply(message, paper=paper)


def _relatives(store: Store, state: State, face: Face) -> Reply:
    item = store.item(state.near)
    if item is None:
        return Reply(views.stale_button(), found=False)
    results = store.related(Related(item.id, state.offset))
    made = views.results(results, (), state, face, f"More like {item.title}")
    return Reply(made, results, f"{NEAR}{item.id}", shown=ids(results), offset=state.offset)


def _misspelt_subcommand(word: str, rest: str, reply: Reply) -> str:
    """The command that was meant, if the catalogue does not know the word itself."""
    found = reply.results
    if word in SUBCOMMANDS or found is None or found.answer:
        return ""
    if found.matches and (rest or not found.corrections):
        return ""
    nearest = min(SUBCOMMANDS, key=lambda name: OSA.distance(word, name))
    if OSA.distance(word, nearest) > len(nearest) // 3:
        return ""
    return f"{nearest} {rest}".strip()
