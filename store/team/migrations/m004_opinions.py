"""What people said about what they were sent, and what they keep."""

from sqlite_utils import Database


def step(db: Database) -> None:
    said = {
        "team": str, "channel": str, "user": str, "about": str, "value": str, "verdict": str, "at": str,
    }  # fmt: skip
    key = ("team", "channel", "user", "about", "value")
    db.table("feedback").create(said, pk=key, not_null=["verdict", "at"])
    kept = {"team": str, "user": str, "item": str, "at": str}
    db.table("saved").create(kept, pk=("team", "user", "item"), not_null=["at"])
