"""Backups side by side in one folder: found, and the oldest thrown away."""

from __future__ import annotations

import shutil
from pathlib import Path

from store.copies.make import told
from store.copies.record import MANIFEST, Copy, read
from store.errors import BadCopy

PREFIX = "hallway-"


def found(parent: Path) -> tuple[Copy, ...]:
    """Those that ``hallway backup --to`` made there, the latest first."""
    copies = []
    for folder in parent.glob(f"{PREFIX}*"):
        if (folder / MANIFEST).is_file():
            try:
                copies.append(read(folder))
            except BadCopy:
                continue  # somebody else's, and not ours to count or to throw away
    return tuple(sorted(copies, key=lambda copy: copy.made_at, reverse=True))


def prune(parent: Path, most: int) -> tuple[Copy, ...]:
    """Throw the oldest away until so many are left; those that were."""
    gone = found(parent)[most:]
    for copy in gone:
        with told(copy.folder):
            (copy.folder / MANIFEST).unlink()  # first, so that what is left of it is no backup any more
            shutil.rmtree(copy.folder)
    return gone
