"""A page as people see it: lines of text, each with what stands out in it, its links and its table row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    """
    address article blockquote body br center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4
    h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
_LEFT_OUT = frozenset(
    "script style noscript template nav footer aside svg form select button head iframe".split()
)
_STRONG = frozenset("b strong h1 h2 h3 h4 h5 h6 th dt".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MOST_NODES = 400_000
"""Of a page; programme pages of large conferences have some 50,000."""


@dataclass(slots=True)
class Line:
    """One line; ``row`` counts rows of tables, 0 outside of them."""

    text: str = ""
    strong: str = ""
    """What it begins with in bold, or as a heading."""
    heading: bool = False
    row: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    """Text and address of each."""
    lead: str = ""
    """What follows the part that stands out, up to a link."""


def title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return " ".join(node.text().split()) if node else ""


def lines(page: LexborHTMLParser) -> Iterator[Line]:
    """The lines of a page's body, without navigation, scripts and comments."""
    return _Reader().read(page.body) if page.body is not None else iter(())


class _Reader:
    """Goes through the nodes in order; a line ends where a block begins or ends."""

    def __init__(self) -> None:
        self._line = Line()
        self._strong = 0
        self._row = 0
        self._rows = 0
        self._href: list[str] = []
        self._plain_seen = False

    def read(self, root: LexborNode) -> Iterator[Line]:
        # A stack of our own: hostile pages nest deeper than Python's.
        waiting: list[tuple[LexborNode, bool]] = [(root, False)]
        nodes = 0
        while waiting and nodes < MOST_NODES:
            node, leaving = waiting.pop()
            tag = node.tag or ""
            nodes += 1
            if tag == "-text":
                self._add(node.text_content or "")
                continue
            if tag in _LEFT_OUT or tag.startswith(("-", "_", "!")):
                continue
            if tag in _BLOCKS and (done := self._ended()):
                yield done
            if leaving:
                self._leave(tag)
                continue
            self._enter(tag, node)
            waiting.append((node, True))
            waiting += [(child, False) for child in reversed(list(node.iter(include_text=True)))]
        if done := self._ended():
            yield done

    def _enter(self, tag: str, node: LexborNode) -> None:
        self._strong += tag in _STRONG
        self._line.heading |= tag in _HEADINGS
        if tag == "tr":
            self._rows += 1
            self._row = self._rows
        if tag == "a":
            self._href.append((node.attributes.get("href") or "").strip())
            self._line.links.append(("", self._href[-1]))

    def _leave(self, tag: str) -> None:
        self._strong -= tag in _STRONG
        if tag in ("tr", "table"):
            self._row = 0
        if tag == "a":
            self._href.pop()

    def _add(self, text: str) -> None:
        if self._href and self._line.links:
            said, url = self._line.links[-1]
            self._line.links[-1] = (f"{said}{text}".strip(), url)
        self._line.text += text
        between = bool(self._line.strong) and not text.strip()  # "<b>12</b> <b>Title</b>"
        if (self._strong or between) and not self._plain_seen:
            self._line.strong += text
        else:
            self._plain_seen |= bool(text.strip())
            linked = self._plain_seen and bool(self._line.links)
            self._line.lead += "" if linked else text

    def _ended(self) -> Line | None:
        """The line as far as it has come, if it says anything."""
        line, self._line = self._line, Line()
        self._plain_seen = False
        line.text, line.strong, line.lead = map(_single, (line.text, line.strong, line.lead))
        line.row = self._row
        return line if line.text else None


def _single(text: str) -> str:
    return " ".join(text.split())
