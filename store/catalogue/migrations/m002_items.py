"""Items and what hangs on them, without the people."""

from sqlite_utils import Database

_COLUMNS = {
    "no": int, "id": str, "event_id": str, "kind": str, "subkind": str, "title": str, "title_key": str,
    "title_origin": str, "abstract": str, "summary": str, "series": str, "parent_id": str, "session": str,
    "slot": int, "slots": int, "day": str, "clock": str, "clock_end": str, "session_clock": str,
    "starts_utc": str, "room": str, "award": str, "track": str, "status": str, "outside": str, "year": int,
    "content_hash": str, "first_seen": str, "last_changed": str,
}  # fmt: skip
_MAY_BE_NULL = {
    "no", "parent_id", "slot", "slots", "day", "clock", "clock_end", "session_clock", "starts_utc", "year",
}  # fmt: skip
_FILTERS = (
    "event_id", "parent_id", "kind", "title_key", "year", "day", "series", "session", "room", "starts_utc",
)  # fmt: skip
_PARTS: dict[str, dict[str, type]] = {
    "item_name": {"name": str, "key": str, "squeezed": str, "position": int},
    "item_topic": {"topic": str, "key": str, "position": int},
    "item_link": {"kind": str, "url": str, "source_id": str, "position": int},
    "item_identifier": {"scheme": str, "value": str, "position": int},
    "item_source": {"source_id": str, "line": int, "position": int},
    "item_organisation": {"name": str, "key": str, "position": int},
}
_PART_FILTERS = (
    ("item_name", "key"), ("item_name", "squeezed"), ("item_topic", "key"), ("item_source", "source_id"),
    ("item_link", "kind"), ("item_organisation", "key"),
)  # fmt: skip


def step(db: Database) -> None:
    item = db.table("item")
    filled = [column for column in _COLUMNS if column not in _MAY_BE_NULL]
    item.create(_COLUMNS, pk="no", not_null=filled, foreign_keys=[("event_id", "event", "id")])
    item.create_index(["id"], unique=True)
    for column in _FILTERS:
        item.create_index([column])
    for name, columns in _PARTS.items():
        keys = [("item_id", "item", "id")]
        if name == "item_source":
            keys.append(("source_id", "source", "id"))
        db.table(name).create({"item_id": str, **columns}, foreign_keys=keys, not_null=["item_id"])
        db.table(name).create_index(["item_id"])
    for name, column in _PART_FILTERS:
        db.table(name).create_index([column])
    db.table("item_identifier").create_index(["scheme", "value"])
