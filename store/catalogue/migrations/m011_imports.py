"""Every import of a source with how it went, the latest of them and the first."""

from sqlite_utils import Database

_COLUMNS = {
    "no": int, "source_id": str, "at": str, "place": str, "target": str, "fetched": str, "new": int,
    "changed": int, "unchanged": int, "merged": int, "skipped": int, "gone": int, "warnings": int,
    "seconds": float, "problem": str,
}  # fmt: skip


def step(db: Database) -> None:
    table = db.table("import_run")
    table.create(_COLUMNS, pk="no", not_null=list(_COLUMNS)[1:])
    table.create_index(["source_id", "no"])
    table.create_index(["target", "no"])
