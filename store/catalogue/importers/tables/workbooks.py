"""Sheets of an XLSX file, by ``openpyxl``: values only, without the empty rows that formats leave.

``openpyxl`` is imported with the first workbook: with numpy, which it looks for, that takes longer than all
other imports of the readers of tables.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import merged
from store.catalogue.importers.tables.dialects import MOST_COLUMNS
from store.errors import BadSource

_LARGEST = 300 * 1024 * 1024
"""Bytes of all parts, unpacked."""
_MOST_PARTS = 5_000
_LONGEST_GAP = 2_000
"""Empty rows after which a sheet is taken to be at its end."""


def is_one(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"xl/" in head


def sheets(document: Document) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]], list[str]]]:
    """Names of the sheets with their rows, numbered as the program shows them, and what is to be told.

    :raises BadSource: no workbook, or one that would grow too large
    """
    import openpyxl  # noqa: PLC0415 - see above

    content = document.content()
    _bounded(document, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on extensions that values do not need
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
    except Exception as error:  # openpyxl lets anything through that a broken part raises
        raise BadSource(
            f"the workbook cannot be read: {error}", document.place, "Save it again as .xlsx."
        ) from error
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" and hasattr(sheet, "reset_dimensions"):
                sheet.reset_dimensions()
                known = merged.beside(content, str(vars(sheet).get("_worksheet_path", "")))
                rows = _rows(document, sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS))
                yield sheet.title, merged.filled(rows, known), [*_doubts(known)]
    finally:
        book.close()


def _doubts(known: merged.Beside) -> Iterator[str]:
    if known.bare:
        cells = "1 cell is a formula" if known.bare == 1 else f"{known.bare:,} cells are formulas"
        yield f"{cells} without a value: open the workbook, save it, and import it again"


def _bounded(document: Document, content: bytes) -> None:
    """Look at the directory before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BadSource(
            "the workbook is damaged or cut off", document.place, "Save it again as .xlsx."
        ) from error
    if len(sizes) > _MOST_PARTS or sum(sizes) > _LARGEST:
        grown = f"{sum(sizes) // 1024 // 1024:,} MiB in {len(sizes):,} parts"
        raise BadSource(
            f"the workbook unpacks to {grown}", document.place, "Save the sheet with the programme as CSV."
        )


def _rows(document: Document, found: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    empty = 0
    try:
        for number, row in enumerate(found, 1):
            cells = [_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            empty = 0 if cells else empty + 1
            if cells:
                yield number, cells
            elif empty > _LONGEST_GAP:
                return
    except (ValueError, KeyError, TypeError, SyntaxError, zipfile.BadZipFile, EOFError) as error:
        raise BadSource(
            f"a sheet cannot be read: {error}", document.place, "Save it again as .xlsx."
        ) from error


def _text(value: object) -> str:
    """A cell as it is shown: a whole number without ``.0``, a date without a midnight that nobody wrote."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
