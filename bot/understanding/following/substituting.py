"""A question of a fact with other words in the place of some of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.understanding.cleaning import squeezed
from bot.understanding.following.merging import FILTERS, given
from bot.understanding.names import Token, tokens
from bot.understanding.reading import understand
from bot.understanding.rendering import render
from store.queries import Ask, Lookup
from store.vocabulary import Vocabulary

LONGEST = 24
"""Words of a question in which a place is looked for."""
_TWICE = re.compile(r"\b(in|at|on|from|by|for)(?: the)? (?=\1\b)", re.IGNORECASE)
_SPAN = 5
"""Words that one filter is said in, at most."""


def substituted(text: str, said: str, more: Lookup, vocabulary: Vocabulary, today: date) -> str:
    """The question ``text`` with ``said`` where it said the like before, else at its end; empty: no place.

    :param more: what ``said`` means
    """
    found = tokens(text)
    if len(found) > LONGEST:
        return ""
    whole = understand(text, vocabulary, today)
    told = given(more) & set(FILTERS)
    of_one = whole.question is not None and bool(whole.question.subject)
    if more.words or not told or ("kinds" in told and of_one):
        counted = whole.question is not None and whole.question.ask in (Ask.COUNT, Ask.MOST)
        other = _other(text, said, whole, vocabulary, today) if counted else ""
        return other or _about(text, said, whole, several=bool(more.kinds) and said.endswith("s"))
    if told == {"kinds"} and whole.question and whole.question.ask is Ask.COUNT:
        within = replace(whole, words="", kinds=(), states=(), question=None, spoken=0)
        return squeezed(f"how many {said} {render(within)}")
    for size in range(1, _SPAN + 1):
        for at in range(len(found) - size + 1):
            cut = found[at : at + size]
            left = understand(squeezed(_without(text, cut, "")), vocabulary, today)
            if _is_gone(whole, left, told):
                return _tidy(_without(text, cut, said))
    held = any(getattr(whole, field) for field in told)
    return "" if held else squeezed(f"{text.rstrip('?!. ')} {said}")


def _about(text: str, said: str, whole: Lookup, *, several: bool) -> str:
    """With another thing that it is asked about, or with several."""
    subject = re.escape(whole.question.subject) if whole.question else ""
    at = re.search(rf"(\"(?:the )?)?{subject}\"?", text, re.IGNORECASE) if subject else None
    if at is None:
        return ""
    head = text[: at.start()]
    if several:
        head = re.sub(r"\b(is|was)(?= (?:the )?$)", lambda m: {"is": "are"}.get(m[1], "were"), head)
    return squeezed(f"{head}{said}{text[at.end() :]}")


def _other(text: str, said: str, whole: Lookup, vocabulary: Vocabulary, today: date) -> str:
    """With one word exchanged for another, where all of it is understood: "accepted" for "submitted"."""
    for each in tokens(text):
        made = _tidy(_without(text, [each], said))
        left = understand(made, vocabulary, today)
        asked = left.question and whole.question and left.question.ask is whole.question.ask
        if asked and not left.words and given(left) >= given(whole):
            return made
    return ""


def _tidy(text: str) -> str:
    return re.sub(r" (?=[?.!,])", "", _TWICE.sub("", squeezed(text)))


def _without(text: str, cut: list[Token], instead: str) -> str:
    return f"{text[: cut[0].start]} {instead} {text[cut[-1].end :]}"


def _is_gone(whole: Lookup, left: Lookup, told: set[str]) -> bool:
    """Whether just these filters are not said any longer, and the same is asked."""
    if (whole.question is None) != (left.question is None):
        return False
    if whole.question and left.question and whole.question.ask is not left.question.ask:
        return False
    held = any(getattr(whole, field) for field in told)
    others = set(FILTERS) - told
    gone = held and not any(getattr(left, field) for field in told)
    return bool(gone) and all(getattr(whole, field) == getattr(left, field) for field in others)
