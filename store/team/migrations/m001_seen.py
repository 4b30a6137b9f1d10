"""What Slack already sent us, to answer a repeat with silence."""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.table("seen").create({"key": str, "at": str}, pk="key", not_null=["at"])
    db.table("seen").create_index(["at"])
