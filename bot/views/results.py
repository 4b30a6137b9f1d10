"""The list that answers a lookup: answer first, then what was understood, then up to five items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import Block, TextObject

from bot.views import actions, parts, saving, words
from bot.views.face import Face
from bot.views.lines import MOST_SUGGESTIONS, Chip, facts, heads, lines, offering, remarks, why
from bot.views.message import Message, compose, first_fitting
from bot.views.narrower import Narrower
from bot.views.narrower import blocks as narrowed
from bot.views.state import State, search
from bot.views.text import shorten
from store.queries import PAGE
from store.results import Match, Results, Suggestion

MOST_CHIPS = 12
_ANSWER = 3_000
_ORDERS = ("help", "events")
"""Suggestions that are no search."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Everything the list is made of, and what to leave out should it be too large for Slack."""

    results: Results
    chips: Sequence[Chip]
    here: State
    face: Face
    title: str
    rich: bool = True
    """False leaves out passages, chips and the way back from a card."""
    pressable: bool = True
    """False leaves out every button."""
    narrower: Sequence[Narrower] = ()
    """What the list can be narrowed by."""
    narrowing: bool = True
    """False says in a line what the buttons that narrow it would say."""
    saving: bool = True
    """False leaves out the buttons that save."""


def results(
    found: Results, chips: Sequence[Chip], here: State, face: Face, title: str = "",
    narrower: Sequence[Narrower] = (),
) -> Message:  # fmt: skip
    """The page of a lookup; with a ``title``, of "more like this". ``here`` is the page's own state."""
    plain = "\n".join(lines(found, chips, face, title, here.offset, narrower))
    page = _Page(found, chips, here, face, title, narrower=narrower)
    fewer = replace(page, narrowing=False)
    plainer = replace(fewer, rich=False)
    barer = replace(plainer, saving=False)
    versions = (page, fewer, plainer, barer, replace(barer, pressable=False))
    return first_fitting(compose(plain, _blocks(version)) for version in versions)


def _blocks(page: _Page) -> Iterator[Block]:
    yield from _answer(page.results)
    if page.pressable and page.rich:
        yield from _understood(page)
    above = [shorten(head, 300) for head in heads(page.results, page.title, page.here.offset)]
    if above:
        yield parts.paragraph(*([parts.strong(head)] for head in above))
    yield from narrowed(page.results, page.narrower, pressable=page.narrowing and page.pressable)
    for number, match in enumerate(page.results.matches, page.here.offset + 1):
        yield from _item(page, number, match)
    if page.pressable:
        yield from _saving(page)
        yield from _suggested(page.results)
        yield from _ways(page)


def _answer(found: Results) -> Iterator[Block]:
    if found.answer:
        yield _statements(shorten(found.answer.text, _ANSWER).split("\n"))
        if found.answer.sources:
            yield parts.small(shorten(words.sources(found.answer), 500))
    said = [shorten(remark, 600) for remark in remarks(found)]
    if said:
        yield parts.paragraph(*([parts.said(remark)] for remark in said))


def _statements(said: Sequence[str]) -> Block:
    """One as a sentence, several as a list; what leads to the others stands above them."""
    lines = [parts.linked(line) for line in said]
    if len(lines) > 1 and said[0].endswith(":"):
        return parts.bullets(lines[0], lines[1:])
    return parts.paragraph(*lines) if len(lines) == 1 else parts.points(lines)


def _understood(page: _Page) -> Iterator[Block]:
    chips = page.chips[:MOST_CHIPS]
    if chips:
        yield parts.small(words.UNDERSTOOD)
        yield from parts.buttons(
            parts.button(
                f"{chip.label}{words.CHIP_END}",
                f"{actions.CHIP}{at}",
                search(chip.without),
                f"Remove filter {chip.label}",
            )
            for at, chip in enumerate(chips)
        )


def _item(page: _Page, number: int, match: Match) -> Iterator[Block]:
    item, back = match.item, page.here if page.rich else State()
    card = parts.button("Details", actions.DETAILS, replace(back, item=item.id), f"Details: {item.title}")
    yield parts.row(f"{number}. {shorten(item.title, 250)}", card if page.pressable else None)
    when = words.when(item, page.face.zone)
    told = " · ".join(facts(match, "" if when.moment else when.lead + when.there, page.face))
    under: list[TextObject] = [parts.exact(shorten(told, 590), 600)]
    if when.moment:  # the sign goes with what follows it, to the next line too
        under.append(parts.local_time(when.moment, when.best, f"· {when.lead}"))
    yield parts.small(*under)
    if page.rich and (reasons := list(why(match))):
        yield parts.paragraph([parts.soft(shorten(" · ".join(reasons), 400))])


def _saving(page: _Page) -> Iterator[Block]:
    """One row for all items of the page, as each has its number."""
    if page.saving:
        numbered = enumerate(page.results.matches, page.here.offset + 1)
        yield from parts.buttons(
            saving.toggle(match.item, page.here, page.face, at) for at, match in numbered
        )


def _suggested(found: Results) -> Iterator[Block]:
    if found.suggestions:
        yield parts.small(offering(found))
    yield from parts.buttons(
        parts.button(one.label, f"{actions.SUGGESTION}{at}", _state(one), _spoken(one))
        for at, one in enumerate(found.suggestions[:MOST_SUGGESTIONS])
    )


def _spoken(one: Suggestion) -> str:
    """What is read out begins with what is seen, so that whoever speaks to the screen can say it."""
    return one.label if one.query in one.label else f"{one.label}: search for {one.query}"


def _state(one: Suggestion) -> State:
    return State(one.query) if one.query in _ORDERS else search(one.query)


def _ways(page: _Page) -> Iterator[Block]:
    """The row at the foot: previous page, next page, share."""
    found, at, after = page.results, page.here.offset, page.here.offset + len(page.results.matches)
    back, on = replace(page.here, offset=max(0, at - PAGE)), replace(page.here, offset=after)
    wanted = (
        (at > 0, parts.button("Previous", actions.PREVIOUS, back, "Previous results")),
        (at < after < found.total, parts.button("Next", actions.NEXT, on, "Next results")),
        (_worth_sharing(page), parts.button("Share to channel", actions.SHARE, page.here)),
    )
    yield from parts.buttons(button for shown, button in wanted if shown)


def _worth_sharing(page: _Page) -> bool:
    return page.face.share and bool(page.results.matches or page.results.answer)
