"""Files in archives; archives that are broken or mean harm."""

import gzip
import io
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.catalogue.importers.intake import archives, members
from store.catalogue.importers.intake import scratch as bounds
from store.catalogue.importers.intake.archives import Found, LeftOut, Origin, unpacked
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource

NO_FILES = {"given": "an archive that holds no files"}


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
        assert told(inside(file.getvalue(), tmp_path, scratch)) == NO_FILES
    info = zipfile.ZipInfo("link.csv")
    info.external_attr = 0o120777 << 16
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(info, "../../secret")
        assert told(inside(file.getvalue(), tmp_path, scratch)) == NO_FILES


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
    for module in (members, archives):
        monkeypatch.setattr(module, "MOST_MEMBERS", 10)
    with pytest.raises(BadSource, match="more than 10 files"):
        inside(many, tmp_path, scratch)
    directory = many.rfind(b"PK\x05\x06") + 12
    huge = many[:directory] + struct.pack("<I", 1 << 30) + many[directory + 4 :]
    with pytest.raises(BadSource, match="more than 10 files"):
        inside(huge, tmp_path, scratch)


def test_a_locked_member_says_what_to_do_and_the_others_come_in(tmp_path: Path, scratch: Scratch) -> None:
    content = bytearray(zipped({"a.csv": b"a", "b.csv": b"b"}))
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    locked, other = inside(bytes(content), tmp_path, scratch, "c.zip")
    assert isinstance(locked, LeftOut)
    assert (locked.place, locked.reason, locked.failed) == ("c.zip: a.csv", "it is encrypted", True)
    assert "password" in locked.remedy
    assert told([other]) == {"c.zip: b.csv": "b"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_unpacks_all_at_once_is_not_unpacked(
    method: int, tmp_path: Path, scratch: Scratch
) -> None:
    """64 MiB of zeros are 50 bytes of bzip2, and come in one piece."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("a.csv", bytes(64 * 1024 * 1024))
    (found,) = inside(packed.getvalue(), tmp_path, scratch)
    assert isinstance(found, LeftOut)
    assert (found.reason, found.failed) == ("it is packed in a way that is not opened", True)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_does_not_spoil_the_others_and_leaves_nothing(
    method: int, tmp_path: Path, scratch: Scratch
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name in ("a.csv", "b.csv", "c.csv"):
            archive.writestr(name, "".join(f"{name} {number * 7919 % 1000}\n" for number in range(500)))
    content = bytearray(packed.getvalue())
    middle = content.find(b"PK\x03\x04", content.find(b"b.csv"))
    content[middle - 60 : middle - 20] = bytes(40)
    found = inside(bytes(content), tmp_path, scratch, "d.zip")
    broken = [each for each in found if isinstance(each, LeftOut)]
    assert [(each.place, each.failed) for each in broken] == [("d.zip: b.csv", True)]
    assert "damaged" in broken[0].reason or "cut off" in broken[0].reason
    whole = next(each for each in found if isinstance(each, Found))
    assert len(found) == 3
    assert whole.document.sibling("c.csv")
    assert not whole.document.sibling("b.csv")


def test_a_colon_in_a_name_is_no_way_out(tmp_path: Path, scratch: Scratch) -> None:
    assert told(inside(zipped({"Track 2: frogs/talk: toads.csv": b"a"}), tmp_path, scratch, "c.zip")) == {
        "c.zip: Track 2: frogs/talk: toads.csv": "a"
    }


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_is_no_text_is_shown_without_harm(pack: type, tmp_path: Path, scratch: Scratch) -> None:
    (found,) = inside(pack({"a\x1b[2J\n\u202egnp.csv": b"a"}), tmp_path, scratch)
    assert isinstance(found, Found)
    assert found.document.place == "given: a\ufffd[2J\ufffd\ufffdgnp.csv"
    assert found.document.name == "a\ufffd[2J\ufffd\ufffdgnp.csv"


def test_a_second_file_of_the_same_name_is_told_as_not_imported(tmp_path: Path, scratch: Scratch) -> None:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.csv", "first")
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr("a.csv", "second")
        found = inside(file.getvalue(), tmp_path, scratch)
    assert [each.document.text() for each in found if isinstance(each, Found)] == ["first"]
    assert [(each.reason, each.failed) for each in found if isinstance(each, LeftOut)] == [
        ("a second file of the same name", True)
    ]


def test_an_empty_archive_says_so(tmp_path: Path, scratch: Scratch) -> None:
    assert told(inside(zipped({}), tmp_path, scratch)) == NO_FILES
    assert told(inside(zipped({"__MACOSX/._a.csv": b"x", ".DS_Store": b"x"}), tmp_path, scratch)) == NO_FILES


PACKED = [
    zipped({"a.csv": b"title\n" * 9, "in/b.csv": bytes(range(256))}),
    gzip.compress(b"title\n" * 50),
    tarred({"a.csv": b"title\n" * 9, "b.csv": b"b"}),
    gzip.compress(tarred({"a.csv": b"a"})),
    zipped({"x.zip": zipped({"y.csv": b"y"}), "z.csv.gz": gzip.compress(b"z")}),
]


@given(packed=st.sampled_from(PACKED), data=st.data())
@settings(max_examples=300, deadline=None)
def test_an_archive_with_any_bytes_changed_is_read_or_refused(packed: bytes, data: st.DataObject) -> None:
    content = bytearray(packed[: data.draw(st.integers(1, len(packed)))])
    places = st.integers(0, len(content) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        content[at] = byte
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "scratch").mkdir()
        try:
            found = inside(bytes(content), Path(folder), Scratch(Path(folder) / "scratch"))
        except BadSource as error:
            assert error.place  # noqa: PT017 - either is right
        else:
            assert found


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped({"a": content})])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_off_archive_is_told_as_such(
    pack: type, share: float, tmp_path: Path, scratch: Scratch
) -> None:
    content = pack(bytes(range(256)) * 400)
    with pytest.raises(BadSource, match="cut off"):
        inside(content[: int(len(content) * share)], tmp_path, scratch)


def test_a_damaged_archive_is_told_as_such(tmp_path: Path, scratch: Scratch) -> None:
    content = bytes(range(256)) * 40
    for packed in (gzip.compress(content), tarred({"a": content, "b": content})[:12_000]):
        with pytest.raises(BadSource, match=r"the archive is (damaged|cut off)"):
            inside(packed[:60] + b"\xff" * 40 + packed[100:], tmp_path, scratch)


def test_a_broken_archive_in_an_archive_does_not_spoil_the_others(tmp_path: Path, scratch: Scratch) -> None:
    content = zipped({"a.zip": zipped({"x": b"x" * 500})[:60], "b.csv": b"b"})
    assert told(inside(content, tmp_path, scratch, "c.zip")) == {
        "c.zip: a.zip": "the archive is cut off",
        "c.zip: b.csv": "b",
    }


def test_names_that_no_file_can_have_are_left_out(tmp_path: Path, scratch: Scratch) -> None:
    assert list(told(inside(zipped({"x" * 300: b"a"}), tmp_path, scratch)).values()) == [
        "its name is too long"
    ]
