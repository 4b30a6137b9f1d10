"""A page's lines in parts that belong together: those of one box, or those between two boxes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.catalogue.importers.webpage.page.line import Box, Line
from store.catalogue.importers.webpage.people import persons, roles, spelling
from store.catalogue.importers.webpage.programme import sections
from store.catalogue.importers.webpage.titles.looks import is_detail

_FOLD = re.compile(
    r"(?:show |read |view |see )?(?:the )?(?:abstract|description|summary|more|details|bio(?:graphy)?"
    r"|zusammenfassung|résumé)[\s:.…▸▼+]*",
    re.IGNORECASE,
)
"""What leads to more about an entry."""
_TITLE = 3
"""Words of a link from which it is a title."""


@dataclass(slots=True)
class Part:
    """Some lines in a row."""

    begin: int
    """The place of the first among all."""
    lines: list[Line]
    box: Box | None
    is_outer: bool
    """Whether boxes that are parts of their own are in its box."""


def parts(lines: Sequence[Line]) -> Iterator[Part]:
    """The parts in order; a box that only holds details of the one around it is a part of that."""
    unit = _units(lines) | _paired(lines) | _folded(lines) | _below_headings(lines)
    boxes = [unit.get(id(line.box), line.box) for line in lines]
    outer = {id(box.outer) for box in boxes if box is not None and box.outer is not None}
    begin = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or boxes[at] is not boxes[begin] or _breaks(lines[at]):
            box = boxes[begin]
            yield Part(begin, list(lines[begin:at]), box, box is not None and id(box) in outer)
            begin = at


def _breaks(line: Line) -> bool:
    """Whether a heading begins something else for sure."""
    level = sections.level(line)
    return bool(level) and (sections.is_junk(line.text) or sections.is_papers(line.text))


def _paired(lines: Sequence[Line]) -> dict[int, Box | None]:
    """For rows that only name people, below a row with the link to their work: that row."""
    several = Counter(id(line.box) for line in lines)
    titled = {id(line.box) for line in lines if any(len(said.split()) >= _TITLE for said, _ in line.links)}
    found: dict[int, Box | None] = {}
    for above, line in pairwise(lines):
        if line.box is None or line.box.tag != "tr" or above.box is None or id(above.box) not in titled:
            continue
        apart = line.box is not above.box and line.box.group == above.box.group
        if apart and several[id(line.box)] == 1 and persons.surely(spelling.spelt(line.pieces)):
            found[id(line.box)] = above.box
    return found


def _folded(lines: Sequence[Line]) -> dict[int, Box | None]:
    """For what is folded away below a word such as "Abstract": what that stands in."""
    first: dict[int, Line] = {}
    for line in lines:
        if line.box is not None and line.box.tag == "details":
            first.setdefault(id(line.box), line)
    return {at: line.box.outer for at, line in first.items() if line.box and _FOLD.fullmatch(line.text)}


def _below_headings(lines: Sequence[Line]) -> dict[int, Box | None]:
    """For the entries of a list of people: what the label, or the heading, above it stands in.

    Below a heading it is one only where the page's own tags call it so.
    """
    found: dict[int, Box | None] = {}
    for above, line in pairwise(lines):
        box = line.box
        if box is None or box.tag != "li":
            continue
        held = id(above.box) in found and above.box is not None and above.box.group == box.group
        listed = (above.level and line.part == "people") or (
            not above.level and roles.label_alone(above.text)
        )
        if (listed and above.box is box.outer) or held:
            found[id(box)] = box.outer
    return found


def _units(lines: Sequence[Line]) -> dict[int, Box | None]:
    """For boxes with nothing but details of what is around them: the box around."""
    inside: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.box is not None and line.box.outer is not None and line.box.tag == "li":
            inside[line.box.group, id(line.box.outer)].append(line)
    return {
        id(line.box): line.box.outer
        for several in inside.values()
        if all(line.table is None and is_detail(line) for line in several)
        for line in several
        if line.box is not None
    }
