"""Indexes of what is no paper, and of kinds within a kind: few of many items, which were sought among all.

No paper stands in them, so that they cost an import of papers nothing.
"""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.execute("CREATE INDEX item_rare_kinds ON item (kind) WHERE kind <> 'paper'")
    db.execute("CREATE INDEX item_subkinds ON item (subkind) WHERE subkind > ''")
