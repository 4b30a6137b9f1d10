"""What a data folder holds."""

from __future__ import annotations

CATALOGUE, TEAM = "catalogue.db", "team.db"
FILES = (CATALOGUE, TEAM)
SIDES = ("-wal", "-shm")
"""Endings of what SQLite keeps beside a file while it is open."""
HALF_RESTORED = "restore.ready"
"""There while a restore replaces files: until it is gone, they may be half old and half new."""
