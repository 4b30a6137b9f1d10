"""Search among many real papers, beside plain FTS5 and tantivy. ``make bench``.

``python -m tests.bench.search PAPERS [FOLDER]``: the file of papers (``tests.bench.papers``); a folder keeps
what was loaded for the next run. With HALLWAY_PAPERS_LARGE=1 the same is asked of 340,000 papers
(``tests.bench.larger``), which takes minutes to make and load. A title is found where any paper of that title
is: the file holds some papers twice. HALLWAY_SEED draws other questions. Ratios are of processor time, which
says the same on a busy machine as on a quiet one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, thread_time

from bot.answering import answer
from bot.clock import SystemClock
from bot.understanding import understand
from store.store import Store
from tests.bench import larger
from tests.bench.asking import asked, unanswered
from tests.bench.figures import percentile, spread, table
from tests.bench.papers import Paper, load, place, read
from tests.bench.rephrased import long_questions
from tests.bench.rivals import FIRST, Fts5, Tantivy
from tests.bench.slips import Asked, damaged, first

EACH = 100
"""Questions of each kind."""
NOTHING = "nothing found, the nearest offered"
LARGE = "HALLWAY_PAPERS_LARGE"
TIMES = ("p50 ms", "p95 ms", "max ms", "CPU p50", "CPU p95", "CPU max")
Ask = Callable[[str], Sequence[str]]
"""A question to titles, best first."""


@dataclass(slots=True)
class Outcome:
    """How a set of questions went: seconds for each, and the place of what was meant, 0 if nowhere."""

    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    """Seconds of the processor, which others on the machine do not lengthen as they do the waiting."""
    places: list[int] = field(default_factory=list)

    def share(self, within: int) -> float:
        return sum(0 < place <= within for place in self.places) / (len(self.places) or 1)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.seconds + other.seconds, self.busy + other.busy, self.places + other.places)

    @property
    def figures(self) -> list[str]:
        """In milliseconds as ``TIMES`` names them."""
        return [*spread(self.seconds), *spread(self.busy)]


def run(ask: Ask, questions: Sequence[Asked]) -> Outcome:
    """Ask everything once."""
    outcome = Outcome()
    for question in questions:
        began, busy = perf_counter(), thread_time()
        titles = ask(question.text)
        outcome.busy.append(thread_time() - busy)
        outcome.seconds.append(perf_counter() - began)
        outcome.places.append(first(titles, question.title))
    return outcome


def hallway(store: Store, limit: int) -> Ask:
    """Understanding and lookup, as the command line and Slack ask."""
    today = SystemClock().now().date()

    def ask(text: str) -> list[str]:
        lookup = replace(understand(text, store.vocabulary(), today), limit=limit)
        return [match.item.title for match in store.lookup(lookup).matches]

    return ask


def offered(store: Store) -> Ask:
    """All of an answer, as where nothing is found what is nearest is looked for too."""
    today = SystemClock().now().date()

    def ask(text: str) -> list[str]:
        reply = answer(store, text, today)
        return [match.item.title for match in reply.results.matches] if reply.results else []

    return ask


def compare(store: Store, rivals: Mapping[str, Ask], papers: Sequence[Paper], each: int) -> str:
    """The report on one set of papers."""
    titles = {kind: run(hallway(store, 5), made) for kind, made in damaged(papers, each).items()}
    others = {kind: run(hallway(store, 5), _plain(made)) for kind, made in asked(papers, each).items()}
    nothing = run(offered(store), _plain(unanswered(papers, each)))
    long = long_questions(papers, each)
    mine = {kind: run(hallway(store, FIRST), made) for kind, made in long.items()}
    mix = sum((*titles.values(), *others.values(), *mine.values()), Outcome())
    parts = [
        _titles(titles, _asked_all(rivals, damaged(papers, each))),
        _long(
            mine,
            {name: {kind: run(ask, made) for kind, made in long.items()} for name, ask in rivals.items()},
        ),
        _times(
            {
                **others,
                "known titles": sum(titles.values(), Outcome()),
                "all questions": mix,
                NOTHING: nothing,
            }
        ),
    ]
    return "\n\n".join(parts)


def _plain(texts: Sequence[str]) -> list[Asked]:
    return [Asked(text, "") for text in texts]


def _asked_all(rivals: Mapping[str, Ask], made: Mapping[str, Sequence[Asked]]) -> dict[str, Outcome]:
    every = [question for questions in made.values() for question in questions]
    return {name: run(ask, every) for name, ask in rivals.items()}


def _titles(kinds: Mapping[str, Outcome], rivals: Mapping[str, Outcome]) -> str:
    rows = {
        **kinds,
        "all": sum(kinds.values(), Outcome()),
        **{f"all, {name}": each for name, each in rivals.items()},
    }
    head = ("known titles", "asked", "success@1", "success@5", *TIMES)
    return table(head, [
        (kind, len(each.places), f"{each.share(1):.3f}", f"{each.share(5):.3f}", *each.figures)
        for kind, each in rows.items()
    ])  # fmt: skip


def _long(mine: Mapping[str, Outcome], rivals: Mapping[str, Mapping[str, Outcome]]) -> str:
    rows = []
    for kind, own in mine.items():
        for name, each in (("hallway", own), *((name, found[kind]) for name, found in rivals.items())):
            times = [percentile(each.busy, at) / percentile(own.busy, at) for at in (50, 95)]
            row = (f"{kind}, {name}", len(each.places), f"{each.share(FIRST):.3f}", *each.figures)
            rows.append((*row, *(f"{ratio:.2f}" for ratio in times)))
    head = (
        "long questions",
        "asked",
        f"recall@{FIRST}",
        *TIMES,
        "p50 ratio",
        "p95 ratio",
    )
    return table(head, rows)


def _times(kinds: Mapping[str, Outcome]) -> str:
    rows = [(kind, len(each.seconds), *each.figures) for kind, each in kinds.items()]
    return table(("questions", "asked", *TIMES), rows)


def measure(folder: Path, papers: Sequence[Paper], each: int = EACH) -> str:
    """Load what is not there yet, ask everything, give the report."""
    store = Store(folder, kept=0)
    if not store.events():
        load(store, papers, SystemClock().now())
    with tempfile.TemporaryDirectory() as beside:
        fts5 = Fts5(Path(beside), papers)
        rivals = {"FTS5": fts5.ask, "tantivy": Tantivy(Path(beside), papers).ask}
        hallway(store, 5)("the first question opens the connection")
        report = compare(store, rivals, papers, each)
        fts5.close()
    store.close()
    return report


def main() -> None:
    """Print the reports."""
    source = place(sys.argv[1:])
    if source is None:
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        papers = read(source)
        print(f"Search among {len(papers):,} papers, in process, without the view\n")
        print(measure(folder / "papers", papers), end="\n\n")
        if os.environ.get(LARGE):
            (folder / "large").mkdir(parents=True, exist_ok=True)
            target = folder / "large" / "papers.jsonl.gz"
            if not target.exists():
                larger.write(papers, target)
            many = read(target)
            print(f"The same among {len(many):,}, put together of these\n")
            print(measure(folder / "large", many), end="\n\n")


if __name__ == "__main__":
    main()
