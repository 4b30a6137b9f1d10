"""The process apart: what hangs, crashes or swells there does no harm here."""

import io
import os
import pickle
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.intake.apart import Apart, NoItems, Patience
from store.catalogue.importers.intake.talk import Ready, receive
from store.errors import BadSource
from tests.store.intake.hostile import NAME

LITTLE = Patience(still=0.3, whole=5.0)


@pytest.fixture
def apart() -> Iterator[Apart]:
    with Apart() as apart:
        yield apart


def titles(apart: Apart, text: str, name: str = NAME) -> list[str]:
    """What is read of a text, to its end."""
    reading = apart.read(Document.of(text.encode(), "file.txt"), name, Hints(), "source")
    try:
        reading.begin()
        return [getattr(found, "title", type(found).__name__) for found in reading]
    finally:
        reading.close()


def number(apart: Apart) -> int:
    assert apart._process
    return apart._process._process.pid


def test_one_process_reads_many_files(apart: Apart) -> None:
    first = number(apart)
    assert titles(apart, "one two") == ["A paper on one", "A paper on two"]
    assert len(titles(apart, "many")) == 3000
    assert titles(apart, "three") == ["A paper on three"]
    assert number(apart) == first


@pytest.mark.parametrize(
    ("deed", "words"),
    [("crash", r"its reader stopped \(signal 9\)"), ("leave", r"its reader stopped \(exit code 7\)"),
     ("bloat", "more memory"), ("deepen", "nested too deep"),
     ("break", r"cannot be read \(ZeroDivisionError\)"), ("refuse", "the second half is missing")],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "one ", "many "])
def test_a_reader_that_fails_is_told_and_the_next_file_is_read(
    before: str, deed: str, words: str, apart: Apart
) -> None:
    with pytest.raises(BadSource, match=words) as refused:
        titles(apart, before + deed)
    assert refused.value.place in ("file.txt", "half.txt:2")
    assert str(refused.value).count(refused.value.place) == 1
    assert titles(apart, "one") == ["A paper on one"]


@pytest.mark.parametrize("before", ["", "many "])
def test_a_reader_that_hangs_is_killed(before: str) -> None:
    with Apart(LITTLE) as apart:
        hung = number(apart)
        with pytest.raises(BadSource, match=r"file\.txt: it took too long to read"):
            titles(apart, f"{before}hang")
        with pytest.raises(ProcessLookupError):
            os.kill(hung, 0)


def test_what_is_not_read_to_the_end_is_given_up(apart: Apart) -> None:
    reading = apart.read(Document.of(b"many many many many many hang"), NAME, Hints(), "source")
    reading.begin()
    process = number(apart)
    reading.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert titles(apart, "one") == ["A paper on one"]


def test_no_process_and_no_thread_outlives_the_import() -> None:
    with Apart() as apart:
        process, thread = number(apart), apart._process._thread if apart._process else None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert thread
    assert not thread.is_alive()


def test_a_process_that_was_killed_by_somebody_else_is_noticed(apart: Apart) -> None:
    os.kill(number(apart), signal.SIGKILL)
    with pytest.raises(BadSource, match="its reader stopped"):
        titles(apart, "one")
    assert titles(apart, "one") == ["A paper on one"]


def test_ctrl_c_is_left_to_us(apart: Apart) -> None:
    assert titles(apart, "one") == ["A paper on one"]
    os.kill(number(apart), signal.SIGINT)
    assert titles(apart, "one") == ["A paper on one"]


def test_chatter_of_a_library_does_not_get_between(apart: Apart) -> None:
    assert titles(apart, "one chatter two") == ["A paper on one", "A paper on two"]


def test_files_in_the_current_folder_are_no_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("signal", "json", "csv", "queue", "bibtexparser", "store"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    with Apart() as apart:
        assert titles(apart, "one") == ["A paper on one"]


@pytest.mark.parametrize("text", ["", "\x00\x01\x02\x03" * 99, "Just some prose, in one line."])
def test_what_is_no_format_says_what_it_looks_like(text: str, apart: Apart) -> None:
    with pytest.raises(NoItems, match=r"file\.txt: "):
        titles(apart, text, "")


def test_an_answer_can_make_nothing_but_answers() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.getpid, ()

    data = pickle.dumps(Evil())
    with pytest.raises(pickle.UnpicklingError, match="no part of an answer"):
        receive(io.BytesIO(len(data).to_bytes(4, "little") + data), trusted=False)


def test_all_kinds_of_findings_come_through(apart: Apart) -> None:
    found: list[Ready] = []
    content = b"title,authors\nA paper on hallways,Ann Lee\n,Bob\n"
    reading = apart.read(Document.of(content, "papers.csv"), "tables", Hints(), "source")
    assert reading.begin().format == "tables"
    found += reading
    assert {type(each).__name__ for each in found} >= {"Statement", "Warned"}
    assert reading.encoding == "utf-8"
