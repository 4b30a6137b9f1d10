"""Who did it: what operators do to works, and who of them did something to a sync."""

from sqlite_utils import Database


def step(db: Database) -> None:
    done = {"id": int, "at": str, "who": str, "about": str, "subject": str, "what": str}
    db.table("operation").create(done, pk="id", not_null=list(done)[1:])
    db.table("sync_change").add_column("who", str, not_null_default="")
