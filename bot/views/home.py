"""The app's own page: a search box, what someone saved, their digests, what is new, and how to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.models.blocks import Block, DividerBlock, InputBlock, PlainTextInputElement, PlainTextObject
from slack_sdk.models.blocks.basic_components import DispatchActionConfig

from bot.views import actions, parts, saving, words
from bot.views.digests import message as digest_message
from bot.views.digests import state as digest_state
from bot.views.digests import words as say
from bot.views.face import Face
from bot.views.message import Json, Message
from bot.views.payload import payload
from bot.views.state import State, search
from bot.views.text import shorten
from store.deliveries import Subscription
from store.moved import Move
from store.records import Item
from store.saved import Kept

MOST_BLOCKS = 100
MOST_KEPT, MOST_DIGESTS, MOST_NEW, MOST_MOVES = 5, 5, 4, 3
BOX = "search"
LONGEST_SEARCH = 1_000
_HERE = State()
"""Where the buttons of this page lead back to: to the page itself."""
_EXAMPLES = (
    "outstanding papers of MLSys 2022",
    "what is on Monday afternoon",
    "papers by Zhiyuan Yao at NeurIPS 2021",
)
_HELP = (
    (
        "Ask me in your own words: in the box above, in our direct messages (the tab Messages), with /conf in"
        " any channel, or by naming me there. Answers to /conf are for you alone until you share them."
    ),
    "Paste a link of arXiv, OpenReview or the ACL Anthology, or a DOI, and I show you the paper.",
    "Is anything wrong or missing? Tell whoever runs Hallway here. /conf help lists all that one can ask.",
)
_NO_DIGEST = (
    "You have set up no digest yet. In a channel that I am in, type /digest and what it is to be about, such"
    " as /digest federated learning every monday 9:00. You see a preview before anything is saved."
)
_NONE_KEPT = "You have saved nothing yet. Press Save under anything I show you."
_UNREAD = "What you saved and your digests cannot be shown now. Open this tab again in a minute."
_EMPTY = "The catalogue is empty. Whoever runs Hallway can load some items with: hallway load-seeds"


@dataclass(frozen=True, slots=True)
class Home:
    """All that stands there, for one person."""

    kept: tuple[Kept, ...] = ()
    digests: tuple[tuple[Subscription, datetime | None], ...] = ()
    """Those that the person set up or changed, each with when it comes next."""
    newest: tuple[Item, ...] = ()
    moves: tuple[Move, ...] = ()
    """What newer files of sources moved, the latest first."""


def view(found: Home | None, face: Face, answer: Message | None = None) -> Json:
    """The page; with an answer to what was asked or pressed on it, right under the search box.

    Without what stands there it is the box and how to ask, for when nothing can be read.
    """
    blocks: list[Json] = [payload(_box())]
    if answer is not None:
        close = parts.buttons([parts.button("Close this answer", actions.CLOSE, _HERE)])
        blocks += [*answer.blocks, *map(payload, (*close, DividerBlock()))]
    rest = (_kept(found, face), _digests(found), _new(found, face)) if found else (_unread(),)
    sections = (*rest, _help())
    blocks += [payload(block) for section in sections for block in section]
    return {"type": "home", "callback_id": "home", "blocks": blocks[:MOST_BLOCKS]}


def _box() -> InputBlock:
    return InputBlock(
        label=PlainTextObject(text="Look something up"),
        block_id=BOX,
        dispatch_action=True,
        hint=PlainTextObject(text="Press Enter; the answer appears here. Misspelt names are fine."),
        element=PlainTextInputElement(
            action_id=actions.SEARCH,
            max_length=LONGEST_SEARCH,
            placeholder=PlainTextObject(text=_EXAMPLES[0]),
            dispatch_action_config=DispatchActionConfig(trigger_actions_on=["on_enter_pressed"]),
        ),
    )


def _kept(found: Home, face: Face) -> Iterator[Block]:
    total = len(found.kept)
    yield parts.heading("Saved items")
    if not total:
        yield parts.paragraph([parts.said(_NONE_KEPT)])
        return
    for number, each in enumerate(found.kept[:MOST_KEPT], 1):
        yield from saving.entry(each, _HERE, face, number)
    if total > MOST_KEPT:
        label = f"All {total} saved items"
        yield from parts.buttons([parts.button(label, f"{actions.SUGGESTION}0", State(saving.ALL))])


def _digests(found: Home) -> Iterator[Block]:
    yield parts.heading("Your digests")
    if not found.digests:
        yield parts.paragraph([parts.said(_NO_DIGEST)])
        return
    for at, (one, next_at) in enumerate(found.digests[:MOST_DIGESTS], 1):
        yield parts.paragraph(*_digest(one, next_at))
        value = digest_state.pack(one.id)
        go_on = ("Resume", digest_state.RESUME) if one.paused else ("Pause", digest_state.PAUSE)
        ways = (("Preview", digest_state.PREVIEW), go_on, ("Edit", digest_state.EDIT))
        about = f"{say.subject(one.profile)}, {at}"
        yield digest_message.row(((label, action, value) for label, action in ways), about)
    if (left := len(found.digests) - MOST_DIGESTS) > 0:
        yield parts.small(f"and {left} more: type /digest list in their channels")


def _digest(one: Subscription, next_at: datetime | None) -> list[parts.Line]:
    """What it is about, where and how often it comes, and when next."""
    place, zone = say.where(one.channel), one.schedule.zone
    if one.paused:
        how = f"Paused: {one.paused}" if one.paused != "paused" else "Paused"
    else:
        how = f"Next: {say.moment(next_at, zone)}" if next_at else "There is no next one"
    about = [parts.strong(shorten(say.subject(one.profile), 200))]
    return [
        about,
        say.line(f"In {place}, {say.rhythm(one.schedule)}", place),
        [parts.said(shorten(how, 300))],
    ]


def _new(found: Home, face: Face) -> Iterator[Block]:
    yield parts.heading("What is new")
    if not found.newest:
        yield parts.paragraph([parts.said(_EMPTY)])
        return
    for item in found.newest:
        details = parts.button("Details", actions.DETAILS, State(item=item.id), f"Details: {item.title}")
        yield parts.row(shorten(item.title, 250), details)
        yield parts.small(shorten(" · ".join(_added(item, face)), 500))
    if found.moves:
        lead = [parts.strong("Moved lately")]
        yield parts.bullets(lead, [[parts.said(_move(each, face))] for each in found.moves])


def _added(item: Item, face: Face) -> list[str]:
    """When it was added, as the reader counts days, and what it is."""
    seen = words.day_words(words.local(item.first_seen, face.zone).date()) if item.first_seen else ""
    return [part for part in (f"Added {seen}" if seen else "", saving.about(item, face)) if part]


def _move(move: Move, face: Face) -> str:
    on = f" ({words.day_words(words.local(move.at, face.zone).date())})" if move.at else ""
    return shorten(f"{shorten(move.title, 100)}: {move.text}", 280) + on


def _unread() -> Iterator[Block]:
    yield parts.paragraph([parts.said(_UNREAD)])


def _help() -> Iterator[Block]:
    yield parts.heading("How to ask")
    yield parts.paragraph(*([parts.said(line)] for line in _HELP))
    yield from parts.buttons(
        parts.button(example, f"{actions.SUGGESTION}{at}", search(example), f"Search for {example}")
        for at, example in enumerate(_EXAMPLES)
    )
