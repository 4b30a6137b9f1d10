"""The bytes each source had last, so that a copy of the same file elsewhere is noticed."""

from sqlite_utils import Database


def step(db: Database) -> None:
    table = db.table("source_bytes")
    table.create({"source_id": str, "digest": str}, pk="source_id", not_null=["digest"])
    table.create_index(["digest"])
