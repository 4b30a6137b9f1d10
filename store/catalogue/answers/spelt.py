"""What a short name stands for, and what a title is in full.

A long form is a name that the catalogue knows beside the short one, or stands beside it in a text, one of the
two in brackets (A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation definitions
in biomedical text, 2003).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.explain import what
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called
from store.catalogue.reading.rows import values
from store.catalogue.search.hits import Hit
from store.catalogue.search.match import quoted
from store.queries import Lookup
from store.records import Item
from store.results import Answer
from store.text import STOP, fold, key, squeezed, stems, words

_KNOWN = (
    "SELECT other.name FROM system_name n JOIN system_name other ON other.system_id = n.system_id"
    " WHERE n.squeezed = ?1 AND other.squeezed <> ?1"
    " UNION SELECT other.name FROM item_name n JOIN item_name other ON other.item_id = n.item_id"
    " WHERE n.squeezed = ?1 AND other.squeezed <> ?1"
)
_BRACKETED = (
    "SELECT abstract FROM item WHERE no IN (SELECT rowid FROM item_fts WHERE item_fts MATCH ?)"
    " AND instr(abstract, ?) LIMIT ?"
)
_SHORTEST = 3
_SHORT = re.compile(r"[\w+-]{2,12}")
_LETTERS = 4
"""Letters of a short name of which one word of the long name may be left out."""
_READ = 12
"""Items whose texts are read."""
_TOLD = 4
"""Long forms that are told; one acronym may have several."""


def spelt(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The long form of a short name and what it is, or the whole title of what is named."""
    text = asked.question.subject if asked.question else ""
    if asked.question and asked.question.detail == "title":
        return _title(subject(connection, asked))
    explained = what(connection, asked)
    if not _SHORT.fullmatch(text):
        return explained
    about = subject(connection, asked)
    items = reading.fetch(connection, [hit.id for hit in about.hits[:_READ]])
    forms = _forms(connection, text, items.values())
    gist = explained.answer.text if explained.answer and explained.answer.known else ""
    if not forms:
        missing = f"No source says what {text} stands for."
        sources = explained.answer.sources if gist and explained.answer else ()
        return replace(explained, answer=unknown(f"{missing}\n{gist}".strip(), sources))
    head = f"{text} stands for {' or '.join(forms)}."
    stating = [source for item in items.values() if _states(item, forms) for source in item.sources]
    sources = unique((*(explained.answer.sources if gist and explained.answer else ()), *stating))
    return Reply(Answer(f"{head}\n{gist}".strip(), sources), _first(explained.hits, items.values(), forms))


def _title(about: Subject) -> Reply:
    item = about.item
    if item is None:
        return Reply(None, about.hits)
    text = f"{called(item)} is the whole title."
    if item.title_origin == "label":
        return Reply(
            unknown(f"No source prints a title of it; it is called {called(item)} here."), about.hits
        )
    return Reply(Answer(text, item.sources), about.hits)


def _forms(connection: sqlite3.Connection, short: str, items: Iterable[Item]) -> list[str]:
    """Long forms of a short name, those that are names first, each once."""
    known = [name for name in values(connection, _KNOWN, (squeezed(short),)) if _fits(short, name)]
    found = {_singular(name): name for name in reversed(known)}
    texts = () if found else (text for item in items for text in _texts(item))
    for form in _beside(short, (*texts, *(() if found else _abstracts(connection, short)))):
        found.setdefault(_singular(form), form)
    exact = [form for form in found.values() if _initials(short, form)]
    return (exact or list(found.values()))[:_TOLD]


def _abstracts(connection: sqlite3.Connection, short: str) -> list[str]:
    """Abstracts that put the short name into brackets."""
    if len(short) < _SHORTEST:
        return []
    return values(connection, _BRACKETED, (quoted(short), f"({short})", _READ))


def _singular(form: str) -> str:
    return " ".join(stems(form))


def _texts(item: Item) -> Iterator[str]:
    yield from (item.title, *item.other_names, item.summary, item.abstract)
    yield from (note.text for note in item.notes)


def _beside(short: str, texts: Iterable[str]) -> Iterator[str]:
    """Long forms that stand beside the short one, in brackets or before it in brackets."""
    plural = rf"{re.escape(short)}s?"
    before = re.compile(rf"((?:[\w'/-]+[ -]){{1,{len(short) + 5}}})\(\s?{plural}\s?[);,]", re.IGNORECASE)
    leading = r"(?:,? which)? ?(?:stands for|is short for|means|\() ?"
    after = rf"(?<![\w-]){plural}(?![\w'’]){leading}(?:an? |the )?([^().,;:]{{6,90}})"
    behind = re.compile(after, re.IGNORECASE)
    for text in texts:
        for match in before.finditer(text):
            if form := _ending(short, match[1].strip()):
                yield form
        for match in behind.finditer(text):
            if form := _beginning(short, match[1].strip()):
                yield form


def _ending(short: str, text: str) -> str:
    """The shortest end of a text, of whole words, that the short form abbreviates."""
    run = text.split()
    ends = (" ".join(run[at:]) for at in range(len(run) - 1, -1, -1))
    return next((end for end in ends if _fits(short, end)), "")


def _beginning(short: str, text: str) -> str:
    """The shortest beginning of a text, of whole words, that the short form abbreviates."""
    run = text.split()
    begun = (" ".join(run[:until]) for until in range(2, min(len(run), len(short) + 5) + 1))
    return next((each for each in begun if _fits(short, each)), "")


def _fits(short: str, long: str) -> bool:
    """Whether the letters of the short form stand in the long one in order, the first at its beginning.

    Of a short form of as many letters as the long one has words, each begins one.
    """
    letters, run = squeezed(short), words(long)
    if len(run) < 2 or len(squeezed(long)) <= len(letters) + 2 or letters in (squeezed(word) for word in run):
        return False
    if _initials(short, long):
        return True
    if len(run) > len(letters) + 1 or not letters.isalpha():
        return False
    return fold(long).startswith(letters[0]) and _stand(letters, run)


def _initials(short: str, long: str) -> bool:
    """Whether the letters are those that the words begin with, or all but the small words."""
    run, letters = words(long), squeezed(short)
    every = "".join(word[0] for word in run)
    return letters in (every, "".join(word[0] for word in run if word not in STOP) or every)


def _stand(letters: str, run: tuple[str, ...]) -> bool:
    """Whether the letters stand in the words in order, the first of each telling word among them.

    Of a long name one word may have no letter.
    """
    at, left = 0, len(letters) // _LETTERS
    for word in run:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            for char in word[1:]:
                at += at < len(letters) and char == letters[at] and not _begins_later(letters[at], run, word)
        elif word not in STOP:
            left -= 1
            if left < 0:
                return False
    return at == len(letters)


def _begins_later(letter: str, run: tuple[str, ...], word: str) -> bool:
    """Whether a word behind this one begins with the letter, which then is its."""
    return any(other[0] == letter for other in run[run.index(word) + 1 :])


def _states(item: Item, forms: Iterable[str]) -> bool:
    wanted = [key(form) for form in forms]
    return any(form in key(text) for text in _texts(item) for form in wanted)


def _first(hits: tuple[Hit, ...] | None, items: Iterable[Item], forms: list[str]) -> tuple[Hit, ...] | None:
    """The hits with those in front that state the long form."""
    if hits is None:
        return None
    stating = {item.id for item in items if _states(item, forms)}
    return tuple(sorted(hits, key=lambda hit: hit.id not in stating))
