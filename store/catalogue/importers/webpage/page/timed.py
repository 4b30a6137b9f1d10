"""Blocks that a page lays out as rows of a timetable: a time, and beside it what is on then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from store.catalogue.importers.webpage.words.dated import SPAN

_REST = re.compile(r"[\s()\[\]:,;|.–—-]*(?:[A-Z]{2,5}|uhr|h|hrs?)?[\s()\[\]:,;|.–—-]*", re.IGNORECASE)
"""What may stand behind a time: a zone."""
_LONGEST = 40
"""Characters of a time."""
_MOST = 12
"""Tags around one."""
_CHILDREN = 40
_HEADS = "h1, h2, h3, h4, h5, h6, strong, b, a[href]"


def columns(node: LexborNode) -> list[LexborNode] | None:
    """What stands beside each other in a block that is such a row: its columns where several things are on at
    once, else nothing; None for any other block."""
    children = [*_children(node)]
    if not 1 < len(children) <= _CHILDREN or not _is_time(children[0]):
        return None
    if _is_head(node):
        return None
    rest = children[2:] if _is_time(children[1]) else children[1:]
    if not any(map(_says, rest)) or any(map(_is_time, rest)):
        return None
    alike = [each for each in rest if each.tag == rest[0].tag and each.attributes == rest[0].attributes]
    apart = len(rest) > 1 and len(alike) == len(rest) and all(map(_is_whole, filter(_says, rest)))
    return rest if apart else []


def _is_head(node: LexborNode) -> bool:
    """Whether it only heads what its parent goes on with: the time and name of a session."""
    parent = node.parent
    beside = (
        [*_children(parent)] if parent is not None and parent.tag in ("div", "section", "article") else []
    )
    if len(beside) < 2 or beside[0].mem_id != node.mem_id:
        return False
    return not any(_is_time(child) for child in [*_children(beside[1])][:1])


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """The tags right in a block; nothing where words stand beside them."""
    for child in node.iter(include_text=False):
        if not (child.tag or "").startswith(("-", "!", "_")):
            yield child


def _is_time(node: LexborNode) -> bool:
    """Whether a tag says a time and nothing else."""
    said = _text(node)
    found = SPAN.match(said)
    return found is not None and _REST.fullmatch(said[found.end() :]) is not None


def _says(node: LexborNode) -> bool:
    """Whether there are words in it, as far as one looks."""
    return re.search(r"[^\W\d_]", _text(node, 400, 60)) is not None


def _is_whole(node: LexborNode) -> bool:
    """Whether it has a title of its own and something with it."""
    return node.css_first(_HEADS) is not None and len(node.css("*")) > 2


def _text(node: LexborNode, most: int = _LONGEST, tags: int = _MOST) -> str:
    """The words in a tag; empty where they are more than those of a time."""
    said, waiting = "", [node]
    for _ in range(tags):
        if not waiting:
            return " ".join(said.split())
        one = waiting.pop()
        if one.tag == "-text":
            said += one.text_content or ""
            if len(said.strip()) > most:
                break
        else:
            waiting += reversed([*one.iter(include_text=True)])
    return said if most > _LONGEST else ""
