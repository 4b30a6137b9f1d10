"""What a row of a table is, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from store.catalogue.importers import programme
from store.catalogue.importers.tables import cells
from store.catalogue.importers.tables.people import PEOPLE
from store.catalogue.tidy import kinds
from store.records import KINDS

_PRESENTED = re.compile(r"\b(oral|spotlight|poster|highlight|notable[ -]top[ -]\d+%)", re.IGNORECASE)
_FATES = (
    ("withdrawn", re.compile(r"withdr[ae]w|retracted|^cancell?ed$", re.IGNORECASE)),
    ("rejected", re.compile(r"reject", re.IGNORECASE)),
    (
        "submitted",
        re.compile(
            r"submitted to|under review|^active$|pending|^draft$|^submitted$|submission$", re.IGNORECASE
        ),
    ),
    ("preprint", re.compile(r"^preprint$", re.IGNORECASE)),
)
_SESSIONS = frozenset(("oral_session", "poster_session"))
_MET = _SESSIONS | {"break", "opening", "social"}
"""What has no speaker but those who open it, whatever its row calls them."""
_FEW = 3
"""Words of a title that only says what is on: "Opening", "Lunch Break"."""
_CALLED = re.compile(
    r"(?:workshop|tutorial|keynote|panel|break|social|demo|talk|poster|lightning talk)s?", re.IGNORECASE
)
"""A lone keyword that is a kind."""
_LABEL = re.compile(
    r"(?:(?:opening|closing) )?(?:keynote|invited talk|panel|tutorial)\b[\w #]{0,12}(?::|\s[–-]\s|$)",
    re.IGNORECASE,
)


def of(title: str, texts: Mapping[str, str], values: Mapping[str, object]) -> tuple[str, str, str]:
    """Kind, subkind and status of a row; in a programme its title may tell."""
    said = texts.get("kind", "")
    kind, subkind, status = _said(said, texts.get("status", ""))
    if "start" in texts or "duration" in texts:
        kind, subkind = _in_programme(title, said, (kind, subkind), values)
    if "deleted" in texts and texts["deleted"].lower() in ("yes", "true", "1"):
        status = "withdrawn"
    return kind, subkind, status


def tells(said: str) -> bool:
    """Whether a source's own word for what a thing is tells its kind: "Oral" does, "Faculty B" does not."""
    return bool(said) and (_said(said, "")[:2] != ("paper", "") or "paper" in said.lower())


def _in_programme(
    title: str, said: str, known: tuple[str, str], values: Mapping[str, object]
) -> tuple[str, str]:
    """The kind of a row with a time: "Coffee break", "Oral Session 1", "Keynote: Frogs"."""
    told = programme.kind("", title, "")
    if told[0] in _SESSIONS and known[0] in ("paper", "poster", "talk"):
        return told
    if tells(said):
        return known
    if (called := " ".join(cells.parts(values.get("keywords")))) and _CALLED.fullmatch(called):
        return kinds.of(called)
    if not any(field in values for field, _ in PEOPLE):
        return told if told[0] else known
    if told[0] and ((told[0] in _MET and len(title.split()) <= _FEW) or _LABEL.match(title)):
        return told
    return known


@lru_cache(maxsize=4096)
def _said(said: str, status: str) -> tuple[str, str, str]:
    """Kind, subkind and status; a table says in either column that a paper is an oral or was withdrawn."""
    fate = next((name for name, shape in _FATES if shape.search(status) or shape.search(said)), "accepted")
    kind, subkind = (said, "") if said in KINDS else kinds.of(said)
    presented = _PRESENTED.search(status)
    if presented and not subkind and kind == "paper":
        subkind = presented[1].lower()
    return kind, subkind, fate
