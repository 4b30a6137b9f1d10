"""What else a source that is kept fresh is read by: its columns, all statuses, and times labelled UTC."""

from sqlite_utils import Database


def step(db: Database) -> None:
    sync = db.table("sync")
    sync.add_column("columns", str, not_null_default="[]")
    sync.add_column("every_status", int, not_null_default=0)
    sync.add_column("utc_is_local", int, not_null_default=0)
