"""What programmes in Markdown say beside titles, people and times: kinds, sessions, abstracts, years."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers import formats, markdown
from store.catalogue.importers.document import Document
from store.errors import BadSource
from tests.store.readers.reading import Found, reading

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Found:
    return of((PAGES / name).read_text(encoding="utf-8"))


def of(text: str) -> Found:
    document = Document.of(text.encode(), "programme.md")
    assert formats.recognised(document).name == "markdown"
    return reading(markdown.FORMAT, document, Hints())


def kinds(found: Found) -> list[tuple[str, str]]:
    return [(entry.kind, entry.title.split(":")[0]) for entry in found.entries]


def session(entry: Entry) -> str:
    return entry.when.session if entry.when else entry.session


def test_what_one_person_gives_at_a_time_is_a_talk_with_the_abstract_that_stands_further_below() -> None:
    found = page("named_slots.md")
    assert [kind for kind, _ in kinds(found)] == [
        "talk", "talk", "talk", "break", "talk", "talk", "talk", "talk",
    ]  # fmt: skip
    assert {person.role for entry in found.entries for person in entry.people} == {"speaker"}
    reeds = found.entry("REED-ML").abstract
    assert reeds.startswith("Reeds wave in the wind, and what waves can be learnt from, as we show on two")
    assert "third pond" in reeds
    assert "waded" not in reeds
    assert found.entry("Marsh without").when is None


def test_the_year_of_days_is_the_only_one_named_whose_days_of_the_week_fit() -> None:
    found = page("named_slots.md")
    assert any("taken to be 2031, the only one" in text for text in found.warned)
    vague = of("# P\n\n## Tuesday, June 3\n\n- 9:00 **Ponds at night** Ann Lee\n- 9:30 **Deep mud** Bo Ray\n")
    assert any("names no year" in text for text in vague.warned)


def test_posters_below_a_session_that_a_time_names_are_posters_of_it() -> None:
    found = page("held_sessions.md")
    assert kinds(found)[2:5] == [
        ("poster_session", "Poster Session"),
        ("poster", "Frogs by Hand"),
        ("poster", "Do Toads Agree? A Study with Many Toads"),
    ]
    assert session(found.entry("Frogs by")) == "Poster Session"
    newts = found.entry("Newts")
    assert (newts.kind, newts.subkind) == ("talk", "lightning")
    keynote = found.entry("Keynote")
    assert (keynote.kind, keynote.people[0].affiliation) == ("keynote", "Netco")
    start = keynote.when.start if keynote.when else None
    assert start is not None
    assert str(start.utcoffset()) == "1:00:00"


def test_a_page_that_its_site_fills_in_with_data_says_where_they_are() -> None:
    loop = "{% for talk in site.data.talks_2031 %}\n- {{ talk.title }}\n{% endfor %}\n"
    text = f"---\ntitle: Talks\n---\n# Talks\n{loop}"
    with pytest.raises(BadSource, match="no items") as refused:
        of(text)
    assert "talks_2031" in str(refused.value.remedy)


def test_a_prize_in_brackets_is_the_award_and_workshop_papers_are_papers() -> None:
    found = page("filled_in.md")
    assert found.entry("Newts").award == "Best Paper and Pond Prize award"
    assert {kind for kind, _ in kinds(found)} == {"paper"}


def test_meetings_of_a_reading_group_are_talks_on_their_days_and_keep_the_papers_apart() -> None:
    text = (
        "# Pond reading group\n\n| Date | Topic | Resources |\n|---|---|---|\n"
        "| 2031-01-16 | Scaling ponds | [Paper](https://arxiv.org/abs/2001.00001) |\n"
        "| 2031-01-23 | No meeting (flood) | |\n| 2031-01-30 | Toads | [Slides](/t.pdf) |\n"
    )
    found = of(text)
    assert [(one.kind, one.title, str(one.when.day)) for one in found.entries if one.when] == [
        ("talk", "Scaling ponds", "2031-01-16"), ("talk", "Toads", "2031-01-30"),
    ]  # fmt: skip
    assert found.entries[0].links
    assert not found.entries[0].identifiers
    assert [each.place for each in found.skipped] == ["line 6"]


def test_a_table_of_deadlines_holds_no_meetings() -> None:
    table = "|Date|Topic|\n|---|---|\n|2 May 2031|Submission of leaps|\n|3 June 2031|Camera-ready|\n"
    text = f"# Pond\n\n## Key dates\n\n{table}"
    with pytest.raises(BadSource, match="no items"):
        of(text)


def test_timed_lines_with_bars_alone_make_a_programme() -> None:
    found = of(
        "# Pond Meeting 2031\n\n## June 2, 2031\n\n10:30–11:00 | Coffee break |\n\n"
        "11:00–11:30 | Frogs in ponds | Ada Frog |\n\n11:30–12:00 | Toads in reeds | Bo Toad, Cy Newt\n"
    )
    assert [(one.title, [who.name for who in one.people]) for one in found.entries] == [
        ("Coffee break", []), ("Frogs in ponds", ["Ada Frog"]), ("Toads in reeds", ["Bo Toad", "Cy Newt"]),
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["Day 1: Monday, June 2, 2031", "June 2, 2031", "Monday, June 2, 2031"])
def test_timed_lines_with_bars_are_read_and_a_day_does_not_name_the_event(first: str) -> None:
    text = (
        f"---\ntitle: Program\n---\n\n## {first}\n\n**10:00 - 10:30** | Frogs in ponds | Ada Frog  \n"
        "10:30 - 11:00 | Toads in reeds | Bo Toad\n\n## Day 2: Tuesday, June 3, 2031\n\n"
        "10:00 - 10:30 | Newts in lakes | Cy Newt\n"
    )
    found = of(text)
    assert [home.name for home in found.homes if home.name] == []
    assert [
        (one.title, str(one.when.start)[:16], str(one.when.end)[11:16], [who.name for who in one.people])
        for one in found.entries
        if one.when
    ] == [
        ("Frogs in ponds", "2031-06-02 10:00", "10:30", ["Ada Frog"]),
        ("Toads in reeds", "2031-06-02 10:30", "11:00", ["Bo Toad"]),
        ("Newts in lakes", "2031-06-03 10:00", "10:30", ["Cy Newt"]),
    ]
