"""What each source states, one record for each thing, and which item it belongs to.

An item is made of its records; ``record_key`` holds what they can be found by, ``work_ruling`` what a person
said about two of them, ``item_alias`` the ids of items that were merged into others.
"""

from sqlite_utils import Database


def step(db: Database) -> None:
    _records(db)
    _rulings(db)
    _changes(db)
    _items(db)


def _records(db: Database) -> None:
    columns = {
        "no": int, "source_id": str, "key": str, "own": str, "place": str, "item_id": str, "event_id": str,
        "hash": str, "payload": str, "raw": str, "evidence": str, "first_seen": str, "last_changed": str,
        "gone": int,
    }  # fmt: skip
    record = db.table("record")
    record.create(columns, pk="no", not_null=list(columns)[1:])
    record.create_index(["source_id", "key"], unique=True)
    record.create_index(["item_id"])
    db.execute(
        "CREATE TABLE record_key (key INTEGER NOT NULL, record_no INTEGER NOT NULL,"
        " PRIMARY KEY (key, record_no)) WITHOUT ROWID"
    )


def _rulings(db: Database) -> None:
    columns = {"no": int, "same": int, "source_a": str, "key_a": str, "source_b": str, "key_b": str}
    db.table("work_ruling").create(columns, pk="no", not_null=list(columns)[1:])
    db.table("work_ruling").create_index(["source_a", "key_a"])
    db.table("work_ruling").create_index(["source_b", "key_b"])


def _changes(db: Database) -> None:
    columns = {
        "no": int, "item_id": str, "at": str, "source_id": str, "field": str, "old": str, "new": str,
    }  # fmt: skip
    db.table("item_change").create(columns, pk="no", not_null=list(columns)[1:])
    db.table("item_change").create_index(["item_id"])
    db.table("item_alias").create({"old": str, "item_id": str}, pk="old", not_null=["item_id"])
    db.table("item_alias").create_index(["item_id"])


def _items(db: Database) -> None:
    for column in ("published", "language", "tldr"):
        db.table("item").add_column(column, str, not_null_default="")
    slot = {
        "item_id": str, "day": str, "clock": str, "clock_end": str, "session": str, "room": str,
        "position": int,
    }  # fmt: skip
    detail = {"item_id": str, "key": str, "value": str, "position": int}
    for name, columns in (("item_slot", slot), ("item_detail", detail)):
        table = db.table(name)
        table.create(columns, not_null=["item_id", "position"], foreign_keys=[("item_id", "item", "id")])
        table.create_index(["item_id"])
