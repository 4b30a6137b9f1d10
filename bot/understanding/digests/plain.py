"""What follows ``/digest``: an order, or a digest described in plain words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rapidfuzz.distance import OSA

from bot.understanding import filters, venues
from bot.understanding.cleaning import cleaned
from bot.understanding.digests import when
from bot.understanding.digests.wish import OF, PARTED, Form
from bot.understanding.rendering import render
from store.queries import Lookup
from store.vocabulary import Vocabulary

ORDERS = ("list", "edit", "preview", "pause", "resume", "now", "remove", "why-not", "help")
_MOST = re.compile(
    r"[\s,;]*\b(?:at most|max(?:imum)?|up to|top)\s+(\d+)(?:\s+(?:items?|papers?))?\b", re.IGNORECASE
)
_FRESH = re.compile(
    r"[\s,;]*\b(?:only\s+(?:the\s+)?new(?:\s+(?:ones|items|papers))?|new\s+(?:(?:ones|items|papers)\s+)?only)\b",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"[\s,;]*\b(?:and|also|with)\s+(?:the best )?older(?: ones| items| papers)?\b", re.IGNORECASE
)
_LEAD = re.compile(r"(?:^|\s)(but not|without|except|not|by|at|in|from)\s+", re.IGNORECASE)
_LEADS = {"by": "people", "at": "venues", "in": "venues", "from": "venues"}
_USED = frozenset((*OF, "phrases", "titles", "words", "kinds", "unread"))
"""Typed filters that a digest goes by."""
_AND = re.compile(r"\s+(?:and|or|&)\s+")
_ABOUT = re.compile(r"^\s*(?:about|on|topics?:?|subscribe(?: to)?|add|new)(?:\s+(?=\S)|\s*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """What follows ``/digest``: one of ``ORDERS``, ``open`` for nothing, ``wish`` for anything else."""

    name: str
    number: int = 0
    """Which subscription of the channel; 0 where none is named."""
    rest: str = ""
    nearest: str = ""
    """For a word that looks like a misspelt order: the order meant."""


def order(text: str) -> Order:
    """What a text wants done."""
    plain, _ = cleaned(text)
    first, _, rest = plain.partition(" ")
    word, rest = first.casefold(), rest.strip()
    if not word:
        return Order("open")
    word, rest = (
        ("why-not", rest.partition(" ")[2])
        if (word, rest.partition(" ")[0]) == ("why", "not")
        else (word, rest)
    )
    number = int(rest.lstrip("#")) if re.fullmatch(r"#?\d{1,4}", rest) else 0
    if word == "why-not" or (word in ORDERS and (number or not rest)) or (word, rest) == ("help", "me"):
        return Order(word, number, rest)
    nearest = min(ORDERS, key=lambda name: OSA.distance(word, name))
    if (number or not rest) and OSA.distance(word, nearest) <= len(nearest) // 3:
        return Order("wish", number, plain, f"{nearest} {rest}".strip())
    return Order("wish", rest=text)


def form(text: str, zone: str, vocabulary: Vocabulary, today: date) -> Form:
    """What plain words ask for: "federated learning, privacy by Dawn Song every monday 9:00"."""
    plain, _ = cleaned(PARTED.sub(", ", text))
    rest, most = _taken(_MOST, plain)
    rest, _ = _taken(_OLDER, rest)
    rest, fresh = _taken(_FRESH, rest)
    rest, filtered = filters.typed(rest, today)  # before the schedule, which ends the sentence but for these
    said = when.find(rest)
    found = Form(
        weekdays=said.weekdays or (0,), clock=said.clock or "9:00", zone=said.zone or zone,
        most=most or "5", only_new=bool(fresh), odd=said.odd, why=said.why,
        unread=tuple(filtered.get("unread", ())), unused=tuple(filter(None, _unused(filtered))),
    )  # fmt: skip
    return _subjects(found, _ABOUT.sub("", said.rest), filtered, vocabulary)


def _unused(typed: dict[str, Any]) -> Iterator[str]:
    """Typed filters that a digest has no place for, as they may be typed."""
    for field, value in typed.items():
        if field == "without":
            yield from (render(Lookup(without=(each,))) for each in value if not any(_left_out(each)))
        elif field not in _USED and not (field == "role" and "people" in typed):  # a speaker is a person
            yield render(Lookup(**{field: value}))


def _left_out(each: Lookup) -> tuple[str, ...]:
    return (*each.topics, *each.people, *each.venues, *each.titles)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without the first match, and its first group or itself."""
    found = pattern.search(text)
    if found is None:
        return text, ""
    return text[: found.start()] + text[found.end() :], found[1] if pattern.groups else found[0]


def _subjects(found: Form, rest: str, typed: dict[str, Any], vocabulary: Vocabulary) -> Form:
    """What typed filters say; then piece by piece what leads to people, venues and words to leave out."""
    lists: dict[str, list[str]] = {name: list(typed.get(name, ())) for name in OF}
    lists["topics"] += (*typed.get("phrases", ()), *typed.get("titles", ()), typed.get("words", ""))
    for each in typed.get("without", ()):
        lists["excluded"] += _left_out(each)
    for piece in PARTED.split(rest):
        for name, value in _parts(piece, vocabulary):
            lists[name].append(value)
    topics, people, places, excluded = (", ".join(lists[name]) for name in OF)
    known = tuple(typed.get("kinds", ()))
    said = replace(found, topics=topics, people=people, venues=places)
    return replace(said, excluded=excluded, kinds=known)


def _parts(piece: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """ "graphs by A and B at MLSys": a topic, people, a venue; "in practice" names no venue, and stays."""
    topic, *led = _LEAD.split(piece)
    found = [["topics", topic]]
    for lead, words in zip(led[::2], led[1::2], strict=True):
        name = _LEADS.get(lead.lower(), "excluded")
        if name == "venues" and not venues.find(words, vocabulary).venues:
            found[-1][1] += f" {lead} {words}"
        else:
            found.append([name, words])
    for name, words in found:
        for each in [words] if name == "topics" else _AND.split(words):
            if each.strip():
                yield name, each.strip()
