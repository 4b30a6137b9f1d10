"""A page as people see it: lines of text, each with what stands out in it, its links, and the box around it.

The one way through a page's nodes: whole pages, and single cells of tables, are read by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.catalogue.importers.webpage.page import classes, timed
from store.catalogue.importers.webpage.page.line import Box, Line, Piece, single
from store.catalogue.importers.webpage.words import dated

_BLOCKS = frozenset(
    """
    address article blockquote body br center dd details div dl dt fieldset figcaption figure form h1 h2 h3
    h4 h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
_STRONG = frozenset("b strong h1 h2 h3 h4 h5 h6 th dt summary".split())
_SLANTED = frozenset(("i", "em", "cite"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ICONS = frozenset(("i", "img", "svg", "span"))
_BOXES = frozenset("li tr article details".split())
_CARDS = frozenset(("div", "section"))
MOST_NODES = 400_000
"""Of a page; programme pages of large conferences have some 50,000."""
SOURCE = "data-source-line"
"""Attribute of a block: the line of the file that it was made of."""
_MOST_TABS = 200
_ROWS = 3
"""Of a table from which it may lay out what stands below each other."""


def title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return single(node.text()) if node else ""


def lines(page: LexborHTMLParser, claims: Callable[[LexborNode], object]) -> Iterator[Line]:
    """The lines of a page's body, without navigation, scripts and comments.

    :param claims: what it gives for a table that is read as such stands in its place
    """
    return _Reader(claims).read(page.body) if page.body is not None else iter(())


def within(node: LexborNode) -> list[Line]:
    """The lines of a cell, as those of one box."""
    return [*_Reader(lambda _: None, Box("tr", None, 0)).read(node)]


class _Reader:
    """Goes through the nodes in order; a line ends where a block begins or ends."""

    def __init__(self, claims: Callable[[LexborNode], object], box: Box | None = None) -> None:
        self._claims = claims
        self._box = box
        self._groups = 0
        self._line = Line()
        self._look = Piece("")
        self._level = 0
        self._trail: list[str] = []
        self._block = 0
        self._days: dict[str, str] = {}
        self._tables = 0
        self._single = False
        self._href: str | None = None
        self._anchor = self._anchors = 0
        self._shown = -1
        self._articles = 0
        self._source = 0
        self._span = 1
        self._cell = 0
        self._columns: set[int] = set()
        """Blocks of which each is an entry of its own, side by side in a row."""
        self._as_it_is = False
        self._placed: int | None = None
        """Before which of the line's pieces a picture stands that means a place."""
        self._row_above: Box | None = None
        """The last row of the table."""

    def read(self, root: LexborNode) -> Iterator[Line]:
        self._days = {} if self._box else _tabs(root)
        self._articles = len(root.css("article")) if self._box is None else 0
        # A stack of our own: hostile pages nest deeper than Python's.
        waiting: list[tuple[LexborNode, Callable[[], None] | None]] = [(root, None)]
        for _ in range(MOST_NODES):
            if not waiting:
                break
            node, leave = waiting.pop()
            tag = node.tag or ""
            if tag == "-text":
                yield from self._told(node.text_content or "")
            elif leave is not None:
                yield from self._ended(tag)
                leave()
            elif not (tag.startswith(("-", "_", "!")) or classes.is_left_out(node)):
                yield from self._ended(tag)
                claimed = self._claims(node) if tag == "table" and node is not root else None
                if claimed is not None:
                    yield Line([Piece(" ")], box=self._box, table=claimed)
                    continue
                yield from self._named(node)
                waiting.append((node, self._enter(tag, node)))
                waiting += [(child, None) for child in reversed(list(node.iter(include_text=True)))]
        yield from self._ended("p")

    def _told(self, text: str) -> Iterator[Line]:
        """Words; in text that is set as it is, a line ends where it does in the file."""
        if not self._as_it_is:
            self._add(text)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                yield from self._ended("br")
            self._add(part)

    def _named(self, node: LexborNode) -> Iterator[Line]:
        """The words of a tab in front of what it leads to."""
        if (named := node.attributes.get("id")) and named in self._days:
            yield Line([Piece(self._days.pop(named))], level=6)

    def _enter(self, tag: str, node: LexborNode) -> Callable[[], None]:
        """Take in a tag; what comes back forgets it again."""
        box, look, level, trail, block = self._box, self._look, self._level, len(self._trail), self._block
        href, anchor, as_it_is = self._href, self._anchor, self._as_it_is
        self._as_it_is = as_it_is or tag == "pre"
        self._open(tag, node)
        self._look_of(tag, node)
        self._level = _HEADINGS.get(tag, 6 if tag in _CARDS and classes.heads(node) else level)
        if tag in _BLOCKS and tag != "br":
            self._groups += 1
            self._block = self._groups
            self._trail.append(f"{tag}.{classes.shape(node)}")
            if SOURCE in node.attributes:
                self._source = classes.number(node, SOURCE, MOST_NODES)

        def leave() -> None:
            self._look, self._level, self._block = look, level, block
            self._href, self._anchor, self._as_it_is = href, anchor, as_it_is
            del self._trail[trail:]
            if tag not in ("dt", "dd"):
                self._box = box

        return leave

    def _look_of(self, tag: str, node: LexborNode) -> None:
        """What a tag makes of the words in it."""
        look, part = self._look, classes.part(node)
        if tag == "a":
            self._anchors += 1
            self._href, self._anchor = (node.attributes.get("href") or "").strip(), self._anchors
        elif tag == "time" and (moment := classes.moment(node)):
            self._line.moments.append(moment)
            part = "time"
        elif tag in ("td", "th"):
            self._span = classes.number(node, "rowspan")
            self._cell += 1
        elif tag == "tr":
            self._cell = 0
        strong, slanted = look.strong or tag in _STRONG, look.slanted or tag in _SLANTED
        if tag in _ICONS and classes.is_place(node):
            self._placed = len(self._line.pieces)
        self._look = Piece("", strong, slanted, look.raised or tag == "sup", -1, part or look.part)

    def _open(self, tag: str, node: LexborNode) -> None:
        """The box that a tag begins."""
        term = self._box if self._box and self._box.tag == "dt" else None
        if tag == "dt" and not (term and not term.told):
            outer, group = (term.outer, term.group) if term else (self._box, self._block)
            self._box = Box("dt", outer, group)
        elif tag == "dd" and term:
            term.told = True
        elif tag == "table":
            self._tables += 1
            self._row_above = None
            self._single = _is_single(node)
        elif tag == "tr" and self._single:
            return  # such a table only lays out what stands in it
        elif tag in _BOXES and (tag != "article" or self._articles > 1):
            # Rows of one table are of one group, in whichever part of it.
            if tag == "tr" and self._row_above is not None and classes.is_detail_row(node):
                self._box = self._row_above
                return
            self._box = Box(tag, self._box, -self._tables if tag == "tr" else self._block)
            self._box.heads = tag == "tr" and classes.is_one_cell(node)
            self._row_above = self._box if tag == "tr" else self._row_above
        elif tag in _CARDS:
            self._row(node)

    def _row(self, node: LexborNode) -> None:
        """The box of a block that stands for a row of a timetable, or for one of many entries alike."""
        if node.mem_id in self._columns:
            self._columns.discard(node.mem_id)
            self._box = Box("row", self._box, self._block)
        elif (columns := timed.columns(node)) is not None:
            self._columns |= {column.mem_id for column in columns}
            self._box = Box("row", self._box, self._block)
        elif self._box is None and classes.is_card(node):
            self._box = Box("card", None, self._block)

    def _add(self, text: str) -> None:
        if not text.strip() and not self._line.pieces:
            return
        look, link = self._look, -1
        text = text.replace("``", "“").replace("''", "”")  # as LaTeX writes them
        if self._href is not None:
            if self._shown != self._anchor or not self._line.links:
                self._line.links.append(("", self._href))
                self._shown = self._anchor
            link = len(self._line.links) - 1
            said, url = self._line.links[link]
            self._line.links[link] = (single(f"{said}{text}") if said else text.strip(), url)
        self._line.level = self._line.level or (self._level if text.strip() else 0)
        self._line.pieces.append(Piece(text, look.strong, look.slanted, look.raised, link, look.part))
        if text.strip() and not self._line.look:
            self._line.look, self._line.source = ">".join(self._trail[-3:]), self._source
            self._line.cell = self._cell if self._box and self._box.tag == "tr" else 0
            self._line.box, self._line.block, self._line.span = self._box, self._block, self._span

    def _ended(self, tag: str) -> Iterator[Line]:
        """The line as far as it has come, if it says anything and the tag ends it."""
        if tag in _BLOCKS:
            line, self._line = self._line, Line()
            placed, self._placed = self._placed, None
            if placed is not None:
                _see_place(line, placed)
            if line.text:
                yield line


def _see_place(line: Line, at: int) -> None:
    """What stands behind a picture of a place is one, or all of a line that ends with it."""
    said = any(piece.text.strip() for piece in line.pieces[at:])
    for piece in line.pieces[at:] if said else line.pieces:
        piece.part = piece.part or "room"


def _is_single(table: LexborNode) -> bool:
    """Whether a table has one column, and none in it, so that its rows are no entries of their own."""
    rows = table.css("tr")
    if len(rows) < _ROWS or table.css_first("table table, thead") is not None:
        return False
    return all(len(row.css("td, th")) <= 1 for row in rows) and table.css_first("td") is not None


def _tabs(root: LexborNode) -> dict[str, str]:
    """The days that links within the page lead to, by the id of the place."""
    found = [
        ((node.attributes.get("href") or "")[1:], single(node.text())[:60])
        for node in root.css('a[href^="#"]')[:_MOST_TABS]
    ]
    return {place: said for place, said in found if place and dated.day_in(said, 2000)}
