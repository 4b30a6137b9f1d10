"""Files that people try and that no reader reads: the refusal says what they are and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.errors import BadSource
from store.queries import Import
from store.store import Store
from tests.store.sample import T0


def packed(**parts: str) -> bytes:
    """A zip of parts, in order, their names with dots for slashes and ``__`` for dots."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace(".", "/").replace("__", "."), text)
    return whole.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
SHEET = "application/vnd.oasis.opendocument.spreadsheet"
FILES = (
    ("programme.xls", OLE, "an .xls or .doc file", ".xlsx"),
    ("programme.ods", packed(mimetype=SHEET, content__xml="<x/>"), "an OpenDocument spreadsheet", ".xlsx"),
    ("text.odt", packed(mimetype=SHEET[:-11] + "text", content__xml="<x/>"), "an OpenDocument file", "CSV"),
    ("text.docx", packed(**{"[Content_Types]__xml": "<x/>", "word.document__xml": "<x/>"}), "a Word", "CSV"),
    ("sheet.numbers", packed(**{"Index.Document__iwa": ""}), "a Numbers spreadsheet", ".xlsx"),
    ("paper.pdf", b"%PDF-1.7\n", "a PDF", "BibTeX"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "what", "remedy"), FILES, ids=[each[0] for each in FILES])
def test_it_is_called_by_its_name_with_a_remedy(name: str, content: bytes, what: str, remedy: str) -> None:
    with pytest.raises(BadSource, match=f"{name}: {what}.* does not read") as refused:
        formats.recognised(Document.of(content, name))
    assert remedy in refused.value.remedy


@pytest.mark.parametrize("name", ["programme.xls", "programme.ods", "text.docx"])
def test_it_is_not_taken_for_an_archive(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(next(content for called, content, *_ in FILES if called == name))
    (report,) = store.bring_in(Import((str(path),)), T0)
    assert ".xlsx" in report.remedy
