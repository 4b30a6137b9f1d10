"""Which statements become one item, how a person undoes or forces it, and that ids keep their meaning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import When
from store.errors import NotFound
from store.interests import Interests, Taste
from store.queries import Related
from store.records import Identifier, Link
from store.store import Store
from tests.store.sample import T0, T1
from tests.store.test_loading import found, rows
from tests.store.works.makers import BIB, CONF, LIST, LONG, SITE, bring, counts, doi, local, paper, titles

ARXIV = SourceDraft("arxiv-search", "arxiv", "arXiv search")
PREPRINT = paper(
    LONG, "Ada Müller", "Bo de Wit", own="2401.00017", status="preprint", published="2024-01-03",
    abstract="We count the drops that fall.", identifiers=(Identifier("arxiv", "2401.00017"),),
    links=(Link("page", "https://example.org/abs/17"),),
)  # fmt: skip
PRINTED = paper(
    LONG, "Ada Müller", "Bo de Wit", own="mueller24", identifiers=doi("10.1/17"), venue="Clock Conference",
    year=2024, links=(Link("pdf", "https://example.org/17.pdf"), Link("page", "https://example.org/abs/17")),
)  # fmt: skip


def test_a_preprint_and_its_printed_version_are_one_item(store: Store, data: Path) -> None:
    assert counts(bring(store, ARXIV, PREPRINT)) == (1, 0, 0, 0)
    assert counts(bring(store, BIB, PRINTED, now=T1)) == (0, 0, 0, 1)
    item = store.item("2401.00017")
    assert item is not None
    assert rows(data, "SELECT count(*) FROM item") == [(1,)]
    assert (item.event.label, item.status) == ("Clock Conference 2024", "accepted")
    assert item.abstract == "We count the drops that fall."
    assert [(link.kind, link.url) for link in item.links] == [
        ("pdf", "https://example.org/17.pdf"),
        ("page", "https://example.org/abs/17"),
    ]
    assert {(each.scheme, each.value) for each in item.identifiers} == {
        ("id", "2401.00017"),
        ("arxiv", "2401.00017"),
        ("id", "mueller24"),
        ("doi", "10.1/17"),
    }
    assert {source.id for source in item.sources} == {"arxiv-search", "bib"}
    assert (item.first_seen, item.last_changed) == (T0, T1)
    assert store.check() == ()


def test_the_evidence_says_why(store: Store) -> None:
    bring(store, ARXIV, PREPRINT)
    bring(store, BIB, PRINTED)
    first, second = store.evidence("2401.00017")
    assert (first.source.id, first.own, first.why) == (
        "arxiv-search",
        "2401.00017",
        "the first that stated it",
    )
    assert (second.source.id, second.place) == ("bib", PRINTED.place)
    assert second.why not in ("", first.why)
    assert store.evidence("no-such-item") == ()


def test_the_order_of_the_files_does_not_change_the_item(store: Store, tmp_path: Path) -> None:
    bring(store, ARXIV, PREPRINT)
    bring(store, BIB, PRINTED)
    other = Store(tmp_path / "other")
    bring(other, BIB, PRINTED)
    bring(other, ARXIV, PREPRINT)
    one, two = store.item("2401.00017"), other.item("mueller24")
    other.close()
    assert one is not None
    assert two is not None
    assert replace(one, id="") == replace(two, id="")


def test_the_same_file_under_another_name_merges_item_by_item(store: Store) -> None:
    sand = paper(
        "On the flow of sand in glasses of three minutes", "Chandra Rao", own="w-18", abstract="Sand."
    )
    bring(store, LIST, CONF, PRINTED, sand)
    copy = SourceDraft("copy", "jsonl", "copy of the list")
    assert counts(bring(store, copy, CONF, PRINTED, sand)) == (0, 0, 0, 2)
    assert counts(bring(store, copy, CONF, PRINTED, sand)) == (0, 0, 2, 0)


def test_what_a_source_links_is_one_item_with_both_slots(store: Store) -> None:
    oral = replace(
        PRINTED, own="o-1", same_as=("p-1",), subkind="oral",
        when=When(start=local(3, 9), zone="Europe/Berlin", room="Hall A"),
    )  # fmt: skip
    poster = replace(
        PRINTED, own="p-1", same_as=("o-1",), subkind="poster",
        when=When(start=local(3, 16), zone="Europe/Berlin", room="Foyer"),
    )  # fmt: skip
    report = bring(store, SITE, CONF, oral, poster)
    assert (report.items, report.new, report.merged) == (2, 1, 1)
    item = store.item("o-1")
    assert item is not None
    assert item.subkind == "oral+poster"
    assert [(slot.clock, slot.room) for slot in item.more] == [(local(3, 16).time(), "Foyer")]
    assert store.item("p-1") == item


def test_works_of_other_people_stay_apart(store: Store) -> None:
    bring(store, LIST, CONF, paper("Preface", "Ada Müller", own="a"), paper("Preface", "Bo de Wit", own="b"))
    assert titles(store, ["a", "b"]) == ["Preface", "Preface"]
    assert store.item("a") != store.item("b")


def test_merged_items_answer_to_their_old_ids(store: Store) -> None:
    one = paper("Sun dials in the far north", "Ada Müller", own="sun-1", venue="Conf", year=2023)
    other = paper("Moon dials", "Bo de Wit", own="moon-1", venue="Shop", year=2024)
    bring(store, LIST, one)
    bring(store, BIB, other)
    assert store.merge_works("moon-1", "sun-1", T1) == "sun-1"
    item = store.item("moon-1")
    assert item is not None
    assert (item.id, item.title, item.other_names) == ("sun-1", other.title, (one.title,))
    assert [each.id for each in store.items(["moon-1", "sun-1"])] == ["sun-1"]
    assert store.related(Related("moon-1")).lookup == store.related(Related("sun-1")).lookup
    taste = Interests("c", topics=("dials",), members=(Taste("u", liked=("moon-1",)),))
    assert store.recommend(taste, T1).items == ()  # the liked item itself is the only one
    assert store.recommend(replace(taste, members=(), sent=frozenset({"moon-1"})), T1).items == ()
    assert store.recommend(replace(taste, members=()), T1).items != ()
    assert store.check() == ()


def test_an_id_that_only_the_source_uses_is_understood(store: Store) -> None:
    bring(store, BIB, replace(PRINTED, own="17"))
    item = store.item("17")
    assert item is not None
    assert item.id != "17"


def test_an_id_of_two_things_means_neither(store: Store) -> None:
    bring(store, BIB, paper("Sand", "A B", own="17", venue="Conf", year=2023))
    bring(store, SITE, paper("Wax", "C D", own="17", venue="Conf", year=2023))
    assert store.item("17") is None


def test_a_split_stays_though_the_files_come_again(store: Store, data: Path) -> None:
    bring(store, ARXIV, PREPRINT)
    bring(store, BIB, PRINTED)
    record = store.evidence("2401.00017")[1]
    made = store.split_work("2401.00017", [record.no], T1)
    assert made == "mueller24"
    parted, left = store.items([made, "2401.00017"])
    assert (parted.event.label, left.event.label) == ("Clock Conference 2024", "arXiv 2024")
    assert (parted.abstract, left.links[0].url) == ("", "https://example.org/abs/17")
    assert found(data, "title: leaking") == {made, "2401.00017"}
    bring(store, BIB, replace(PRINTED, award="Best Paper"), now=T1)
    bring(store, ARXIV, replace(PREPRINT, tldr="Drops."), now=T1)
    assert rows(data, "SELECT count(*) FROM item") == [(2,)]
    assert store.check() == ()


def test_a_merge_is_undone_by_a_split_and_a_split_by_a_merge(store: Store) -> None:
    bring(store, ARXIV, PREPRINT)
    bring(store, BIB, PRINTED)
    made = store.split_work("2401.00017", [store.evidence("2401.00017")[1].no], T1)
    assert store.merge_works("2401.00017", made, T1) == "2401.00017"
    assert [each.why for each in store.evidence(made)][1] == "somebody said so"
    again = store.split_work(made, [store.evidence(made)[1].no], T1)
    assert len(store.evidence(again)) == len(store.evidence("2401.00017")) == 1


def test_what_cannot_be_split_or_merged_is_refused(store: Store) -> None:
    bring(store, BIB, PRINTED)
    (record,) = store.evidence("mueller24")
    for numbers in ([record.no], [99], []):
        with pytest.raises(NotFound):
            store.split_work("mueller24", numbers, T1)
    with pytest.raises(NotFound, match="nowhere"):
        store.merge_works("mueller24", "nowhere", T1)
    assert store.merge_works("mueller24", "mueller24", T1) == "mueller24"


@pytest.mark.parametrize("seeds_first", [True, False])
def test_seeds_and_imports_of_one_work_are_one_item_under_the_id_of_the_seeds(
    store: Store, seeds: Path, data: Path, seeds_first: bool
) -> None:
    stated = paper(
        "Slow Clocks: How to Lose a Second", "Bo de Wit", "A. Mueller", own="17", venue="Conf", year=2021,
        abstract="We lose a second.", identifiers=doi("10.1/1"),
    )  # fmt: skip
    if seeds_first:
        store.load_seeds(seeds, T0)
        report = bring(store, BIB, stated)
        assert counts(report) == (0, 0, 0, 1)
    else:
        bring(store, BIB, stated)
        store.load_seeds(seeds, T0)
    item = store.item("17")
    assert item is not None
    assert (item.id, item.event.id, item.award) == ("x1-talk", "conf-2021", "Best Paper")
    assert item.abstract == "We lose a second."
    assert [source.id for source in item.sources] == ["blog", "report", "bib"]
    assert len(item.notes) == 2
    assert item.systems == ("SLOW-CLOCK", "Sundial")
    assert found(data, "abstract: lose") == found(data, "notes: doubted") == {"x1-talk"}
    assert store.load_seeds(seeds, T1).unchanged == 4
    assert store.check() == ()


def test_an_item_that_leaves_the_seeds_stays_where_another_source_holds_it(store: Store, seeds: Path) -> None:
    store.load_seeds(seeds, T0)
    bring(store, BIB, paper("Sand or Water?", "Chandra Rao", own="sow", kind="panel", venue="Shop 2021"))
    store.merge_works("x2-panel", "sow", T0)
    (seeds / "events/shop-2021.yaml").unlink()
    report = store.load_seeds(seeds, T1)
    assert report.warnings == ("x2-break is no longer in the seeds and was taken out",)
    item = store.item("x2-panel")
    assert item is not None
    assert ([each.name for each in item.credits], item.event.id) == (["Chandra Rao"], "shop-2021")
    assert store.item("x2-break") is None
    assert store.check() == ()


def test_an_import_that_took_an_id_makes_way_for_the_seeds(store: Store, seeds: Path) -> None:
    bring(
        store, LIST, paper("Something else altogether", "Dita Brand", own="x1-talk", venue="Conf", year=2020)
    )
    store.load_seeds(seeds, T0)
    item = store.item("x1-talk")
    assert item is not None
    assert item.title == "Slow Clocks: How to Lose a Second"
    other = store.person("dita-brand")
    assert other is not None
    assert titles(store, other.item_ids) == ["Something else altogether"]
    assert store.check() == ()
