"""One text to one ``Lookup``: clean it, take out what is typed or said as a filter, keep the other words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.understanding import (
    chat,
    dates,
    filters,
    kinds,
    marks,
    meanwhile,
    people,
    questions,
    sessions,
    since,
    slips,
    states,
    tracks,
    venues,
    words,
)
from bot.understanding.cleaning import SPOKEN, cleaned, squeezed
from store.queries import Ask, Lookup, Question
from store.text import words as split
from store.vocabulary import Vocabulary

Fields = dict[str, Any]
RAW = 1_000
"""Characters of the text that are kept as it was typed."""
_HELP = re.compile(
    r"(?:\?$|h|help(?: me)?|usage|commands|man|how do(?:es)? (?:this|it|hallway) work"
    r"|what can you do) ?[?!.]*",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(after|following|before) (?:the )?(?!noon\b|midday\b|midnight\b)"
    r"([^\W\d_][\w -]{0,60}?)(?= (?:at|on|in|of|during|today|tomorrow)\b|[?!.,]|$)",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    r'\b(?:with|having|that have|containing) (?:"(?P<quoted>[^"]{1,200})"|(?P<plain>[^\W_][\w-]{1,60}))'
    r" in (?:the|their|its) titles?\b"
    r'|\b(?:titled|entitled|called|named) "(?P<called>[^"]{1,200})"',
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?<![\w+#])[A-Za-z](?:\+\+|#)(?![\w+#])")
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_SIDES = 4
_SHORT = 10
"""Words of a question beside the title in quotes that it is about."""
_INSIDE = (
    None,
    Ask.STATED,
    Ask.COUNT,
    Ask.MOST,
    Ask.NOW,
    Ask.NEXT,
    Ask.LEFT,
    Ask.SLOT,
    Ask.WHERE,
    Ask.WHEN,
    Ask.END,
    Ask.WHO,
)
"""Questions that may ask what a session holds."""
_HOLDING = (None, Ask.STATED, Ask.COUNT)
"""Those that may name a session without its being a track."""
_WITH_PEOPLE = (None, Ask.STATED, Ask.COUNT, Ask.FROM, Ask.MOST, Ask.NEXT, Ask.LEFT)
"""Questions whose persons and organisations are filters; the others ask about theirs."""
_WITH_KINDS = (*_WITH_PEOPLE, Ask.WHEN, Ask.WHERE, Ask.END, Ask.NEXT, Ask.NOW, Ask.WHO, Ask.CHANGED, Ask.MOST)
"""Questions whose kinds of items are filters."""


def understand(text: str, vocabulary: Vocabulary, today: date) -> Lookup:
    """What somebody asks, as a ``Lookup``. Never fails: words that mean nothing special are searched for."""
    whole, cut = cleaned(text)
    raw = whole[:RAW].strip()
    if not whole or _HELP.fullmatch(whole):
        return Lookup(raw=raw, help=True)
    whole = meanwhile.typed(_IN_TITLE.sub(_as_title, whole))
    rest, found = filters.typed(whole, today)
    if set(found) == {"phrases"} and _asks_about_it(rest, whole, vocabulary):
        rest, found = squeezed(whole.replace('"', " ")), {}
    cut, rest = cut or len(rest) > SPOKEN, rest[:SPOKEN].strip()
    rest, signed = _signed(rest)
    if signed:
        found["phrases"] = tuple(dict.fromkeys((*found.get("phrases", ()), *signed)))
    said = len(split(rest))
    fixed = found.pop("words", "")
    if found.get("question") is None:
        rest, found = _said(rest, found, vocabulary, today)
    if said and not found and not rest.strip():  # nothing but a greeting
        return Lookup(raw=raw, help=True)
    kept = words.content(rest) or (() if found else split(rest))
    either = _either(rest) if found.get("question") is None else ""
    if said > len(kept) > 0:
        found.setdefault("spoken", said)
    return Lookup(raw=raw, words=squeezed(f"{fixed} {either or ' '.join(kept)}"), cut=cut, **found)


def _either(text: str) -> str:
    """ "knitting | textiles" of "knitting or textiles": few words on each side, and others on each."""
    sides = [words.content(side) for side in _OR.split(text)]
    apart = len({word for side in sides for word in side}) == sum(map(len, sides))
    numbers = any(word.isdigit() for side in sides for word in side)
    if (
        not 2 <= len(sides) <= _SIDES
        or not apart
        or numbers
        or not all(1 <= len(side) <= 2 for side in sides)
    ):
        return ""
    return " | ".join(" ".join(side) for side in sides)


def _signed(text: str) -> tuple[str, list[str]]:
    """The text without C++, C# and their like, which are looked for as they are written."""
    return _SIGNED.sub(" ", text), [match[0] for match in _SIGNED.finditer(text)]


def _as_title(match: re.Match[str]) -> str:
    return f' title:"{match["quoted"] or match["plain"] or match["called"]}" '


def _asks_about_it(rest: str, whole: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands in quotes is what a question is about: who wrote "X"?"""
    if len(split(rest)) > _SHORT:
        return False
    question = questions.find(whole, vocabulary).question
    return question is not None and question.ask is not Ask.STATED


def _said(text: str, typed: Fields, vocabulary: Vocabulary, today: date) -> tuple[str, Fields]:
    """What the plain words say; a typed filter has the last word."""
    asked = questions.find(slips.mended(chat.written_out(text)), vocabulary)
    ask = asked.question.ask if asked.question else None
    said: Fields = {
        "question": asked.question,
        "sources": asked.sources,
        "only": asked.only,
        "role": asked.role,
        "without": tuple(Lookup(sources=(kind,)) for kind in dict.fromkeys(asked.left_out)),
    }
    text = asked.text
    if asked.question and ask is Ask.CHANGED:
        text, spanned = since.find(text, today)
        said["question"] = Question(Ask.CHANGED, since.find(asked.question.subject, today)[0], spanned)
    if ask in _INSIDE:
        text, fields = _inside(text, ask, vocabulary)
        said |= {**fields, "without": (*said["without"], *fields["without"])}
    if ask in _WITH_PEOPLE:
        text, fields = people.find(squeezed(text), vocabulary)
        said |= fields
    said |= _left_out(said, today)
    text, fields = _places(text, vocabulary)
    said |= fields
    text, fields = _around(squeezed(text))
    said |= fields
    text, fields = dates.find(text, today)
    said |= fields
    if ask in _WITH_KINDS:
        text, fields = _kinds(squeezed(text))
        said |= {**fields, "without": (*said["without"], *fields["without"])}
    return text, {**{key: value for key, value in said.items() if value}, **typed}


def _inside(text: str, ask: Ask | None, vocabulary: Vocabulary) -> tuple[str, Fields]:
    """The track or the session that a text names."""
    place = tracks.find(text, vocabulary)
    without = tuple(Lookup(sessions=(name,)) for name in place.names if place.out)
    text, named = place.text, () if place.out else place.names
    if ask in _HOLDING and not named:
        text, named = sessions.find(text, vocabulary)
    return text, {"sessions": named, "without": without}


def _left_out(said: Fields, today: date) -> Fields:
    """ "but not on Sunday": days and parts of days that are left out are filters, and no words."""
    words_left: list[str] = []
    without = [*said["without"]]
    for word in said.get("excluded", ()):
        rest, fields = dates.find(word, today)
        if fields and not words.content(rest):
            without += [Lookup(**{field: value}) for field, value in fields.items()]
        else:
            words_left.append(word)
    return {"without": tuple(without), "excluded": tuple(words_left)}


def _places(text: str, vocabulary: Vocabulary) -> tuple[str, Fields]:
    found = venues.find(text, vocabulary)
    fields: Fields = {"venues": found.venues}
    if found.years:
        fields["years"] = (min(found.years), max(found.years))
    room = venues.rooms(found.text, vocabulary)
    return room.text, {**fields, "rooms": room.rooms}


def _kinds(text: str) -> tuple[str, Fields]:
    text, fields = marks.find(text)
    text, fields["without"] = kinds.left_out(squeezed(text))
    text, fields["states"] = states.find(squeezed(text))
    text, found = kinds.find(squeezed(text))
    return text, {**fields, "kinds": tuple(dict.fromkeys((*fields.get("kinds", ()), *found)))}


def _around(text: str) -> tuple[str, Fields]:
    """ "after lunch", "before the panel": the time of another item."""
    text, named = meanwhile.find(text)
    if named:
        return text, {"at": named}
    match = _AROUND.search(text)
    if match is None or not words.content(match[2]):
        return text, {}
    side = "before" if match[1].lower() == "before" else "after"
    return f"{text[: match.start()]} {text[match.end() :]}", {side: match[2].strip().lower()}
