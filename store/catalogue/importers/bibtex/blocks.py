"""A BibTeX file taken apart into records, by ``bibtexparser``, in portions so that large files stay cheap.

bibtexparser starts a block at every ``@name{`` that begins a line, even within a field that was never closed.
So a file may be cut there without changing what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock, String

from store.catalogue.importers.bibtex.values import NEXT_FIELD, Macros
from store.records import Skipped

_PORTION = 200_000
"""Characters given to the parser at once: memory stays at a few megabytes, the time is the same."""
_START = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
_FIELD = re.compile(r"(?:^|,)[ \t]*([A-Za-z][\w.:-]*)[ \t]*=[ \t]*(?=[{\"\w])", re.MULTILINE)
_FIELDS = re.compile(r"[^\n=]{0,200}?,\s*[A-Za-z][\w.:-]*\s*=\s*[{\"\w]")
_HEAD = re.compile(r"\s*@\s*(\w+)\s*[{(]\s*([^\s,{}=]*)\s*(?=,)")
_FEWEST = 3
"""Fields of a broken record that make it worth mending."""
_CROSSREF = re.compile(
    r"\bcrossref\s*=\s*(?:[{\"]\s*([^{}\",]+?)\s*[}\"]|([A-Za-z][\w:./+-]*)\s*(?=[,}\n]))", re.IGNORECASE
)


@dataclass(slots=True)
class Record:
    """One ``@type{key, name = value, ...}``; names and type in lower case, values without outer braces."""

    line: int
    type: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    mended: bool = False
    """True where a comma between fields was missing, or where braces do not match."""


def records(text: str, macros: Macros) -> Iterator[Record | Skipped]:
    """All records of a file in its order; a block that cannot be read is ``Skipped``."""
    for line, portion in _portions(text):
        blocks = parse_string(portion, parse_stack=[]).blocks
        for at, block in enumerate(blocks):
            before = blocks[at - 1] if at else None
            rest = _left_behind(blocks[at + 1]) if at + 1 < len(blocks) and isinstance(block, Entry) else ""
            found = _record(block, line, macros, rest)
            if found is not None:
                yield _commented(found) if _comments_out(before) else found


def strings(text: str, macros: Macros) -> int:
    """Take every ``@string`` of a file into ``macros``; how many there are."""
    starts = [*_START.finditer(text)]
    ends = [*(found.start() for found in starts[1:]), len(text)]
    wanted = [
        text[found.start() : end]
        for found, end in zip(starts, ends, strict=False)
        if found[1].lower() == "string"
    ]
    found = [_rescued(block) for block in parse_string("\n".join(wanted), parse_stack=[]).blocks]
    defined = [block for block in found if isinstance(block, String)]
    for block in defined:
        macros.define(block.key, block.value)
    return len(defined)


def parents(text: str, macros: Macros) -> dict[str, Record]:
    """The records that others name as their ``crossref``, by key; parents stand behind their children."""
    wanted = {(quoted or bare).lower() for quoted, bare in _CROSSREF.findall(text)}
    if not wanted:
        return {}
    return {
        one.key.lower(): one
        for one in records(text, macros)
        if isinstance(one, Record) and one.key.lower() in wanted
    }


def _portions(text: str) -> Iterator[tuple[int, str]]:
    """Pairs of lines that went before and a part of the text that begins with a block."""
    begin, line = 0, 0
    for found in _START.finditer(text):
        if found.start() - begin >= _PORTION:
            yield line, text[begin : found.start()]
            line += text.count("\n", begin, found.start())
            begin = found.start()
    yield line, text[begin:]


def _rescued(block: Block) -> Block:
    """The block itself, or the one inside that the parser set aside for a double key or a double field."""
    while isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        block = block.ignore_error_block
    return block


def _comments_out(before: Block | None) -> bool:
    """Whether what stands before a block on its line begins with the mark of comments."""
    if not isinstance(before, ImplicitComment):
        return False
    return (before.raw or "").rpartition("\n")[2].lstrip().startswith("%")


def _commented(found: Record | Skipped) -> Skipped:
    return Skipped(
        found.place if isinstance(found, Skipped) else f"line {found.line}", "commented out with %"
    )


def _left_behind(after: Block) -> str:
    """Fields that stand behind the end of a record, as it was closed by a brace of one of them."""
    text = (after.raw or "") if isinstance(after, ImplicitComment) else ""
    return text if _FIELDS.match(text) else ""


def _mended(raw: str, line: int, macros: Macros) -> Record | None:
    """A record whose braces do not match, by the beginnings of its fields, where it has enough of them."""
    head = _HEAD.match(raw)
    starts = [*_FIELD.finditer(raw, head.end())] if head else []
    if head is None or len(starts) < _FEWEST:
        return None
    made = Record(line, head[1].lower(), head[2], mended=True)
    ends = [*(found.start() for found in starts[1:]), len(raw)]
    for found, end in zip(starts, ends, strict=True):
        value = raw[found.end() : end].strip().rstrip(",").strip()
        if end == len(raw):
            value = value.rstrip(")} \r\n\t,") + ("}" if value.startswith("{") else "")
        text = value[1:-1] if value[:1] in ('"', "{") and value[-1:] in ('"', "}") else macros.value(value)[0]
        if text.count("{") != text.count("}"):
            text = text.replace("{", "").replace("}", "")
        made.fields.setdefault(found[1].lower(), text)
    return made


def _record(block: Block, line: int, macros: Macros, rest: str) -> Record | Skipped | None:
    """The record of a block; ``rest``: what stands behind it and is a part of it."""
    block = _rescued(block)
    at = line + (block.start_line or 0) + 1
    if rest or isinstance(block, ParsingFailedBlock):
        mended = _mended(f"{block.raw or ''}{rest}", at, macros)
        if mended is not None:
            return mended
    if isinstance(block, ParsingFailedBlock):
        reason = str(block.error).strip() or "it cannot be read as BibTeX"
        return Skipped(f"line {at}", f"a broken entry: {reason.removeprefix('Parser error: ')}")
    if not isinstance(block, Entry):
        return None
    made = Record(at, block.entry_type.strip().lower(), block.key)
    for one in block.fields:
        _take(made, one.key, one.value, macros)
    return made


def _take(record: Record, name: str, raw: str, macros: Macros) -> None:
    """Put a field in its record: the first with a value holds; swallowed fields are taken out of it."""
    value, rest = macros.value(raw)
    name = name.strip().lower()
    if value.strip() and name not in record.fields:
        record.fields[name] = value
    following = NEXT_FIELD.match(rest)
    while following:
        record.mended = True
        value, rest = macros.value(rest[following.end() :])
        record.fields.setdefault(following[1].lower(), value)
        following = NEXT_FIELD.match(rest)
