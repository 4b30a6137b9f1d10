"""Hits to ``Results``: one page of items, each with the reason and the note that speak for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from store.catalogue import reading
from store.catalogue.answers.facets import facets
from store.catalogue.answers.reply import Reply
from store.catalogue.search import extent, passages
from store.catalogue.search.find import Found, Hit
from store.catalogue.search.passages import Passage
from store.catalogue.search.terms import Terms
from store.queries import Lookup
from store.records import Item
from store.results import Match, Results
from store.text import stem, stems, words

TELLING = 0.3
"""Share of the question's weight that a note must hold to be quoted beside its item."""


def results(connection: sqlite3.Connection, asked: Lookup, found: Found, reply: Reply) -> Results:
    """One page of the hits, with everything that is shown about them."""
    found = extent.whole(connection, asked, found)
    page = found.hits[asked.offset : asked.offset + asked.limit]
    items = reading.fetch(connection, [hit.id for hit in page])
    spoken = passages.of_items(connection, items, found.terms) if found.terms.terms else {}
    return Results(
        lookup=asked,
        matches=tuple(_match(hit, items[hit.id], found.terms, spoken) for hit in page),
        total=found.total,
        answer=reply.answer,
        corrections=found.corrections,
        clarify=reply.clarify,
        suggestions=reply.choices,
        more_than=found.unbounded,
        facets=facets(connection, found),
    )


def _match(hit: Hit, item: Item, asked: Terms, spoken: Mapping[str, Passage]) -> Match:
    passage = spoken.get(hit.id)
    telling = passage is not None and passage.coverage >= TELLING and _adds(item, asked, passage)
    return Match(
        item, round(hit.score, 3), _why(item, asked, hit.field), passage.note if passage and telling else None
    )


def _adds(item: Item, asked: Terms, passage: Passage) -> bool:
    """Whether the note holds a word of the question that the title does not."""
    title = set(stems(item.title))
    said = set(stems(passage.note.text))
    return any(_stem(near.word) in said - title for term in asked.terms for near in term.variants)


def _stem(text: str) -> str:
    return stem(words(text)[0]) if words(text) else ""


def _why(item: Item, asked: Terms, field: str) -> str:
    """The reason in words: who, from where, which topic, which system."""
    wanted = {stem(word) for term in asked.terms for near in term.variants for word in near.word.split()}

    def fits(text: str) -> bool:
        return bool(wanted & set(stems(text)))

    if field == "people":
        return ", ".join(f"{credit.role} {credit.name}" for credit in item.credits if fits(credit.name))
    affiliations = (credit.affiliation for credit in item.credits)
    lead, names = {
        "organisations": ("from", (*item.organisations, *affiliations)),
        "names": ("mentions", (*item.systems, *item.other_names)),
        "topics": ("topic", item.topics),
    }.get(field, ("", ()))
    fitting = dict.fromkeys(name for name in names if name and fits(name))
    return f"{lead} {', '.join(fitting)}" if fitting else ""
