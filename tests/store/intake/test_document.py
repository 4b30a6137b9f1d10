"""What a document gives of its bytes."""

import pickle
from pathlib import Path

import pytest

from store.catalogue.importers import document as module
from store.catalogue.importers.document import Document, Web
from store.errors import BadSource

GREEK = "Über die Zukunft: Łódź, naïveté"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_in_whatever_unicode_it_comes(encoding: str) -> None:
    document = Document.of(f"{GREEK}\nsecond".encode(encoding), "a.txt")
    assert document.text() == f"{GREEK}\nsecond"
    assert document.start == f"{GREEK}\nsecond"
    assert list(document.lines()) == [(1, GREEK), (2, "second")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_noticed_without_its_mark(encoding: str) -> None:
    assert Document.of("title,authors\nA,Zoë\n".encode(encoding)).text() == "title,authors\nA,Zoë\n"


def test_western_text_that_is_not_utf_8_keeps_its_accents_and_says_so() -> None:
    document = Document.of("José Núñez – “quoted”".encode("cp1252"))
    assert document.text() == "José Núñez – “quoted”"
    assert document.encoding == document.decoded == "cp1252"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("机器学习系统会议论文集，深度学习训练", "gb18030"), ("Привет мир это статья о сетях", "cp1251")],
)
def test_other_scripts_are_guessed(text: str, encoding: str) -> None:
    assert Document.of(text.encode(encoding)).text() == text


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="ISO-8859-2"?><a>Łódź</a>',
        '<html><meta charset="iso-8859-2"><p>Łódź</p>',
    ],
)
def test_what_a_file_declares_is_believed(text: str) -> None:
    assert Document.of(text.encode("iso-8859-2")).text() == text


def sent(content: bytes, charset: str) -> str:
    document = Document(content, "a.html", web=Web("http://example.org/", "text/html", charset))
    assert document.start == document.text()
    return document.text()


def test_what_the_server_says_is_believed_where_the_bytes_allow_it() -> None:
    text = "池の蛙, 葦の中のヒキガエル"
    assert sent(text.encode("shift_jis"), "shift_jis") == text
    assert sent(text.encode("iso2022_jp"), "iso-2022-jp") == text
    assert sent(text.encode("utf-16-le"), "utf-16le") == text
    assert sent("Лягушки".encode("koi8-r"), "koi8-r") == "Лягушки"


def test_the_server_counts_more_than_the_file() -> None:
    text = '<meta charset="iso-8859-1"><p>Łódź'
    assert sent(text.encode("iso-8859-2"), "iso-8859-2") == text


@pytest.mark.parametrize("charset", ["latin1", "shift_jis", "klingon", "rot13", "unicode_escape", "ü", ""])
def test_utf_8_is_noticed_whatever_the_server_says(charset: str) -> None:
    text = '<meta charset="iso-8859-1"><p>Zoë \\u0041'
    assert sent(text.encode(), charset) == text


def test_plain_ascii_is_no_other_encoding_for_being_called_one() -> None:
    document = Document(b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "a", web=Web(charset="latin1"))
    assert document.encoding == "utf-8"


def test_what_a_file_declares_wrongly_is_not() -> None:
    text = '<?xml version="1.0" encoding="ascii"?><a>Łódź</a>'
    assert Document.of(text.encode()).text() == text


@pytest.mark.parametrize("name", ["no-such-thing", "rot13", "base64"])
def test_an_encoding_that_is_none_is_passed_over(name: str) -> None:
    assert "Zoë" in Document.of(f'<?xml version="1.0" encoding="{name}"?><a>Zoë</a>'.encode()).text()


def test_one_broken_byte_does_not_turn_the_rest_into_gibberish() -> None:
    document = Document.of("Zoë, Łukasz, Jürgen, François, Søren ".encode() + b"\xff")
    assert document.text() == "Zoë, Łukasz, Jürgen, François, Søren \ufffd"


def test_a_letter_cut_off_at_the_end_is_no_other_encoding() -> None:
    assert Document.of("naïveté"[:-1].encode() + "é".encode()[:1]).encoding == "utf-8"


def test_the_start_ends_before_a_letter_that_is_cut() -> None:
    start = Document.of(b"x" + "é".encode() * module.HEAD).start
    assert start == "x" + "é" * (module.HEAD // 2 - 1)


def test_nothing_is_said_about_the_encoding_of_what_was_not_read_as_text() -> None:
    document = Document.of(b"PK\x03\x04\xff\xff")
    assert document.content()
    assert document.decoded == ""


def test_an_empty_file_is_empty() -> None:
    document = Document.of(b"")
    assert (document.size, document.head, document.start, document.text()) == (0, b"", "", "")
    assert list(document.lines()) == []


def test_a_huge_line_is_one_line() -> None:
    assert [(n, len(line)) for n, line in Document.of(b"x" * 5_000_000 + b"\r\ny").lines()] == [
        (1, 5_000_000),
        (2, 1),
    ]


def test_json_lets_repeated_keys_and_nan_through() -> None:
    found = Document.of(b'{"a": 1, "a": 2, "b": NaN}').json()
    assert found["a"] == 2
    assert found["b"] != found["b"]


def test_broken_json_tells_line_and_column() -> None:
    with pytest.raises(BadSource, match=r"papers\.json: no valid JSON: .* at line 2, column 4"):
        Document.of(b'{"a":\n 1 2}', "papers.json").json()


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"a":' * 100_000, b"1" * 5000])
def test_hostile_json_is_refused(content: bytes) -> None:
    with pytest.raises(BadSource, match=r"bad\.json"):
        Document.of(content, "bad.json").json()


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 10)
    document = Document.of(b"x" * 11, "large.txt")
    for read in (document.content, document.text, lambda: list(document.lines())):
        with pytest.raises(BadSource, match=r"large\.txt: larger"):
            read()
    assert document.head == b"x" * 11


def test_a_sibling_lies_in_the_same_folder_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "sitedata"
    folder.mkdir()
    for path in (folder / "papers.csv", folder / "sessions.yml", tmp_path / "secret"):
        path.write_text(path.name)
    (folder / "link").symlink_to(tmp_path / "secret")
    document = Document(folder / "papers.csv", "sitedata/papers.csv", ("sitedata",), beside=folder)
    sibling = document.sibling("sessions.yml")
    assert sibling
    assert (sibling.text(), sibling.place, sibling.folders) == (
        "sessions.yml",
        "sitedata/sessions.yml",
        ("sitedata",),
    )
    assert [document.sibling(name) for name in ("missing", "../secret", "link")] == [None, None, None]


def test_a_sibling_in_memory_is_found() -> None:
    document = Document.of(b"a", "a.csv", ("x",), {"b.csv": b"b"})
    sibling = document.sibling("b.csv")
    assert sibling
    assert (sibling.text(), sibling.place) == ("b", "x/b.csv")
    assert document.sibling("c.csv") is None


def test_a_document_goes_to_another_process_without_what_was_read_of_it() -> None:
    document = Document.of(b"[1, 2]", "a.json", ("x",), {"b.csv": b"b"})
    assert document.json() == [1, 2]
    whole = document.digest
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301 - made a moment ago
    assert "_parsed" not in vars(copy)
    assert (copy.place, copy.name, copy.folders, copy.json(), copy.digest) == (
        "x/a.json",
        "a.json",
        ("x",),
        [1, 2],
        whole,
    )
