"""Fields of BibTeX records: text and addresses without TeX, and what a volume says of its papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from store.catalogue.entries import Home
from store.catalogue.importers import citing
from store.catalogue.importers.bibtex.blocks import Record
from store.catalogue.tidy import text, times

VOLUMES = frozenset({"proceedings", "mvproceedings"})
NO_WORKS = frozenset({"comment", "string", "preamble", "xdata", "set"})
"""Types of records that are no publication at all."""
_ABOUT_VOLUME = (
    "year", "date", "month", "publisher", "address", "location", "series", "volume", "isbn", "issn",
)  # fmt: skip
"""What a paper inherits from the volume that it names as its ``crossref``."""
_MARKUP = re.compile(r"[\\{}$~&<]|---?|``|''")
_ESCAPED = re.compile(r"\\\\[a-zA-Z]+|\\\$[^$]{0,80}(?<!\\)[\^_][^$]{0,80}\\\$")
"""Commands and formulas of which TeX would print the marks; where dollars are meant, all is escaped."""
_SPELT = re.compile(r"\{\\textbackslash\}[a-zA-Z]|\{\\\$\}[^$]{1,200}\{\\\$\}")
"""The same as programs spell it: "{\\textbackslash}emph\\{x\\}", "{\\$}n{\\textasciicircum}2{\\$}"."""
_SIGN = re.compile(r"\{\\(textbackslash|textasciicircum|textasciitilde|[$_%&#])\}|\\(?=[{}])")
_SIGNS = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", None: "",
          "%": "\\%", "&": "\\&", "#": "\\#"}  # fmt: skip
_UNESCAPED = re.compile(r"(?<!\\)[{}$]")


def plain(value: str) -> str:
    """A short field that is looked at here; ``tidy`` cleans what goes into an entry."""
    return text.plain(value, "tex") if _MARKUP.search(value) else " ".join(value.split())


def address(value: str) -> str:
    r"""A web address or DOI without TeX: ``\_`` is ``_``, ``\url{...}`` is what it holds."""
    bare = re.sub(r"\\(?:url|href)\s*(?=\{)|\\textasciitilde\s*(?:\{\})?|\\~(?:\{\})?", _of_command, value)
    bare = re.sub(r"\\(?:textunderscore|_)\s*(?:\{\})?", "_", bare)
    bare = re.sub(r"\{?\\([_%#&$~^{}])\}?", r"\1", bare)
    return "".join(re.sub(r"[{}]", "", bare).split())


def _of_command(found: re.Match[str]) -> str:
    return "" if "url" in found[0] or "href" in found[0] else "~"


def inherited(record: Record, parents: Mapping[str, Record]) -> Mapping[str, str]:
    """The fields of a record, with those of its volume where it has none itself."""
    parent = parents.get(record.fields.get("crossref", "").strip().lower())
    if parent is None or parent is record:
        return record.fields
    above = {name: parent.fields[name] for name in _ABOUT_VOLUME if name in parent.fields}
    title = parent.fields.get("booktitle") or parent.fields.get("title")
    if title:
        above["booktitle"] = title
    return {**above, **record.fields}


def home(record: Record) -> Home:
    """The event that a ``@proceedings`` record speaks of."""
    fields = record.fields
    name = fields.get("booktitle") or fields.get("title") or fields.get("name") or ""
    return Home(
        name=plain(name),
        year=citing.year_of(fields.get("year", "") or fields.get("date", "")),
        starts=_day(fields.get("start", "")),
        ends=_day(fields.get("end", "")),
        city=plain(fields.get("address", "") or fields.get("location", "")),
        url=address(fields.get("url", "")),
    )


def _day(value: str) -> date | None:
    found = times.moment(value)
    return found.date() if isinstance(found, datetime) else found


def once_escaped(value: str) -> str:
    r"""A value as its authors wrote it, whose TeX was escaped when it was written down: ``D\$^3\$``."""
    if _SPELT.search(value):
        return _SIGN.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), value)
    if not _ESCAPED.search(value) or _UNESCAPED.search(value):
        return value
    return re.sub(r"\\([\\{}$_^])", r"\1", value)
