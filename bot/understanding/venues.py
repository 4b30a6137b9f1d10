"""Names of events and rooms in a text: whole words, longest first; of events also their years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understanding.names import Names, Token, per_vocabulary, tokens
from store.vocabulary import Vocabulary

_LEAD = frozenset("at in of from for during the to room".split())
_INSIDE = frozenset("in room hall".split())
_NUMBERED = re.compile(r"([^()]*\d[^()]*) \(([^()\d]{3,})\)")
"""A room with a number, and a name in brackets."""
_TOPICAL = frozenset("on about regarding concerning into called titled named".split())
_TAIL = re.compile(r" ?(?:workshop|conference|symposium)\b(?! (?:on|about)\b)", re.IGNORECASE)
_ROOM = re.compile(r" (?:room|hall)\b", re.IGNORECASE)
_SPONSORED = re.compile(r"(?:IEEE|ACM|USENIX|SIAM|AAAI) ([A-Z][A-Za-z]{2,9})")
"""Series that people call without who stands behind them: "VIS 22"."""
_SHORT_YEAR = re.compile(r" ?'?(\d{2})\b(?![:.%\d])")
_NICKNAME = re.compile(r"([A-Z]{3,8}) ?'?(?:\d{2}|\d{4})")
"""An edition called by an acronym and its year, "NIPS 2021": the acronym is another name of the series."""
_FOR = re.compile(r"\w+for\w+", re.IGNORECASE)
"""Names in which people write a 4: "ml4sys"."""
_GLUED = re.compile(r"([a-z]+)(?:\d{2}|\d{4})")


@dataclass(frozen=True, slots=True)
class Places:
    """What was found: the text without it, venues as the store knows them, years glued to them, rooms."""

    text: str
    venues: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hit:
    begin: int
    end: int
    meaning: str
    year: int | None = None


def find(text: str, vocabulary: Vocabulary) -> Places:
    """All venues named in the text, the longest name first at each place."""
    hits = tuple(_venues(text, _event_names(vocabulary)))
    return Places(
        _without(text, hits),
        _most_specific([hit.meaning for hit in hits], vocabulary),
        tuple(hit.year for hit in hits if hit.year is not None),
    )


def rooms(text: str, vocabulary: Vocabulary) -> Places:
    """The first room named in the text; a part of a name counts only behind "in" or "room"."""
    found, names, parts = tokens(text), _room_names(vocabulary), _room_parts(vocabulary)
    for i in range(len(found)):
        led = i > 0 and found[i - 1].word in _INSIDE
        if hit := names.at(found, i) or (parts.at(found, i) if led else None):
            size, room = hit
            tail = _ROOM.match(text, found[i + size - 1].end)
            span = _Hit(_lead(text, found, i, 0), tail.end() if tail else found[i + size - 1].end, room)
            return Places(_without(text, (span,)), rooms=(room,))
    return Places(text)


@per_vocabulary
def _event_names(vocabulary: Vocabulary) -> Names:
    """Names and acronyms of series to the series, names of editions to the event's id."""
    series = [(event.series, event.series) for event in vocabulary.events]
    editions = [(name, event.id) for event in vocabulary.events for name in event.names]
    joined = [(event.series.replace(" ", ""), event.series) for event in vocabulary.events]
    named = ((_NICKNAME.fullmatch(name), event.series) for event in vocabulary.events for name in event.names)
    short = [(match[1], series) for match, series in named if match]
    chatty = [
        (name.lower().replace("for", "4"), id) for name, id in (*joined, *editions) if _FOR.fullmatch(name)
    ]
    sponsored = ((match[1], name) for name, _ in series if (match := _SPONSORED.fullmatch(name)))
    return Names((*series, *editions, *joined, *short, *chatty, *sponsored))


@per_vocabulary
def _room_names(vocabulary: Vocabulary) -> Names:
    return Names((room, room) for room in vocabulary.rooms)


@per_vocabulary
def _room_parts(vocabulary: Vocabulary) -> Names:
    """Of "K.1.105 (La Fontaine)" the number and the name."""
    parted = ((match, room) for room in vocabulary.rooms if (match := _NUMBERED.fullmatch(room)))
    return Names((part, room) for match, room in parted for part in match.groups())


def _venues(text: str, names: Names) -> Iterator[_Hit]:
    found = tokens(text)
    i, done = 0, 0
    while i < len(found):
        hit = _at(text, found, i, names, done)
        if hit is None:
            i += 1
            continue
        yield hit
        done = hit.end
        while i < len(found) and found[i].start < done:
            i += 1


def _at(text: str, found: list[Token], i: int, names: Names, done: int) -> _Hit | None:
    """The venue named at token ``i``, with its year behind it and the words that lead to it."""
    run = names.at(found, i)
    if run is None:
        glued = _GLUED.fullmatch(found[i].word)
        meaning = names.get(glued[1]) if glued else None
        if glued is None or meaning is None:
            return None
        end = found[i].start + len(glued[1])
    else:
        end, meaning = found[i + run[0] - 1].end, run[1]
    if " " in meaning and _is_topic(found, i):
        return None
    year = _SHORT_YEAR.match(text, end)
    end = year.end() if year else end
    tail = _TAIL.match(text, end)
    end = tail.end() if tail else end
    return _Hit(_lead(text, found, i, done), end, meaning, 2000 + int(year[1]) if year else None)


def _is_topic(found: list[Token], i: int) -> bool:
    """ "papers about ML for systems" asks for a topic, not for the workshop of that name."""
    before = [token.word for token in found[max(0, i - 2) : i]]
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1] in _TOPICAL


def _lead(text: str, found: list[Token], i: int, done: int) -> int:
    """Where the words begin that only lead to token ``i``: "at the"."""
    begin = found[i].start
    while i > 0 and found[i - 1].word in _LEAD and found[i - 1].start >= done:
        if text[found[i - 1].end : begin].strip():
            break
        i -= 1
        begin = found[i].start
    return begin


def _without(text: str, hits: tuple[_Hit, ...]) -> str:
    parts, done = [], 0
    for hit in hits:
        parts.append(text[done : hit.begin])
        done = hit.end
    return " ".join((*parts, text[done:]))


def _most_specific(found: list[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Of an event and one that contains it only the inner: "NeurIPS 2021 ML for Systems" is the workshop."""
    unique = list(dict.fromkeys(found))
    if len(unique) < 2:
        return tuple(unique)
    parents = {event.id: event.parent_id for event in vocabulary.events}
    series: dict[str, set[str]] = defaultdict(set)
    for event in vocabulary.events:
        series[event.series].add(event.id)
    ids = {name: {name} if name in parents else series[name] for name in unique}
    above = {name: {parents[id] for id in ids[name]} for name in unique}
    return tuple(
        name for name in unique if not any(above[other] & ids[name] for other in unique if other != name)
    )
