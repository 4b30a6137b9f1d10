"""What is said of follow-ups: what they were taken as, and that it is not clear which item is meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import actions, parts
from bot.views.message import LONGEST_TEXT, Message, compose, first_fitting
from bot.views.payload import payload
from bot.views.state import State
from bot.views.text import escaped, shorten

_SHOWN = 300
"""Characters of what a follow-up was taken as."""


def told_first(message: Message, told: str) -> Message:
    """The message, and above it how the follow-up was taken; without it where there is no room."""
    line = shorten(told, _SHOWN)
    plain = f"{line}\n{message.plain}"
    above = (payload(parts.small(line)), *message.blocks)
    versions = (above, message.blocks)
    return first_fitting(Message(plain, escaped(plain, LONGEST_TEXT), blocks) for blocks in versions)


def which(items: Sequence[tuple[int, str, str]]) -> Message:
    """Asks back: numbers, titles and ids of the items that may be meant."""
    lead = "Which one do you mean? Answer with its number, or press it."
    lines = [f"{number}. {shorten(title, 150)}" for number, title, _ in items]
    pressed = parts.buttons(
        parts.button(f"{number}", f"{actions.SUGGESTION}{number}", State(item=id), f"Details: {title}")
        for number, title, id in items
    )
    told = parts.paragraph([parts.said(lead)], *([parts.said(line)] for line in lines))
    return compose("\n".join((lead, *lines)), [told, *pressed])


def no_more() -> Message:
    """After the last page."""
    line = "That was all. Ask something else, or “back” for the page before."
    return compose(line, [parts.paragraph([parts.said(line)])])


def fine() -> Message:
    """For thanks and the like."""
    line = "Fine. Go on, or ask something else."
    return compose(line, [parts.paragraph([parts.said(line)])])


def anew() -> Message:
    """What was asked before is forgotten, as the person wished."""
    line = "What you asked before counts no longer. What would you like to know?"
    return compose(line, [parts.paragraph([parts.said(line)])])


def lost() -> Message:
    """For a follow-up to nothing, or to what was deleted since."""
    line = "I do not know which one you mean. Please name it."
    remedy = "What was asked before is kept for four hours, and counts in the same conversation."
    return compose(f"{line}\n{remedy}", [parts.paragraph([parts.said(line)], [parts.said(remedy)])])
