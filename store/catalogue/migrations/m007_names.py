"""Names of people by word, kept in step with ``person_name`` by triggers."""

from sqlite_utils import Database


def step(db: Database) -> None:
    db.execute("CREATE VIRTUAL TABLE person_fts USING fts5(name, tokenize = 'unicode61 remove_diacritics 2')")
    db.execute(
        "CREATE TRIGGER person_name_added AFTER INSERT ON person_name BEGIN"
        " INSERT INTO person_fts (rowid, name) VALUES (new.no, new.key); END"
    )
    db.execute(
        "CREATE TRIGGER person_name_gone AFTER DELETE ON person_name BEGIN"
        " DELETE FROM person_fts WHERE rowid = old.no; END"
    )
