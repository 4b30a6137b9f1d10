"""When something last happened to the file as a whole: a tick of the bot, a restore."""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.table("mark").create({"name": str, "at": str, "what": str}, pk="name", not_null=["at", "what"])
