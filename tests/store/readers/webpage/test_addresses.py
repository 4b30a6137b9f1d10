"""Links of pages: joined to the address that a page states, or was fetched from."""

from __future__ import annotations

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers import formats
from store.catalogue.importers.document import Document, Web
from store.errors import BadSource
from tests.store.readers.reading import reading

_LISTED = (
    "<h1>Accepted papers</h1><ul><li><a href='p/1.pdf'>Reeds in the wind tunnel</a>, Ann Lee, Bo Ray</li>"
    "<li><a href='#two'>Rushes at the edge</a>, Cy Fox</li></ul>"
)
_FETCHED = "https://reed.example/2031/papers.html"


def _links(page: str, url: str = "") -> list[list[str]]:
    document = Document(page.encode(), "papers", web=Web(url, "text/html", "utf-8"))
    entries = reading(formats.recognised(document), document, Hints()).entries
    return [[link.url for link in entry.links] for entry in entries]


@pytest.mark.parametrize(
    ("head", "url", "joined"),
    [
        ("", _FETCHED, ["https://reed.example/2031/p/1.pdf"]),
        ("<base href='/files/'>", _FETCHED, ["https://reed.example/files/p/1.pdf"]),
        (
            "<link rel='canonical' href='https://reed.example/all/'>",
            "",
            ["https://reed.example/all/p/1.pdf"],
        ),
        (
            "<link rel='canonical' href='https://other.example/'>",
            _FETCHED,
            ["https://reed.example/2031/p/1.pdf"],
        ),
        ("<meta property='og:url' content='http://[broken'>", "", []),
        ("", "", []),
    ],
)
def test_a_relative_link_is_seen_from_the_page_and_one_within_it_is_none(
    head: str, url: str, joined: list[str]
) -> None:
    page = f"<!DOCTYPE html><html><head><title>REED 2031</title>{head}</head><body>{_LISTED}</body></html>"
    assert _links(page, url) == [joined, []]


def test_markdown_that_was_fetched_has_whole_links_too() -> None:
    first, second = "[Reeds in the wind tunnel](p/1.pdf), Ann Lee", "[Rushes at the edge](/p/2.pdf), Cy Fox"
    page = f"# Papers\n\n- {first}\n- {second}\n"
    assert _links(page, "https://raw.example/a/README.md") == [
        ["https://raw.example/a/p/1.pdf"],
        ["https://raw.example/p/2.pdf"],
    ]


def test_the_address_that_schema_org_states_may_be_relative() -> None:
    told = '{"@type": "ScholarlyArticle", "name": "Reeds, counted", "author": "Ann Lee", "url": "p/1"}'
    page = f"<html><body><script type='application/ld+json'>{told}</script></body></html>"
    assert _links(page, _FETCHED) == [["https://reed.example/2031/p/1"]]


def test_settings_in_a_script_are_no_programme() -> None:
    settings = '{"theme": {"colours": ["red", "blue"]}, "menu": [{"title": "Home"}, {"title": "Venue"}]}'
    long = settings.replace("Home", "Home" * 60)
    scripts = "".join(
        f"<script type='application/json'>{text}</script>" for text in (settings, long, "[" + long)
    )
    page = f"<html><body><div id='app'></div>{scripts}</body></html>"
    with pytest.raises(BadSource, match="holds no items"):
        _links(page)
