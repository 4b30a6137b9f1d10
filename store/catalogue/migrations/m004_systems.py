"""Named systems, methods, tools, models, data sets and hardware."""

from sqlite_utils import Database


def step(db: Database) -> None:
    columns = {"id": str, "name": str, "what": str, "category": str, "outside": int}
    db.table("system").create(columns, pk="id", not_null=list(columns))
    names = {"system_id": str, "name": str, "key": str, "squeezed": str, "position": int}
    db.table("system_name").create(names, not_null=list(names), foreign_keys=[("system_id", "system", "id")])
    for column in ("system_id", "key", "squeezed"):
        db.table("system_name").create_index([column])
    both = [("system_id", "system", "id"), ("source_id", "source", "id")]
    db.table("system_source").create({"system_id": str, "source_id": str, "position": int}, foreign_keys=both)
    db.table("system_source").create_index(["system_id"])
    db.table("system_source").create_index(["source_id"])
    pairs = {"item_id": str, "system_id": str, "position": int}
    keys = [("item_id", "item", "id"), ("system_id", "system", "id")]
    db.table("item_system").create(pairs, not_null=list(pairs), foreign_keys=keys)
    db.table("item_system").create_index(["item_id"])
    db.table("item_system").create_index(["system_id"])
