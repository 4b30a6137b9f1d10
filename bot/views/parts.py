"""Pieces of Block Kit. Words of others go where no mark has a meaning: plain text, rich text, ``bold``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextSectionElement,
    SectionBlock,
    TextObject,
)

from bot.views.state import State, encode
from bot.views.text import escaped, safe_url, shorten, split_urls, tidy

Line = Sequence[RichTextElement]
LABEL = 75
HEADING = 150
MOST_BUTTONS = 25
_BOLD = RichTextElementParts.TextStyle(bold=True)
_CODE = RichTextElementParts.TextStyle(code=True)
_ITALIC = RichTextElementParts.TextStyle(italic=True)
_MARKS = re.compile(r"[*_~`]|:[\w+-]+:")
"""Signs and emoji codes that Slack draws as something else; it has no escape for them."""
_DATE_FORMAT = "{date_short} {time} your time"


def exact(text: str, limit: int = 300) -> PlainTextObject:
    """Words of others, shown as they are: no bold, no mention, no emoji code."""
    return PlainTextObject(text=escaped(tidy(text), limit) or "-", emoji=False)


def bold(text: str, limit: int = 300) -> TextObject:
    """Words of others in bold; as they are where a sign in them has a meaning in Slack's markup."""
    words = escaped(tidy(text).strip(), limit - 2)
    if not words or _MARKS.search(words):
        return exact(text, limit)
    return MarkdownTextObject(text=f"*{words}*", verbatim=True)


def local_time(moment: datetime, fallback: str, lead: str = "") -> TextObject:
    """A moment that Slack shows in each reader's own zone, after our ``lead``; the fallback names a zone."""
    stamp = int(moment.timestamp())
    label = escaped(tidy(fallback).replace("|", "/").replace("^", ""), 200)
    return MarkdownTextObject(text=f"{lead}<!date^{stamp}^{_DATE_FORMAT}|{label}>", verbatim=True)


def button(label: str, action: str, state: State, spoken: str = "") -> ButtonElement | None:
    """A button that leads to a state; None where that is too long. ``spoken`` is for screen readers."""
    value = encode(state)
    if not value:
        return None
    return ButtonElement(
        text=exact(label, LABEL),
        action_id=action,
        value=value,
        accessibility_label=shorten(tidy(spoken), LABEL) or None,
    )


def heading(text: str) -> HeaderBlock:
    """A title in large letters, at most 150 characters."""
    return HeaderBlock(text=exact(text, HEADING))


def row(title: str, accessory: ButtonElement | None = None) -> SectionBlock:
    """A title in bold with a button at its right."""
    return SectionBlock(text=bold(title), accessory=accessory)


def small(*texts: TextObject | str) -> ContextBlock:
    """Quiet text, at most ten pieces."""
    return ContextBlock(elements=[exact(text, 600) if isinstance(text, str) else text for text in texts])


def buttons(found: Iterable[ButtonElement | None]) -> list[ActionsBlock]:
    """One row of those that exist; no row where there is none."""
    kept = [each for each in found if each is not None][:MOST_BUTTONS]
    return [ActionsBlock(elements=kept)] if kept else []


def strong(text: str) -> RichTextElement:
    """Bold words."""
    return RichTextElementParts.Text(text=tidy(text) or "-", style=_BOLD)


def soft(text: str) -> RichTextElement:
    """Italic words."""
    return RichTextElementParts.Text(text=tidy(text) or "-", style=_ITALIC)


def typed(text: str) -> RichTextElement:
    """Words that one types, as they are."""
    return RichTextElementParts.Text(text=tidy(text) or "-", style=_CODE)


def said(text: str) -> RichTextElement:
    """Words as they are; blanks at both ends stay, as they part it from its neighbours."""
    words = tidy(text).strip()
    lead, tail = " " * text.startswith(" "), " " * (bool(words) and text.endswith(" "))
    return RichTextElementParts.Text(text=f"{lead}{words}{tail}" or "-")


def linked(text: str) -> list[RichTextElement]:
    """Words in which each http(s) address can be followed."""
    return [link(piece, piece) if is_url else said(piece) for piece, is_url in split_urls(text)]


def link(url: str, label: str) -> RichTextElement:
    """A link, or only its label where the address is not http(s)."""
    address = safe_url(url)
    return RichTextElementParts.Link(url=address, text=tidy(label) or address) if address else said(label)


def moment(at: datetime, fallback: str) -> RichTextElement:
    """A moment in the reader's own zone, inside rich text."""
    return RichTextElementParts.Date(timestamp=int(at.timestamp()), format=_DATE_FORMAT, fallback=fallback)


def paragraph(*lines: Line) -> RichTextBlock:
    """Rich text, each line on its own."""
    return RichTextBlock(elements=[RichTextSectionElement(elements=list(line)) for line in lines])


def verbatim(text: str) -> RichTextBlock:
    """Lines as they are, in a box of their own, where no sign has a meaning."""
    lines = "\n".join(tidy(line) for line in text.split("\n"))
    return RichTextBlock(
        elements=[RichTextPreformattedElement(elements=[RichTextElementParts.Text(text=lines or "-")])]
    )


def bullets(lead: Line, lines: Iterable[Line]) -> RichTextBlock:
    """A line, and a list under it."""
    return listed([lead], lines)


def listed(leads: Iterable[Line], lines: Iterable[Line]) -> RichTextBlock:
    """Lines, each on its own, and a list under them where there is one."""
    above = [RichTextSectionElement(elements=list(lead)) for lead in leads]
    below = _list(lines)
    return RichTextBlock(elements=[*above, *([below] if below.elements else [])])


def points(lines: Iterable[Line]) -> RichTextBlock:
    """A list."""
    return RichTextBlock(elements=[_list(lines)])


def _list(lines: Iterable[Line]) -> RichTextListElement:
    found = [RichTextSectionElement(elements=list(line)) for line in lines]
    return RichTextListElement(style="bullet", elements=found)
