"""Answers from what the notes state, for questions that no single field answers."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.search import passages, terms
from store.catalogue.search.events import resolve_all
from store.catalogue.search.find import Found, Hit, find
from store.catalogue.search.passages import Passage
from store.catalogue.search.ranking import NAMING
from store.catalogue.search.sources import resolve_all as resolve_sources
from store.queries import Lookup
from store.records import Note
from store.results import Answer
from store.text import stems

FIGURE = 0.3
"""What a figure in a statement adds to its score where a figure is asked for."""
OPINION = 0.1
"""What an opinion adds to its score where somebody's words are asked for."""
_FIGURE = re.compile(r"\d")
_GIVEN = re.compile(
    r"\d ?(?:%|x\b|times|percent|million|billion)"
    r"|(?<![\w:.'])(?!(?:19|20)\d\d\b)\d[\d,.]*\b(?![:\d]| [AJ]| [DFMNOS][a-z]+ber)"
)
"""A figure that is no year, clock time or date."""
_SILENT = re.compile(r"\bno (?:source|document) (?:says|tells|names|gives|prints)\b", re.IGNORECASE)
"""Says itself that something is not said."""
FURTHER = 0.75
"""Another figure of the same thing is given too if it holds this share of what the first holds."""
TRIED, MOST = 8, 3
"""Statements that are looked at, and given at most."""
ENOUGH = 0.62
"""How well a note must fit the question in order to be given as its answer, see ``Passage.fit``."""
HALF = 0.5
"""Share of the question's weight that it must hold more than, however like its wording is."""
SECOND = 0.9
"""A second note is given too if it scores this share of the first."""
WHICH = "Which one do you mean? Please name it."
_CREDITED = "SELECT DISTINCT i.no, i.id FROM credit c JOIN item i ON i.id = c.item_id WHERE c.person_id = ?"


def answer_stated(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The statements that hold most of the question; "the sources do not say" where none holds enough."""
    found = find(connection, replace(asked, question=None))
    if asked == _bare(asked):
        return Reply(None, (), WHICH)
    if not asked.words:
        # "What is Monday morning like?": what is on then is the answer.
        narrowed = asked.award or asked.people or asked.days or asked.part or asked.at
        listed = found.hits and (narrowed or asked.excluded or asked.without)
        return Reply(None if listed else unknown("The sources do not say."), found.hits)
    spoken = _spoken(connection, asked, found)
    if _wants_figure(asked):
        spoken = _with_figures(spoken, _telling(connection, asked, found))
    if not spoken or spoken[0].fit < ENOUGH or spoken[0].coverage <= HALF:
        figures = _figures(connection, asked, found)
        nothing = unknown("No source answers that directly; these items come nearest.")
        return Reply(figures or (nothing if found.hits else None), found.hits)
    return Reply(stated(_chosen(asked, found, spoken)), _promoted(connection, found, spoken[0]))


def _bare(asked: Lookup) -> Lookup:
    """The question with nothing that it could be about: "and when?"."""
    return Lookup(
        asked.raw, question=asked.question, spoken=asked.spoken, cut=asked.cut, offset=asked.offset,
        limit=asked.limit,
    )  # fmt: skip


def _wants_figure(asked: Lookup) -> bool:
    return asked.question is not None and asked.question.detail == "figure"


def _with_figures(spoken: list[Passage], telling: list[frozenset[str]]) -> list[Passage]:
    """Statements with a figure that say more than the name of what the question is about."""
    return [
        each
        for each in spoken
        if each.note.kind != "outside"
        and (_GIVEN.search(each.note.text) or _SILENT.search(each.note.text))
        and (not telling or any(word & set(stems(each.note.text)) for word in telling))
    ]


def _telling(connection: sqlite3.Connection, asked: Lookup, found: Found) -> list[frozenset[str]]:
    """Words of the question, in all their forms, beside those that only name what it is about."""
    named: set[str] = set()
    if found.hits and found.hits[0].field in NAMING:
        item = reading.fetch(connection, [found.hits[0].id])[found.hits[0].id]
        own = item.title.partition(":")[0]
        named = set(stems(" ".join((own, *item.systems[:1], *item.other_names))))
    asked_for = terms.read(connection, asked.words).terms
    return [
        frozenset(part for near in term.variants for part in stems(near.word))
        for term in asked_for
        if not named.issuperset(stems(term.typed))
    ]


def _chosen(asked: Lookup, found: Found, spoken: list[Passage]) -> list[Note]:
    """The best statement, and others as good; of a thing that the question names none about another.

    Where a figure is asked for, also the other figures that are given of the same thing.
    """
    first = spoken[0]
    own = bool(found.hits) and found.hits[0].field in NAMING and found.hits[0].id == first.note.subject_id
    wants_figure = _wants_figure(asked)

    def fits(each: Passage) -> bool:
        same = each.note.subject_id == first.note.subject_id
        if own and not same and each.note.about == "item":
            return False
        further = wants_figure and same and each.coverage >= first.coverage * FURTHER
        return further or each.score >= first.score * SECOND

    return [each.note for each in spoken[:TRIED] if fits(each)][:MOST]


def _figures(connection: sqlite3.Connection, asked: Lookup, found: Found) -> Answer | None:
    """The figures that are given of what a question for a figure names; None where there are none."""
    if not (_wants_figure(asked) and found.hits and found.hits[0].field in NAMING):
        return None
    item = reading.fetch(connection, [found.hits[0].id])[found.hits[0].id]
    said = [each for each in item.notes if each.kind == "statement" and _GIVEN.search(each.text)]
    given = [each for each in said if not item.session or item.session not in each.text][:MOST]
    if not given:
        return None
    told = stated(given)
    return unknown(
        f"No source answers that directly; these figures are given of it:\n{told.text}", told.sources
    )


def _spoken(connection: sqlite3.Connection, asked: Lookup, found: Found) -> list[Passage]:
    """Statements in question, best first."""
    question = asked.question
    sentence = question.subject or question.detail if question else ""
    every = passages.find(connection, terms.read(connection, asked.words), sentence)
    spoken = _inside(connection, every, found, asked)
    detail = question.detail if question else ""
    return sorted(spoken, key=lambda each: -each.score - _preferred(each.note, detail))


def _preferred(note: Note, detail: str) -> float:
    """What a statement gains by being of the sort that is asked for."""
    if detail == "figure" and _FIGURE.search(note.text):
        return FIGURE
    return OPINION if detail == "opinion" and note.kind == "opinion" else 0.0


def _inside(
    connection: sqlite3.Connection, spoken: Sequence[Passage], found: Found, asked: Lookup
) -> list[Passage]:
    """Where filters narrow the items, only statements about those items, about their events or people."""
    if not (asked.venues or asked.years or asked.kinds or asked.people or asked.sources):
        return list(spoken)
    items = {hit.id for hit in found.hits}
    events = resolve_all(connection, asked.venues, asked.years) if asked.venues else None

    def fits(note: Note) -> bool:
        if note.about == "event" and events is not None and note.subject_id not in events:
            return False
        return note.about != "item" or note.subject_id in items

    sources = resolve_sources(connection, asked.sources)
    kept = [each for each in spoken if fits(each.note)]
    return [each for each in kept if not asked.sources or each.note.source.id in sources]


def _promoted(connection: sqlite3.Connection, found: Found, best: Passage) -> tuple[Hit, ...]:
    """The hits with the items that the answer is about in front."""
    about, subject = best.note.about, (best.note.subject_id,)
    if about not in ("person", "item"):
        return found.hits
    sql = _CREDITED if about == "person" else "SELECT no, id FROM item WHERE id = ?"
    own = connection.execute(sql, subject).fetchall()
    ahead = {id for _, id in own}
    if found.hits and found.hits[0].id in ahead:
        return found.hits
    known = {hit.id: hit for hit in found.hits}
    top = found.hits[0].score if found.hits else 1.0
    first = (known.get(id) or Hit(no, id, top, best.coverage, "notes") for no, id in own)
    return (*first, *(hit for hit in found.hits if hit.id not in ahead))
