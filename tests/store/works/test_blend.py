"""How several statements become one item."""

from __future__ import annotations

from datetime import date, time

from store.catalogue.drafts import ItemDraft
from store.catalogue.works.blend import blend, trust
from store.catalogue.works.payload import decode, encode
from store.records import Credit, Identifier, Link, Showing

FULL = ItemDraft(
    "", "", "paper", "Slow Clocks", other_names=("SC",), day=date(2024, 5, 3), clock=time(9, 5),
    credits=(Credit("", "Ada", "author", "EU", implied=True),), links=(Link("pdf", "https://example.org/a"),),
    identifiers=(Identifier("doi", "10.1/1"),), zone="Europe/Berlin", details=(("pages", "1-9"),),
    more=(Showing(date(2024, 5, 4), None, time(10), "Late", "Attic"),), topics=("clocks",), award="Best",
)  # fmt: skip


def draft(title: str = "Slow Clocks", event: str = "conf", **more: object) -> ItemDraft:
    return ItemDraft("x", event, "paper", title, **more)  # type: ignore[arg-type]  # fields by name


def test_a_payload_comes_back_as_it_was() -> None:
    assert decode(encode(FULL)) == FULL
    assert "null" not in encode(ItemDraft("", "", "paper", "Bare"))


def test_one_statement_stays_as_it_is() -> None:
    assert blend([FULL]) is FULL


def test_what_the_first_leaves_empty_is_taken_from_the_next() -> None:
    found = blend([draft(award="Best"), draft(award="Second", abstract="We.", track="Main")])
    assert (found.award, found.abstract, found.track) == ("Best", "We.", "Main")


def test_the_fullest_list_of_authors_holds_with_affiliations_from_all() -> None:
    short = draft(credits=(Credit("ada", "Ada", "author", "EU"), Credit("bo", "Bo", "speaker")))
    long = draft(credits=(Credit("ada", "Ada", "author"), Credit("cy", "Cy", "author")))
    assert blend([short, long]).credits == (
        Credit("ada", "Ada", "author", "EU"),
        Credit("cy", "Cy", "author"),
        Credit("bo", "Bo", "speaker"),
    )


def test_an_address_stands_once_and_another_title_is_another_name() -> None:
    one = draft(links=(Link("pdf", "https://example.org/a"),))
    other = draft("Clocks That Are Slow", links=(Link("page", "https://example.org/a"),))
    found = blend([one, other])
    assert found.links == one.links
    assert found.other_names == ("Clocks That Are Slow",)


def test_a_citation_is_that_of_one_statement_with_its_doi() -> None:
    preprint = draft(details=(("note", "9 pages"),), identifiers=(Identifier("doi", "10.48550/arxiv.1"),))
    list_ = draft(details=(("journal", "Clocks"), ("pages", "1-9")), identifiers=(Identifier("dblp", "c/1"),))
    printed = draft(
        details=(("booktitle", "Proceedings"), ("volume", "2")), identifiers=(Identifier("doi", "10.1234/1"),)
    )
    found = blend([preprint, list_, printed])
    assert dict(found.details) == {"booktitle": "Proceedings", "volume": "2", "note": "9 pages"}
    assert [one.value for one in found.identifiers] == ["10.1234/1", "10.48550/arxiv.1", "c/1"]
    assert dict(blend([preprint, list_]).details)["pages"] == "1-9"
    assert dict(blend([preprint, draft()]).details) == {"note": "9 pages"}


def test_an_address_with_and_without_encryption_is_one() -> None:
    one = draft(links=(Link("pdf", "http://example.org/a"), Link("page", "http://dx.doi.org/10.1/2")))
    other = draft(links=(Link("page", "https://www.example.org/a"), Link("page", "https://doi.org/10.1/2")))
    assert [(link.kind, link.url) for link in blend([one, other]).links] == [
        ("pdf", "https://www.example.org/a"),
        ("page", "https://doi.org/10.1/2"),
    ]


def test_times_are_taken_whole_and_only_from_the_same_event() -> None:
    paper = draft()
    elsewhere = draft(event="shop", day=date(2024, 6, 1), clock=time(8))
    there = draft(day=date(2024, 5, 3), clock=time(9), room="Hall A", zone="Europe/Berlin")
    assert (blend([paper, elsewhere]).day, blend([paper, elsewhere]).more) == (None, ())
    found = blend([paper, elsewhere, there])
    assert (found.day, found.clock, found.room, found.zone) == (there.day, time(9), "Hall A", "Europe/Berlin")


def test_accepted_goes_before_put_up_and_a_programme_before_a_list() -> None:
    ranked = sorted(
        [
            ("arxiv", draft(status="preprint")),
            ("markdown", draft()),
            ("seeds", draft()),
            ("bibtex", draft()),
            ("frab", draft()),
        ],
        key=lambda pair: trust(*pair),
    )
    assert [kind for kind, _ in ranked] == ["seeds", "frab", "bibtex", "markdown", "arxiv"]
    assert blend([draft(status="submitted"), draft(status="accepted")]).status == "accepted"
