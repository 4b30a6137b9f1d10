"""Tables: CSV, TSV, CSV with semicolons, XLSX, JSON lines and JSON lists of flat objects.

What a column holds is guessed from its name and its content (``columns``) and told in a warning; the user may
say it instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from store.catalogue.entries import Entry, Findings, Hints, Warned
from store.catalogue.importers import citing, yamls
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import refuse_page
from store.catalogue.importers.tables import (
    content,
    dated,
    dialects,
    fronts,
    numbered,
    repeated,
    sheets,
    timetables,
    workbooks,
)
from store.catalogue.importers.tables import names as names_of
from store.catalogue.importers.tables.columns import Columns, by_name
from store.catalogue.importers.tables.nested import lists
from store.catalogue.importers.tables.works import Works
from store.catalogue.tidy import times
from store.catalogue.writing.tables import chunks
from store.errors import BadSource
from store.records import Skipped
from store.text import key

_KEY = re.compile(r'"([^"\\]{1,60})"\s*:')
_YAML_KEY = re.compile(r"(?:^|[{,])\s*(?:- +)*([A-Za-z_][\w -]{0,40}?)\s*:(?:\s|$)", re.MULTILINE)
_COMMENTED = re.compile(r"(?:/\*.{0,2000}?\*/|//[^\n]{0,2000})\s*[{\[]", re.DOTALL)
"""JSON behind a comment, which is neither."""
_TALKS = frozenset(("abstract", "start", "authors", "speakers"))
_CALLED = frozenset(("name", "Name", "fullname", "first_name", "firstname", "firstName"))
_SESSIONS = frozenset(("session", "activity", "event", "talk"))
_ABOUT = frozenset(("bio", "affiliation", "company", "institution", "photo", "organization"))
"""What lists of people say, which are refused with the reason."""
_MOST_WARNINGS = 20
_AT_ONCE = 200
"""Rows that are read before entries are made of them, which is sooner done than by turns."""
_MOST_WORDS = 6
"""Of a day and a time."""


def sniff(document: Document) -> float:
    """At most 0.5: whatever knows a table by its special columns is to be preferred."""
    if workbooks.is_one(document.head):
        return 0.9
    start = document.start.lstrip()
    if b"\0" in document.head[:4096] and "\0" in start[:1000]:
        return 0.0
    if start.startswith(("{", "[")):
        return _sniff_json(start)
    if start.startswith(("---", "+++")) and fronts.is_one(document):
        return 0.92
    if yamls.looks_like_it(start):
        sure = _sniff_yaml(start)
        named = bool(sure) and document.name.lower().endswith((".yml", ".yaml"))
        return 0.8 if named else max(sure, _sniff_text(start))  # its comments look like headings
    return _sniff_text(start)


def _sniff_text(start: str) -> float:
    if start.startswith(("<", "@", "%PDF", "---", "BEGIN:")) or _COMMENTED.match(start):
        return 0.0
    if dialects.is_one_column(start):
        return 0.4
    if not dialects.mark(start):
        return 0.0
    known = dialects.known_columns(start)
    return 0.45 if "title" in known and len(known) > 1 else 0.4 if len(known) > 1 else 0.25


def _sniff_json(start: str) -> float:
    names = {*_KEY.findall(start)}
    keys = {by_name(name) for name in names}
    if sheets.is_json_lines(start):
        return 0.5 if "title" in keys else 0.25
    if "title" in keys:
        return 0.35
    if "start" in keys and not _SESSIONS.isdisjoint(map(str.lower, names)):
        return 0.3  # a programme of which the sessions are all that is called
    return 0.3 if "name" in {*map(str.lower, names)} and not _TALKS.isdisjoint(keys) else 0.0


def _sniff_yaml(start: str) -> float:
    names = {*_YAML_KEY.findall(start)}
    keys = {by_name(name) for name in names}
    if "title" in keys and len(keys - {""}) > 1:
        return 0.8
    if "start" in keys and {*map(key, names)} & {*names_of.EITHER, *_SESSIONS, "sessionids"}:
        return 0.5  # a programme whose items are called by a "name" or an "activity"
    if _CALLED.isdisjoint(names):
        return 0.0
    return (
        0.4 if not _TALKS.isdisjoint(keys) else 0.3 if not _ABOUT.isdisjoint(map(str.lower, names)) else 0.0
    )


def read(document: Document, hints: Hints) -> Findings:
    """Entries in the order of the rows, then what the columns were read as.

    :raises BadSource: no column holds titles; the message names the columns there are
    """
    refuse_page(document, "a table")
    try:
        yield from _tables(document, hints)
    except RecursionError:
        raise BadSource("it is nested too deep", document.place, "No programme is nested so deep.") from None


def _tables(document: Document, hints: Hints) -> Findings:
    refused: list[tuple[str, BadSource]] = []
    found, own = False, citing.OwnIds()
    for each in map(numbered.gathered, map(dated.by_sheet, sheets.of(document))):
        try:
            table, columns = _judged(document, each, hints)
        except BadSource as problem:
            refused.append((each.name.rstrip("!"), problem))
            continue
        found = True
        works = repeated.gathered(table, columns)
        kind = lists.kind_of_file(document.name.partition(".")[0])
        yield from _entries(works, Works(columns, hints, own, kind), columns)
        yield from map(Warned, works.doubts)
    if not found:
        raise refused[0][1] if refused else BadSource("the workbook has no rows", document.place)
    for name, error in refused:
        yield Warned(f"{name}: not read: {str(error).removeprefix(f'{document.place}: ')}")


def _judged(document: Document, table: sheets.Table, hints: Hints) -> tuple[sheets.Table, Columns]:
    """A table and its columns; one without titles may be a timetable, whose cells hold them."""
    grid = None
    if not hints.columns and timetables.is_one(table):
        grid = timetables.unfolded(table)
    try:
        return (grid or table), _columns(document, grid or table, hints)
    except BadSource:
        grid = None if hints.columns else timetables.unfolded(table)
        if grid is None:
            raise
        return grid, _columns(document, grid, hints)


def _columns(document: Document, table: sheets.Table, hints: Hints) -> Columns:
    try:
        columns = Columns(table.columns, table.sample, hints.columns)
    except BadSource as error:
        raise BadSource(str(error), document.place, error.remedy) from error
    shown = ", ".join(name.strip()[:40] for name in table.columns[:30])
    if any(
        content.is_sponsors([*filter(None, map(content.as_text, _cells(table, name)))])
        for name in table.columns
    ):
        raise BadSource("this looks like a list of sponsors; it holds no items", document.place)
    if table.name and columns.is_list_of_names:
        raise BadSource("nothing but names stands in it that can be read", document.place)
    if not columns.has_title:
        raise BadSource(
            f"no column looks like titles, so it holds no items; the columns are: {shown}",
            document.place,
            "If one of them holds titles, say which: title=COLUMN.",
        )
    return columns


def _cells(table: sheets.Table, column: str) -> list[object]:
    return [row.get(column) for row in table.sample]


def _entries(table: sheets.Table, works: Works, columns: Columns) -> Findings:
    warned, kinds = 0, "kind" in columns.fields
    for place, row in chain.from_iterable(chunks(table.rows, _AT_ONCE)):
        if isinstance(row, Mapping):
            entry = works.entry(place, row)
            yield entry if kinds or isinstance(entry, Skipped) else _spoken(entry, columns)
            continue
        warned += isinstance(row, Warned)
        if isinstance(row, Skipped) or warned <= _MOST_WARNINGS:
            yield row
    yield from map(Warned, _doubts(works, columns))
    for text in columns.report():
        yield Warned(f"{table.name.rstrip('!')}: {text}" if table.name else text)


def _spoken(entry: Entry, columns: Columns) -> Entry:
    """A row that names who speaks, nobody who wrote, and no kind: a talk, where it would be a paper."""
    if entry.kind != "paper" or entry.subkind:
        return entry
    roles = {one.role for one in entry.people}
    spoken = "author" not in roles and ("speaker" in roles or columns.speaks != "")
    return replace(entry, kind="talk") if spoken else entry


def _doubts(works: Works, columns: Columns) -> Iterator[str]:
    """What was not understood of days, times and zones, and what was taken for granted, in words."""
    if works.unread:
        said, place = next(iter(works.unread.items()))
        why = "" if "date" in columns.fields else "; no column is read as their days"
        if _lacks_year(said):
            why = "; it says no year: give it with --year"
        yield f"{_dates(len(works.unread))} cannot be read, such as {said!r} in {place}{why}"
    if works.zones:
        named = ", ".join([*works.zones][:10])
        yield f"not a zone of one meaning, so that its times are taken to be local to the event: {named}"
    if works.ends:
        ends = "1 end is" if works.ends == 1 else f"{works.ends:,} ends are"
        yield f"{ends} left out, as no start of that day goes with it"
    if works.turned:
        which = "month" if columns.month_first else "day"
        yield f"dates such as {works.turned[:20]!r} are read {which} first, as other ones of the table are"
    if works.carried:
        rows = "1 row has" if works.carried == 1 else f"{works.carried:,} rows have"
        yield f"{rows} a time and no day: taken to be on the day of the row above"


def _lacks_year(said: str) -> bool:
    """Whether a day and a time could be read if only a year stood there: "June 28th 14:10 to 14:35"."""
    words = said.split()
    firsts = (" ".join(words[:count]) for count in range(1, min(len(words), _MOST_WORDS) + 1))
    return any(times.moment(first) is None and times.moment(first, 2000) for first in firsts)


def _dates(count: int) -> str:
    return "1 date or time" if count == 1 else f"{count:,} dates or times"


FORMAT = Format(name="tables", label="table (CSV, TSV, XLSX, JSON)", sniff=sniff, read=read)
