"""The seed files: YAML in, drafts out, every mistake named with file, line and reason.

The format is described in the README beside the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from typing import TypeVar

from store.catalogue.drafts import Drafts, EventDraft, ItemDraft
from store.catalogue.importers.seeds import names
from store.catalogue.importers.seeds.context import Context
from store.catalogue.importers.seeds.entry import Entry, Log, Problem
from store.catalogue.importers.seeds.events import event
from store.catalogue.importers.seeds.items import item
from store.catalogue.importers.seeds.lines import FIX, parse
from store.errors import BadSource

__all__ = ["ORIGIN", "Problem", "check", "read"]
ORIGIN = "seeds"
D = TypeVar("D")


def read(folder: Traversable, *, strict: bool = True) -> Drafts:
    """All seed files of a folder.

    :param strict: False lets ``_draft`` keys stand, which hold what is not yet worked in
    :raises BadSource: the first mistake, and how many more there are
    """
    drafts, problems = _read(folder, strict)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise BadSource(problems[0].reason + more, problems[0].place, FIX)
    return drafts


def check(folder: Traversable) -> tuple[Problem, ...]:
    """Every mistake in the seed files of a folder; empty when they are sound."""
    return tuple(_read(folder, strict=True)[1])


def _read(folder: Traversable, strict: bool) -> tuple[Drafts, list[Problem]]:
    problems: list[Problem] = []
    context = Context(problems)
    files = _Files(folder, problems, () if strict else ("_draft",))
    sources = files.listed("sources", lambda entry: names.source(entry, context))
    people = files.listed("people", lambda entry: names.person(entry, context))
    systems = files.listed("systems", lambda entry: names.system(entry, context))
    organisations = files.listed("organisations", lambda entry: names.organisation(entry, context))
    events: list[EventDraft] = []
    items: list[ItemDraft] = []
    for stem, file in files.events():
        events.append(event(file, context, stem, len(events)))
        items += [item(entry, events[-1], context) for entry in file.entries("items", "an item")]
        file.done()
    context.resolve()
    return Drafts(sources, tuple(events), people, systems, organisations, tuple(items)), problems


class _Files:
    """The files of a folder as entries. A file that cannot be read is one problem."""

    def __init__(self, folder: Traversable, problems: list[Problem], ignored: tuple[str, ...]) -> None:
        self._folder = folder
        self._problems = problems
        self._ignored = ignored

    def listed(self, name: str, make: Callable[[Entry], D]) -> tuple[D, ...]:
        """The drafts of ``<name>.yaml``, which holds one list under that same name."""
        found = []
        for file in self._open(self._folder / f"{name}.yaml"):
            for entry in file.entries(name, f"an entry of {name}"):
                found.append(make(entry))
                entry.done()
            file.done()
        return tuple(found)

    def events(self) -> Iterator[tuple[str, Entry]]:
        """Each event file in the order of names, with its name."""
        folder = self._folder / "events"
        files = [file for file in folder.iterdir() if file.name.endswith(".yaml")] if folder.is_dir() else []
        if not files:
            self._problems.append(Problem("events", "there is no event file"))
        for file in sorted(files, key=lambda file: file.name):
            for entry in self._open(file):
                yield file.name.removesuffix(".yaml"), entry

    def _open(self, file: Traversable) -> Iterator[Entry]:
        try:
            content = parse(file.read_bytes(), file.name)
        except OSError:
            self._problems.append(Problem(file.name, "the file is missing or cannot be read"))
        except BadSource as error:
            self._problems.append(Problem(error.place, str(error).removeprefix(f"{error.place}: ")))
        else:
            yield Entry(content, Log(file.name, self._problems, self._ignored), "a seed file")
