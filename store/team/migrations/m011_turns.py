"""What was asked and shown last, by person and conversation, for some hours."""

from sqlite_utils import Database


def step(db: Database) -> None:
    place = {"team": str, "user": str, "channel": str, "thread": str}
    asked = {"at": str, "asked": str, "text": str, "query": str, "items": str, "first": int}
    more = {"focus": str, "pending": str, "told": str}
    turns = db.table("turn")
    turns.create({**place, **asked, **more}, pk=tuple(place), not_null=[*asked, *more])
    turns.create_index(["at"])
