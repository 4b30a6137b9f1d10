"""What a catalogue exports and an empty one imports is the same, field by field, as the table says."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.catalogue.exporters import FORMATS, writer
from store.queries import Import
from store.records import Credit, Item, Link, Showing
from store.store import Store
from tests.store import sample
from tests.store.exporters import full
from tests.store.exporters.carried import CARRIES, EVERYTHING, NOWHERE, UNDATED

ENDINGS = {"bibtex": "bib", "ris": "ris", "csl": "json", "jsonl": "jsonl", "ics": "ics"}


def brought(store: Store, form: str, items: list[Item], folder: Path) -> dict[str, Item]:
    """The items written in a format and imported into an empty catalogue, by title."""
    file = folder / f"export.{ENDINGS[form]}"
    file.write_text("".join(writer(form)(items)), encoding="utf-8", newline="")
    (report,) = store.bring_in(Import((str(file),)), sample.T0)
    assert not report.problem
    ids = [json.loads(line)["id"] for line in store.export("jsonl")]
    return {item.title: item for item in store.items(ids)}


def held(item: Item, titles: dict[str, str]) -> dict[str, object]:
    """An item field by field; white space and the order of what has none do not count."""
    return {
        "kind": item.kind, "subkind": item.subkind, "title": item.title, "other_names": item.other_names,
        "abstract": " ".join(item.abstract.split()), "tldr": item.tldr, "award": item.award,
        "track": item.track, "status": item.status, "topics": set(item.topics),
        "credits": [(one.name, one.role, one.affiliation) for one in item.credits],
        "links": {(one.kind, one.url) for one in item.links},
        "identifiers": {(one.scheme, one.value) for one in item.identifiers if one.scheme in SCHEMES},
        "details": dict(item.details), "published": item.published, "language": item.language,
        "session": item.session, "room": item.room, "day": item.day, "clock": item.clock,
        "clock_end": item.clock_end, "more": item.more, "zone": item.event.zone if item.clock else None,
        "start": item.start, "end": item.end, "event": (item.event.label, item.year),
        "parent": titles.get(item.parent_id, ""),
    }  # fmt: skip


SCHEMES = ("doi", "arxiv", "openreview", "anthology", "dblp")


def kept(found: object, expected: object) -> object:
    """What is left of the found: nothing is lost where a citation adds its type, its key or its year."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {name: text for name, text in found.items() if name in expected}
    return found if expected != "" or not str(found).isdigit() else ""


def compare(form: str, before: list[Item], after: dict[str, Item]) -> None:
    names = {item.id: item.title for item in before}
    again = {item.id: item.title for item in after.values()}
    for item in before:
        expected, found = held(item, names), held(after[item.title], again)
        told = {name: kept(found[name], expected[name]) for name in CARRIES[form]}
        assert told == {name: expected[name] for name in CARRIES[form]}


def test_every_field_of_an_item_stands_in_the_table() -> None:
    known = {one.name for one in fields(Item)}
    compared = {*EVERYTHING, *NOWHERE, "parent_id"} - {"parent", "zone", "start", "end"}
    assert compared == known


@pytest.mark.parametrize("form", FORMATS)
def test_a_paper_that_holds_everything_comes_back_whole(store: Store, form: str, tmp_path: Path) -> None:
    after = brought(store, form, [full.WHOLE], tmp_path)
    compare(form, [full.WHOLE], after)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "link",
    [
        Link("slides", "https://frogs.example/leap.pdf"),
        Link("page", "https://vimeo.com/1"),
        Link("pdf", "https://a.example/b"),
    ],
)
def test_the_one_link_of_a_thing_keeps_its_kind(store: Store, form: str, link: Link, tmp_path: Path) -> None:
    only = replace(full.WHOLE, links=(link,))
    compare(form, [only], brought(store, form, [only], tmp_path))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("topics", [("frogs, ponds, deep",), ("frogs; toads",), ("frogs; toads", "a|b", "c")])
def test_topics_with_marks_of_lists_stay_what_they_are(
    store: Store, form: str, topics: tuple[str, ...], tmp_path: Path
) -> None:
    only = replace(full.WHOLE, topics=topics)
    compare(form, [only], brought(store, form, [only], tmp_path))


@pytest.mark.parametrize("form", FORMATS)
def test_names_and_keys_that_look_like_something_else_come_back(
    store: Store, form: str, tmp_path: Path
) -> None:
    named = (Credit("x", "Xi Chen", "author"), Credit("y", "Jo King Jr.", "author"))
    long = "The third of the volumes on frogs"
    quoted = "We improve the ``leaps and ask ?`why"
    only = replace(
        full.WHOLE, credits=named, abstract=quoted, details=(("key", "Islam*2020How"), ("volume", long))
    )
    after = brought(store, form, [only], tmp_path)
    compare(form, [only], after)


@pytest.mark.parametrize("form", FORMATS)
def test_things_of_every_kind_come_back_whole(store: Store, form: str, tmp_path: Path) -> None:
    compare(form, full.kinds(), brought(store, form, full.kinds(), tmp_path))


@pytest.mark.parametrize("form", FORMATS)
def test_things_keep_their_status_and_times_without_a_zone(store: Store, form: str, tmp_path: Path) -> None:
    compare(form, full.statuses(), brought(store, form, full.statuses(), tmp_path))


@pytest.mark.parametrize("form", FORMATS)
def test_what_has_no_day_is_carried_where_things_need_none(store: Store, form: str, tmp_path: Path) -> None:
    plain = replace(full.WHOLE, day=None, clock=None, clock_end=None, room="", more=())
    if form in UNDATED:
        assert "BEGIN:VEVENT" not in "".join(writer(form)([plain]))
    else:
        compare(form, [plain], brought(store, form, [plain], tmp_path))


@pytest.mark.parametrize(("form", "mark"), [("bibtex", "hallway ="), ("ris", "U1  -")])
def test_what_only_hallway_reads_stands_in_files_and_in_no_record_to_look_at(form: str, mark: str) -> None:
    assert mark in "".join(writer(form)([full.WHOLE]))
    assert mark not in "".join(writer(form)([full.WHOLE], brief=True))


@pytest.mark.parametrize("form", FORMATS)
def test_whole_days_in_a_row_and_a_day_of_publication_in_another_year_come_back(
    store: Store, form: str, tmp_path: Path
) -> None:
    first = date(2031, 6, 2)
    days = tuple(Showing(first + timedelta(days=number), room="Pond Hall") for number in (1, 2))
    only = replace(
        full.WHOLE, day=first, clock=None, clock_end=None, session="", room="Pond Hall",
        more=days, published="2030-11-14", kind="social", details=(),
    )  # fmt: skip
    compare(form, [only], brought(store, form, [only], tmp_path))


def test_what_is_no_preprint_comes_back_as_none_from_csl(store: Store, tmp_path: Path) -> None:
    only = replace(full.WHOLE, details=(("entry", "dataset"),), identifiers=(), links=())
    assert brought(store, "csl", [only], tmp_path)[only.title].status == "accepted"
