"""Columns that hold one person each, or a part of a name: "Author 1", "Author 2 Last Name", "First name".

They become one list in the order of the numbers, behind the columns that the table has; a cell that holds all
authors goes before them. A name without a number that is parted in two becomes one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from store.catalogue.importers.tables import sheets
from store.text import key

_FIRST = "first name|given name|forename|firstname|vorname|prenom"
_LAST = "last name|family name|surname|lastname|nachname|nom de famille"
_PARTS = {"name": "name", "full name": "name", "affiliation": "affiliation"} | {
    name: part for part, names in (("first_name", _FIRST), ("last_name", _LAST)) for name in names.split("|")
}
_ONE = re.compile(
    r"(?:(?P<which>author|speaker|presenter)(?: s)?\s?)?(?P<number>\d{1,3})?\s?"
    rf"(?P<part>{'|'.join(_PARTS)})?"
)
_LISTS = {"author": "Authors", "speaker": "Speakers", "presenter": "Speakers"}
Placed = tuple[str, int, str]
"""The list that a column belongs to, the number in it (0: none), and the part that it holds."""


def gathered(table: sheets.Table) -> sheets.Table:
    """The table with one column of people for those that are numbered; others as they are."""
    found = {name: one for name in table.columns if (one := of(name))}
    if not found or {one[2] for one in found.values() if not one[1]} in ({"first_name"}, {"last_name"}):
        return table  # one half of a name says nothing
    rows = ((place, folded(row) if isinstance(row, Mapping) else row) for place, row in table.rows)
    kept = [name for name in table.columns if name not in found]
    lists = sorted({one[0] for one in found.values()} - {*kept})
    return replace(table, columns=[*kept, *lists], sample=[*map(folded, table.sample)], rows=rows)


@lru_cache(maxsize=1_000)
def of(column: str) -> Placed | None:
    """What a column of one person holds; ``None`` for every other column."""
    found = _ONE.fullmatch(key(column[:80]))
    if found is None:
        return None
    part = _PARTS[found["part"] or "name"]
    if not (found["which"] and found["number"]) and part not in ("first_name", "last_name"):
        return None
    return _LISTS[found["which"] or "author"], int(found["number"] or 0), part


def folded(row: Mapping[str, object]) -> dict[str, object]:
    """A row with its people in lists; what stands in a column of that name already holds."""
    people: dict[tuple[str, int], dict[str, object]] = {}
    rest: dict[str, object] = {}
    for name, value in row.items():
        one = of(name)
        if one is None:
            rest[name] = value
        elif value:
            people.setdefault(one[:2], {})[one[2]] = value
    for which in dict.fromkeys(_LISTS.values()):
        found = [*_of(which, people)]
        if found and not rest.get(which):
            rest[which] = _listed(found, numbered=(which, 0) not in people)
    return rest


def _of(which: str, people: Mapping[tuple[str, int], dict[str, object]]) -> Iterator[dict[str, object]]:
    return (people[at] for at in sorted(people) if at[0] == which)


def _listed(found: Iterable[dict[str, object]], *, numbered: bool) -> object:
    """Objects of the people; one whose name has no number stays a text, as the other columns speak of it."""
    if numbered:
        return [*found]
    one = next(iter(found))
    return " ".join(str(one[part]) for part in ("name", "first_name", "last_name") if part in one)
