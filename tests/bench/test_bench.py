"""The benchmarks run, and count what they asked; no figure is asserted."""

from pathlib import Path

import seeds
from bot.clock import SystemClock
from store.store import Store
from tests.bench.contents import reports, tables
from tests.bench.figures import spread, table
from tests.bench.http import measure, serving
from tests.bench.importing import bring_in, finished, plainly
from tests.bench.mix import questions


def test_the_questions_are_many_of_every_kind_and_the_same_each_time(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.load_seeds(seeds.folder(), SystemClock().now())
    first, second = questions(store), questions(store)
    store.close()
    assert first == second
    assert all(len(texts) > 40 for texts in first.values())


def test_the_http_benchmark_gets_an_answer_to_everything_it_asks(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.load_seeds(seeds.folder(), SystemClock().now())
    store.close()
    with serving(tmp_path) as ports:
        found = measure(ports, ["pathways", "Dawn Song", "venue:mlsys kind:paper", ""], hellos=2)
    assert [len(each.times) for each in found.values()] == [2] * 7
    assert all(each.rate > 0 for each in found.values())


def test_a_table_stands_in_columns() -> None:
    assert spread([0.001, 0.001, 0.001]) == ["1.00", "1.00", "1.00"]
    assert table(("a", "b"), [("long", 1), ("x", 22)]) == "a      b\nlong   1\nx     22"


def test_an_import_is_timed_beside_plain_sqlite(tmp_path: Path) -> None:
    (tmp_path / "papers.jsonl").write_text('{"title": "Slow Clocks", "id": "a", "authors": ["Ada"]}\n' * 2)
    found = bring_in(tmp_path / "papers.jsonl", tmp_path / "data")
    assert (found["items"], found["problem"]) == (2, "")
    rows = finished(tmp_path / "data")
    assert len(rows["record"][1]) == 2
    assert len(rows["item_fts"][1]) == found["new"]
    assert min(plainly(rows, tmp_path / "plain")) > 0


def test_two_imports_of_one_file_make_the_same_catalogue_and_of_another_file_another(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    made = []
    for number, title in enumerate(("Doors", "Doors", "Windows")):
        file.write_text(f"title,authors\n{title},Ann Lee\n")
        folder = tmp_path / f"data-{number}"
        (report,) = reports([str(file)], folder)
        assert report.new == 1
        made.append({name: content for name, _, content in tables(folder / "catalogue.db")})
    assert made[0] == made[1]
    changed = {name for name, content in made[0].items() if content != made[2][name]}
    assert {"item", "item_fts", "record"} <= changed
    assert "person" not in changed
