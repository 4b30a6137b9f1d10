"""Why each item of a delivery came, in the words of its message."""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.table("delivery_item").add_column("why", str, not_null_default="")
