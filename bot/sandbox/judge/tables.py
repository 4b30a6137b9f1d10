"""The ``table`` and ``data_table`` blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.judge.objects import ID
from bot.sandbox.judge.rich_text import RICH_TEXT_PARTS
from bot.sandbox.judge.rules import ByType, Choice, Flag, Problem, Rule, Several, Shape, String, Whole
from bot.sandbox.judge.walk import texts_of

COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Number:
    """Any JSON number."""

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        """One problem for anything that is not a number."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield Problem(at, "must provide a number")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of cells: bounded in number and in characters, all of one width where ``even``."""

    cell: Rule
    head: Rule
    least: int
    most: int
    characters: int
    even: bool = False

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        """Each thing wrong with the rows."""
        yield from Several(Several(self.cell, COLUMNS), self.most, self.least).problems(value, at)
        if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
            return
        if value:
            yield from Several(self.head, COLUMNS).problems(value[0], f"{at}/0")
        if self.even and len({len(row) for row in value}) > 1:
            yield Problem(at, "all rows must have the same number of cells")
        if sum(len(text) for text in texts_of(value)) > self.characters:
            yield Problem(at, f"must be less than {self.characters + 1} characters")


_RAW = Shape({"text": String(10_000, least=0)})
_RICH = Shape({"elements": Several(RICH_TEXT_PARTS, 1000)}, {"block_id": ID})
_CELL = ByType({"raw_text": _RAW, "rich_text": _RICH})
_DATA: dict[str, Rule] = {"raw_text": _RAW, "raw_number": Shape({"value": Number()}, {"text": String(255)})}
_SETTINGS = Several(Shape({}, {"align": Choice(("left", "center", "right")), "is_wrapped": Flag()}), COLUMNS)

TABLE = Shape(
    {"rows": Rows(_CELL, _CELL, least=1, most=100, characters=10_000)},
    {"block_id": ID, "column_settings": _SETTINGS},
)
DATA_TABLE = Shape(
    {
        "caption": String(2000),
        "rows": Rows(ByType(_DATA | {"rich_text": _RICH}), ByType(_DATA), 2, 201, 20_000, even=True),
    },
    {"block_id": ID, "page_size": Whole(1, 100), "row_header_column_index": Whole(0, COLUMNS - 1)},
)
