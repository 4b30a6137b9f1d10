"""Who stands in a row: columns, separators and labels differ from file to file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.catalogue.entries import Byline
from store.catalogue.importers.guards import plain
from store.catalogue.importers.miniconf.rows import Row, text
from store.catalogue.tidy import names

_COLUMNS = (
    ("authors_and_affil", "author"), ("Authors", "author"), ("authors", "author"), ("author", "author"),
    ("speakers", "speaker"), ("speaker", "speaker"), ("presenter", "speaker"), ("presenters", "speaker"),
    ("organizers", "organiser"), ("organisers", "organiser"), ("organizer", "organiser"),
    ("organiser", "organiser"),
)  # fmt: skip
"""Column and role, the fullest first: where two differ only in case, the capital one has affiliations."""
_BRACKETED = {"authors_and_affil", "Authors", "organizers", "organisers", "organizer", "organiser"}
"""Columns where a bracket holds an affiliation; elsewhere it holds co-authors or a nickname."""
_LABEL = re.compile(
    r"\b(?P<label>hosts?|presenters?|(?:session |unconference |workshop )?chairs?|moderators?|panel+ists?"
    r"|organi[sz]ers?|speakers?)\s*:\s*",
    re.IGNORECASE,
)
_ROLES = {
    "host": "moderator", "chai": "moderator", "mode": "moderator", "pane": "panellist", "pres": "speaker",
    "spea": "speaker", "orga": "organiser",
}  # fmt: skip
"""Role by the first letters of a label's last word."""


def people(row: Row, role: str = "") -> tuple[Byline, ...]:
    """The people of a row in printed order; ``role`` overrides what the column says."""
    for column, said in _COLUMNS:
        value = row.get(column)
        if isinstance(value, dict):
            value = value.get("members")
        found = tuple(_of_list(value) if isinstance(value, list) else _of_text(plain(value), column))
        if found:
            return _placed(found, role or said, row)
    if row.get("title") and (name := text(row, "name")):
        return _placed((Byline(name, ""),), role or "speaker", row)
    return ()


def _placed(found: tuple[Byline, ...], role: str, row: Row) -> tuple[Byline, ...]:
    """With the role of the column, and the affiliation where the row has one for its one person."""
    said = text(row, "institution", "organiser_affiliation", "affiliation")
    places = [said] if len(found) == 1 else [one.strip() for one in said.split("|")]
    if len(places) != len(found):
        places = [""] * len(found)
    return tuple(
        Byline(one.name, one.role or role, one.affiliation or place)
        for one, place in zip(found, places, strict=True)
    )


def _of_list(value: list[object]) -> Iterator[Byline]:
    for one in value:
        if isinstance(one, dict):
            fields = {str(key).lower(): part for key, part in one.items()}
            if name := text(fields, "name", "fullname"):
                yield Byline(name, "", text(fields, "affiliation", "institution", "aff"))
        else:
            yield from (Byline(name, "") for name in element(plain(one)))


def element(said: str) -> tuple[str, ...]:
    """The name in one element of a list, or several where somebody wrote "Ann Lee,Bo Ray" in it."""
    parts = names.split(said, "commas") if "," in said else ()
    if len(parts) > 1 and all(names.looks_like_person(one) and len(one.split()[-1]) > 1 for one in parts):
        return parts
    name = names.unmarked(said)
    return (name,) if name else ()


def _of_text(said: str, column: str) -> Iterator[Byline]:
    parts = _LABEL.split(said)
    yield from _named(parts[0], column, "")
    for label, rest in zip(parts[1::2], parts[2::2], strict=True):
        key = label.lower().split()[-1][:4]
        yield from _named(rest, column, _ROLES.get(key, ""))


def _named(said: str, column: str, role: str) -> Iterator[Byline]:
    if not said.strip():
        return
    found: tuple[Byline, ...]
    if column in _BRACKETED and "(" in said:
        found = names.with_affiliations(said)
    else:
        found = tuple(Byline(name) for name in names.split(said, "auto"))
        if len(found) == 1 and "," in said and "(" not in said and "|" not in said:
            found = names.with_affiliations(said)  # "Ann Lee, Institute of X, University of Y"
    for one in found:
        yield Byline(one.name, role, one.affiliation)
