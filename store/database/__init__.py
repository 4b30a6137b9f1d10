"""One SQLite file, opened the way that was measured to be safe; see ``connection``."""

from store.database.connection import Database
from store.database.hold import Hold
from store.database.migrate import Migration

__all__ = ["Database", "Hold", "Migration"]
