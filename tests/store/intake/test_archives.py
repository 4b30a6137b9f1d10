"""Files in archives; archives that are broken or mean harm."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from store.catalogue.importers.intake import archives
from store.catalogue.importers.intake import scratch as bounds
from store.catalogue.importers.intake.archives import Found, LeftOut, Origin, unpacked
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource


def zipped(members: Mapping[str, bytes]) -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return file.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    with io.BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
        return file.getvalue()


def inside(content: bytes, tmp_path: Path, scratch: Scratch, name: str = "given") -> list[Found | LeftOut]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(unpacked(path, Origin(name, name, "key"), scratch))


def told(found: list[Found | LeftOut]) -> dict[str, str]:
    return {
        each.place if isinstance(each, LeftOut) else each.document.place: each.reason
        if isinstance(each, LeftOut)
        else each.document.text()
        for each in found
    }


def test_a_plain_file_is_itself(tmp_path: Path, scratch: Scratch) -> None:
    assert told(inside(b"text", tmp_path, scratch)) == {"given": "text"}


def test_gzip_is_known_by_its_content_and_loses_its_ending(tmp_path: Path, scratch: Scratch) -> None:
    (found,) = inside(gzip.compress(b"a") + gzip.compress(b"b"), tmp_path, scratch, "papers.csv.gz")
    assert isinstance(found, Found)
    assert (found.document.text(), found.document.name) == ("ab", "papers.csv")
    assert told(inside(gzip.compress(b"a"), tmp_path, scratch, "papers.csv")) == {"papers.csv": "a"}


def test_a_zip_gives_its_files_and_they_know_their_folders_and_neighbours(
    tmp_path: Path, scratch: Scratch
) -> None:
    content = zipped({"data/a.csv": b"a", "data/b.csv": b"b", "other/a.csv": b"c", ".git/x": b"", "d/": b""})
    found = inside(content, tmp_path, scratch, "conf.zip")
    assert told(found) == {
        "conf.zip: data/a.csv": "a",
        "conf.zip: data/b.csv": "b",
        "conf.zip: other/a.csv": "c",
    }
    assert isinstance(found[0], Found)
    sibling = found[0].document.sibling("b.csv")
    assert sibling
    assert (sibling.text(), sibling.place, sibling.folders) == ("b", "conf.zip: data/b.csv", ("data",))
    assert len({each.key for each in found if isinstance(each, Found)}) == 3


def test_archives_in_archives_are_opened_but_not_for_ever(tmp_path: Path, scratch: Scratch) -> None:
    two = zipped({"inner.zip": zipped({"a.csv": b"a"})})
    assert told(inside(two, tmp_path, scratch, "outer.zip")) == {"outer.zip: inner.zip: a.csv": "a"}
    deep = b"x"
    for _ in range(10):
        deep = gzip.compress(deep)
    assert list(told(inside(deep, tmp_path, scratch)).values()) == ["an archive inside of too many others"]


def test_a_tar_is_opened_also_gzipped(tmp_path: Path, scratch: Scratch) -> None:
    content = tarred({"data/a.csv": b"a"})
    for packed in (content, gzip.compress(content)):
        assert told(inside(packed, tmp_path, scratch, "c.tgz")) == {"c.tgz: data/a.csv": "a"}


def test_a_spreadsheet_is_a_zip_that_is_not_opened(tmp_path: Path, scratch: Scratch) -> None:
    content = zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"})
    (found,) = inside(content, tmp_path, scratch, "papers.xlsx")
    assert isinstance(found, Found)
    assert found.document.content() == content


@pytest.mark.parametrize("name", ["../evil.csv", "/etc/evil.csv", "a/../../evil", "C:\\evil.csv", "..\\evil"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_that_names_files_outside_of_itself_is_refused(
    name: str, pack: type, tmp_path: Path, scratch: Scratch
) -> None:
    with pytest.raises(BadSource, match="outside of itself"):
        inside(pack({name: b"evil"}), tmp_path, scratch)
    assert not list(tmp_path.rglob("evil*"))


def test_links_in_archives_are_not_followed(tmp_path: Path, scratch: Scratch) -> None:
    link = tarfile.TarInfo("link.csv")
    link.type, link.linkname = tarfile.SYMTYPE, "../../secret"
    with io.BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            archive.addfile(link)
        assert inside(file.getvalue(), tmp_path, scratch) == []
    info = zipfile.ZipInfo("link.csv")
    info.external_attr = 0o120777 << 16
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(info, "../../secret")
        assert inside(file.getvalue(), tmp_path, scratch) == []


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped({"a": content})])
def test_a_bomb_is_refused_before_it_goes_off(pack: type, tmp_path: Path, scratch: Scratch) -> None:
    with pytest.raises(BadSource, match="grows to more than 200 times"):
        inside(pack(bytes(64 * 1024 * 1024)), tmp_path, scratch)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 20 * 1024 * 1024


def test_one_file_and_all_files_have_a_limit(
    tmp_path: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "LARGEST", 1000)
    with pytest.raises(BadSource, match="larger than"):
        inside(gzip.compress(bytes(1001)), tmp_path, scratch)
    scratch._left = 1500
    with pytest.raises(BadSource, match="in all"):
        inside(zipped({"a": bytes(900), "b": bytes(900)}), tmp_path, scratch)


def test_too_many_members_are_refused(
    tmp_path: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = zipped({f"{n}.csv": b"" for n in range(20)})
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    with pytest.raises(BadSource, match="more than 10 files"):
        inside(many, tmp_path, scratch)
    directory = many.rfind(b"PK\x05\x06") + 12
    huge = many[:directory] + struct.pack("<I", 1 << 30) + many[directory + 4 :]
    with pytest.raises(BadSource, match="more than 10 files"):
        inside(huge, tmp_path, scratch)


def test_an_encrypted_member_says_what_to_do(tmp_path: Path, scratch: Scratch) -> None:
    content = bytearray(zipped({"a.csv": b"a"}))
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadSource, match=r"a\.csv is encrypted") as refused:
        inside(bytes(content), tmp_path, scratch)
    assert "password" in refused.value.remedy


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped({"a": content})])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_off_archive_is_told_as_such(
    pack: type, share: float, tmp_path: Path, scratch: Scratch
) -> None:
    content = pack(bytes(range(256)) * 400)
    with pytest.raises(BadSource, match="cut off"):
        inside(content[: int(len(content) * share)], tmp_path, scratch)


def test_a_damaged_archive_is_told_as_such(tmp_path: Path, scratch: Scratch) -> None:
    for content in (zipped({"a": bytes(range(256)) * 40}), gzip.compress(bytes(range(256)) * 40)):
        with pytest.raises(BadSource, match=r"the archive is (damaged|cut off)"):
            inside(content[:60] + b"\xff" * 40 + content[100:], tmp_path, scratch)


def test_a_broken_archive_in_an_archive_does_not_spoil_the_others(tmp_path: Path, scratch: Scratch) -> None:
    content = zipped({"a.zip": zipped({"x": b"x" * 500})[:60], "b.csv": b"b"})
    assert told(inside(content, tmp_path, scratch, "c.zip")) == {
        "c.zip: a.zip": "the archive is cut off",
        "c.zip: b.csv": "b",
    }


def test_names_that_no_file_can_have_are_left_out(tmp_path: Path, scratch: Scratch) -> None:
    assert list(told(inside(zipped({"x" * 300: b"a"}), tmp_path, scratch)).values()) == [
        "its name is too long, or is there twice"
    ]
