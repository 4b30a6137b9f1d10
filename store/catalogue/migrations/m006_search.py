"""What is searched: full text of items, notes and facts, and the words in them.

Text columns hold folded words (``store.text.words``) parted by one blank, so that what a question folds to
is found.
"""

from sqlite_utils import Database

_TOKENIZE = "tokenize = 'porter unicode61 remove_diacritics 2'"


def step(db: Database) -> None:
    columns = "title, names, people, organisations, topics, summary, notes, abstract"
    db.execute(f"CREATE VIRTUAL TABLE item_fts USING fts5({columns}, {_TOKENIZE})")
    db.execute(f"CREATE VIRTUAL TABLE note_fts USING fts5(text, {_TOKENIZE})")
    db.execute(f"CREATE VIRTUAL TABLE fact_fts USING fts5(text, {_TOKENIZE})")
    db.execute("CREATE VIRTUAL TABLE item_vocab USING fts5vocab(item_fts, row)")
    # Its own number, as VACUUM may change a rowid that has no column: term_fts takes it for its rows.
    db.table("term").create({"no": int, "term": str, "count": int}, pk="no", not_null=["term", "count"])
    db.table("term").create_index(["term"], unique=True)
    db.execute("CREATE VIRTUAL TABLE term_fts USING fts5(term, tokenize = 'trigram')")
