"""Sources and events, and what each load wrote."""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.table("meta").create({"key": str, "value": str}, pk="key", not_null=["value"])
    db.table("meta").insert({"key": "revision", "value": "0"})
    _loaded(db)
    _sources(db)
    _events(db)


def _loaded(db: Database) -> None:
    """One row for each thing a load wrote: by its hash the next load sees what has changed."""
    columns = {"kind": str, "id": str, "origin": str, "content_hash": str}
    db.table("loaded").create(columns, pk=("kind", "id"), not_null=["origin", "content_hash"])


def _sources(db: Database) -> None:
    columns = {"id": str, "kind": str, "title": str, "file": str, "url": str, "words": str}
    db.table("source").create(columns, pk="id", not_null=["kind", "title", "file", "url", "words"])


def _events(db: Database) -> None:
    columns = {
        "id": str, "series": str, "year": int, "label": str, "name": str, "starts": str, "ends": str,
        "zone": str, "city": str, "venue": str, "url": str, "parent_id": str, "outside": str, "position": int,
    }  # fmt: skip
    filled = ["series", "label", "name", "city", "venue", "url", "outside", "position"]
    db.table("event").create(columns, pk="id", not_null=filled, foreign_keys=[("parent_id", "event", "id")])
    db.table("event").create_index(["parent_id"])
    names = {"event_id": str, "name": str, "key": str, "position": int}
    db.table("event_name").create(names, not_null=["name", "key"], foreign_keys=[("event_id", "event", "id")])
    db.table("event_name").create_index(["event_id"])
    db.table("event_name").create_index(["key"])
    both = [("event_id", "event", "id"), ("source_id", "source", "id")]
    db.table("event_source").create({"event_id": str, "source_id": str, "position": int}, foreign_keys=both)
    db.table("event_source").create_index(["event_id"])
    db.table("event_source").create_index(["source_id"])
