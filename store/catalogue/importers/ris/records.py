"""RIS and Web of Science files taken apart into records, by ``rispy``.

Its parsers want clean records; files have text between them, records that are not closed, blank lines and
lines that go on. So records are cut out here first, and each is parsed by itself, which also tells its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rispy import RisParser, WokParser
from rispy.config import TAG_KEY_MAPPING

RIS_START = re.compile(r"^\s*TY {0,2}-[ \t]*(?=\S)")
WOS_START = re.compile(r"^PT [A-Z]\b")
_TAG = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")
_LOOSE_TAG = re.compile(r"^([A-Z][A-Z0-9]) ?- ?(.*)$")
"""Tags of a record that itself begins with ``TY -`` or ``TY-``."""
_WOS_TAG = re.compile(r"^([A-Z][A-Z0-9])(?: (.*))?$")
_ONE_A_LINE = frozenset(("AU", "AF", "BA", "BF", "CA", "GP", "CR"))
Pair = tuple[str, str]
Fields = Mapping[str, list[str]]
"""Values by tag, in order."""
# "UK" is rispy's own word for tags that it does not know; as a tag of a file it would be in the way.


def of_ris(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Fields, bool]]:
    """Records with the line they begin at and whether they were closed by ``ER``."""
    parser = RisParser(
        mapping={tag: tag for tag in TAG_KEY_MAPPING}, list_tags=[*TAG_KEY_MAPPING], delimiter_tags_mapping={}
    )
    for number, pairs, closed in _cut(lines, RIS_START, _TAG):
        rows = [f"{tag}  - {value}" for tag, value in _joined(pairs, frozenset()) if tag != "UK"]
        for one in parser.parse_lines(iter([*rows, "ER  - "])):
            unknown = one.pop("UK", {})
            yield number, {**_lists(one), **_lists(unknown)}, closed


def of_web_of_science(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Fields, bool]]:
    """The same for the other dialect: two letters, a blank and the value; each line of names is one name."""
    parser = WokParser(mapping=_Same(), list_tags=[*_ONE_A_LINE])
    for number, pairs, closed in _cut(lines, WOS_START, _WOS_TAG):
        rows = [f"{tag} {value}" for tag, value in [*_joined(pairs, _ONE_A_LINE), ("ER", "")]]
        for one in parser.parse_lines(iter(rows)):
            yield number, _lists(one), closed


class _Same(dict[str, str]):
    """Every tag is called by its own name."""

    def __missing__(self, tag: str) -> str:
        return tag


def _lists(found: Mapping[str, Any]) -> dict[str, list[str]]:
    return {tag: value if isinstance(value, list) else [value] for tag, value in found.items() if value}


def _cut(
    lines: Iterable[tuple[int, str]], start: re.Pattern[str], tagged: re.Pattern[str]
) -> Iterator[tuple[int, list[Pair], bool]]:
    """Records as pairs of tag and value; a line that goes on has no tag."""
    pairs: list[Pair] = []
    began, style = 0, tagged
    for number, raw in lines:
        line = raw.lstrip("\ufeff").replace("\0", "")
        if start.match(line):
            if pairs:
                yield began, pairs, False
            line, began = line.lstrip(), number
            style = tagged if tagged.match(line) else _LOOSE_TAG
            pairs = [_pair(style, line)]
        elif pairs and line.strip():
            pair = _pair(style, line)
            if pair[0] == "ER":
                yield began, pairs, True
                pairs = []
            else:
                pairs.append(pair)
    if pairs:
        yield began, pairs, False


def _pair(style: re.Pattern[str], line: str) -> Pair:
    found = style.match(line)
    return (found[1], (found[2] or "").strip()) if found else ("", line.strip())


def _joined(pairs: list[Pair], apart: frozenset[str]) -> Iterator[Pair]:
    """Each value whole; the lines of a tag in ``apart`` become values of their own."""
    tag, parts = pairs[0][0], [pairs[0][1]]
    for following, text in pairs[1:]:
        if not following and tag not in apart:
            parts.append(text)
            continue
        yield tag, " ".join(parts).strip()
        tag, parts = following or tag, [text]
    yield tag, " ".join(parts).strip()
