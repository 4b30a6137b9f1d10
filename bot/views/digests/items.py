"""One item of a digest: what it is, why it came, and what one may say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InteractiveElement,
    Option,
    OverflowMenuElement,
    SectionBlock,
)

from bot.views import parts, words
from bot.views.digests import state
from bot.views.text import shorten, tidy
from store.records import Item

if TYPE_CHECKING:
    from store.interests import Pick, Reason

_TITLE, _WHY = 250, 240
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class How:
    """How much of an item is shown; less of it where a message would be too large for Slack."""

    summary: int = 200
    """Characters."""
    buttons: bool = True
    """False puts everything in a menu."""
    menu: bool = True
    """False leaves that out too."""
    title: int = _TITLE
    why: int = _WHY
    text: int = 120
    """Characters of the summary in the plain text."""


def lines(number: int, pick: Pick, how: How) -> Iterator[str]:
    """As plain text."""
    item = pick.item
    yield f"{number}. {shorten(item.title, how.title)}"
    if how.why and (about := about_item(item)):
        yield "   " + shorten(about, how.why)
    if how.text and (item.summary or item.abstract):
        yield "   " + shorten(item.summary or item.abstract, how.text)
    if how.why and (why := because(pick)):
        yield "   " + shorten(why, how.why)


def blocks(number: int, pick: Pick, how: How, subscription: int) -> Iterator[Block]:
    """As blocks, at most two; the buttons also carry the subscription."""
    title = shorten(f"{number}. {pick.item.title}", how.title)
    told = _told(pick, how)
    if how.menu and not how.buttons:
        yield SectionBlock(text=parts.bold(title, how.title), accessory=_menu(_all(pick, subscription)))
        yield from [parts.paragraph(*told)] if told else []
        return
    yield parts.paragraph([parts.strong(title)], *told)
    if how.menu:
        yield ActionsBlock(elements=_buttons(pick, subscription))


def _told(pick: Pick, how: How) -> list[parts.Line]:
    """What stands under the title, a line each."""
    about = shorten(about_item(pick.item), how.why) if how.why else ""
    said = shorten(pick.item.summary or pick.item.abstract, how.summary) if how.summary else ""
    why = shorten(because(pick), how.why) if how.why else ""
    found = (about and parts.said(about), said and parts.said(said), why and parts.soft(why))
    return [[each] for each in found if each]


def about_item(item: Item) -> str:
    """Kind, people, event, award."""
    found = (words.sentence(words.kind_words(item)), words.names(item.credits), item.event.label, item.award)
    return " · ".join(part for part in found if part)


def because(pick: Pick) -> str:
    """The line that says why: "Why: topic federated learning", as a second colon would read badly."""
    said = (_plainly(reason) for reason in pick.reasons[:_MOST_REASONS])
    why = "; ".join(dict.fromkeys(said))
    return f"Why: {why}" if why else ""


def _plainly(reason: Reason) -> str:
    lead = f"{reason.kind}: "
    return f"{reason.kind} {reason.text.removeprefix(lead)}" if reason.text.startswith(lead) else reason.text


def reasons(pick: Pick) -> str:
    """Why it is there, in words."""
    return "; ".join(dict.fromkeys(reason.text for reason in pick.reasons[:_MOST_REASONS]))


Entry = tuple[str, str]
"""What a choice says, and what it carries."""


def _buttons(pick: Pick, subscription: int) -> list[InteractiveElement]:
    item = pick.item
    said = (("More like this", state.MORE), ("Less like this", state.LESS), ("Save", state.KEEP))
    value = state.pack(item.id, subscription)
    row: list[InteractiveElement] = [
        ButtonElement(
            text=parts.exact(label, parts.LABEL), action_id=action, value=value,
            accessibility_label=shorten(tidy(f"{label}: {item.title}"), 60),
        )
        for label, action in said if len(value) <= state.LONGEST_VALUE
    ]  # fmt: skip
    menu = _menu([("Details", state.pack(state.DETAILS, item.id, subscription)), *never(pick, subscription)])
    return [*row, *([menu] if menu else [])] or [_lost()]


def _lost() -> ButtonElement:
    """For an item whose id is too long for any button."""
    return ButtonElement(text=parts.exact("List"), action_id=state.LIST, value=state.pack())


def _all(pick: Pick, subscription: int) -> Sequence[Entry]:
    """Five choices, as many as a menu takes."""
    id = pick.item.id
    plain = (
        ("More like this", state.MORE),
        ("Less like this", state.LESS),
        ("Save", state.KEEP),
        ("Details", state.DETAILS),
    )
    return [
        *((label, state.pack(action, id, subscription)) for label, action in plain),
        *never(pick, subscription)[:1],
    ]


def never(pick: Pick, subscription: int) -> list[Entry]:
    """ "Not for us" for the topic, the person and the venue that speak for the item, or else its own."""
    item, given = pick.item, {reason.kind: reason.value for reason in reversed(pick.reasons) if reason.value}
    people = next((credit.name for credit in item.credits), "")
    own = {"topic": next(iter(item.topics), ""), "person": people, "venue": item.event.series}
    found = [(about, given.get(about) or value) for about, value in own.items()]
    return [
        (f"Not for us: {value}", state.pack(state.NEVER, about, value, subscription))
        for about, value in found
        if value
    ]


def _menu(entries: Sequence[Entry]) -> OverflowMenuElement | None:
    """Those of them that Slack takes; None where that is none."""
    options = [
        Option(text=parts.exact(label, parts.LABEL), value=value)
        for label, value in entries
        if len(value) <= state.LONGEST_OPTION
    ]
    return OverflowMenuElement(options=options[:5], action_id=state.MENU) if options else None
