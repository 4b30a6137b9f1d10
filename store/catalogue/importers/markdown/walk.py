"""Ways through a page's blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.catalogue.importers.markdown.parsing import Block


def under_headings(blocks: Iterable[Block]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each block with the headings that it stands under, the page's own left out."""
    path: dict[int, str] = {}
    for block in blocks:
        if block.level:
            path = {level: text for level, text in path.items() if level < block.level}
            path[block.level] = block.text
        else:
            yield block, tuple(text for level, text in path.items() if level > 1)


def every(block: Block) -> Iterator[Block]:
    """An entry of a list and all entries under it."""
    if block.depth:
        yield block
    for inner in block.inner:
        yield from every(inner)
