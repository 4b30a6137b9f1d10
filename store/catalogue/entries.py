"""What a reader yields: things as one source states them, in the source's own spelling.

Readers only take apart; they do not clean text, match works or guess what the source does not say. What
follows (``tidy``, then ``works``) is the same for every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from store.quick import quick
from store.records import Identifier, Link, Skipped

Markup = Literal["plain", "tex", "html", "anthology"]
"""How title, names and abstract are written: ``plain`` text may still hold ``$...$`` and entities; ``tex`` is
BibTeX; ``html`` is HTML; ``anthology`` is text taken out of XML, with ``$...$`` around what was tex-math."""
AWARD = "Award: "
"""What a note of a citation begins with that names an award."""
NOTE = "Note: "
"""What a note of a citation begins with that we wrote for what the item itself has as its note."""


@quick(frozen=True, slots=True)
class Byline:
    """One name as printed, without marks such as ``*``; "Last, First" may stand."""

    name: str
    role: str = "author"
    affiliation: str = ""


@quick(frozen=True, slots=True)
class When:
    """When and where a thing takes place.

    ``start`` and ``end`` are aware where the source says in which zone, else naive; ``zone`` is the IANA name
    where the source gives one. ``day`` alone: the time is not known.
    """

    day: date | None = None
    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    session: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The event that the following entries without a ``venue`` belong to, as far as the source tells."""

    name: str = ""
    """As printed: "FOSDEM 2024", "Proceedings of the 36th International Conference on Machine Learning"."""
    year: int | None = None
    starts: date | None = None
    ends: date | None = None
    zone: str = ""
    city: str = ""
    venue: str = ""
    """The building."""
    url: str = ""
    short: str = ""
    """What it is called for short, where the source says: "31C3"."""


@quick(frozen=True, slots=True)
class Entry:
    """One thing. Empty means that the source does not say."""

    place: str
    """Where it stands in the file, for reports: ``row 12``, ``line 340``, ``notes[3]``."""
    title: str
    own: str = ""
    """The source's own id."""
    kind: str = "paper"
    """One of ``store.records.KINDS``."""
    subkind: str = ""
    markup: Markup = "plain"
    other_names: tuple[str, ...] = ()
    abstract: str = ""
    tldr: str = ""
    """One sentence by the authors."""
    people: tuple[Byline, ...] = ()
    venue: str = ""
    """Where it appeared, as printed; empty: at the ``Home`` of the file."""
    year: int | None = None
    published: str = ""
    """``2024``, ``2024-05`` or ``2024-05-17``: a date of publication, no date of a talk."""
    session: str = ""
    """A session without a time; else it stands in ``when``."""
    track: str = ""
    award: str = ""
    status: str = "accepted"
    """``accepted``, ``submitted``, ``rejected``, ``withdrawn`` or ``preprint``."""
    when: When | None = None
    more: tuple[When, ...] = ()
    """Further slots of the same thing."""
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    """Schemes ``doi``, ``arxiv`` (without version), ``openreview``, ``anthology``, ``dblp``; values bare."""
    same_as: tuple[str, ...] = ()
    """Own ids of other entries of this file that are the same work, such as the poster of an oral."""
    parent: str = ""
    """Own id of the entry that this one is a part of."""
    language: str = ""
    details: tuple[tuple[str, str], ...] = ()
    """What a citation needs beside all this: ``volume``, ``number``, ``pages``, ``publisher``, ``journal``,
    ``booktitle``, ``series``, ``issn``, ``isbn``, ``entry`` (the BibTeX type, lower case), ``key`` (citation
    key), ``month``, ``edition``, ``address``, ``note``, ``school``."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about the file that its user should know; nothing is lost by it."""

    text: str
    place: str = ""


Finding = Home | Entry | Skipped | Warned
Findings = Iterator[Finding] | Iterable[Finding]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user said beside the file."""

    event: str = ""
    """Id or name of the event that everything in the file belongs to."""
    year: int | None = None
    zone: str = ""
    """IANA zone of times that have none."""
    every_status: bool = False
    """True takes submitted, rejected and withdrawn ones too."""
    columns: tuple[tuple[str, str], ...] = ()
    """Pairs of our field and the table's column, for tables; see ``tables``."""
    utc_is_local: bool = False
    """True takes times that are labelled UTC for local ones."""
