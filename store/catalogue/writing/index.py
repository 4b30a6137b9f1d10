"""The full text of items: one row of folded words for each, made again when anything in it changes."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from store.catalogue.drafts import ItemDraft
from store.catalogue.writing.tables import as_json, chunks, delete
from store.catalogue.writing.terms import count_words
from store.text import key, squeezed, words

COLUMNS = ("title", "names", "people", "organisations", "topics", "summary", "notes", "abstract")
LONGEST_SQUEEZED = 3
"""Words of a name that people may write as one, as BNS-GCN; whole titles they do not."""
Text = tuple[int, Sequence[str]]
"""The number of an item and its text, one for each of ``COLUMNS``."""
_IDS = "(SELECT value FROM json_each(?))"
_PARTS = {
    "names": f"SELECT item_id, name FROM item_name WHERE item_id IN {_IDS}",
    "systems": "SELECT item_id, name FROM item_system JOIN system_name USING (system_id)"
    f" WHERE item_id IN {_IDS}",
    "people": f"SELECT item_id, name FROM credit JOIN person_name USING (person_id) WHERE item_id IN {_IDS}",
    "organisations": f"SELECT item_id, name FROM item_organisation WHERE item_id IN {_IDS}",
    "affiliations": f"SELECT item_id, affiliation FROM credit WHERE affiliation <> '' AND item_id IN {_IDS}",
    "topics": f"SELECT item_id, topic FROM item_topic WHERE item_id IN {_IDS}",
    "notes": f"SELECT subject_id, text FROM note WHERE about = 'item' AND subject_id IN {_IDS}",
}
_ITEMS = (
    "SELECT no, id, title, series, session, track, trim(summary || ' ' || tldr), abstract FROM item"
    f" WHERE id IN {_IDS}"
)
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM item_fts WHERE rowid IN {_IDS}"
_SELECT_NUMBERED = f"SELECT rowid, {', '.join(COLUMNS)} FROM item_fts WHERE rowid IN {_IDS}"
_INTO = f"INTO item_fts (rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"


def touched_by(
    conn: sqlite3.Connection, person_ids: Sequence[str], system_ids: Sequence[str], organisations: bool
) -> set[str]:
    """Ids of items whose text holds names of these people or systems; all where organisations changed."""
    if organisations:
        return {row[0] for row in conn.execute("SELECT id FROM item")}
    credited = conn.execute(f"SELECT item_id FROM credit WHERE person_id IN {_IDS}", (as_json(person_ids),))
    touched = {row[0] for row in credited}
    named = conn.execute(f"SELECT item_id FROM item_system WHERE system_id IN {_IDS}", (as_json(system_ids),))
    return touched | {row[0] for row in named}


def numbers(conn: sqlite3.Connection, ids: Sequence[str]) -> list[int]:
    """The numbers of items, which are the rowids of their text."""
    return [row[0] for row in conn.execute(f"SELECT no FROM item WHERE id IN {_IDS}", (as_json(ids),))]


def update(conn: sqlite3.Connection, gone: Iterable[int], ids: Iterable[str]) -> None:
    """Take out the text of items that are gone, by number, and make that of ``ids`` again."""
    counts: Counter[str] = Counter()
    for chunk in chunks(gone):
        take_out(conn, chunk, counts)
    other_names = organisations(conn)
    for part in chunks(ids):
        texts = rows(conn, part, other_names)
        take_out(conn, [no for no, _ in texts], counts)
        put(conn, texts, counts)
    count_words(conn, counts)


def put(conn: sqlite3.Connection, rows: Sequence[Text], counts: Counter[str]) -> None:
    """Add the text of items that have none yet, and their words to the counts."""
    conn.executemany(f"INSERT {_INTO}", ((no, *columns) for no, columns in rows))
    _count(rows, counts)


def _count(rows: Iterable[Text], counts: Counter[str]) -> None:
    counts.update(chain.from_iterable([_searched(columns) for _, columns in rows]))


def replace(conn: sqlite3.Connection, rows: Sequence[Text], counts: Counter[str]) -> None:
    """Bring the text of items to these columns. One that says the same is left: most that were joined do."""
    numbers = as_json([no for no, _ in rows])
    before = {no: texts for no, *texts in conn.execute(_SELECT_NUMBERED, (numbers,))}
    # In order: at a number that is not a later one the full text writes its index down.
    changed = [(no, columns) for no, columns in sorted(rows) if before.get(no) != [*columns]]
    for no, _ in changed:
        if no in before:
            counts.subtract(_searched(before[no]))
    conn.executemany(f"INSERT OR REPLACE {_INTO}", ((no, *columns) for no, columns in changed))
    _count(changed, counts)


def take_out(conn: sqlite3.Connection, nos: Sequence[int], counts: Counter[str]) -> None:
    """Take out the text of items by number, and their words from the counts."""
    for row in conn.execute(_SELECT, (as_json(nos),)):
        counts.subtract(_searched(row))
    delete(conn, "item_fts", "rowid", nos)


def _searched(columns: Sequence[str]) -> set[str]:
    """The words of all columns but the abstract."""
    return set(" ".join(columns[:-1]).split())


def rows(conn: sqlite3.Connection, ids: Sequence[str], other_names: Mapping[str, list[str]]) -> list[Text]:
    """For each item its number and the text of its columns."""
    parameter = (as_json(ids),)
    parts: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in _PARTS}
    for name, sql in _PARTS.items():
        for item_id, text in conn.execute(sql, parameter):
            parts[name][item_id].append(text)
    found: list[Text] = []
    for no, id, *own in conn.execute(_ITEMS, parameter):
        texts = columns(own, {name: by_item.get(id, []) for name, by_item in parts.items()}, other_names)
        found.append((no, texts))
    return found


def columns(
    own: Sequence[str], parts: Mapping[str, Sequence[str]], other_names: Mapping[str, list[str]]
) -> list[str]:
    """What each of ``COLUMNS`` holds, folded.

    :param own: title, series, session, track, summary, abstract
    :param parts: the texts of ``_PARTS``
    :param other_names: as ``organisations`` gives them
    """
    title, series, session, track, summary, abstract = own
    names = [*parts["names"], *parts["systems"]]
    short = [squeezed(name) for name in names if 1 < len(words(name)) <= LONGEST_SQUEEZED] if names else ()
    stated = [*parts["organisations"], *parts["affiliations"]]
    texts = (
        title,
        " ".join((*names, *short, series)),
        " ".join(parts["people"]),
        " ".join((*stated, *called(stated, other_names))),
        " ".join((*parts["topics"], session, track)),
        summary,
        " ".join(parts["notes"]),
        abstract,
    )
    return [key(text) if text else "" for text in texts]


def own(draft: ItemDraft) -> Sequence[str]:
    """The first argument of ``columns`` for a draft."""
    summary = f"{draft.summary} {draft.tldr}".strip()
    return draft.title, draft.series, draft.session, draft.track, summary, draft.abstract


def stated(draft: ItemDraft, people: Sequence[str]) -> dict[str, Sequence[str]]:
    """The second argument of ``columns`` for a draft without notes and systems.

    :param people: all names of those credited
    """
    return {
        "names": draft.other_names, "systems": (), "people": people, "organisations": draft.organisations,
        "affiliations": [each.affiliation for each in draft.credits if each.affiliation],
        "topics": draft.topics, "notes": (),
    }  # fmt: skip


def called(names: Iterable[str], other_names: Mapping[str, list[str]]) -> list[str]:
    """What else organisations are called."""
    if not other_names:
        return []
    return [other for name in names for part in _split(name) for other in other_names.get(part, ())]


def _split(name: str) -> dict[str, None]:
    """Keys of an affiliation and of its parts, in order: "Stanford University and Databricks" names two."""
    return dict.fromkeys(key(part) for part in (name, *re.split(r"\band\b|[,;/&()]", name)))


def organisations(conn: sqlite3.Connection) -> dict[str, list[str]]:
    """Key of any name of an organisation -> all its names."""
    groups: dict[str, list[str]] = defaultdict(list)
    keys: dict[str, list[str]] = defaultdict(list)
    for name, other, other_key in conn.execute("SELECT name, other, key FROM organisation_name"):
        groups[name].append(other)
        keys[other_key].append(name)
    return {other_key: [n for name in names for n in groups[name]] for other_key, names in keys.items()}
