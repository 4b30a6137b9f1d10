"""The same papers in plain FTS5 and in tantivy, to be asked the same questions in the same run."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import tantivy

from store.text import words
from tests.bench.papers import Paper

FIRST = 20
"""Titles that each gives back."""
_FIELDS = ["title", "authors", "venue", "abstract"]


class Fts5:
    """FTS5 as it comes: porter, all words of the question joined by OR, ranked by ``bm25()``."""

    def __init__(self, folder: Path, papers: Sequence[Paper]) -> None:
        self._conn = sqlite3.connect(folder / "fts5.db")
        self._conn.execute(
            "CREATE VIRTUAL TABLE paper USING fts5(title, authors, venue, abstract, tokenize = 'porter')"
        )
        self._conn.executemany("INSERT INTO paper VALUES (?, ?, ?, ?)", (_texts(paper) for paper in papers))
        self._conn.commit()

    def ask(self, text: str) -> list[str]:
        """Titles, best first."""
        expression = " OR ".join(f'"{word}"' for word in words(text))
        sql = "SELECT title FROM paper WHERE paper MATCH ? ORDER BY bm25(paper) LIMIT ?"
        return [row[0] for row in self._conn.execute(sql, (expression, FIRST))] if expression else []

    def close(self) -> None:
        self._conn.close()


class Tantivy:
    """tantivy with its English stemmer, all words joined by OR, all fields alike."""

    def __init__(self, folder: Path, papers: Sequence[Paper]) -> None:
        schema = tantivy.SchemaBuilder()
        for field in _FIELDS:
            schema.add_text_field(field, stored=field == "title", tokenizer_name="en_stem")
        (folder / "tantivy").mkdir()
        self._index = tantivy.Index(schema.build(), path=str(folder / "tantivy"))
        writer = self._index.writer(heap_size=100_000_000, num_threads=1)
        for paper in papers:
            writer.add_document(tantivy.Document(**dict(zip(_FIELDS, _texts(paper), strict=True))))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, text: str) -> list[str]:
        """Titles, best first."""
        query, _ = self._index.parse_query_lenient(" ".join(words(text)), _FIELDS)
        hits = self._searcher.search(query, FIRST, count=False).hits
        return [str(self._searcher.doc(address)["title"][0]) for _, address in hits]


def _texts(paper: Paper) -> tuple[str, str, str, str]:
    return paper.title, " ".join(paper.authors), f"{paper.venue} {paper.year or ''}", paper.abstract
