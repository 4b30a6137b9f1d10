"""Questions to the store: frozen records made by ``bot.understanding``, answered by ``store.store``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PAGE = 5


class Ask(StrEnum):
    """What a question wants to know, beyond a list of items."""

    COUNT = "count"  # how many papers were accepted
    SPONSORS = "sponsors"  # who sponsored at gold
    WHERE = "where"
    WHEN = "when"
    END = "end"  # when did it end; of WHEN and END the detail may be "first" or "last": of all that fit
    NOW = "now"  # what goes on at the moment that the detail holds
    MOST = "most"  # which is longest, oldest, newest, who speaks most often: detail says which
    NEXT = "next"  # what begins next; detail: the moment it is asked, "2022-08-29T15:45:00+00:00"
    LEFT = "left"  # all that is still to begin; detail as of NEXT
    WHO = "who"  # who wrote, spoke, organised, chaired: detail holds the role
    AFFILIATION = "affiliation"  # where does X work
    AWARD = "award"
    LINK = "link"  # detail holds the kind of link
    SOURCES = "sources"  # which documents mention X
    SAID = "said"  # what did the trip report say about X
    EDITIONS = "editions"  # other editions of a workshop; detail: earlier, all, next, …
    SLOT = "slot"  # the third paper of a session: detail holds the number; "after", "before": what is beside
    BOTH = "both"  # who spoke at both A and B: subject and detail hold A and B
    PERSON = "person"  # who is X
    WHAT = "what"  # what is X
    SPELT = "spelt"  # what does X stand for; detail "title": what is its whole title
    COMPARE = "compare"  # subject and detail hold what is laid side by side
    RELATED = "related"  # what is like X; detail: the kind of thing that is looked for
    FROM = "from"  # who is from X: the organisations of the lookup say X
    CHANGED = "changed"  # what moved; detail: since when, "2026-11-03", or from when until when, "A..B"
    STATED = "stated"  # anything else, from the notes; detail: "figure" a number, "opinion" somebody's words


@dataclass(frozen=True, slots=True)
class Question:
    ask: Ask
    subject: str = ""
    """The thing asked about, in the asker's words, of ``STATED`` all of them; empty if filters say it all."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One lookup: filters narrow, words rank, a question asks for a fact. Empty fields do not filter."""

    raw: str = ""
    """What was typed, cleaned of Slack's markup, at most 1,000 characters."""
    words: str = ""
    """What is searched for; alternatives are parted by " | "."""
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    role: str = ""
    organisations: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    """Event ids, series, or words that name no event we know."""
    years: tuple[int, int] | None = None
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """Of ``store.records.STATES``."""
    award: str = ""
    """"any", "none", or words of the award."""
    sessions: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """``2022-08-29``, ``--08-29`` (no year) or ``monday``."""
    part: str = ""
    """``morning`` (before 12:00), ``afternoon`` (12:00 to 17:59) or ``evening``."""
    at: str = ""
    """Local start time ``HH:MM``, or words that name an item: what goes on while it does."""
    after: str = ""
    """``HH:MM``, or words that name an item such as ``lunch``; items at that time or later."""
    before: str = ""
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Kinds of source: ``blog``, ``trip_report``, …"""
    identifiers: tuple[str, ...] = ()
    """``doi:10.1145/1``: items that bear one of them; the schemes of ``Identifier``, and ``id``."""
    only: bool = False
    """True where no other source may mention the item."""
    question: Question | None = None
    spoken: int = 0
    """Words of the sentence that ``words`` are taken from, where it holds more than them; else 0.
    A long sentence holds words that no item needs to hold."""
    without: tuple[Lookup, ...] = ()
    """What items must not fit: each a lookup with one filter, typed with a minus."""
    unread: tuple[str, ...] = ()
    """Typed filters whose value means nothing, ``kind:nosuch``; they do not filter, and the reply says so."""
    help: bool = False
    cut: bool = False
    """True where the text was longer than what is used."""
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Related:
    """More like one item."""

    item_id: str
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Import:
    """What to bring into the catalogue, and what the user says beside it."""

    targets: tuple[str, ...]
    """Files, folders, http(s) addresses, or ``-`` for standard input."""
    format: str = ""
    """One of ``Store.formats``; empty: each file's is recognised by its content."""
    event: str = ""
    """Id or name of the event that everything belongs to."""
    year: int | None = None
    zone: str = ""
    """IANA zone of times that have none."""
    columns: tuple[tuple[str, str], ...] = ()
    """Of tables: pairs of our field and their column."""
    every_status: bool = False
    """Submitted, rejected and withdrawn ones too."""
    dry_run: bool = False
    """Report only."""
    allow_private: bool = False
    """Fetch from this machine and private networks too."""
    utc_is_local: bool = False
    """Times that are labelled UTC are local ones."""
