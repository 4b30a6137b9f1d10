"""Whole imports, from files to the catalogue."""

import gzip
import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import pytest

from store.catalogue.importers import formats, loading
from store.catalogue.importers.intake.apart import Patience
from store.errors import BadSource
from store.queries import Import, Lookup
from store.reports import ImportReport
from store.store import Store
from tests.store.intake.conftest import NOW
from tests.store.intake.hostile import NAME

BringIn = Callable[..., tuple[ImportReport, ...]]
HEAD = "title,authors,abstract\n"
PAPERS = f"{HEAD}Walking down hallways,Ann Lee; Bo Chen,About walking.\nDoors,Cem Ay,About doors.\n"


class Web(Protocol):
    url: str

    def at(self, path: str, body: bytes = b"", status: int = 200, cut: int = 0, **headers: str) -> str: ...


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.csv"
    path.write_text(PAPERS)
    return path


def titles(store: Store, words: str) -> list[str]:
    return [match.item.title for match in store.lookup(Lookup(raw=words, words=words)).matches]


def content(store: Store) -> str:
    """All that the catalogue says of items and sources, as one hash."""
    with store._catalogue.reading() as conn:
        tables = ("item", "record", "source", "source_bytes", "event", "person", "meta", "import_run")
        rows = [conn.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]  # noqa: S608 - our own names
    return sha256(repr(rows).encode()).hexdigest()


def test_every_format_that_is_listed_can_be_read_in() -> None:
    for name in formats.NAMES:
        assert formats.named(name).name == name


def test_every_reader_that_there_is_is_listed() -> None:
    folder = Path(formats.__file__).parent
    readers = [
        path
        for path in (*folder.glob("*.py"), *folder.glob("*/__init__.py"))
        if "FORMAT = " in path.read_text()
    ]
    found = {path.parent.name if path.stem == "__init__" else path.stem for path in readers}
    assert found == set(formats.NAMES)


def test_a_file_comes_in_and_is_found(papers: Path, store: Store, bring_in: BringIn) -> None:
    (report,) = bring_in(papers, event="Hall 2024", year=2024)
    assert (report.new, report.items, report.problem, report.format) == (2, 2, "", "tables")
    assert report.source == str(papers)
    assert titles(store, "walking hallways")[:1] == ["Walking down hallways"]


def test_the_same_file_again_changes_nothing(papers: Path, store: Store, bring_in: BringIn) -> None:
    bring_in(papers, event="Hall 2024")
    revision = store.vocabulary().revision
    (report,) = bring_in(papers, event="Hall 2024")
    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert store.vocabulary().revision == revision


def test_a_file_is_the_same_source_from_wherever_it_is_named(
    papers: Path, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(papers, event="Hall 2024")
    monkeypatch.chdir(papers.parent)
    (report,) = bring_in("papers.csv", event="Hall 2024")
    assert report.unchanged == 2
    monkeypatch.chdir(papers.parent.parent)
    (report,) = bring_in(f"{papers.parent.name}/papers.csv", event="Hall 2024")
    assert report.unchanged == 2


def test_a_dry_run_says_the_same_and_writes_nothing(papers: Path, store: Store, bring_in: BringIn) -> None:
    bring_in(papers, event="Hall 2024")
    papers.write_text(PAPERS + "Windows,Di Eco,About windows.\n")
    before = content(store)
    (dry,) = bring_in(papers, event="Hall 2024", dry_run=True)
    assert content(store) == before
    assert titles(store, "windows") == []
    (wet,) = bring_in(papers, event="Hall 2024")
    assert (dry.new, dry.unchanged) == (wet.new, wet.unchanged) == (1, 2)


def test_a_dry_run_of_several_files_says_what_each_would_find(
    papers: Path, tmp_path: Path, store: Store, bring_in: BringIn
) -> None:
    more = tmp_path / "more.csv"
    more.write_text(PAPERS + "Windows,Di Eco,About windows.\n")
    bad = tmp_path / "bad.json"
    bad.write_text('{"papers": [')
    copy = tmp_path / "copy.csv"
    shutil.copy(papers, copy)
    order = (papers, more, bad, copy, papers)
    before, files = content(store), file_bytes(store)
    dry = bring_in(*order, event="Hall 2024", dry_run=True)
    assert (content(store), file_bytes(store)) == (before, files)
    wet = bring_in(*order, event="Hall 2024")
    assert [replace(each, seconds=0) for each in dry] == [replace(each, seconds=0) for each in wet]
    assert [(each.new, each.merged, each.unchanged, bool(each.problem)) for each in wet] == [
        (2, 0, 0, False), (1, 2, 0, False), (0, 0, 0, True), (0, 2, 0, False), (0, 0, 2, False),
    ]  # fmt: skip


def file_bytes(store: Store) -> bytes:
    """Of the catalogue, with what SQLite has not moved into it yet."""
    path = store._catalogue.path
    return b"".join(path.with_name(path.name + end).read_bytes() for end in ("", "-wal"))


@pytest.mark.parametrize("deed", ["crash", "hang", "break", "refuse", "bloat"])
def test_a_file_that_fails_in_the_middle_leaves_the_catalogue_as_it_was(
    deed: str, tmp_path: Path, store: Store
) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(f"many {deed}")
    with store._catalogue.reading() as conn:
        before = conn.execute("SELECT count(*) FROM item").fetchone()
    order = Import((str(path),), format=NAME)
    (report,) = loading.load(store._catalogue, order, NOW, patience=Patience(still=0.5))
    assert report.problem
    assert not report.left_out
    with store._catalogue.reading() as conn:
        assert conn.execute("SELECT count(*) FROM item").fetchone() == before
        assert conn.execute("SELECT count(*) FROM record").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM source").fetchone() == (0,)


def test_a_bad_file_does_not_keep_the_others_back(papers: Path, tmp_path: Path, bring_in: BringIn) -> None:
    (tmp_path / "bad.json").write_text('{"papers": [')
    bad, good, missing = bring_in(tmp_path / "bad.json", papers, tmp_path / "missing.csv", event="Hall 2024")
    assert bad.problem
    assert missing.problem == "there is no such file or folder"
    assert good.new == 2


def test_a_folder_takes_what_holds_items_and_says_what_it_left_out(
    papers: Path, tmp_path: Path, bring_in: BringIn
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    shutil.move(papers, site / "papers.csv")
    (site / "empty.csv").write_bytes(b"")
    (site / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(99))
    (site / "config.yml").write_text("name: Hall\ntagline: A conference\n")
    reports = bring_in(site, event="Hall 2024")
    assert {Path(each.source).name: each.left_out for each in reports} == {
        "config.yml": True,
        "empty.csv": True,
        "logo.png": True,
        "papers.csv": False,
    }
    assert all(each.problem for each in reports if each.left_out)


def test_a_file_that_was_named_and_holds_nothing_is_a_failure(tmp_path: Path, bring_in: BringIn) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (report,) = bring_in(tmp_path / "empty.csv")
    assert (report.problem, report.left_out) == ("the file is empty", False)


def test_copies_of_a_file_are_told(papers: Path, tmp_path: Path, bring_in: BringIn) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        shutil.copy(papers, tmp_path / year)
    first, second = bring_in(tmp_path / "2023", tmp_path / "2024", event="Hall 2024")
    assert not any("same bytes" in warning for warning in first.warnings)
    assert any("the same bytes as" in warning and "2023" in warning for warning in second.warnings)
    (tmp_path / "other").mkdir()
    shutil.copy(papers, tmp_path / "other")
    (later,) = bring_in(tmp_path / "other", event="Hall 2025")
    assert any("the same bytes as" in warning for warning in later.warnings)


def test_the_encoding_is_told_where_it_is_not_utf_8(tmp_path: Path, store: Store, bring_in: BringIn) -> None:
    for encoding in ("cp1252", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes("title,authors\nNaïve façades,José Núñez\n".encode(encoding))
        (report,) = bring_in(path, event="Hall 2024")
        assert any(encoding in warning for warning in report.warnings)
    assert titles(store, "facades")[:1] == ["Naïve façades"]


def test_an_address_comes_in_again_as_the_same_source(web: Web, bring_in: BringIn) -> None:
    url = web.at("/papers.csv", gzip.compress(PAPERS.encode()), Content_Encoding="gzip")
    (report,) = bring_in(url, event="Hall 2024", allow_private=True)
    assert (report.source, report.new) == (url, 2)
    (report,) = bring_in(url, event="Hall 2024", allow_private=True)
    assert report.unchanged == 2


def test_an_address_of_this_machine_is_refused_unless_allowed(web: Web, bring_in: BringIn) -> None:
    (report,) = bring_in(web.at("/papers.csv", PAPERS.encode()))
    assert "private network" in report.problem
    assert "--allow-private" in report.remedy


def test_progress_is_told(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"title": f"Paper {n}", "authors": ["A B"]}) for n in range(2500)))
    told: list[tuple[str, int]] = []
    store.bring_in(Import((str(path),), event="Hall 2024"), NOW, lambda *so_far: told.append(so_far))
    assert told[-1] == (str(path), 2500)
    assert len(told) > 1


def test_a_format_that_is_none_is_refused_with_the_nearest(bring_in: BringIn, papers: Path) -> None:
    with pytest.raises(BadSource, match="no format is called bibtx") as refused:
        bring_in(papers, format="bibtx")
    assert "Did you mean bibtex?" in refused.value.remedy


def test_a_file_whose_name_is_no_text_comes_in(papers: Path, tmp_path: Path, bring_in: BringIn) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / os.fsdecode(b"papers\xff.csv")).write_bytes(papers.read_bytes())
    (report,) = bring_in(folder)
    assert report.source == f"{folder}/papers\ufffd.csv"
    assert (report.problem, report.new) == ("", 2)
    (again,) = bring_in(folder)
    assert again.unchanged == 2


@pytest.mark.parametrize("content", [b"", b"hello"])
def test_standard_input_that_holds_nothing_is_a_failure(
    content: bytes, bring_in: BringIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (report,) = bring_in("-")
    assert report.problem
    assert not report.left_out


def test_an_archive_without_files_is_a_failure_where_it_was_named(tmp_path: Path, bring_in: BringIn) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with zipfile.ZipFile(folder / "empty.zip", "w"):
        pass
    assert [report.left_out for report in bring_in(folder / "empty.zip")] == [False]
    assert [report.left_out for report in bring_in(folder)] == [True]


def test_not_modified_is_no_answer_to_who_has_nothing(web: Web, bring_in: BringIn) -> None:
    (report,) = bring_in(web.at("/papers.csv", status=304), allow_private=True)
    assert "was not asked that" in report.problem


@pytest.mark.parametrize(
    "head",
    [
        "<title>404 Not Found</title>", "<title>Page not found &#8211; Pond</title>", "<h1>Sign in</h1>",
        "<title>Error 503</title>", "<title>Pond</title><h1 class=x>\n<b>Access</b> denied</h1>",
        "<title>Login | Pond</title>", "<title>Just a moment...</title>", "<title>Under maintenance</title>",
    ],
)  # fmt: skip
def test_a_page_that_stands_in_for_another_is_no_programme(
    head: str, tmp_path: Path, bring_in: BringIn
) -> None:
    report = page(head, tmp_path, bring_in)
    assert "without a programme" in report.problem
    assert "browser" in report.remedy


@pytest.mark.parametrize(
    "head",
    [
        "<title>Pond 2031: papers</title>",
        "<title>404 frogs and other tales</title><h1>Forbidden fruit</h1>",
        "<h1>Logging in ponds</h1>", "<h1>Not foundational: toads</h1>", "<h1>Signing in the reeds</h1>",
    ],
)  # fmt: skip
def test_a_programme_with_such_words_is_one(head: str, tmp_path: Path, bring_in: BringIn) -> None:
    assert page(head, tmp_path, bring_in).items == 2


def page(head: str, tmp_path: Path, bring_in: BringIn) -> ImportReport:
    path = tmp_path / "page.html"
    items = (
        "<li><b>Frogs in ponds</b><br>Ada Frog, Bo Toad</li><li><b>Toads in reeds</b><br>Cy Newt, Di Eel</li>"
    )
    path.write_text(
        f"<!doctype html><html><head>{head}</head><body><h2>Papers</h2><ul>{items}</ul></body></html>"
    )
    (report,) = bring_in(path, event="Pond 2031")
    return report
