"""What pages say beside titles and people: kinds, awards, venues, fates, where people work."""

from __future__ import annotations

from store.catalogue.entries import Entry
from tests.store.readers.reading import Found
from tests.store.readers.webpage.wanted import HERE, found

PAGES = HERE / "pages"


def page(name: str) -> Found:
    return found(PAGES / name)


def places(of: Entry) -> list[tuple[str, str, str]]:
    return [(each.name, each.role, each.affiliation) for each in of.people]


def test_a_heading_speaks_of_what_stands_below_it_and_of_no_other_list() -> None:
    weave = page("weave_sections.htm")
    assert [each.kind for each in weave.entries] == ["paper", "paper", "paper", "poster", "poster", "keynote"]
    assert weave.entry("Why Fabrics Fail").session == "Keynote"


def test_an_award_before_a_title_is_no_part_of_it() -> None:
    assert page("weave_sections.htm").entry("Knot Theory for Packet Routing").award == "Best Paper"


def test_a_bracket_says_where_all_the_names_before_it_work() -> None:
    assert places(page("weave_sections.htm").entry("Threading Needles in Distributed Looms")) == [
        ("Maria Sousa", "author", "University of Coimbra"),
        ("Peter Knott", "author", "University of Coimbra"),
        ("Lin Yao", "author", "MIT"),
    ]


def test_who_leads_a_panel_and_who_sits_on_it_are_told_apart() -> None:
    assert places(page("one_room_table.htm").entry("Panel: Who Owns the Backbone?")) == [
        ("Sue Lim", "moderator", ""), ("Al Roe", "panellist", ""), ("Di Poe", "panellist", ""),
    ]  # fmt: skip


def test_behind_a_comma_stands_where_somebody_works_and_no_title() -> None:
    keynote = page("one_room_table.htm").entry("Keynote: The Next Billion Packets")
    assert places(keynote) == [("Aisha Khan", "author", "Cloudline")]
    assert keynote.kind == "keynote"


def test_a_page_without_a_title_is_called_as_its_first_heading_says() -> None:
    homes = page("one_room_table.htm").homes
    assert [(each.name, each.year) for each in homes] == [("NETCONF Europe 2027", 2027)]


def test_a_venue_with_its_year_behind_the_people_is_where_it_appeared() -> None:
    group = found(HERE.parent / "markdown" / "pages" / "reading_group.md")
    assert [each.venue for each in group.entries] == ["ICLR 2026", "NeurIPS 2025", "ACL 2026"]
    assert all(not person.affiliation for each in group.entries for person in each.people)


def test_what_stands_under_withdrawn_is_withdrawn() -> None:
    cells = page("numbered_cells.htm")
    assert [each.status for each in cells.entries] == ["accepted"] * 3 + ["withdrawn"]
    assert places(cells.entry("Lazy Evaluation of Fences")) == [("Gil Stone", "author", "TU Wien")]


def test_the_chair_is_no_part_of_a_sessions_name_and_the_page_no_session() -> None:
    tracking = page("slots_and_terms.htm").entry("Beat Tracking with Tiny Nets").when
    assert tracking
    assert tracking.session == "Session 1: Rhythm"
    assert {each.when.session for each in page("devdays_articles.htm").entries if each.when} == {""}


def test_only_the_last_named_leads_a_panel_where_a_bracket_behind_says_so() -> None:
    panel = page("panel_and_its_last.htm").entry("Panel: Who owns the reef?")
    assert [each.name for each in panel.people if each.role == "moderator"] == ["Cy Kelp"]


def test_demo_or_poster_before_a_title_says_of_what_kind_it_is() -> None:
    shown = page("titled_spans_and_days.htm").entries
    assert {each.title.split(":")[0]: each.kind for each in shown} == {
        "Posters and Demos": "poster_session", "Demo": "demo", "Poster": "poster",
    }  # fmt: skip


def test_a_row_with_its_chair_begins_a_session_and_ends_the_one_before() -> None:
    sessions = {each.title: each.when.session for each in page("rows_of_chairs.htm").entries if each.when}
    assert sessions == {
        "Growing corals in jars": "Session 1: Jars", "The price of a sponge": "Session 1: Jars",
        "Coffee break": "", "Nets that let go": "Session 2: Nets",
    }  # fmt: skip


def test_a_name_before_a_linked_title_says_where_its_bearer_works() -> None:
    assert places(page("rows_of_chairs.htm").entry("Nets that let go")) == [("Di Plankton", "speaker", "MIT")]


def test_a_block_called_the_header_of_a_session_is_its_heading() -> None:
    sessions = [each.when.session for each in page("session_header_blocks.htm").entries if each.when]
    assert sessions == ["Session 1: Jars"] * 2
