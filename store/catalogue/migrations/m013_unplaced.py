"""Files that name no event had one called after them: it keeps its items and loses its name."""

from sqlite_utils import Database

_CALLED_AFTER_FILES = """
    SELECT event.id FROM event JOIN event_source ON event_id = event.id JOIN source ON source.id = source_id
    WHERE event.position = 1000 AND event.label = event.name AND event.label = event.series
    AND event.label IN (source.title, source.title || ' ' || event.year)
"""


def step(db: Database) -> None:
    db.execute(f"DELETE FROM event_name WHERE event_id IN ({_CALLED_AFTER_FILES})")
    db.execute(f"UPDATE event SET series = '', label = '', name = '' WHERE id IN ({_CALLED_AFTER_FILES})")
