"""How common the common words are, and the few columns of an item that long lists are counted by."""

from sqlite_utils import Database


def step(db: Database) -> None:
    # Only stems that stand in many items: for rare ones the index itself is quick to ask.
    db.execute("CREATE TABLE common_stem (stem TEXT PRIMARY KEY, items INTEGER NOT NULL) WITHOUT ROWID")
    db.execute("INSERT INTO common_stem SELECT term, doc FROM item_vocab WHERE doc >= 500")
    db.execute("INSERT INTO meta (key, value) SELECT 'stems_counted_at', count(*) FROM item")
    # Covering what long lists are narrowed and counted by: an item's own row is wide and slow to read.
    db.execute("ALTER TABLE item ADD COLUMN has_abstract INTEGER AS (abstract <> '') VIRTUAL")
    db.execute("CREATE INDEX item_facets ON item (event_id, year, kind, subkind, has_abstract, id)")
    db.execute("CREATE INDEX item_numbers ON item (no, event_id, kind)")
    db.execute("CREATE INDEX item_link_kinds ON item_link (item_id, kind)")
    db.execute("CREATE INDEX item_award ON item (award) WHERE award <> ''")
