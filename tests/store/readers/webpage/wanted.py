"""What the pages of a folder must give: each says so itself, in a comment at its end.

A line to an entry, ``title | people | day start-end | room``, where what is empty may be left out; then
``skipped: n`` and ``warned: word``, where there are such. ``python -m tests.store.readers.webpage.wanted``
prints how far the readers come.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.errors import BadSource
from tests.store.readers.reading import Found, reading

HERE = Path(__file__).resolve().parent
PAGES = sorted([*(HERE / "pages").glob("*.htm"), *(HERE.parent / "markdown" / "pages").glob("*.md")])
_WANTED = re.compile(r"<!-- WANTED\n(.*?)-->", re.DOTALL)
Told = tuple[str, str, str, str]
"""Title, people, time and room of an entry."""


@dataclass(frozen=True)
class Wanted:
    entries: tuple[Told, ...]
    skipped: int = 0
    warned: str = ""


def wanted(page: str) -> Wanted:
    """What a page says that it must give."""
    lines = _WANTED.findall(page)[-1].strip().splitlines()
    entries, said = [], {}
    for line in lines:
        if line.startswith(("skipped: ", "warned: ")):
            name, _, value = line.partition(": ")
            said[name] = value
        else:
            title, people, when, room = (*(part.strip() for part in line.split("|")), "", "", "")[:4]
            entries.append((title, people, when, room))
    return Wanted(tuple(entries), int(said.get("skipped", 0)), said.get("warned", ""))


def told(entry: Entry) -> Told:
    """An entry in the words of ``wanted``."""
    when = entry.when
    start = f"{when.start:%Y-%m-%d %H:%M}-" if when and when.start else ""
    end = f"{when.end:%H:%M}" if when and when.end else ""
    people = ", ".join(person.name for person in entry.people)
    return entry.title, people, start + end, when.room if when else ""


def found(path: Path) -> Found:
    """What the reader of a page makes of it, without what the page wants."""
    document = Document.of(_WANTED.sub("", path.read_text(encoding="utf-8")).encode(), path.name)
    return reading(formats.recognised(document), document, Hints())


def _scores() -> Iterator[tuple[str, Counter[str]]]:
    for path in PAGES:
        goal = wanted(path.read_text(encoding="utf-8"))
        try:
            made = [told(entry) for entry in found(path).entries]
        except BadSource:
            made = []
        titles = Counter(title for title, *_ in made) & Counter(title for title, *_ in goal.entries)
        score = Counter(
            {
                "wanted": len(goal.entries),
                "found": titles.total(),
                "junk": len(made) - titles.total(),
                "whole": (Counter(made) & Counter(goal.entries)).total(),
            }
        )
        for name, at in (("people", 1), ("times", 2), ("rooms", 3)):
            pairs = Counter((one[0], one[at]) for one in goal.entries if one[at])
            score[f"{name} wanted"] = pairs.total()
            score[name] = (pairs & Counter((one[0], one[at]) for one in made)).total()
        yield path.stem, score


def main() -> None:
    """Print a line to a page, and the sum."""
    whole: Counter[str] = Counter()
    names = ["wanted", "found", "junk", "whole"]
    names += [f"{name}{more}" for name in ("people", "times", "rooms") for more in ("", " wanted")]
    for page, score in _scores():
        print(f"{page:24}", *(f"{name} {score[name]:3}" for name in names))
        whole += score
    print(f"{'all':24}", *(f"{name} {whole[name]:3}" for name in names))


if __name__ == "__main__":
    main()
