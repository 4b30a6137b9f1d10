"""The notes and facts that speak most to a question."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.catalogue.reading.parts import SOURCE, note
from store.catalogue.reading.rows import rows
from store.catalogue.search import match
from store.catalogue.search.terms import Term, Terms
from store.records import Note
from store.text import stems

PROPOSED = 200
TOGETHER = 0.2
"""What a word adds, as a share of its weight, that follows the word before it in the question too."""
NAMED = 0.9
"""What a word counts that stands in the name of a note's subject only."""
WORDED = 0.4
"""What a statement gains that is worded as the question: "not every problem"."""
Pair = tuple[str, str]
_NOTES = (
    f"SELECT n.subject_id, n.text, n.kind, n.about, n.subject, {SOURCE}"
    " FROM note_fts JOIN note n ON n.id = note_fts.rowid"
    " JOIN source ON source.id = n.source_id WHERE note_fts MATCH ? ORDER BY rank LIMIT ?"
)
_FACTS = (
    f"SELECT f.event_id, f.text, 'statement', 'event', e.label, {SOURCE}"
    " FROM fact_fts JOIN fact f ON f.id = fact_fts.rowid"
    " JOIN event e ON e.id = f.event_id JOIN source ON source.id = f.source_id"
    " WHERE fact_fts MATCH ? AND f.preferred ORDER BY rank LIMIT ?"
)
_OF_ITEMS = (
    f"SELECT n.subject_id, n.text, n.kind, n.about, n.subject, {SOURCE} FROM note n"
    " JOIN source ON source.id = n.source_id WHERE n.about = 'item'"
    " AND n.subject_id IN (SELECT value FROM json_each(?)) ORDER BY n.position"
)


@dataclass(frozen=True, slots=True)
class Passage:
    note: Note
    coverage: float
    """Share of the question's weight that its words hold, 0 to 1."""
    score: float
    """``coverage`` and rewards for words that stand together and for the same wording."""
    fit: float = 0.0
    """``coverage`` and the reward for the same wording: whether it answers at all."""


def find(connection: sqlite3.Connection, asked: Terms, sentence: str = "") -> tuple[Passage, ...]:
    """Notes and facts that hold words of the question, best first; a fact stands as a note about its event.

    :param sentence: the question as it was said; a statement in the same words is preferred
    """
    expression = match.some(
        word for term in asked.terms for near in term.variants for word in near.word.split()
    )
    if not expression:
        return ()
    asked_for = (expression, PROPOSED)
    notes = [note(*row) for sql in (_NOTES, _FACTS) for row in rows(connection, sql, 11, asked_for)]
    wording = _wording(sentence, asked, notes)
    scored = [passage(each, asked, wording) for each in notes]
    kept = [each for each in scored if each.coverage > 0]
    return tuple(sorted(kept, key=lambda each: (-each.score, len(each.note.text), each.note.text)))


def passage(each: Note, asked: Terms, wording: Mapping[Pair, float] | None = None) -> Passage:
    """How much of the question one note holds.

    :param wording: neighbouring words of the question as it was said, and what each pair counts
    """
    run = stems(each.text)
    pairs = frozenset(pairwise(run))
    held, named = frozenset(run), frozenset(stems(each.subject))
    covered = together = 0.0
    last = ""
    for term in asked.terms:
        likeness, found = _held(term, held, named)
        covered += term.weight * likeness
        if (last, found) in pairs:
            together += term.weight * TOGETHER
        last = found
    whole = asked.weight or 1.0
    worded = sum(weight for pair, weight in (wording or {}).items() if pair in pairs)
    coverage = covered / whole
    return Passage(each, coverage, coverage + together / whole + worded, coverage + worded)


def _wording(sentence: str, asked: Terms, notes: Sequence[Note]) -> dict[Pair, float]:
    """Neighbouring words, small ones too, that some notes share with the question; rare pairs count most.

    Pairs of two telling words are left to ``TOGETHER``.
    """
    telling = {word for term in asked.terms for word in stems(term.typed)}
    spoken = {pair for pair in pairwise(stems(sentence)) if not telling.issuperset(pair)}
    if not spoken:
        return {}
    held = Counter(pair for each in notes for pair in spoken & set(pairwise(stems(each.text))))
    rarity = {pair: math.log(1 + len(notes) / count) for pair, count in held.items()}
    whole = sum(rarity.values())
    return {pair: WORDED * weight / whole for pair, weight in rarity.items()}


def _held(term: Term, held: frozenset[str], named: frozenset[str]) -> tuple[float, str]:
    """(likeness, first word) of the variant that a note holds; the name of its subject counts as said."""
    likeness, found = 0.0, ""
    for near in term.variants:
        parts = stems(near.word)
        if near.likeness > likeness and held.issuperset(parts):
            likeness, found = near.likeness, parts[0]
        elif near.likeness * NAMED > likeness and named.issuperset(parts):
            likeness, found = near.likeness * NAMED, ""
    return likeness, found


def of_items(connection: sqlite3.Connection, ids: Iterable[str], asked: Terms) -> dict[str, Passage]:
    """The best note for each of some items, where one holds words of the question."""
    found = rows(connection, _OF_ITEMS, 11, (json.dumps(list(ids)),))
    best: dict[str, Passage] = {}
    for row in found:
        scored = passage(note(*row), asked)
        if scored.coverage and (row[0] not in best or scored.score > best[row[0]].score):
            best[row[0]] = scored
    return best
