"""Backups side by side in one folder: found, and the oldest thrown away, as is what was left half way."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from store.copies.make import told
from store.copies.record import MANIFEST, Copy, read
from store.errors import BadCopy
from store.folder import FILES, SIDES

PREFIX = "hallway-"
_HALF = re.compile(r"\.hallway-\d{4}-\d\d-\d\dT\d{6}Z\.part")
_OURS = {MANIFEST, *(f"{name}{end}" for name in FILES for end in ("", "-journal", *SIDES))}
_GIVEN_UP = timedelta(days=1)
"""After the last write to it: whoever makes a backup writes to it all the time."""


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


def tidy(parent: Path, now: datetime) -> tuple[Path, ...]:
    """Throw away what ``hallway backup --to`` left half way there when it was killed; those folders.

    Only what has the name and the files of one, none of them written to for a day: another may be at work.
    """
    gone = tuple(sorted(each for each in parent.glob(f".{PREFIX}*") if _is_given_up(each, now)))
    for part in gone:
        with told(part):
            shutil.rmtree(part)
    return gone


def _is_given_up(part: Path, now: datetime) -> bool:
    if not _HALF.fullmatch(part.name) or part.is_symlink() or not part.is_dir():
        return False
    with told(part):
        held = tuple(part.iterdir())
        latest = max(each.lstat().st_mtime for each in (part, *held))
    return {each.name for each in held} <= _OURS and now.timestamp() - latest > _GIVEN_UP.total_seconds()
