"""Facts about events, and notes about events, items and people."""

from sqlite_utils import Database


def step(db: Database) -> None:
    fact = {
        "id": int, "event_id": str, "key": str, "value": str, "text": str, "source_id": str, "preferred": int,
        "position": int,
    }  # fmt: skip
    keys = [("event_id", "event", "id"), ("source_id", "source", "id")]
    db.table("fact").create(fact, pk="id", not_null=list(fact)[1:], foreign_keys=keys)
    db.table("fact").create_index(["event_id"])
    db.table("fact").create_index(["key"])
    db.table("fact").create_index(["source_id"])
    note = {
        "id": int, "about": str, "subject_id": str, "subject": str, "text": str, "source_id": str,
        "kind": str, "position": int,
    }  # fmt: skip
    sources = [("source_id", "source", "id")]
    db.table("note").create(note, pk="id", not_null=list(note)[1:], foreign_keys=sources)
    db.table("note").create_index(["about", "subject_id"])
    db.table("note").create_index(["source_id"])
