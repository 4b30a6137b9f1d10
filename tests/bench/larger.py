"""A larger set of papers, made of real ones: ``python -m tests.bench.larger SOURCE TARGET [HOW_MANY]``.

Every real paper stays. Further ones are put together of two real papers drawn by chance, with a fixed seed:
the title is the beginning of one and the end of the other, the abstract takes their sentences by turns, the
authors are first names of one and surnames of the other, venue and year are of the first. So words are as
frequent among the many as among the few, names and titles are new, and rare words are no rarer than in life.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from tests.bench.papers import Paper, read

SEED = 340_000
MANY = 340_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def enlarged(papers: Sequence[Paper], many: int) -> Iterator[dict[str, Any]]:
    """Lines for ``many`` papers: the real ones, then such as are put together of two."""
    draw = Random(SEED)  # noqa: S311 - questions, the same each time
    for number in range(many):
        if number < len(papers):
            yield _line(papers[number])
        else:
            one, other = draw.sample(papers, 2)
            yield _joined(f"made-{number}", one, other, draw)


def _line(paper: Paper) -> dict[str, Any]:
    return {
        "id": paper.id, "title": paper.title, "abstract": paper.abstract, "authors": paper.authors,
        "venue": paper.venue, "year": paper.year, "kind": paper.kind, "url": paper.url,
    }  # fmt: skip


def _joined(id: str, one: Paper, other: Paper, draw: Random) -> dict[str, Any]:
    head, tail = one.title.split(), other.title.split()
    title = head[: max(2, len(head) // 2)] + tail[len(tail) // 2 :]
    sentences = (_SENTENCE.split(one.abstract)[::2], _SENTENCE.split(other.abstract)[1::2])
    return {
        **_line(one),
        "id": id,
        "title": " ".join(title),
        "abstract": " ".join(sentence for part in sentences for sentence in part),
        "authors": [_name(name, draw.choice(other.authors or one.authors)) for name in one.authors],
        "url": f"https://papers.invalid/{id}",
    }


def _name(one: str, other: str) -> str:
    return f"{one.split(maxsplit=1)[0]} {other.rsplit(maxsplit=1)[-1]}"


def write(papers: Sequence[Paper], target: Path, many: int = MANY) -> None:
    """Write the larger set as the smaller one is written: JSON lines, packed."""
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=1) as file:
        for line in enlarged(papers, many):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def main() -> None:
    source, target, *many = sys.argv[1:]
    write(read(Path(source)), Path(target), int(many[0]) if many else MANY)


if __name__ == "__main__":
    main()
