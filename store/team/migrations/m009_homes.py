"""Who has looked at the app's own page, so that it is kept as it should be."""

from sqlite_utils import Database


def step(db: Database) -> None:
    opened = {"team": str, "user": str, "opened_at": str}
    db.table("home").create(opened, pk=("team", "user"), not_null=["opened_at"])
    db.table("subscription_change").create_index(["user"])
