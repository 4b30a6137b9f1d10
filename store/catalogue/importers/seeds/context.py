"""What the seed files know of each other: ids, names and references, checked once all files are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from store.catalogue.importers.seeds.entry import Entry, Problem
from store.text import key


class Context:
    """Collected while the files are read in this order: sources, people, systems, organisations, events."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.systems_of: dict[str, list[str]] = defaultdict(list)
        """Item id -> ids of the systems that ``systems.yaml`` gives it."""
        self._places: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._references: list[tuple[str, str, str]] = []

    def claim(self, kind: str, id: str, entry: Entry, field: str = "id") -> None:
        """Take an id for a thing of some kind; a second taker is told of the first."""
        first = self._places.setdefault((kind, id), entry.place(field))
        if id and first != entry.place(field):
            entry.problem(f"the {kind} {id!r} stands already at {first}", field)

    def call(self, kind: str, id: str, main: str, others: Iterable[str]) -> None:
        """Make a thing known under its names. A main name always wins over other names."""
        self._names[kind, key(main)].insert(0, id)
        for other in others:
            self._names[kind, key(other)].append(id)

    def named(self, kind: str, name: str, entry: Entry, field: str) -> str:
        """The id of the thing that bears a name; a problem where there is none."""
        found = self._names.get((kind, key(name)))
        if not found:
            if name:
                entry.problem(f"no {kind} is called {name!r}", field)
            return ""
        return found[0]

    def refer(self, kind: str, id: str, entry: Entry, field: str) -> None:
        """Note that ``id`` must be claimed by the end, by a file that may not have been read yet."""
        if id:
            self._references.append((kind, id, entry.place(field)))

    def sources(self, entry: Entry, field: str = "sources") -> tuple[str, ...]:
        """A list of ids of sources."""
        ids = entry.texts(field)
        for id in ids:
            self.refer("source", id, entry, field)
        return tuple(dict.fromkeys(ids))

    def source(self, entry: Entry, field: str = "source", *, required: bool = True) -> str:
        """One id of a source."""
        id = entry.text(field, required=required)
        self.refer("source", id, entry, field)
        return id

    def resolve(self) -> None:
        """Complain of every reference to a thing that no file describes."""
        for kind, id, place in self._references:
            if (kind, id) not in self._places:
                self.problems.append(Problem(place, f"there is no {kind} {id!r}"))
