"""RIS as reference managers and databases write it, and the tagged export of the Web of Science."""

from __future__ import annotations

import re

from store.catalogue.entries import Findings, Hints, Warned
from store.catalogue.importers.citing import OwnIds
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.ris import records, works
from store.errors import BadSource

_RIS = re.compile(r"^[\s\ufeff]*TY {0,2}- ?\S", re.MULTILINE)
_TAG = re.compile(r"^[A-Z][A-Z0-9]  ?- ?", re.MULTILINE)
_WOS = re.compile(r"^PT [A-Z]\b", re.MULTILINE)
_WOS_TAG = re.compile(r"^(?:AU|TI|SO|UT|ER)\b", re.MULTILINE)


def sniff(document: Document) -> float:
    start = document.start.replace("\r\n", "\n").replace("\r", "\n")
    if _RIS.search(start) and len(_TAG.findall(start, 0, 20_000)) >= 2:
        return 0.95
    if _is_web_of_science(start):
        return 0.95
    return 0.0


def _is_web_of_science(start: str) -> bool:
    return bool(_WOS.search(start)) and len(set(_WOS_TAG.findall(start))) >= 3


def read(document: Document, _hints: Hints) -> Findings:
    """Entries in the order of the file; what stands between records is passed over.

    :raises BadSource: there is no record
    """
    other = _is_web_of_science(document.start) and not _RIS.search(document.start)
    found = (records.of_web_of_science if other else records.of_ris)(_lines(document))
    entry = works.of_web_of_science if other else works.of_ris
    own, any_record = OwnIds(), False
    for line, fields, closed in found:
        any_record = True
        yield entry(line, fields, own)
        if not closed:
            yield Warned("the record is not closed by ER; it may have been cut off", f"line {line}")
    if not any_record:
        raise BadSource(
            "the file holds no RIS record", document.place, "A record begins with a line TY  - JOUR."
        )


def _lines(document: Document) -> list[tuple[int, str]]:
    """Lines by any of the three line ends."""
    return list(enumerate(re.split(r"\r\n|\n|\r", document.text()), 1))


FORMAT = Format(name="ris", label="RIS or Web of Science", sniff=sniff, read=read)
