"""Titles that only look like filters or questions, and titles that were typed badly."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, replace

from store.catalogue.search import match, mending, names, terms
from store.catalogue.search.counts import frequency
from store.catalogue.search.find import find
from store.catalogue.search.ranking import Scorer
from store.queries import Ask, Lookup
from store.results import Correction
from store.text import CHAT, STOP, key, stem, stems, words

LEAST = 3
"""Telling words of what may be a title that is not typed as it is printed."""
LONG = 12
"""Telling words of what may be out of an abstract."""
HELD, HELD_LONG = 0.75, 0.6
"""Share of the question's weight that such a title must hold; that an item must hold of a long text."""
GOOD, POOR = 0.85, 0.7
"""Share of the text that the title of what is found holds, from which no other title is looked for; where
filters were read out of the text, the lower one."""
SURE = 0.85
"""Share that a title must hold of a text that asks something, or that leaves something out."""
BETTER = 0.05
"""Share that a title must hold more than what is found anyway."""
WHOLE = 0.9
"""Share of the words of a title from which the title is meant, and not its words."""
MENDED, SHORT = 16, 6
"""Telling words of a text that is laid beside titles; and of one that may be so even where an item holds
all of it, in its abstract."""
_FILTER = re.compile(r"(?:^|\s)-?[a-z]+:(?=\S)")
_YEAR = re.compile(r"[12]\d{3}")
_TYPED = re.compile(r"(?:^|\s)(?:-?[a-z]+:(?=\S)|-\w)")
_ASKING = frozenset("who whom whose when where why how which is are was were did does has have".split())
"""First words of questions that want to know something else than a title."""
_NEGATING = frozenset("without no not except".split())
_KINDS = frozenset(
    "paper papers talk talks poster posters presentation presentations article articles".split()
)
"""Words that say what is looked for, and are no part of most titles."""
_LED = re.compile(
    r"^\W*(?:\w+ ){0,3}(?:papers?|talks?|posters?|presentations?|articles?) (?:about|on)\b", re.IGNORECASE
)
"""What says in so many words that a kind of things is looked for."""
_IN_TITLE = "SELECT 1 FROM item_fts WHERE item_fts MATCH ? LIMIT 1"
_TEXT = "SELECT title, names, abstract FROM item_fts WHERE rowid = ?"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is asked for, and which of the typed words were taken for others."""

    lookup: Lookup
    corrections: tuple[Correction, ...] = ()


def settled(connection: sqlite3.Connection, asked: Lookup) -> Settled:
    """The lookup, or its plain words where the whole text is a title: "Does Form Follow Function?"."""
    named = asked.venues or asked.people or asked.question
    read = named or asked.organisations or asked.sources or asked.kinds or asked.days
    if read and names.titled(connection, asked.raw, inside=not _FILTER.search(asked.raw)):
        if asked.kinds and not named and not _is_title(connection, asked.raw):
            return Settled(asked)
        return Settled(_plain(asked, key(asked.raw)))
    if asked.kinds and asked.venues and not (asked.words or asked.phrases):
        return Settled(asked)  # "posters at MLSys 2022": a list is asked for, also where it is empty
    meant = _damaged(connection, asked)
    return Settled(meant) if meant is not asked else _mended(connection, asked)


def _mended(connection: sqlite3.Connection, asked: Lookup) -> Settled:
    """The words of the title that the text is nearest to, where nothing is found that is called like it."""
    telling = [word for word in words(asked.raw) if word not in STOP and word not in CHAT]
    if not LEAST <= len(telling) <= MENDED or not _mendable(asked):
        return Settled(asked)
    years = _years(asked, telling)
    read = set(telling) - set(words(" ".join((asked.words, *asked.phrases)))) - _KINDS - years
    hits = find(connection, replace(asked, question=None)).hits[:1]
    if hits and (_narrowed(asked) or (not read and len(telling) > SHORT and hits[0].coverage >= GOOD)):
        return Settled(asked)
    first = [hit.no for hit in hits]
    if mending.strange(connection, asked.raw, (*asked.people, *asked.organisations)):
        return Settled(asked)
    text = mending.typed(connection, asked.raw, _KINDS | _NEGATING | years)
    found = max((near.aligned.share for near in mending.beside(connection, text, first)), default=0.0)
    if found >= (POOR if read else GOOD) or (first and (asked.excluded or asked.phrases)):
        return Settled(asked)
    near = mending.near(connection, asked.raw, text)
    least = SURE if asked.excluded or asked.phrases or asked.question else HELD
    if near is None or near.aligned.share < max(least, found + BETTER) or not read <= near.aligned.same:
        return Settled(asked)
    whole = near.aligned.complete >= WHOLE
    if not (whole or _inside(asked, near)):
        return Settled(asked)
    meant = _plain(asked, " ".join(near.title if whole else near.aligned.words))
    kept = asked.kinds if near.kind in asked.kinds and not _KINDS.isdisjoint(telling) else ()
    return Settled(replace(meant, kinds=kept), near.corrections)


def _narrowed(asked: Lookup) -> bool:
    """Whether filters say it all, or say what few titles do."""
    said = (asked.award, asked.people, asked.organisations, asked.has, asked.lacks, asked.sources, asked.role)
    return not asked.words or any(said)


def _inside(asked: Lookup, near: mending.Near) -> bool:
    """Whether a title of which the text is only a part is of its years, and the text leaves nothing out."""
    first, last = asked.years or (0, 9999)
    negating = _NEGATING.intersection(words(asked.raw)).difference(near.title)
    return first <= (near.year or 0) <= last and not negating


def _mendable(asked: Lookup) -> bool:
    """Whether a text may be a title at all: no filter was typed, and nothing was asked or said of times."""
    open_question = asked.question is None or asked.question.ask is Ask.STATED
    timed = asked.days or asked.after or asked.before or asked.at or asked.part
    return open_question and not (timed or asked.unread or asked.without or _FILTER.search(asked.raw))


def _plain(asked: Lookup, text: str) -> Lookup:
    return Lookup(
        raw=asked.raw, words=text, spoken=asked.spoken, cut=asked.cut, offset=asked.offset, limit=asked.limit
    )


def _is_title(connection: sqlite3.Connection, text: str) -> bool:
    row = connection.execute("SELECT 1 FROM item WHERE title_key = ?", (key(text),)).fetchone()
    return row is not None


def _damaged(connection: sqlite3.Connection, asked: Lookup) -> Lookup:
    """The plain words where all words that were read as filters stand in the title that the text is like.

    "curious case of langauge metrics" is no question about the workshop CASE. Of a long text, which is like
    an abstract, they may stand there.
    """
    run = [word for word in words(asked.raw) if word not in STOP and word not in CHAT]
    read = _read(asked, run)
    if read <= _KINDS and _LED.search(asked.raw):
        return asked
    long = len(run) >= LONG
    if not read or len(run) < LEAST or not (long or _may_stand(connection, read - _KINDS or read, run)):
        return asked
    plain = _plain(asked, " ".join(run))
    hits = find(connection, plain).hits
    if not hits:
        return asked
    title, other, abstract = connection.execute(_TEXT, (hits[0].no,)).fetchone()
    where = f"{title} {other} {abstract}" if long else title
    missing = _missing(asked, read, where)
    held = hits[0].coverage if long else _share(connection, plain, f"{title} {other}")
    if missing - _KINDS or held < (HELD_LONG if long else HELD):
        return asked
    if not missing:
        return plain
    left = " ".join(word for word in run if word not in missing)
    return replace(plain, kinds=asked.kinds, words=left) if read - _KINDS else asked


def _missing(asked: Lookup, read: set[str], text: str) -> set[str]:
    """Words that were read as filters and do not stand in the text, in any form; words that negate too."""
    held = set(stems(text))
    negating = _NEGATING & set(words(asked.raw)) if asked.excluded else set()
    return {word for word in read | negating if stem(word) not in held}


def _share(connection: sqlite3.Connection, asked: Lookup, text: str) -> float:
    return Scorer(terms.read(connection, asked.words)).share(text)


def _may_stand(connection: sqlite3.Connection, read: set[str], run: list[str]) -> bool:
    """Whether some title holds these words and one of the two rarest others."""
    known = ((frequency(connection, word), word) for word in run if word not in read)
    others = [word for count, word in sorted(known) if count][:2]
    if not others and len(read) <= LEAST:
        return False
    every = match.every(" ".join(sorted(read)))
    expression = f"{{title}} : ({every}{f' AND ({match.some(others)})' if others else ''})"
    return connection.execute(_IN_TITLE, (expression,)).fetchone() is not None


def _read(asked: Lookup, run: list[str]) -> set[str]:
    """Telling words that were taken for filters without being typed as such."""
    if asked.without or asked.unread or _TYPED.search(asked.raw) or _asks(asked, run):
        return set()
    years = _years(asked, run) if len(run) < LONG else frozenset()
    return set(run) - set(words(asked.words)) - years


def _years(asked: Lookup, run: list[str]) -> frozenset[str]:
    """Words that say which years are asked for."""
    return frozenset(word for word in run if asked.years and _YEAR.fullmatch(word))


def _asks(asked: Lookup, run: list[str]) -> bool:
    """Whether somebody wants to know something, and does not only look for something."""
    if asked.question is None or len(run) >= 2 * LONG:
        return False
    return asked.question.ask is not Ask.STATED or not _ASKING.isdisjoint(words(asked.raw)[:1])
