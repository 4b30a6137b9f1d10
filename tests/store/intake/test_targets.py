"""What is found where the user points."""

import gzip
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.catalogue.importers.intake.archives import Found, LeftOut
from store.catalogue.importers.intake.scratch import Scratch
from store.catalogue.importers.intake.targets import documents


def places(*targets: Path | str, scratch: Scratch) -> dict[str, str]:
    """From place to text, or to the reason why there is none."""
    return {
        each.place if isinstance(each, LeftOut) else each.document.place: each.reason
        if isinstance(each, LeftOut)
        else each.document.text()
        for each in documents(map(str, targets), scratch)
    }


def test_a_folder_is_walked_in_order_without_what_is_hidden(
    tmp_path: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b/2.csv", "b/1.csv", "a.csv", ".git/config", "c/.hidden", "node_modules/x.json"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.chdir(tmp_path)
    assert places("site", scratch=scratch) == {
        "site/a.csv": "a.csv",
        "site/b/1.csv": "b/1.csv",
        "site/b/2.csv": "b/2.csv",
    }
    monkeypatch.chdir(tmp_path / "site")
    assert list(places(".", scratch=scratch)) == ["a.csv", "b/1.csv", "b/2.csv"]


def test_links_are_followed_inside_of_the_folder_only(tmp_path: Path, scratch: Scratch) -> None:
    folder = tmp_path / "site"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.csv").write_text("a")
    (tmp_path / "secret").write_text("secret")
    (folder / "inside").symlink_to(folder / "a.csv")
    (folder / "outside").symlink_to(tmp_path / "secret")
    (folder / "nowhere").symlink_to(tmp_path / "nothing")
    (folder / "sub" / "round").symlink_to(folder)
    assert places(folder, scratch=scratch) == {
        f"{folder}/a.csv": "a",
        f"{folder}/inside": "a",
        f"{folder}/outside": "a link that leads out of the folder",
    }


def test_a_file_knows_the_folders_that_were_named(
    tmp_path: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "neurips2023" / "data" / "papers.csv"
    path.parent.mkdir(parents=True)
    path.write_text("x")
    monkeypatch.chdir(tmp_path / "neurips2023")
    found = [*documents(["data/papers.csv", "../neurips2023/data", "./data/papers.csv"], scratch)]
    assert [each.document.folders for each in found if isinstance(each, Found)] == [
        ("data",),
        ("neurips2023", "data"),
        ("data",),
    ]
    assert len({each.key for each in found if isinstance(each, Found)}) == 1


def test_standard_input_is_read_and_its_content_tells_it_apart(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []
    for content in (b"one", b"two", gzip.compress(b"one")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        (found,) = documents(["-"], scratch)
        assert isinstance(found, Found)
        assert found.document.place == "standard input"
        assert found.document.text() in ("one", "two")
        keys.append(found.key)
    assert len(set(keys)) == 3


def test_a_pipe_is_read_like_a_file(tmp_path: Path, scratch: Scratch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[b"through the pipe"])
    writer.start()
    assert places(pipe, scratch=scratch) == {str(pipe): "through the pipe"}
    writer.join()


def test_a_pipe_in_a_folder_does_not_hold_the_import_up(tmp_path: Path, scratch: Scratch) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    assert [*places(folder, scratch=scratch).values()] == ["the folder holds no files"]


def test_what_cannot_be_had_does_not_keep_the_others_back(tmp_path: Path, scratch: Scratch) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "good.csv").write_text("good")
    found = places(
        tmp_path / "missing", tmp_path / "cut.zip", "ftp://example.org/a", "bad\0name", tmp_path / "good.csv",
        scratch=scratch,
    )  # fmt: skip
    assert list(found.values()) == [
        "there is no such file or folder",
        "the archive is cut off",
        "ftp: addresses are not fetched from, only http and https",
        "there is no such file or folder",
        "good",
    ]


def test_a_broken_archive_in_a_folder_does_not_spoil_the_folder(tmp_path: Path, scratch: Scratch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.gz").write_bytes(gzip.compress(b"a" * 99)[:-4])
    (site / "b.csv").write_text("b")
    assert places(site, scratch=scratch) == {f"{site}/a.gz": "the archive is cut off", f"{site}/b.csv": "b"}


def test_a_folder_that_may_not_be_listed_is_told_and_its_neighbours_are_read(
    tmp_path: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.csv").write_text("title")
    listing = os.scandir

    def refusing(folder: str) -> Iterator[os.DirEntry[str]]:  # root, who may run this, is refused nothing
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(folder))
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found = places(tmp_path, scratch=scratch)
    assert found[str(tmp_path / "closed")] == "Permission denied"
    assert str(tmp_path / "open" / "a.csv") in found


def test_a_name_that_is_no_text_is_shown_without_harm(tmp_path: Path, scratch: Scratch) -> None:
    folder = tmp_path / "site"
    (folder / os.fsdecode(b"k\xf6ln")).mkdir(parents=True)
    (folder / os.fsdecode(b"k\xf6ln") / os.fsdecode(b"\x1b[2J\xff.csv")).write_text("a")
    (found,) = documents([str(folder)], scratch)
    assert isinstance(found, Found)
    assert found.document.place == f"{folder}/k\ufffdln/\ufffd[2J\ufffd.csv"
    assert found.document.folders[-1] == "k\ufffdln"
    assert found.document.text() == "a"


def test_a_target_that_is_no_text_is_told_without_harm(tmp_path: Path, scratch: Scratch) -> None:
    missing = os.fsdecode(b"no\xff")
    assert places(missing, scratch=scratch) == {"no\ufffd": "there is no such file or folder"}


def test_standard_input_that_is_closed_says_so(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert places("-", scratch=scratch) == {"standard input": "it is closed"}
