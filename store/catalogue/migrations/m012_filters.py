"""What is asked for by filters that few items fit: their own short indexes, so that no other item is read.

Each holds only the items that have such a thing, so that it costs an import nearly nothing.
"""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.execute(
        "CREATE INDEX item_timed ON item (no, clock, session_clock) WHERE clock > '' OR session_clock > ''"
    )
    db.execute("CREATE INDEX item_summed_up ON item (no) WHERE summary > ''")
    db.execute("CREATE INDEX credit_roles ON credit (role, item_id) WHERE role <> 'author'")
