"""What files of strangers must give: pages and exports as conferences make them, each with a goal.

The goal of ``NAME`` is ``NAME.goal`` beside it: a line to an entry, ``title | people | when | room``, what is
empty at the end left out; below it, indented, what else must be told of it: ``kind: keynote``, and words that
must stand in its abstract, session, award, links and so on.
``python -m tests.store.readers.strangers.goals`` prints how far the readers come.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.catalogue.tidy.entry import tidied
from store.errors import BadSource
from tests.store.readers.reading import reading

FILES = sorted(
    path for path in (Path(__file__).resolve().parent / "files").iterdir() if path.suffix != ".goal"
)
Told = tuple[str, str, str, str]
"""Title, people, time and room of an entry."""


@dataclass(frozen=True)
class Goal:
    """One entry that a file must give."""

    told: Told
    more: tuple[tuple[str, str], ...]
    """Pairs of a field and words that stand in it."""


def goals(path: Path) -> list[Goal]:
    """What a file must give, in no order."""
    found: list[tuple[Told, list[tuple[str, str]]]] = []
    for line in path.with_name(f"{path.name}.goal").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, words = line.strip().partition(": ")
            found[-1][1].append((name, words))
        elif line.strip():
            title, people, when, room = (*(part.strip() for part in line.split(" | ")), "", "", "")[:4]
            found.append(((title, people, when, room), []))
    return [Goal(told, tuple(more)) for told, more in found]


def told(entry: Entry) -> Told:
    """An entry in the words of a goal."""
    when = entry.when
    day = f"{when.day}" if when and when.day else ""
    start = f"{when.start:%Y-%m-%d %H:%M}-" if when and when.start else day
    end = f"{when.end:%H:%M}" if when and when.end else ""
    people = ", ".join(person.name for person in entry.people)
    return entry.title, people, start + end, when.room if when else ""


def fields(entry: Entry) -> dict[str, str]:
    """What else a goal may ask for, as text."""
    return {
        "kind": entry.kind,
        "abstract": entry.abstract,
        "session": entry.session or (entry.when.session if entry.when else ""),
        "award": entry.award,
        "venue": entry.venue,
        "year": str(entry.year),
        "topics": "/".join(entry.topics),
        "tldr": entry.tldr,
        "roles": " ".join(person.role for person in entry.people),
        "affiliations": "/".join(person.affiliation for person in entry.people),
        "links": " ".join(link.url for link in entry.links),
        "identifiers": " ".join(f"{each.scheme}:{each.value}" for each in entry.identifiers),
    }


def read(path: Path) -> list[Entry]:
    """The entries of a file as they go into the catalogue; none where it is refused."""
    document = Document.of(path.read_bytes(), path.name)
    try:
        found = reading(formats.recognised(document), document, Hints())
    except BadSource:
        return []
    return [tidied(entry)[0] for entry in found.entries]


def missed(goal: Goal, entries: list[Entry]) -> list[str]:
    """What no entry of that title and so on says, in words."""
    alike = [fields(entry) for entry in entries if told(entry) == goal.told]
    return [
        f"{goal.told[0]}: {name}: {words}"
        for name, words in goal.more
        if not any(words == each[name] if name == "kind" else words in each[name] for each in alike)
    ]


def main() -> None:
    """Print a line to a file, and the sum."""
    whole: Counter[str] = Counter()
    for path in FILES:
        wanted, made = goals(path), read(path)
        titles = Counter(goal.told[0] for goal in wanted) & Counter(entry.title for entry in made)
        right = Counter(goal.told for goal in wanted if not missed(goal, made)) & Counter(map(told, made))
        score = Counter(
            wanted=len(wanted), found=titles.total(), junk=len(made) - titles.total(), whole=right.total()
        )
        print(
            f"{path.name:32}", *(f"{name} {score[name]:3}" for name in ("wanted", "found", "junk", "whole"))
        )
        whole += score
    print(f"{'all':32}", *(f"{name} {whole[name]:3}" for name in ("wanted", "found", "junk", "whole")))


if __name__ == "__main__":
    main()
