"""Reading and writing one SQLite file from many threads and processes.

A connection is used by one thread at a time and kept for the next one: opening costs about 0.3 ms. Readers
see one whole snapshot and never wait for a writer (write-ahead log); writers take the lock before they read
(``BEGIN IMMEDIATE``), so none of their work is refused half way.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.database.care import check
from store.database.migrate import Migration, migrate
from store.database.translate import busy, damaged, translated
from store.errors import Damaged, NoRoom, ReadOnly, StoreError


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
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._guard = threading.Lock()
        # Threads of this process queue here; SQLite's own waiting is a poll, and unfair.
        self._turn = threading.Lock()
        self._noting: sqlite3.Connection | None = None
        self.trouble: StoreError | None = None
        """Why the last write failed, where the disk is full or the file may not be written."""
        with translated(path):
            conn = self._open()
            try:
                migrate(conn, steps, path, wait, keep=durable)
            except BaseException:
                conn.close()
                raise
        self._put_back(conn)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one snapshot of the file and cannot write.

        :raises Busy, Damaged, NotReady: the file cannot be read
        """
        with translated(self.path), self._connection() as conn:
            conn.execute("PRAGMA query_only = ON")
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
        if not self._turn.acquire(timeout=self._wait):
            raise busy(self.path)
        try:
            with self._judged(), self._connection() as conn:
                conn.execute("PRAGMA query_only = OFF")
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

        For what is written at every request and may be lost with the power: it does not wait for the disk,
        and calls SQLite once where ``writing`` calls it six times, each time giving way to other threads.

        :raises Busy: another writer kept the lock past the waiting time
        """
        if not self._turn.acquire(timeout=self._wait):
            raise busy(self.path)
        try:
            with self._judged():
                if self._noting is None:
                    self._noting = self._open_noting()
                return self._noting.execute(statement, values).rowcount
        finally:
            self._turn.release()

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
            with translated(self.path), self._connection() as conn:
                conn.execute("PRAGMA query_only = OFF")
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
            with translated(target), self._connection() as conn:
                conn.execute("PRAGMA query_only = OFF")
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
            with translated(self.path), self._connection() as conn:
                conn.execute("PRAGMA query_only = OFF")
                if anew:
                    conn.execute("VACUUM")
                return not conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            self._turn.release()

    def close(self) -> None:
        """Close every connection; those in use are closed when they come back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        with self._turn:
            noting, self._noting = self._noting, None
        for conn in (*idle, noting) if noting else idle:
            conn.close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            if self._closed:
                raise StoreError(f"{self.path.name} has been closed")
            conn = self._idle.pop() if self._idle else None
        conn = conn or self._open()
        try:
            yield conn
        finally:
            self._put_back(conn)

    def _put_back(self, conn: sqlite3.Connection) -> None:
        with self._guard:
            if not self._closed:
                self._idle.append(conn)
                return
        conn.close()

    def _open_noting(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"{self.path.name} has been closed")
        conn = self._open()
        conn.execute("PRAGMA synchronous = NORMAL")
        return conn

    def _open(self) -> sqlite3.Connection:
        # The pool hands a connection to one thread at a time, so SQLite's check of threads is not needed.
        conn = sqlite3.connect(self.path, timeout=self._wait, isolation_level=None, check_same_thread=False)
        try:
            conn.execute("PRAGMA foreign_keys = ON")
            conn.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
            if self._durable:  # what people wrote and had deleted is overwritten, not only let go of
                conn.execute("PRAGMA secure_delete = ON")
            conn.execute("PRAGMA user_version").fetchone()  # the first read: what is no database fails here
        except BaseException:
            conn.close()
            raise
        return conn
