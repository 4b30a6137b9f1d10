"""Reading and writing one SQLite file from many threads and processes.

Readers see one whole snapshot and never wait for a writer (write-ahead log); writers take the lock before
they read (``BEGIN IMMEDIATE``), so none of their work is refused half way. Each of the three ways to use the
file has connections of its own, set once: every call to SQLite gives way to the other threads.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.database.care import check
from store.database.migrate import Migration, migrate
from store.database.pool import Pool
from store.database.translate import busy, damaged, translated
from store.errors import Damaged, NoRoom, ReadOnly, StoreError

_TURN = 2.0
"""Seconds that a thread waits for the others of this process; Slack wants its answer in three."""


class Database:
    """One file, made and brought up to date when opened; close it when done."""

    def __init__(self, path: Path, steps: tuple[Migration, ...], *, durable: bool, wait: float = 5.0) -> None:
        """Open ``path``, in a folder that exists.

        :param steps: the migrations of this kind of file, in order
        :param durable: whether a commit must survive a loss of power, at the price of waiting for the disk,
            and a copy of an older file is kept before it is brought up to date
        :param wait: seconds to wait for another writer
        :raises Busy, Damaged, NotReady, WrongVersion: the file cannot be used
        """
        self.path = path
        self._durable = durable
        self._wait = wait
        self._readers = Pool(path.name, lambda: self._open("query_only = ON"))
        self._writers = Pool(path.name, self._open)
        self._noters = Pool(path.name, lambda: self._open("synchronous = NORMAL"))
        # Threads of this process queue here; SQLite's own waiting is a poll, and unfair.
        self._turn = threading.Lock()
        self.trouble: StoreError | None = None
        """Why the last write failed, where the disk is full or the file may not be written."""
        with translated(path):
            conn = self._open()
            try:
                migrate(conn, steps, path, wait, keep=durable)
            except BaseException:
                conn.close()
                raise
        self._writers.take(conn)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one snapshot of the file and cannot write.

        :raises Busy, Damaged, NotReady: the file cannot be read
        """
        with translated(self.path), self._readers.lent() as conn:
            conn.execute("BEGIN")
            try:
                yield conn
            finally:
                conn.set_progress_handler(None, 0)
                conn.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed at the end, undone on any exception.

        :raises Busy: another writer kept the lock past the waiting time
        """
        self._take_turn()
        try:
            with self._judged(), self._writers.lent() as conn:
                conn.execute("BEGIN IMMEDIATE")
                try:
                    yield conn
                    conn.execute("COMMIT")
                finally:
                    conn.rollback()  # nothing to do after the commit
        finally:
            self._turn.release()

    def note(self, statement: str, values: tuple[str, ...]) -> int:
        """Run one statement that commits by itself; the number of rows it changed.

        For what is written at every request and may be lost with the power: it does not wait for the disk.
        Nor does it queue with our other threads: SQLite's lock is held within one call, where ours would be
        held until this thread has its turn with the interpreter again, and so on for all who wait.

        :raises Busy: another writer kept the lock past the waiting time
        """
        with self._judged(), self._noters.lent() as conn:
            return conn.execute(statement, values).rowcount

    def _take_turn(self) -> None:
        # Unlike another program, a thread of our own is known to come to an end soon.
        if not self._turn.acquire(timeout=max(self._wait, _TURN)):
            raise busy(self.path)

    @contextmanager
    def _judged(self) -> Iterator[None]:
        """A write; whether there is room for it, and leave to write, is remembered until the next one."""
        try:
            with translated(self.path):
                yield
        except (NoRoom, ReadOnly) as error:
            self.trouble = error
            raise
        self.trouble = None

    def check(self) -> tuple[str, ...]:
        """What is wrong with the content, in words; empty when it is sound. Reads the whole file."""
        try:
            with translated(self.path), self._writers.lent() as conn:
                return check(conn)
        except Damaged as error:
            return (str(error),)

    def backup(self, target: Path) -> None:
        """A compact copy in a new file, of one snapshot, while others read and write.

        :raises StoreError: ``target`` exists, or it cannot be written
        """
        if target.exists():
            raise StoreError(f"{target} exists already", "Choose another name for the copy.")
        try:
            with translated(target), self._writers.lent() as conn:
                conn.execute("VACUUM INTO ?", (str(target),))
        except Damaged as error:
            raise damaged(self.path) from error  # what was read, not what was to be written

    def scrub(self, *, anew: bool) -> bool:
        """Let nothing that was deleted be left in the log; False where a reader kept it open: again then.

        :param anew: also write the file itself anew, for what was deleted before deletions overwrote it;
            others wait meanwhile, seconds for each 100 MB
        :raises Busy: another writer kept the lock past the waiting time
        """
        if not self._turn.acquire(timeout=self._wait):
            raise busy(self.path)
        try:
            with translated(self.path), self._writers.lent() as conn:
                if anew:
                    conn.execute("VACUUM")
                return not conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            self._turn.release()

    def size(self) -> int:
        """Bytes on the disk, with the log of what is not yet in its place."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def close(self) -> None:
        """Close every connection; those in use are closed when they come back."""
        for pool in (self._readers, self._writers, self._noters):
            pool.close()

    def _open(self, setting: str = "") -> sqlite3.Connection:
        # The pool hands a connection to one thread at a time, so SQLite's check of threads is not needed.
        conn = sqlite3.connect(self.path, timeout=self._wait, isolation_level=None, check_same_thread=False)
        try:
            conn.execute("PRAGMA foreign_keys = ON")
            conn.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
            if self._durable:  # what people wrote and had deleted is overwritten, not only let go of
                conn.execute("PRAGMA secure_delete = ON")
            if setting:
                conn.execute(f"PRAGMA {setting}")
            conn.execute("PRAGMA user_version").fetchone()  # the first read: what is no database fails here
        except BaseException:
            conn.close()
            raise
        return conn
