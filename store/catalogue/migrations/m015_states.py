"""An index of what is not accepted: preprints, submissions, what was withdrawn or rejected."""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.execute("CREATE INDEX item_states ON item (status) WHERE status <> 'accepted'")
