"""Sources that are kept fresh, and the book of what was done to them."""

from sqlite_utils import Database

_SYNC = {
    "id": int, "url": str, "seconds": int, "format": str, "event": str, "year": int, "zone": str,
    "allow_private": int, "added_at": str, "due_at": str, "etag": str, "modified": str, "digest": str,
    "tried_at": str, "done_at": str, "changed_at": str, "failures": int, "error": str, "remedy": str,
    "counts": str, "paused": str, "owner": str, "lease_until": str, "removed_at": str,
}  # fmt: skip
_MAY_BE_NULL = {"id", "year", "tried_at", "done_at", "changed_at", "lease_until", "removed_at"}


def step(db: Database) -> None:
    filled = [column for column in _SYNC if column not in _MAY_BE_NULL]
    db.table("sync").create(_SYNC, pk="id", not_null=filled)
    db.table("sync").create_index(["due_at"])
    db.execute("CREATE UNIQUE INDEX sync_url ON sync (url) WHERE removed_at IS NULL")
    change = {"id": int, "sync": int, "at": str, "what": str}
    keys = [("sync", "sync", "id")]
    db.table("sync_change").create(change, pk="id", not_null=list(change)[1:], foreign_keys=keys)
    db.table("sync_change").create_index(["sync"])
