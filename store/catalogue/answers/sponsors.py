"""Who paid: sponsors by level, or whether a company is among them."""

from __future__ import annotations

import re
import sqlite3

from store.catalogue.answers import events
from store.catalogue.answers.reply import Reply, unique, unknown
from store.queries import Lookup
from store.records import Fact
from store.results import Answer
from store.text import words

LEVELS = ("platinum", "gold", "silver", "bronze", "diamond")
_OTHER = re.compile(r"\b(?:not|except|besides|other than|apart from|without|no)\b")
"""Leaves out the level behind it."""
_ASKING = frozenset(
    """
    sponsor sponsors sponsored sponsoring sponsorship level levels tier tiers list many company companies
    which amount among ones other besides except apart money paid funded backed supported support
    """.split()
)
"""Words of the question; others name a company."""


def sponsors(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Sponsors by level, or whether a company is among them."""
    detail = asked.question.detail.lower() if asked.question else ""
    level = next((level for level in LEVELS if level in detail), "")
    other = bool(level) and _OTHER.search(detail) is not None
    scope = events.asked_about(connection, asked)
    listed = [fact for event in scope for fact in event.facts if fact.key.startswith("sponsors")]
    if not listed:
        return Reply(unknown(f"The sources name no sponsors{events.of(scope, asked)}."), ())
    company = [word for word in asked.words.split() if word not in _ASKING and word not in LEVELS]
    if company:
        return Reply(_company(company, asked.raw, listed), ())
    whole = [fact for fact in listed if fact.key == "sponsors"]
    fitting = [fact for fact in listed if fact.key == f"sponsors_{level}"] if level else whole or listed
    if other:
        fitting = [fact for fact in listed if fact.key not in ("sponsors", f"sponsors_{level}")]
    if not fitting:
        return Reply(unknown(f"The sources name no {level} sponsors{events.of(scope, asked)}."), ())
    return Reply(events.said(fitting, scope), ())


def _company(company: list[str], raw: str, listed: list[Fact]) -> Answer:
    wanted = set(company)
    levels = [fact for fact in listed if fact.key != "sponsors"] or listed
    for fact in levels:
        for name in fact.value.split(", "):
            if wanted <= set(words(name)):
                level = fact.key.removeprefix("sponsors").removeprefix("_")
                kind = f"a {level} sponsor" if level else "a sponsor"
                return Answer(f"Yes: {name} is listed as {kind}.\n{fact.text}", (fact.source,))
    typed = " ".join(word for word in raw.split() if set(words(word)) & wanted).strip("?!.,\"'")
    said = f"No: the sources do not list {typed or ' '.join(company)} as a sponsor."
    return Answer("\n".join((said, *(fact.text for fact in levels))), unique(fact.source for fact in levels))
