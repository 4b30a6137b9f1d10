"""What is exported and imported again is what it was, as far as the format can carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.catalogue.entries import Entry, Hints
from store.catalogue.exporters import FORMATS, citation, writer
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import named
from store.catalogue.tidy import venues
from store.catalogue.tidy.entry import tidied
from store.records import EventRef, Item, Link
from tests.store.exporters.items import FROG, papers, people, sentences, talks

READERS = {"bibtex": "bibtex", "ris": "ris", "csl": "csl", "jsonl": "tables", "ics": "ical"}
CITATIONS = ("bibtex", "ris", "csl")
several = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def again(form: str, items: Iterable[Item]) -> list[Entry]:
    """Items written and read, recognised by content alone."""
    text = "".join(writer(form)(items))
    document = Document.of(text.encode(), "export")
    sure = {name: named(name).sniff(document) for name in set(READERS.values())}
    assert max(sure, key=lambda name: sure[name]) == READERS[form]
    found = list(named(READERS[form]).read(document, Hints()))
    return [tidied(one)[0] for one in found if isinstance(one, Entry)]


def cited(item: Item) -> dict[str, object]:
    """What every format of citations carries."""
    known = dict(item.details)
    article = citation.entry(item) == "article"
    return {
        "title": item.title,
        "people": citation.people(item),
        "year": item.year,
        "published": "-".join(citation.date(item)),
        "venue": known.get("journal", FROG.name) if article else FROG.label,
        "abstract": item.abstract,
        "session": item.session,
        "award": item.award,
        "topics": set(item.topics),
        "links": set(item.links),
        "identifiers": set(item.identifiers),
        "language": item.language,
        "details": {name: text for name, text in known.items() if name != "entry"},
        "other_names": item.other_names,
    }


def read(entry: Entry, item: Item) -> dict[str, object]:
    known = dict(item.details)
    return {
        "title": entry.title,
        "people": tuple(person.name for person in entry.people),
        "year": entry.year,
        "published": entry.published,
        "venue": entry.venue,
        "abstract": entry.abstract,
        "session": entry.session,
        "award": entry.award,
        "topics": set(entry.topics),
        "links": set(entry.links),
        "identifiers": set(entry.identifiers),
        "language": entry.language,
        "details": {name: text for name, text in entry.details if name in known and name != "entry"},
        "other_names": entry.other_names,
    }


@pytest.mark.parametrize("form", CITATIONS)
@several
@given(item=papers())
def test_a_paper_comes_back_whole(form: str, item: Item) -> None:
    (entry,) = again(form, [item])
    assert read(entry, item) == cited(item)


@several
@given(items=st.lists(papers() | talks(), max_size=4))
def test_json_lines_carry_everything(items: list[Item]) -> None:
    entries = again("jsonl", items) if items else []
    assert len(entries) == len(items)
    for entry, item in zip(entries, items, strict=True):
        assert (entry.kind, entry.status, entry.venue) == (item.kind, item.status, FROG.label)
        assert [(one.name, one.role) for one in entry.people] == [
            (one.name, one.role) for one in item.credits
        ]
        assert (set(entry.links), set(entry.identifiers)) == (set(item.links), set(item.identifiers))
        assert (entry.topics, entry.abstract, entry.award) == (item.topics, item.abstract, item.award)
        assert dict(entry.details) == dict(item.details)
        if item.clock:
            assert entry.when is not None
            assert entry.when.start is not None
            assert entry.when.start.replace(tzinfo=None) == datetime.combine(item.day or FAR, item.clock)
            assert entry.when.zone == (item.event.zone or "")
            assert len(entry.more) == len(item.more)


FAR = datetime(9999, 1, 1, tzinfo=UTC).date()


@several
@given(items=st.lists(talks(), min_size=1, max_size=3, unique_by=lambda item: item.id))
def test_a_calendar_comes_back_with_every_slot(items: list[Item]) -> None:
    entries = again("ics", items)
    assert len(entries) == sum(1 + len(item.more) for item in items)
    for item in items:
        entry = next(one for one in entries if one.own.startswith(f"{item.id}@"))
        assert (entry.title, entry.abstract, entry.kind) == (item.title, item.abstract, item.kind)
        assert (entry.venue, entry.year) == (item.event.label, item.event.year)
        assert entry.when is not None
        assert entry.when.room == item.room
        if item.clock is None:
            assert (entry.when.day, entry.when.start) == (item.day, None)
        elif item.event.zone:
            end = (
                item.end + timedelta(days=1)
                if item.end and item.start and item.end < item.start
                else item.end
            )
            assert (entry.when.start, entry.when.end) == (item.start, end)
        else:
            assert entry.when.start == datetime.combine(item.day or FAR, item.clock)


@pytest.mark.parametrize("form", CITATIONS)
@pytest.mark.parametrize(
    "kind", ["invited_talk", "keynote", "tutorial", "panel", "workshop", "demo", "poster"]
)
def test_other_kinds_than_papers_keep_theirs(form: str, kind: str) -> None:
    item = Item(id="x", kind=kind, title="On frogs", event=FROG, credits=people(["Ada Lovelace"], "speaker"))
    (entry,) = again(form, [item])
    assert (entry.kind, entry.title, entry.people[0].name) == (kind, "On frogs", "Ada Lovelace")


@several
@given(title=st.text(r"ab \{}~^%&_#$-'", min_size=1, max_size=12).map(str.split).filter(bool).map(" ".join))
@example("$&$")
@example("$_$ a$^3$")
def test_what_tex_takes_for_its_own_comes_back_from_bibtex(title: str) -> None:
    (entry,) = again(
        "bibtex", [Item(id="x", kind="paper", title=f"a {title} b", event=FROG, abstract=f"a {title} b")]
    )
    assert (entry.title, entry.abstract) == (f"a {title} b", f"a {title} b")


@several
@given(titles=st.lists(sentences, min_size=2, max_size=6))
def test_citation_keys_are_unique_and_plain(titles: list[str]) -> None:
    items = [
        Item(id=str(n), kind="paper", title=title, event=FROG) for n, title in enumerate([*titles, titles[0]])
    ]
    for form in CITATIONS:
        keys = [entry.own for entry in again(form, items)]
        assert len(set(map(str.lower, keys))) == len(items)
        assert all(key.isascii() and "#" not in key for key in keys)


@pytest.mark.parametrize("form", FORMATS)
def test_control_characters_and_lone_surrogates_break_no_format(form: str) -> None:
    odd = Item(
        id="x", kind="talk", title="A\r\nB\tC", event=FROG, abstract="one\n\ntwo\r\nEND:VCALENDAR", day=FAR
    )
    dull = replace(odd, id="y", title="D", links=(Link("page", "https://frogs.example/{a}\\b|c"),))
    entries = again(form, [odd, dull])
    assert [" ".join(entry.title.split()) for entry in entries] == ["A B C", "D"]


@pytest.mark.parametrize("form", CITATIONS)
def test_a_book_is_cited_without_an_event(form: str) -> None:
    book = Item(id="x", kind="paper", title="On frogs", event=FROG, details=(("entry", "book"),))
    (entry,) = again(form, [book])
    assert (entry.title, entry.venue, dict(entry.details)["entry"]) == ("On frogs", "", "book")


@pytest.mark.parametrize("form", FORMATS)
def test_no_items_make_a_well_formed_empty_file(form: str) -> None:
    text = "".join(writer(form)([]))
    expected = {"csl": "[]\n", "bibtex": "", "ris": "", "jsonl": ""}
    assert text == expected.get(form, text)
    assert form != "ics" or text.endswith("END:VCALENDAR\r\n")


def test_ris_and_calendars_end_their_lines_as_their_rules_say() -> None:
    item = Item(id="x", kind="talk", title="Long " * 40, event=FROG, day=FAR, abstract="a, b; c")
    for form in ("ris", "ics"):
        lines = "".join(writer(form)([item])).encode().split(b"\n")
        assert all(line.endswith(b"\r") for line in lines[:-1])
    assert all(len(line) <= 76 for line in "".join(writer("ics")([item])).encode().split(b"\n"))
    assert r"a\, b\; c" in "".join(writer("ics")([item]))


def test_names_are_written_as_reference_managers_want_them() -> None:
    authors = people(["Jan van der Berg", "Jo King Jr.", "Smith, Lee and Co", "Madonna"], "author")
    item = Item(id="x", kind="paper", title="T", event=FROG, credits=authors)
    ris = "".join(writer("ris")([item]))
    assert "AU  - van der Berg, Jan\r\nAU  - King, Jo, Jr.\r\nAU  - Smith, Lee and Co\r\nAU  - Madonna" in ris
    assert "{Jan van der Berg and Jo King Jr. and {Smith, Lee and Co} and Madonna}" in "".join(
        writer("bibtex")([item])
    )


def test_what_appeared_nobody_knows_where_is_cited_without_an_event() -> None:
    nowhere = EventRef("unplaced", "", "", 2031, None)
    item = Item(id="x", kind="paper", title="On frogs", event=nowhere, day=date(2031, 6, 2))
    for form in FORMATS:
        (entry,) = again(form, [item])
        assert (entry.title, entry.venue) == ("On frogs", "")


@pytest.mark.parametrize("form", FORMATS)
def test_a_workshop_with_a_name_and_an_acronym_keeps_both(form: str) -> None:
    name = "NeurIPS 2031 Workshop on Newts: WoN"
    workshop = replace(FROG, name=name, label="NeurIPS Workshop on Newts: WoN 2031")
    day = date(2031, 6, 2)
    (entry,) = again(form, [Item(id="x", kind="paper", title="On frogs", event=workshop, day=day)])
    assert venues.of(entry.venue, entry.year).label == workshop.label


def test_two_records_of_one_bibtex_key_keep_it_under_two() -> None:
    items = [
        Item(id=f"x-{title}", kind="paper", title=title, event=FROG, details=(("key", "lee31"),))
        for title in ("On frogs", "On newts")
    ]
    assert [one.own for one in again("bibtex", items)] == ["lee31", "lee31-2"]
    assert [dict(one.details)["key"] for one in again("bibtex", items)] == ["lee31", "lee31"]


@pytest.mark.parametrize("kind", ["collection", "proceedings", "incollection"])
def test_what_a_collection_is_a_part_of_comes_back_from_csl_as_no_journal(kind: str) -> None:
    known = (("entry", kind), ("booktitle", "Collected Ponds"))
    item = Item(id="ponds", kind="paper", title="Ponds and their frogs", event=FROG, details=known)
    (entry,) = again("csl", [item])
    assert dict(entry.details).get("booktitle") == "Collected Ponds"
    assert "journal" not in dict(entry.details)
