"""Columns that hold one person each, such as "Author 1" and "Author 2 Last Name": one list, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from store.catalogue.importers.tables import sheets
from store.text import key

_ONE = re.compile(r"(author|speaker)\s?(\d{1,3})(?: (name|full name|first name|last name|affiliation))?")
_LISTS = {"author": "Authors", "speaker": "Speakers"}


def gathered(table: sheets.Table) -> sheets.Table:
    """The table with one column of people for those that are numbered; others as they are."""
    found = {name: one for name in table.columns if (one := _numbered(name))}
    lists = {_LISTS[one[1]] for one in found.values()}
    if not found or lists & {name.strip().title() for name in table.columns}:
        return table
    rows = ((place, _folded(row) if isinstance(row, Mapping) else row) for place, row in table.rows)
    kept = [name for name in table.columns if name not in found]
    return replace(table, columns=[*kept, *sorted(lists)], sample=[*map(_folded, table.sample)], rows=rows)


@lru_cache(maxsize=1_000)
def _numbered(column: str) -> re.Match[str] | None:
    return _ONE.fullmatch(key(column[:80]))


def _folded(row: Mapping[str, object]) -> dict[str, object]:
    people: dict[tuple[str, int], dict[str, object]] = {}
    rest: dict[str, object] = {}
    for name, value in row.items():
        one = _numbered(name)
        if one is None:
            rest[name] = value
        elif value:
            people.setdefault((one[1], int(one[2])), {})[(one[3] or "name").replace(" ", "_")] = value
    return rest | {_LISTS[which]: [*_of(which, people)] for which in _LISTS if any(_of(which, people))}


def _of(which: str, people: dict[tuple[str, int], dict[str, object]]) -> Iterator[dict[str, object]]:
    return (people[at] for at in sorted(people) if at[0] == which)
