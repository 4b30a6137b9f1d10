"""Every format with files that are damaged, foreign or made to do harm, through the real import.

A file is imported, in part and with a word about it perhaps, or refused with the reason. Its reader
neither hangs nor dies nor fails in another way, and of what was refused nothing is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.queries import Import
from store.reports import ImportReport
from store.store import Store
from tests.store.readers.samples import EVERY, SAMPLES, XML
from tests.store.sample import T0

FAILED = ("its reader stopped", "took too long", "more memory", "it cannot be read (")
"""What the import says where a reader hung, died or raised what it should not."""
MANY = 300_000
PAGE = (
    b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1>"
    b"<form><input name=user></form><p>Your session has expired.</p></body></html>"
)
BOMB = b"<!DOCTYPE x [<!ENTITY a '%s'>%s]>" % (
    b"frog" * 100,
    b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%s;" % (b"%d" % (n - 1) if n else b"") * 20) for n in range(9)),
)
DEEP = {
    "deep-json": b'{"a":' * 100_000, "deep-list": b"[" * 200_000 + b"]" * 200_000,
    "deep-yaml": b"- " * 50_000 + b"x", "deep-flow": b"a: " + b"[" * 100_000,
    "deep-markup": b"<a>" * 100_000, "deep-quotes": b"> " * 100_000 + b"* x",
    "deep-braces": b"@article{x, title={" + b"{" * 100_000,
}  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'


def entries(name: str, content: bytes) -> list[Entry]:
    document = Document.of(content, "sample")
    return [each for each in formats.named(name).read(document, Hints()) if isinstance(each, Entry)]


def word(name: str) -> bytes:
    """A word of a title, as the sample has it."""
    content = SAMPLES[name]
    words = [word.encode() for entry in entries(name, content) for word in entry.title.split()]
    return next(each for each in sorted(words, key=len, reverse=True) if each in content and each.isalpha())


def damaged(name: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents of harmful files of a format."""
    yield from _broken(SAMPLES[name])
    yield from _huge(SAMPLES[name], SAMPLES[name].index(word(name)))
    yield from DEEP.items()
    yield "only-nuls", b"\0" * 5000
    yield "page", PAGE
    yield "long-number", b'{"a": ' + b"9" * 100_000 + b"}"
    if name in XML:
        yield from _harmful_xml(SAMPLES[name], word(name))


def _broken(content: bytes) -> Iterator[tuple[str, bytes]]:
    middle = len(content) // 2
    for part in (4, 3, 2):
        yield f"cut-{part}", content[: len(content) * (part - 1) // part]
    yield "last-byte-gone", content.rstrip()[:-1]
    yield "hole", content[: middle - 40] + content[middle + 40 :]
    yield "torn", content[:middle] + b"\x00\xff<&{[\"'" * 20 + content[middle:]
    yield "doubled", content + content
    yield "nuls", content.replace(b"a", b"a\0")
    yield "utf-16", content.decode("utf-8", "replace").encode("utf-16")
    yield "latin", content.decode("utf-8", "replace").encode("latin-1", "replace")
    yield "marked-twice", b"\xef\xbb\xbf" * 2 + content


def _huge(content: bytes, at: int) -> Iterator[tuple[str, bytes]]:
    """A value that is very long or very strange, within a title."""
    for called, value in {
        "value": b"frog " * 400_000, "word": b"f" * 2_000_000, "brackets": b"(" * 100_000,
        "dollars": b"$x_{" * 50_000, "commas": b"Ann Lee, " * 100_000,
    }.items():  # fmt: skip
        yield f"huge-{called}", content[:at] + value + content[at:]


def _harmful_xml(content: bytes, title: bytes) -> Iterator[tuple[str, bytes]]:
    declaration, _, rest = content.partition(b"?>") if content.startswith(b"<?") else (b"", b"", content)
    head = declaration + b"?>" if declaration else b""
    rest = rest[rest.index(b">") + 1 :] if rest.lstrip()[:9].upper() == b"<!DOCTYPE" else rest
    yield "bomb", head + BOMB + rest.replace(title, b"&a8;", 1)
    yield "outside", head + OUTSIDE + rest.replace(title, b"&out;", 1)
    at = content.rindex(b"<", 0, content.index(title))
    end = at + 1 + next(n for n, byte in enumerate(content[at + 1 :]) if byte in b" >/")
    many = b"".join(b' a%d="1"' % n for n in range(MANY))
    yield "attributes", content[:end] + many + content[end:]
    inside = b"<b>" * 50_000
    yield "deep-inside", content.replace(title, inside + title, 1)


@pytest.fixture(scope="module", params=sorted(SAMPLES))
def brought_in(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, dict[str, ImportReport]]:
    """All harmful files of one format, imported as that format."""
    name: str = request.param
    place = tmp_path_factory.mktemp(name)
    files = [("sample", SAMPLES[name]), *damaged(name)]
    for called, content in files:
        (place / called).write_bytes(content)
    store = Store(place / "data")
    targets = tuple(str(place / called) for called, _ in files)
    reports = store.bring_in(Import(targets, format=name, year=2031), T0)
    store.close()
    return name, place, {called: report for (called, _), report in zip(files, reports, strict=True)}


def test_there_is_a_sample_of_every_format() -> None:
    assert set(SAMPLES) == set(formats.NAMES)


@pytest.mark.parametrize(("name", "called", "content"), EVERY, ids=[each[1] for each in EVERY])
def test_a_file_is_recognised_as_what_it_is(name: str, called: str, content: bytes) -> None:
    assert formats.recognised(Document.of(content, "unnamed")).name == name
    assert called


def test_every_file_is_imported_or_refused_with_a_reason(
    brought_in: tuple[str, Path, dict[str, ImportReport]],
) -> None:
    _, _, reports = brought_in
    assert not reports["sample"].problem
    assert reports["sample"].items
    failed = {
        called: report.problem
        for called, report in reports.items()
        if any(said in report.problem for said in FAILED)
    }
    assert failed == {}
    assert all(report.problem or report.items or report.skipped for report in reports.values())
    refused = [report for report in reports.values() if report.problem]
    assert all(report.remedy and len(report.problem) < 400 for report in refused)
    assert not [report for report in refused if str(report.source) in report.problem]


CUT = {
    "bibtex": "a broken entry", "ical": "no end", "ris": "not closed", "tables": "never closed",
    "feeds": "cut off",
}  # fmt: skip
"""How formats without an outermost bracket tell that the end is missing."""


def test_a_file_that_is_cut_off_is_refused_or_told(
    brought_in: tuple[str, Path, dict[str, ImportReport]],
) -> None:
    name, _, reports = brought_in
    cut = reports["last-byte-gone" if name != "tables" else "cut-4"]
    if name not in ("markdown", "miniconf", "webpage"):  # which may end anywhere
        told = [cut.problem, *cut.warnings, *(each.reason for each in cut.skipped)]
        assert any(CUT.get(name, "") in text for text in told if text)
        assert cut.problem or name in CUT


def test_a_page_saved_under_the_name_of_a_file_is_refused(
    brought_in: tuple[str, Path, dict[str, ImportReport]],
) -> None:
    assert brought_in[2]["page"].problem
    assert not brought_in[2]["page"].items


def test_of_a_refused_file_nothing_is_written(
    brought_in: tuple[str, Path, dict[str, ImportReport]],
) -> None:
    _, place, reports = brought_in
    conn = sqlite3.connect(place / "data" / "catalogue.db")
    sources = {file for (file,) in conn.execute("SELECT file FROM source")}
    texts = "\n".join(
        f"{title} {abstract}" for title, abstract in conn.execute("SELECT title, abstract FROM item")
    )
    conn.close()
    assert sources == {called for called, report in reports.items() if not report.problem}
    assert "root:" not in texts


def test_no_text_outgrows_its_bounds(brought_in: tuple[str, Path, dict[str, ImportReport]]) -> None:
    conn = sqlite3.connect(brought_in[1] / "data" / "catalogue.db")
    title, abstract = conn.execute("SELECT max(length(title)), max(length(abstract)) FROM item").fetchone()
    name, room = conn.execute("SELECT max(length(name)), 0 FROM person").fetchone()
    conn.close()
    assert (title <= 500, abstract <= 20_000, (name or room) <= 300) == (True, True, True)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_links_that_are_no_web_addresses_are_dropped(name: str, tmp_path: Path) -> None:
    for scheme in (b"file://", b"javascript:", b"data:text/html,", b"ftp://"):
        content = SAMPLES[name].replace(b"https://", scheme).replace(b"http://", scheme)
        (tmp_path / f"links-{scheme.decode().partition(':')[0]}").write_bytes(content)
    store = Store(tmp_path / "data")
    targets = tuple(str(path) for path in tmp_path.iterdir() if path.is_file())
    store.bring_in(Import(targets, format=name, year=2031), T0)
    store.close()
    conn = sqlite3.connect(tmp_path / "data" / "catalogue.db")
    found = [url for (url,) in conn.execute("SELECT url FROM item_link UNION SELECT url FROM event")]
    conn.close()
    assert [url for url in found if url and not url.startswith(("https://", "http://"))] == []
