"""Files that come again as they were: what they hold is known, and no reader is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from store.catalogue.importers import loading
from store.catalogue.importers.intake.apart import Patience
from store.queries import Import
from store.reports import ImportReport
from store.store import Store
from tests.store.intake.conftest import NOW

NO_PATIENCE = Patience(still=0.0, still_mib=0.0, whole=0.0, whole_mib=0.0)
"""With which no file can be read."""
ROWS = "title,authors,when\nWalking down hallways,Ann Lee,someday\n,Nobody,\nDoors,Cem Ay,\n"


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    return path


def imported(store: Store, order: Import, patience: Patience | None = None) -> ImportReport:
    (report,) = loading.load(store._catalogue, order, NOW, patience=patience)
    return report


def test_the_same_file_is_not_read_again_and_reports_the_same(rows: Path, store: Store) -> None:
    order = Import((str(rows),), event="Hall 2024")
    first = imported(store, order)
    again = imported(store, order, NO_PATIENCE)
    assert (first.new, first.items, len(first.skipped)) == (2, 2, 1)
    changed = {"new": 0, "unchanged": 2, "events": 0, "people": 0, "seconds": again.seconds}
    assert again == replace(first, **changed)  # type: ignore[arg-type]  # of several types
    assert again.warnings
    with store._catalogue.reading() as conn:
        noted = conn.execute("SELECT new, unchanged, skipped, problem FROM import_run ORDER BY no").fetchall()
    assert noted == [(2, 0, 1, ""), (0, 2, 1, "")]


def test_a_file_that_says_something_else_is_read(rows: Path, store: Store) -> None:
    order = Import((str(rows),), event="Hall 2024")
    imported(store, order)
    rows.write_text(ROWS.replace("Doors", "Windows"))
    assert imported(store, order, NO_PATIENCE).problem
    assert imported(store, order).new == 1
    assert imported(store, order, NO_PATIENCE).unchanged == 2


@pytest.mark.parametrize("hint", [{"year": 2023}, {"zone": "Europe/Rome"}, {"format": "tables"}])
def test_a_file_that_is_asked_for_otherwise_is_read(hint: dict[str, str], rows: Path, store: Store) -> None:
    order = Import((str(rows),), event="Hall")
    imported(store, order)
    assert imported(store, replace(order, **hint), NO_PATIENCE).problem  # type: ignore[arg-type]  # the same


def test_a_dry_run_keeps_nothing_and_knows_what_is_kept(rows: Path, store: Store) -> None:
    order = Import((str(rows),))
    imported(store, replace(order, dry_run=True))
    assert imported(store, order, NO_PATIENCE).problem
    imported(store, order)
    assert imported(store, replace(order, dry_run=True), NO_PATIENCE).unchanged == 2
    with store._catalogue.reading() as conn:
        assert conn.execute("SELECT count(*) FROM import_run").fetchone() == (1,)


def test_a_file_is_read_again_where_the_catalogue_lost_a_record(rows: Path, store: Store) -> None:
    order = Import((str(rows),))
    imported(store, order)
    with store._catalogue.writing() as conn:
        conn.execute("DELETE FROM record WHERE no = 1")
    assert imported(store, order, NO_PATIENCE).problem


def test_a_file_that_looks_at_its_neighbours_is_read_each_time(tmp_path: Path, store: Store) -> None:
    (tmp_path / "strings.bib").write_text('@string{hall = "Hall Conference"}\n')
    papers = tmp_path / "papers.bib"
    papers.write_text("@inproceedings{a, title={Doors}, author={Ann Lee}, booktitle=hall, year=2024}\n")
    order = Import((str(papers),))
    assert imported(store, order).new == 1
    assert imported(store, order, NO_PATIENCE).problem
    (tmp_path / "strings.bib").write_text('@string{hall = "Yard Conference"}\n')
    assert imported(store, order).changed == 1
