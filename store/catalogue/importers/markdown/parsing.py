"""Markdown as headings, paragraphs and list entries, each a run of pieces: words, words in italics, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from store.catalogue.importers.webpage.page.anchors import whole

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(
    r"\A\ufeff?\s{0,20}(?P<mark>---|\+\+\+)[ \t]*\r?\n.*?^(?P=mark)[ \t]*$", re.DOTALL | re.MULTILINE
)
_PLAIN_FRONT = re.compile(
    r"\A\ufeff?title: [^\n]{1,300}\n(?:[A-Za-z_]{2,30}: [^\n]{0,300}\n){1,20}(?=\s*\n)", re.IGNORECASE
)
"""The same without marks about it, as Pelican has it."""
_LONGEST_PARAGRAPH = 20_000
"""Characters: emphasis and brackets in one paragraph take time that grows faster than their number."""
_WITHIN = frozenset(
    ("em_open", "em_close", "strong_open", "strong_close", "link_open", "link_close", "s_open", "s_close")
)
_OPEN = re.compile(r"[^\W_][,’')]?$")
_GOES_ON = re.compile(r"\s*(?!(?:by|von|par|with|speakers?|authors?|in|https?|www)\b)[^\W\d_A-ZÀ-Þ]")
"""How a line begins that goes on with the sentence of the line before."""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    url: str = ""
    slanted: bool = False
    """In italics."""
    bold: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table: its line, and the pieces of each cell."""

    line: int
    cells: list[tuple[Piece, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A heading (``level`` 1 to 6), a paragraph, a list entry (``depth`` from 1) or a table (``rows``)."""

    line: int
    """From 1."""
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    depth: int = 0
    inner: list[Block] = field(default_factory=list)
    """Entries of a list under this one."""
    rows: list[Row] = field(default_factory=list)
    """Of a table, its header first."""

    @property
    def text(self) -> str:
        return " ".join("".join(piece.text for piece in self.pieces).split())


def front(text: str) -> str:
    """What stands in front of a page for the site that shows it; empty where there is none."""
    found = _FRONT.match(text) or _PLAIN_FRONT.match(text)
    return found[0] if found else ""


def html(text: str, attribute: str) -> str:
    """The page as a web page, with a break at the end of each line.

    :param attribute: of each block: the line that it begins at, from 1
    """
    shower = _parser(breaks=True)
    tokens = shower.parse(_bounded(_behind_front(text)))
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet(attribute, str(token.map[0] + 1))
        _join(token.children or [])
    return str(shower.renderer.render(tokens, shower.options, {}))


def _join(tokens: list[Token]) -> None:
    """Make a blank of each break in the midst of a sentence, of emphasis or of a link."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += token.nesting if token.type in _WITHIN else 0
        if token.type != "softbreak" or not 0 < at < len(tokens) - 1:
            continue
        before, after = tokens[at - 1].content, tokens[at + 1].content
        if depth > 0 or (_OPEN.search(before) and _GOES_ON.match(after)):
            token.type, token.tag, token.content = "text", "", " "


def _behind_front(text: str) -> str:
    """Blank lines in the place of what stands in front, so that the numbers of the lines stay right."""
    ahead = front(text)
    return "\n" * ahead.count("\n") + text[len(ahead) :]


def blocks(text: str, base: str = "") -> Iterator[Block]:
    """Headings, paragraphs, tables and the outermost entries of lists, in order.

    :param base: the page's address, for links relative to it
    """
    for block in _blocks(text):
        yield _placed(block, base) if base else block


def _placed(block: Block, base: str) -> Block:
    """The block with the links in it as seen from the page's address."""
    block.pieces = tuple(replace(piece, url=whole(piece.url, base)) for piece in block.pieces)
    block.inner = [_placed(inner, base) for inner in block.inner]
    for row in block.rows:
        row.cells = [tuple(replace(one, url=whole(one.url, base)) for one in cell) for cell in row.cells]
    return block


def _blocks(text: str) -> Iterator[Block]:
    level = 0
    entries: list[Block] = []
    tokens = iter(_parser().parse(_bounded(_behind_front(text))))
    for token in tokens:
        if token.type == "table_open":
            yield _table(token, tokens)
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "list_item_open":
            entries.append(Block(_line(token), depth=len(entries) + 1))
        elif token.type == "list_item_close":
            yield from _closed(entries)
        elif token.type == "inline":
            block = Block(_line(token), tuple(_pieces(token.children or ())), level)
            level = 0
            if entries:
                entries[-1].pieces = entries[-1].pieces or block.pieces
            else:
                yield block


@cache
def _parser(*, breaks: bool = False) -> MarkdownIt:
    """The parser; with ``breaks`` the ends of lines are shown."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - with the first file that needs it

    return MarkdownIt("commonmark", {"html": True, "maxNesting": 20, "breaks": breaks}).enable("table")


def _table(begin: Token, tokens: Iterator[Token]) -> Block:
    """The table that begins with a token; what is in it is taken from those that follow."""
    table = Block(_line(begin))
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            table.rows.append(Row(_line(token)))
        elif token.type == "inline" and table.rows:
            table.rows[-1].cells.append(tuple(_pieces(token.children or ())))
    return table


def _closed(entries: list[Block]) -> Iterator[Block]:
    """The innermost open entry ends: it belongs to the one around it, or is an outermost one."""
    done = entries.pop()
    if entries:
        entries[-1].inner.append(done)
    else:
        yield done


def _bounded(text: str) -> str:
    return "\n".join(line[:_LONGEST_PARAGRAPH] for line in text.splitlines())


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    url, slanted, bold = "", False, False
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            url = ""
        elif token.type in ("em_open", "em_close"):
            slanted = token.type == "em_open"
        elif token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type in ("softbreak", "hardbreak"):
            yield Piece(" ", url, slanted, bold)
        elif token.type in ("text", "code_inline") and token.content:
            yield Piece(token.content, url, slanted, bold)
