"""JSON Feed."""

from __future__ import annotations

import json

import pytest

from store.catalogue.entries import Home
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import recognised
from store.catalogue.importers.json_feed import FORMAT
from store.errors import BadSource
from store.records import Link
from tests.store.readers.reading import reading

POST = {
    "id": "1",
    "title": "Frogs leap",
    "url": "https://pond.example/1",
    "content_html": "<p>High.</p>",
    "date_published": "2031-03-02T09:00:00Z",
    "authors": [{"name": "Ada Green"}, {"name": "Bo Lake"}],
    "tags": ["frogs", "ponds"],
}


def feed(**changes: object) -> Document:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Pond News",
        "home_page_url": "https://pond.example/",
        "items": [POST, {"id": "2", "content_text": "Hm."}],
    }
    return Document.of(json.dumps(told | changes).encode())


def test_a_json_feed_is_recognised_and_its_posts_are_items_of_the_site() -> None:
    assert recognised(feed()) is FORMAT
    found = reading(FORMAT, feed())
    post = found.entries[0]
    assert found.homes == [Home(name="Pond News", url="https://pond.example/")]
    assert (post.title, post.abstract, post.published) == ("Frogs leap", "<p>High.</p>", "2031-03-02")
    assert [one.name for one in post.people] == ["Ada Green", "Bo Lake"]
    assert (post.topics, post.links) == (("frogs", "ponds"), (Link("page", "https://pond.example/1"),))


def test_a_post_without_a_title_is_reported_as_skipped() -> None:
    assert [one.reason for one in reading(FORMAT, feed()).skipped] == ["no title"]


def test_an_empty_feed_without_a_name_says_so_and_one_without_items_is_refused() -> None:
    assert len(reading(FORMAT, feed(items=[], title="")).warned) == 2
    with pytest.raises(BadSource, match="no list of items"):
        reading(FORMAT, feed(items=None))
