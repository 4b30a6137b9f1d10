"""One SQLite file: made, shared, locked, damaged, copied."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlite_utils import Database as Utils

from store.database import Database
from store.errors import Busy, Damaged, NotReady, StoreError, WrongVersion
from store.store import Store
from tests.store.sample import T0

ROOT = Path(__file__).parents[2]


def _numbers(db: Utils) -> None:
    db.table("number").create({"n": int}, pk="n")


def _counter(db: Utils) -> None:
    db.table("counter").insert({"id": 1, "n": 0}, pk="id")
    db.execute("CREATE VIRTUAL TABLE word USING fts5(text)")


STEPS = (_numbers, _counter)


def _open(path: Path, wait: float = 5.0) -> Database:
    return Database(path, STEPS, durable=False, wait=wait)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


def _count(database: Database) -> int:
    with database.reading() as conn:
        return int(conn.execute("SELECT count(*) FROM number").fetchone()[0])


def test_what_is_written_is_read_after_opening_again(path: Path) -> None:
    database = _open(path)
    with database.writing() as conn:
        conn.execute("INSERT INTO number VALUES (1)")
    database.close()
    database = _open(path)
    assert _count(database) == 1
    database.close()


def test_an_exception_undoes_the_whole_transaction(path: Path) -> None:
    database = _open(path)

    def write() -> None:
        with database.writing() as conn:
            Utils(conn).table("number").insert_all([{"n": n} for n in range(2000)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert _count(database) == 0
    with database.writing() as conn:
        conn.execute("INSERT INTO number VALUES (1)")
    assert _count(database) == 1
    database.close()


def test_sqlite_utils_does_not_commit_inside_our_transaction(path: Path) -> None:
    database = _open(path)
    with database.writing() as conn:
        table = Utils(conn).table("number")
        table.insert_all(({"n": n} for n in range(500)), batch_size=100)
        table.upsert({"n": 1}, pk="n")
        table.delete_where("n > ?", [400])
        assert conn.in_transaction
        assert _count(database) == 0
    assert _count(database) == 401
    database.close()


def test_a_reader_cannot_write(path: Path) -> None:
    database = _open(path)
    with pytest.raises(StoreError, match="may not be written"), database.reading() as conn:
        conn.execute("INSERT INTO number VALUES (1)")
    assert _count(database) == 0
    database.close()


def test_a_reader_sees_one_snapshot_while_others_write(path: Path) -> None:
    database = _open(path)
    with database.reading() as conn:
        before = conn.execute("SELECT count(*) FROM number").fetchone()
        with database.writing() as writer:
            writer.execute("INSERT INTO number VALUES (1)")
        assert conn.execute("SELECT count(*) FROM number").fetchone() == before
    assert _count(database) == 1
    database.close()


def test_many_threads_lose_no_increment(path: Path) -> None:
    database = _open(path)

    def add(_: int) -> None:
        with database.writing() as conn:
            n = conn.execute("SELECT n FROM counter").fetchone()[0]
            conn.execute("UPDATE counter SET n = ?", (n + 1,))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(200)))
    with database.reading() as conn:
        assert conn.execute("SELECT n FROM counter").fetchone() == (200,)
    database.close()


def test_a_mistake_in_a_statement_stays_what_it_is(path: Path) -> None:
    database = _open(path)
    with pytest.raises(sqlite3.OperationalError, match="no such table"), database.reading() as conn:
        conn.execute("SELECT * FROM absent")
    assert _count(database) == 0
    database.close()


def test_a_time_limit_set_by_one_reader_is_gone_for_the_next(path: Path) -> None:
    database = _open(path)

    def read() -> None:
        with database.reading() as conn:
            conn.set_progress_handler(lambda: 1, 1)
            conn.execute("SELECT count(*) FROM number")

    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        read()
    assert _count(database) == 0
    database.close()


def test_a_lock_kept_by_another_process_is_busy(path: Path) -> None:
    database = _open(path, wait=0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match=r"test\.db is being written") as caught, database.writing():
        pass
    assert caught.value.remedy
    assert _count(database) == 0, "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    with database.writing() as conn:
        conn.execute("INSERT INTO number VALUES (1)")
    database.close()


def test_a_lock_kept_by_another_thread_is_busy(path: Path) -> None:
    database = _open(path, wait=0.01)
    with database.writing(), ThreadPoolExecutor(1) as pool:

        def write() -> None:
            with database.writing():
                pass

        with pytest.raises(Busy):
            pool.submit(write).result()
    database.close()


def test_a_file_being_made_by_another_process_is_busy(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        _open(path, wait=0.02)
    other.close()
    _open(path).close()


def test_a_file_that_another_process_begins_to_write_is_busy(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        _open(path, wait=0.02)
    other.close()
    _open(path).close()


def test_a_check_that_meets_a_lock_is_busy_and_finds_no_damage(path: Path) -> None:
    database = _open(path, wait=0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        database.check()
    other.close()
    assert database.check() == ()
    database.close()


def test_a_file_that_is_no_database_is_damaged(path: Path) -> None:
    path.write_bytes(b"this is not a database, whatever its name says" * 100)
    with pytest.raises(Damaged, match=r"test\.db is damaged") as caught:
        _open(path)
    assert "load-seeds" in caught.value.remedy


def test_a_foreign_database_is_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    with pytest.raises(Damaged, match="not a Hallway file"):
        _open(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    other.close()


def test_damage_inside_is_found_and_named(path: Path) -> None:
    database = _open(path)
    with database.writing() as conn:
        Utils(conn).table("number").insert_all({"n": n} for n in range(5000))
        conn.execute("INSERT INTO word VALUES ('sound')")
    assert database.check() == ()
    database.close()
    content = bytearray(path.read_bytes())
    content[4096 * 8 : 4096 * 10] = b"\xff" * 8192
    path.write_bytes(content)
    database = _open(path)
    assert database.check() != ()
    with pytest.raises(Damaged), database.reading() as conn:
        conn.execute("SELECT sum(n) FROM number").fetchone()
    database.close()


def test_damage_in_the_search_tables_is_found(path: Path) -> None:
    database = _open(path)
    with database.writing() as conn:
        conn.execute("INSERT INTO word VALUES ('sound')")
        conn.execute("UPDATE word_content SET c0 = 'broken'")
    assert database.check() == ("word: database disk image is malformed",)
    database.close()


def test_a_dangling_reference_is_found(loaded: Store, data: Path) -> None:
    other = sqlite3.connect(data / "catalogue.db")
    other.execute("DELETE FROM person WHERE id = 'bo-de-wit'")
    other.commit()
    other.close()
    assert "credit points to a missing person" in loaded.check()


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    Database(path, (*STEPS, _numbers_more), durable=False).close()
    with pytest.raises(WrongVersion, match="newer Hallway") as caught:
        _open(path)
    assert caught.value.remedy
    Database(path, (*STEPS, _numbers_more), durable=False).close()


def _numbers_more(db: Utils) -> None:
    db.table("more").create({"n": int})


def test_an_older_file_is_brought_up_to_date_with_its_content(path: Path) -> None:
    database = _open(path)
    with database.writing() as conn:
        conn.execute("INSERT INTO number VALUES (7)")
    database.close()
    database = Database(path, (*STEPS, _numbers_more), durable=False)
    assert _count(database) == 1
    with database.reading() as conn:
        assert conn.execute("SELECT count(*) FROM more").fetchone() == (0,)
    database.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    _open(path).close()

    def fails(db: Utils) -> None:
        db.table("half").create({"n": int})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Database(path, (*STEPS, fails), durable=False)
    database = _open(path)
    with database.reading() as conn:
        assert conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    database.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotReady, match="cannot be made"):
        Store(tmp_path / "file" / "data")


def test_a_damaged_second_file_closes_the_first(data: Path) -> None:
    data.mkdir()
    (data / "team.db").write_bytes(b"no database" * 1000)
    with pytest.raises(Damaged, match=r"team\.db"):
        Store(data)
    assert not (data / "catalogue.db-wal").exists(), "the catalogue was closed"


def test_a_closed_store_says_so(data: Path) -> None:
    store = Store(data)
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.events()


def test_a_connection_in_use_is_closed_when_it_comes_back(path: Path) -> None:
    database = _open(path)
    with database.reading() as conn:
        database.close()
        assert conn.execute("SELECT count(*) FROM number").fetchone() == (0,)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        conn.execute("SELECT 1")


def test_a_copy_holds_what_the_store_holds(loaded: Store, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    loaded.backup(copies)
    with pytest.raises(StoreError, match="exists already"):
        loaded.backup(copies)
    copy = Store(copies)
    assert copy.events() == loaded.events()
    assert copy.check() == ()
    copy.close()


def test_a_copy_into_no_folder_is_refused(loaded: Store, tmp_path: Path) -> None:
    with pytest.raises(NotReady):
        loaded.backup(tmp_path / "nowhere")
    assert loaded.events()


OPEN = """
import sys
from pathlib import Path
from store.store import Store
print("ready", flush=True)
sys.stdin.readline()
store = Store(Path(sys.argv[1]))
print(store.health())
store.close()
"""


def test_processes_that_start_together_all_succeed(data: Path) -> None:
    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-c", OPEN, str(data)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    processes = [start() for _ in range(3)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        assert "catalogue is empty" in out


def test_health_tells_what_is_wrong(loaded: Store, data: Path) -> None:
    assert loaded.health() == ()
    loaded.close()
    assert loaded.health() == ("catalogue.db has been closed", "team.db has been closed")
    empty = Store(data.parent / "empty")
    assert empty.health() == ("The catalogue is empty: run `hallway load-seeds`.",)
    empty.close()


def test_first_time_is_true_once_for_a_key(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: store.first_time(f"key {n % 5}", T0), range(40)))
    assert sum(answers) == 5
