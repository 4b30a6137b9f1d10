"""Looking at the files of a data folder without touching them: a snapshot of each, elsewhere, is examined.

Nothing is written where the files are, not even the lock and the shared memory that SQLite makes when it
opens a file; that a bot runs, was killed, or that a file is damaged, is no obstacle.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from store.catalogue.migrations import STEPS as CATALOGUE_STEPS
from store.database.care import check
from store.database.translate import locked, translated
from store.errors import Busy, Damaged, NoRoom, StoreError
from store.folder import CATALOGUE, FILES, TEAM
from store.team.migrations import STEPS as TEAM_STEPS

_KNOWN = {CATALOGUE: len(CATALOGUE_STEPS), TEAM: len(TEAM_STEPS)}
_WAIT, _TRIES = 0.5, 20
"""Seconds to wait for a lock, and how often a page that is being written is asked for again."""
_LONG = 3.0
"""Seconds after which a lock is none of those that come and go all day."""


class Condition(StrEnum):
    SOUND = "sound"
    MISSING = "missing"
    DAMAGED = "damaged"
    LOCKED = "locked"
    OLDER = "older"
    """Sound, and brought up to date when Hallway opens it next."""
    NEWER = "newer"
    UNSEEN = "unseen"
    """It cannot be read, or there is no room for a snapshot."""


class Held(StrEnum):
    """What another program keeps everybody else from."""

    FREE = "free"
    WRITING = "writing"
    ALONE = "alone"
    """From reading, too."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One file, as it was found."""

    name: str
    condition: Condition
    version: int = 0
    known: int = 0
    """The version that this Hallway writes."""
    problems: tuple[str, ...] = ()
    """In words, where it is damaged or unseen."""
    held: Held = Held.FREE


def inspect(data: Path, scratch: Path) -> tuple[Looked, ...]:
    """Each file of ``data``. Those that can be used are afterwards in ``scratch``, an empty folder."""
    looked = (_look(data / name, scratch / name) for name in FILES)
    return tuple(replace(found, held=_held(data / found.name)) for found in looked)


def _look(path: Path, copy: Path) -> Looked:
    if not path.exists():
        return Looked(path.name, Condition.MISSING)
    try:
        with translated(path):
            _snapshot(path, copy)
            found = _examine(copy)
    except Damaged as error:
        found = Looked(path.name, Condition.DAMAGED, problems=(str(error),))
    except Busy:
        found = Looked(path.name, Condition.LOCKED)
    except NoRoom:
        found = Looked(path.name, Condition.UNSEEN, problems=("there is no room for a copy to be examined",))
    except (StoreError, OSError) as error:
        found = Looked(path.name, Condition.UNSEEN, problems=(str(error),))
    if found.condition not in (Condition.SOUND, Condition.OLDER):
        copy.unlink(missing_ok=True)
    return found


def _held(path: Path) -> Held:
    """Whether somebody keeps a lock. Asked as by one who would read, then write; nothing is made or written.

    Who has a file open has its log beside it and, unless nobody else may read, the shared memory. While our
    reader is there, our writer is not the last one, who would tidy both away.
    """
    log, memory = _beside(path)
    if not log.exists():
        return Held.FREE
    held, how = Held.ALONE, "mode=ro" if memory.exists() else "mode=ro&readonly_shm=1"
    try:
        with closing(_opened(path, how, _LONG)) as reader:
            reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
            held = Held.WRITING
            with closing(_opened(path, "mode=rw", _LONG)) as writer:
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("ROLLBACK")
    except sqlite3.Error as error:
        return held if locked(error) else Held.FREE
    return Held.FREE


def _beside(path: Path) -> tuple[Path, Path]:
    """Log and shared memory of a file."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _opened(path: Path, how: str, wait: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)


def _examine(copy: Path) -> Looked:
    known = _KNOWN[copy.name]
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        problems = check(conn)
        version = int(conn.execute("PRAGMA user_version").fetchone()[0])
        tables = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version == 0 and tables:
        problems = (*problems, "it is no file of Hallway's")
    if problems:
        return Looked(copy.name, Condition.DAMAGED, version, known, problems)
    return Looked(copy.name, _age(version, known), version, known)


def _age(version: int, known: int) -> Condition:
    if version == known:
        return Condition.SOUND
    return Condition.OLDER if version < known else Condition.NEWER


def _snapshot(path: Path, copy: Path) -> None:
    """The pages as they are, damage included, of one moment."""
    log, memory = _beside(path)
    if not log.exists() or not log.stat().st_size:
        _copy_pages(path, "mode=ro&immutable=1", copy)
    elif memory.exists():
        _copy_pages(path, "mode=ro", copy)
    else:  # left behind by a copy of the folder: SQLite would make the shared memory anew, beside it
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))


def _copy_pages(path: Path, how: str, copy: Path) -> None:
    tries = 0

    def patience(_status: int, remaining: int, _total: int) -> None:
        nonlocal tries
        tries += 1
        if remaining and tries > _TRIES:
            raise Busy("the file is being written without a pause")

    with closing(_opened(path, how, _WAIT)) as source:
        source.execute(
            "SELECT count(*) FROM sqlite_master"
        ).fetchone()  # a lock and a bad header are told here
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target, progress=patience, sleep=_WAIT / _TRIES)
