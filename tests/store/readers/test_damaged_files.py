"""Files of every format with damage at random: read, or refused with ``BadSource``, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import NAMES, named
from store.catalogue.works.statement import state
from store.errors import BadSource
from tests.store.readers.samples import EVERY

PIECES = st.sampled_from(
    [
        b"", b'"', b",", b"\n", b"\0", b"\xff\xfe", b"<", b"&", b"[", b"}", b": ", b"null", b"-1", b"1e999",
        b"[]", b"{}", b"9" * 30, "é–🐸".encode(), b"\\", b"*a", b"&a ", b"!!python/x ", b"]]>", b"--",
    ]
)  # fmt: skip
CUTS = st.tuples(st.just("cut"), st.integers(0, 5000), st.integers(1, 200), PIECES)
DOUBLED = st.tuples(st.just("double"), st.integers(0, 5000), st.integers(1, 200), st.just(b""))
FLIPPED = st.tuples(st.just("flip"), st.integers(0, 5000), st.integers(1, 255), st.just(b""))
DAMAGE = st.lists(CUTS | DOUBLED | FLIPPED, min_size=1, max_size=6)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """bibtexparser logs every broken block."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def damaged(content: bytes, damage: list[tuple[str, int, int, bytes]]) -> bytes:
    for what, place, size, piece in damage:
        at = place % (len(content) + 1)
        hit = content[at : at + 1]
        match what:
            case "cut":
                content = content[:at] + piece + content[at + size :]
            case "double":
                content = content[: at + size] + content[at:]
            case _:
                content = content[:at] + bytes(byte ^ size for byte in hit) + content[at + 1 :]
    return content


def read(name: str, content: bytes) -> None:
    document = Document.of(content, "file")
    assert 0 <= named(name).sniff(document) <= 1
    try:
        found = list(named(name).read(document, Hints()))
    except BadSource:
        return
    for entry in found:
        if isinstance(entry, Entry):
            assert entry.place
            state(entry, Hints(), "file").payload.encode()


@pytest.mark.parametrize(("name", "called", "content"), EVERY, ids=[each[1] for each in EVERY])
@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(damage=DAMAGE)
def test_a_damaged_file_is_read_or_refused(
    name: str, called: str, content: bytes, damage: list[tuple[str, int, int, bytes]]
) -> None:
    assert called
    read(name, damaged(content, damage))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(
    content=st.binary(max_size=300)
    | st.text(alphabet="<>/!?a=\"' &;{}[]:1,\n-|#@\\", max_size=300).map(str.encode)
)
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    read(name, content)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("tables", "markdown")])
@settings(max_examples=50, deadline=None)
@given(content=st.binary(max_size=300))
def test_no_reader_takes_bytes_at_random_for_its_format(name: str, content: bytes) -> None:
    assert named(name).sniff(Document.of(content)) == 0
