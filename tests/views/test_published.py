"""The card of an item that several sources state: where it was published, what it is called, what moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot import views
from bot.views import Face, State
from store.moved import Move, told
from store.records import Identifier, Showing, Source
from store.reports import Moved
from tests.views.conftest import BLOG, ITEM, REPORT, controls, fit, written

SHEET = Source("sheet", "miniconf", "papers.csv (data of a Mini-Conf site)")
PRINTED = replace(
    ITEM,
    summary="",
    abstract="One sentence. " * 300,
    tldr="Less is more.",
    published="2024-05",
    language="de",
    details=(("pages", "1-9"), ("journal", "Journal of Clocks"), ("volume", "3"), ("isbn", "0")),
    sources=(BLOG, REPORT, SHEET, Source("x", "outside", "elsewhere")),
    more=(Showing(date(2022, 8, 30), time(9), time(9, 30), "Posters", "Foyer"), Showing(room="Hall Z")),
    identifiers=(
        Identifier("doi", "10.1/a(b)<c>"), Identifier("arxiv", "2401.00090"),
        Identifier("openreview", "_a-B"),
        Identifier("anthology", "P19-1001"), Identifier("dblp", "conf/x/Y17"), Identifier("id", "row 7"),
        Identifier("id", "m22-x"),
    ),
)  # fmt: skip
AT = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
MOVES = told(
    [
        Moved("m22-x", "T", "clock", "10:00", "14:30", AT, "sheet"),
        Moved("m22-x", "T", "room", "Hall A", "Hall B", AT, "sheet"),
        Moved("m22-x", "T", "status", "accepted", "withdrawn", datetime(2026, 11, 1, tzinfo=UTC), "sheet"),
    ]
)


def show(item: Any = PRINTED, moves: tuple[Move, ...] = (), **face: Any) -> views.Message:
    return fit(views.item_card(item, State(item=item.id), Face(**face), moves))


def test_where_it_was_published_is_told_like_a_citation() -> None:
    plain = show().plain
    assert "Published: Journal of Clocks, volume 3, pages 1-9, May 2024" in plain
    assert "Language: de" in plain


@pytest.mark.parametrize(
    ("published", "said"),
    [("2024-05-03", "Published: 3 May 2024"), ("2021", "Published: 2021"), ("soon", "Published: soon")],
)
def test_a_date_of_publication_alone_is_told(published: str, said: str) -> None:
    assert said in show(replace(PRINTED, details=(), published=published)).plain


def test_the_year_of_the_event_is_not_told_again() -> None:
    assert "Published" not in show(replace(PRINTED, details=(), published="2022")).plain


def test_further_slots_are_told_in_the_time_of_the_event() -> None:
    lines = [line for line in show().plain.splitlines() if line.startswith("Also:")]
    assert lines == [
        "Also: Tue 30 Aug 2022, 09:00 to 09:30 (America/Los_Angeles), Foyer, Posters",
        "Also: Hall Z",
    ]


def test_further_slots_name_a_fixed_distance_as_people_do() -> None:
    westward = replace(PRINTED, event=replace(PRINTED.event, zone="Etc/GMT+8"))
    assert "Also: Tue 30 Aug 2022, 09:00 to 09:30 (UTC-8), Foyer, Posters" in show(westward).plain


def test_very_many_slots_are_counted() -> None:
    assert "Also: 16 more times" in show(replace(PRINTED, more=PRINTED.more * 10)).plain


def test_all_sources_are_named_and_what_is_from_outside_is_none() -> None:
    assert f"In 3 sources: {BLOG.title}; {REPORT.title}; {SHEET.title}" in show().plain
    assert f"Source: {BLOG.title}" in show(replace(PRINTED, sources=(BLOG,))).plain


def test_identifiers_lead_to_their_pages_and_a_sources_own_id_stands_plainly() -> None:
    message = show()
    urls = {
        element["url"]
        for block in message.blocks if block["type"] == "rich_text"
        for section in block["elements"]
        for element in section["elements"] if element["type"] == "link"
    }  # fmt: skip
    assert {
        "https://doi.org/10.1/a(b)%3Cc%3E", "https://arxiv.org/abs/2401.00090",
        "https://openreview.net/forum?id=_a-B", "https://aclanthology.org/P19-1001/",
        "https://dblp.org/rec/conf/x/Y17",
    } <= urls  # fmt: skip
    assert "id row 7" in message.plain.splitlines()
    assert "id m22-x" not in message.plain.splitlines()  # ours, told as such


def test_the_authors_own_words_are_marked_as_theirs() -> None:
    message = show()
    assert "In short, by its authors: Less is more." in message.plain
    assert "Abstract: One sentence." in message.plain
    assert "by its authors" not in show(replace(PRINTED, summary="Our words.")).plain


def test_a_long_abstract_ends_behind_a_sentence() -> None:
    abstract = next(line for line in show().plain.splitlines() if line.startswith("Abstract"))
    assert abstract.endswith("One sentence. …")
    assert len(abstract) < 1_600


def test_what_moved_is_told_with_the_day_it_was_read() -> None:
    plain = show(moves=MOVES).plain
    assert "Moved on Tue 3 Nov 2026: 10:00, Hall A -> 14:30, Hall B" in plain
    assert "Changed on Sun 1 Nov 2026: status accepted -> withdrawn" in plain


def test_the_day_is_that_of_the_reader() -> None:
    assert "Moved on Wed 4 Nov 2026" in show(moves=MOVES, zone="Asia/Tokyo").plain


@pytest.mark.parametrize("status", ["withdrawn", "preprint", "rejected"])
def test_a_status_is_told_in_lists_too(status: str, page: Any) -> None:
    found = page(item=replace(ITEM, status=status))
    assert status.capitalize() in fit(views.results(found, (), State("find x"), Face())).plain


def test_any_content_fits_slack() -> None:
    bad = "<!channel> *b* \u202e\x00" * 400
    item = replace(
        PRINTED, tldr=bad, abstract=bad, published=bad, language=bad, details=(("journal", bad),),
        identifiers=tuple(Identifier(scheme, bad) for scheme in ("doi", "arxiv", "id", bad)) * 9,
        sources=tuple(Source(str(at), "x", bad) for at in range(9)),
        more=tuple(Showing(session=bad, room=bad) for _ in range(9)),
    )  # fmt: skip
    moves = told(
        [Moved("m", bad, "title", bad, bad, AT, "x"), Moved("m", bad, "day", bad, "2026-01-01", AT, "x")]
    )
    message = show(item, moves, share=True)
    assert controls(message)
    assert written(message)
