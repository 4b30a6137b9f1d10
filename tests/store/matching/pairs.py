"""The labelled pairs: what stands in ``hard.txt``, made up by hand, and what a seeded generator adds.

``python -m tests.store.matching.pairs`` writes them all to ``pairs.jsonl``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from store.catalogue.works.matching import Traits
from store.records import Identifier
from tests.store.matching.generated import generated

HERE = Path(__file__).parent
FIELDS = {"k": "kind", "s": "series", "e": "event", "src": "source", "abs": "abstract"}
SCHEMES = {"doi": "doi", "arxiv": "arxiv", "or": "openreview", "acl": "anthology", "dblp": "dblp"}
Thing = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    trap: str
    same: bool
    one: Thing
    other: Thing

    def line(self) -> str:
        return json.dumps([self.trap, self.same, self.one, self.other], ensure_ascii=False)


def traits(thing: Thing) -> Traits:
    """A thing of the set as ``judge`` takes it."""
    return Traits(
        title=thing["title"],
        year=thing.get("year"),
        authors=tuple(thing.get("authors", ())),
        kind=thing.get("kind", "paper"),
        series=thing.get("series", ""),
        event=thing.get("event", ""),
        source=thing["source"],
        own=thing.get("own", ""),
        identifiers=tuple(Identifier(*each) for each in thing.get("ids", ())),
        day=date.fromisoformat(thing["day"]) if "day" in thing else None,
        abstract=thing.get("abstract", ""),
        parent=thing.get("parent", ""),
        clock=time.fromisoformat(thing["clock"]) if "clock" in thing else None,
    )


def everything() -> list[Pair]:
    """What ``pairs.jsonl`` is written from."""
    return [*by_hand(), *(Pair(*each) for each in generated())]


def by_hand(name: str = "hard.txt") -> Iterator[Pair]:
    """The pairs of ``hard.txt``, or of another file written like it."""
    trap = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            trap = line[1:].strip()
        elif line[:1] in ("+", "-"):
            left, right = line[1:].split("||")
            one = _thing(left, "a", {})
            yield Pair(trap, line[0] == "+", one, _thing(right, "b", one))


def _thing(text: str, source: str, before: Thing) -> Thing:
    title, authors, year, extra = ([part.strip() for part in text.split("@")] + ["", "", ""])[:4]
    thing: Thing = {"title": before["title"] if title == "^" else title, "source": source}
    names = before.get("authors", []) if authors == "^" else [name.strip() for name in authors.split(";")]
    if any(names):
        thing["authors"] = names
    number = before.get("year") if year == "^" else int(year) if year else None
    if number:
        thing["year"] = number
    for word in extra.split():
        field, value = word.split("=", 1)
        if field in SCHEMES:
            thing.setdefault("ids", []).append([SCHEMES[field], value])
        else:
            thing[FIELDS.get(field, field)] = value.replace("_", " ") if field == "abs" else value
    return thing


def written() -> list[Pair]:
    """The pairs of ``pairs.jsonl``."""
    lines = (HERE / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [Pair(*json.loads(line)) for line in lines]


if __name__ == "__main__":
    lines = [f"{pair.line()}\n" for pair in everything()]
    (HERE / "pairs.jsonl").write_text("".join(lines), encoding="utf-8")
