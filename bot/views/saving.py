"""What somebody keeps: the buttons that save, what is said then, and the list of all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block, ButtonElement

from bot.views import actions, citing, parts, words
from bot.views.face import Face
from bot.views.message import Message, compose, first_fitting
from bot.views.state import State, search
from bot.views.text import shorten, stopped
from store.queries import PAGE
from store.records import Item
from store.saved import Kept

ALL = "saved"
"""What one types for the list."""
_LOST = "Not in the catalogue any more"
_EMPTY = "You have saved nothing yet."
_HOW = "Press Save under anything I show you. Only you see what you saved."
_LONG, _BARE = 250, 60
"""Characters of a title; the few where no button stands beside it, as ids are of any length."""
_EXAMPLE = "outstanding papers of MLSys 2022"


def toggle(item: Item, here: State, face: Face, number: int = 0) -> ButtonElement | None:
    """Save or, where it is saved, Remove; ``here`` is shown again after it. Numbered in a list."""
    kept = item.id in face.kept
    of = f" {number}" if number else ""
    label = f"Remove{of}" if kept and number else "Remove from saved" if kept else f"Save{of}"
    return parts.button(
        label,
        f"{actions.UNSAVE if kept else actions.SAVE}{number}",
        replace(here, keep=item.id),
        f"{label}: {item.title}",
    )


def noted(item: Item, *, kept: bool, new: bool) -> Message:
    """Said to the one who pressed where others see the list too."""
    if kept:
        text = (
            stopped(f"Saved for you: {shorten(item.title, 200)}") if new else "You have saved this already."
        )
    else:
        text = stopped(f"Removed from what you saved: {shorten(item.title, 200)}")
    undo = State(keep=item.id)
    ways = (
        parts.button("Undo" if kept else "Save again", f"{actions.UNSAVE if kept else actions.SAVE}0", undo),
        parts.button("All saved items", f"{actions.SUGGESTION}0", State(ALL)),
    )
    return compose(text, [parts.paragraph([parts.said(text)]), *parts.buttons(ways)])


def gone(id: str) -> Message:
    """Something that the catalogue lost is not kept any longer."""
    text = f"Removed from what you saved: {shorten(id, 200)}."
    return compose(text, [parts.paragraph([parts.said(text)])])


def saved(found: Sequence[Kept], offset: int, face: Face, *, reader: bool = True) -> Message:
    """One page of the list, the latest first. ``reader`` is False where nobody in Slack asks."""
    if not reader:
        text = "Saved items are kept for each person in Slack: type /conf saved there."
        return compose(text, [parts.paragraph([parts.said(text)])])
    if not found:
        return _nothing()
    offset = _page_start(offset, len(found))
    here, page = State(ALL, offset), found[offset : offset + PAGE]
    plain = "\n".join(_lines(found, page, here, face))
    return first_fitting(
        compose(plain, _blocks(found, page, here, face, most)) for most in (_LONG, _LONG // 2, _BARE)
    )


def _page_start(offset: int, total: int) -> int:
    """Where a page begins that shows something, also after its last item was removed."""
    return min(offset, (total - 1) // PAGE * PAGE) // PAGE * PAGE


def _nothing() -> Message:
    example = parts.button(_EXAMPLE, f"{actions.SUGGESTION}0", search(_EXAMPLE), f"Search for {_EXAMPLE}")
    lines = [[parts.strong(_EMPTY)], [parts.said(_HOW)]]
    return compose(f"{_EMPTY}\n{_HOW}", [parts.paragraph(*lines), *parts.buttons([example])])


def _head(found: Sequence[Kept], page: Sequence[Kept], offset: int) -> str:
    items = f"{len(found)} saved item{'s' * (len(found) > 1)}"
    these = f"{offset + 1} to {offset + len(page)}" if page[1:] else f"number {offset + 1}"
    return items if len(page) == len(found) else f"{items}, {these}"


def _lines(found: Sequence[Kept], page: Sequence[Kept], here: State, face: Face) -> Iterator[str]:
    yield _head(found, page, here.offset)
    for number, each in enumerate(page, here.offset + 1):
        yield f"{number}. {each.item.title if each.item else f'{_LOST}: {each.id}'}"
        if each.item:
            yield "   " + about(each.item, face)
    yield f"To cite them all: cite {ALL}"


def about(item: Item, face: Face) -> str:
    """Kind, people, event, when."""
    when = words.when(item, face.zone)
    told = (
        words.sentence(words.kind_words(item)), words.names(item.credits), item.event.label,
        when.lead + when.best if when.best else "", item.award, words.status(item),
    )  # fmt: skip
    return " · ".join(part for part in told if part)


def _blocks(
    found: Sequence[Kept], page: Sequence[Kept], here: State, face: Face, most: int
) -> Iterator[Block]:
    yield parts.heading("Your saved items")
    yield parts.small(f"{_head(found, page, here.offset)}. Only you see {'them' if found[1:] else 'it'}.")
    for number, each in enumerate(page, here.offset + 1):
        yield from entry(each, here, face, number, most)
    yield from _ways(found, page, here)


def entry(each: Kept, here: State, face: Face, number: int, most: int = _LONG) -> Iterator[Block]:
    """One saved item with what can be done with it; ``here`` is shown again after it was removed."""
    if most <= _BARE:
        yield parts.row(f"{number}. {shorten(each.item.title if each.item else f'{_LOST}: {each.id}', most)}")
        return
    away = parts.button(
        "Remove", f"{actions.UNSAVE}{number}", replace(here, keep=each.id),
        f"Remove from saved: {each.item.title if each.item else each.id}",
    )  # fmt: skip
    if each.item is None:
        yield parts.row(f"{number}. {_LOST}: {shorten(each.id, 80)}", away)
        return
    card = replace(here, item=each.id)
    details = parts.button("Details", actions.DETAILS, card, f"Details: {each.item.title}")
    yield parts.row(f"{number}. {shorten(each.item.title, most)}", details)
    yield parts.small(shorten(about(each.item, face), most))
    yield from parts.buttons((citing.button(each.item, card, number), away))


def _ways(found: Sequence[Kept], page: Sequence[Kept], here: State) -> Iterator[Block]:
    after = here.offset + len(page)
    wanted = (
        (
            here.offset > 0,
            parts.button("Previous", actions.PREVIOUS, State(ALL, max(0, here.offset - PAGE))),
        ),
        (after < len(found), parts.button("Next", actions.NEXT, State(ALL, after))),
        (
            sum(bool(each.item) for each in found) > 1,
            parts.button("Cite all", f"{actions.CITE}0", State(citing.everything("bibtex"))),
        ),
    )
    yield from parts.buttons(button for shown, button in wanted if shown)
