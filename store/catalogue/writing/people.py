"""Rows of people, organisations and systems."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from store.catalogue.drafts import OrganisationDraft, PersonDraft, SystemDraft
from store.catalogue.writing.notes import delete_notes, write_notes
from store.catalogue.writing.tables import Row, delete, insert
from store.text import key, squeezed, words


def write_people(conn: sqlite3.Connection, drafts: Sequence[PersonDraft]) -> None:
    rows: Iterable[Row] = (
        {"id": d.id, "name": d.name, "key": key(d.name), "surname": surname(d.name)} for d in drafts
    )
    insert(conn, "person", rows)
    insert(conn, "person_name", (row for d in drafts for row in _parts(d.id, (d.name, *d.other_names))))
    insert(conn, "person_affiliation", (row for d in drafts for row in _parts(d.id, d.affiliations)))
    insert(conn, "person_source", (row for d in drafts for row in _sources("person_id", d.id, d.source_ids)))
    for d in drafts:
        write_notes(conn, "person", d.id, d.name, d.notes)


def delete_people(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    delete_notes(conn, "person", ids)
    for table in ("person_name", "person_affiliation", "person_source"):
        delete(conn, table, "person_id", ids)
    delete(conn, "person", "id", ids)


def surname(name: str) -> str:
    """The folded last word of a name, or what stands before a comma: "Christopher De Sa" is "sa"."""
    before = words(name.partition(",")[0]) if "," in name else words(name)
    return before[-1] if before else ""


def write_organisations(conn: sqlite3.Connection, drafts: Iterable[OrganisationDraft]) -> None:
    rows: Iterable[Row] = (
        {"name": d.name, "other": other, "key": key(other), "position": position}
        for d in drafts
        for position, other in enumerate(dict.fromkeys((d.name, *d.other_names)))
    )
    insert(conn, "organisation_name", rows)


def delete_organisations(conn: sqlite3.Connection, names: Iterable[str]) -> None:
    delete(conn, "organisation_name", "name", names)


def write_systems(conn: sqlite3.Connection, drafts: Sequence[SystemDraft]) -> None:
    rows: Iterable[Row] = (
        {"id": d.id, "name": d.name, "what": d.what, "category": d.category, "outside": int(d.outside)}
        for d in drafts
    )
    insert(conn, "system", rows)
    names: Iterable[Row] = (
        {"system_id": d.id, "name": name, "key": key(name), "squeezed": squeezed(name), "position": position}
        for d in drafts
        for position, name in enumerate(dict.fromkeys((d.name, *d.other_names)))
    )
    insert(conn, "system_name", names)
    insert(conn, "system_source", (row for d in drafts for row in _sources("system_id", d.id, d.source_ids)))


def delete_systems(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    for table in ("system_name", "system_source"):
        delete(conn, table, "system_id", ids)
    delete(conn, "system", "id", ids)


def _parts(person_id: str, names: Iterable[str]) -> Iterable[Row]:
    for position, name in enumerate(dict.fromkeys(names)):
        yield {"person_id": person_id, "name": name, "key": key(name), "position": position}


def _sources(column: str, owner: str, source_ids: Iterable[str]) -> Iterable[Row]:
    for position, source_id in enumerate(source_ids):
        yield {column: owner, "source_id": source_id, "position": position}
