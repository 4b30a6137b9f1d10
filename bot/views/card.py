"""One item in full: facts, summary, links, and what each source says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block, RichTextElement

from bot.views import actions, citing, parts, saving, words
from bot.views.face import Face
from bot.views.facts import Fact, by_source, facts, link_label, note_mark, origin
from bot.views.message import Message, compose, first_fitting
from bot.views.published import identifiers
from bot.views.state import State
from bot.views.text import escape, opening, safe_url, shorten, tidy
from store.moved import Move
from store.records import Item, Note

_NOTES_ROOM = 3_500
"""Characters of notes on one page of a card; the others follow at a press."""
_LONG, _SHORT = 1_500, 300
"""Characters of one text at most, commonly and where a card would grow too large for Slack."""
_BULLET = 120
"""Characters that a bullet costs as JSON besides its text."""
_MOST_LINKS, _MOST_NAMES = 20, 8
_ALIKE = "More like this"
_TLDR, _ABSTRACT = "In short, by its authors: ", "Abstract: "


def item_card(item: Item, here: State, face: Face, moves: Sequence[Move] = ()) -> Message:
    """The card. ``here`` is its own state: the list to go back to, and how many notes come before.

    :param moves: what moved, the latest first
    """
    told = tuple(facts(item, face.zone, moves))
    plain = "\n".join(_lines(item, told, face))
    notes = item.notes[here.notes :]
    room = _that_fit(notes)
    sizes = ((room, _LONG), (room // 2, _LONG), (min(1, room), _SHORT), (0, _SHORT // 2))
    return first_fitting(
        compose(plain, _blocks(item, told, here, face, notes[:count], most)) for count, most in sizes
    )


def _lines(item: Item, told: Sequence[Fact], face: Face) -> Iterator[str]:
    yield item.title
    if item.id in face.kept:
        yield words.KEPT
    if remark := origin(item):
        yield remark
    yield from (f"{fact.label}: {fact.text}{fact.remark}" for fact in told)
    for lead, text in _about(item):
        yield from ("", f"{lead}{opening(text, _LONG)}")
    # Links before notes, as Slack's text may have to end somewhere in the notes.
    yield from (f"{link_label(one)}: {one.url}" for one in item.links)
    yield from (f"{name.text}: {name.url}" if name.url else name.text for name in identifiers(item))
    yield f"Id: {item.id}"
    for heading, notes in by_source(item.notes):
        yield from ("", f"{heading}:")
        yield from (f"- {note_mark(note)}{note.text}" for note in notes)


def _about(item: Item) -> Iterator[tuple[str, str]]:
    """What it is about, in our words or else in those of its authors, and whose these are."""
    if item.tldr and not item.summary:
        yield _TLDR, item.tldr
    if item.summary or item.abstract:
        yield "" if item.summary else _ABSTRACT, item.summary or item.abstract


def _that_fit(notes: tuple[Note, ...]) -> int:
    """How many notes one page takes: at least one, if there is one."""
    room = _NOTES_ROOM
    for count, note in enumerate(notes):
        room -= min(len(note.text), _LONG) + _BULLET
        if room < 0:
            return max(1, count)
    return len(notes)


def _blocks(
    item: Item, told: Sequence[Fact], here: State, face: Face, notes: tuple[Note, ...], most: int
) -> Iterator[Block]:
    yield parts.heading(item.title)
    if item.id in face.kept:
        yield parts.small(words.KEPT)
    if len(escape(tidy(item.title))) > parts.HEADING:
        yield parts.paragraph([parts.strong(shorten(item.title, most))])
    if remark := origin(item):
        yield parts.small(remark)
    if not here.notes:
        yield from _body(item, told, most)
    for heading, group in by_source(notes):
        yield parts.bullets([parts.strong(heading)], [_note(note, most) for note in group])
    yield from _foot(item, here, face, here.notes + len(notes))


def _body(item: Item, told: Sequence[Fact], most: int) -> Iterator[Block]:
    yield parts.paragraph(*(_fact(fact, most // 2) for fact in told))
    for lead, text in _about(item):
        yield parts.paragraph([parts.strong(lead)] * bool(lead) + [parts.said(opening(text, most))])
    if links := _links(item):
        yield parts.paragraph([parts.strong("Links: "), *links])
    if named := _names(item):
        yield parts.paragraph([parts.strong("Identifiers: "), *named])


def _fact(fact: Fact, most: int) -> parts.Line:
    label = parts.strong(f"{fact.label}: ")
    if fact.when and fact.when.moment:
        here = [parts.said(fact.when.lead)] if fact.when.lead else []
        there = parts.said(f"; there {fact.when.there}{fact.remark}")
        return [label, *here, parts.moment(fact.when.moment, fact.when.best), there]
    return [label, parts.said(shorten(fact.text, most) + fact.remark)]


def _note(note: Note, most: int) -> parts.Line:
    text = parts.said(shorten(note.text, most))
    return [parts.strong(mark), text] if (mark := note_mark(note)) else [text]


def _links(item: Item) -> list[RichTextElement]:
    """Labels that can be followed, parted by points."""
    found: list[RichTextElement] = []
    for one in item.links[:_MOST_LINKS]:
        if safe_url(one.url):
            found += [parts.said(" · ")] * bool(found) + [parts.link(one.url, link_label(one))]
    return found


def _names(item: Item) -> list[RichTextElement]:
    """What it is called elsewhere, each a link where one can be made."""
    found: list[RichTextElement] = []
    for name in list(identifiers(item))[:_MOST_NAMES]:
        found += [parts.said(" · ")] * bool(found)
        found.append(parts.link(name.url, name.text) if name.url else parts.said(name.text))
    return found


def _foot(item: Item, here: State, face: Face, told: int) -> Iterator[Block]:
    left, back = len(item.notes) - told, replace(here, item="", notes=0)
    if left > 0:
        yield parts.small(f"and {left} more note{'s' if left > 1 else ''}")
    more = replace(here, notes=told)
    wanted = (
        (left > 0, parts.button("More notes", actions.NOTES, more, f"More notes: {item.title}")),
        (True, parts.button(_ALIKE, actions.RELATED, State(near=item.id), f"{_ALIKE}: {item.title}")),
        (True, saving.toggle(item, here, face)),
        (True, citing.button(item, replace(here, notes=0))),
        (
            face.share,
            parts.button("Share to channel", actions.SHARE, here, f"Share to channel: {item.title}"),
        ),
        (bool(back.query or back.near), parts.button("Back to results", actions.BACK, back)),
    )
    yield from parts.buttons(button for shown, button in wanted if shown)
