"""A long list narrowed: on the command line and on the terminal page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Mode, read_settings
from tests.commands import clocks
from tests.commands.clocks import Ask
from tests.commands.conftest import Page

LINE = "32 items: CLOCKS 19, Sundial 13; 2024 14, 2023 10, 2022 8; papers 27, talks 5"
FACETS = {
    "series": {"CLOCKS": 19, "Sundial": 13}, "year": {"2024": 14, "2023": 10, "2022": 8},
    "kind": {"paper": 27, "talk": 5},
}  # fmt: skip


@pytest.fixture(scope="module")
def data(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clocks.folder(loaded, tmp_path_factory.mktemp("facets"))


@pytest.fixture
def ask(data: Path) -> Ask:
    return clocks.asking(data)


@pytest.fixture
def page(data: Path) -> Iterator[Page]:
    """A page on which the bot answers from the clocks."""
    with SlackLookAlike() as slack:
        environ = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
        }
        with running_http(read_settings(environ, Mode.HTTP, data)) as server:
            slack.connect_http(server.url)
            yield Page(slack)


def test_the_parts_of_a_long_list_are_told(ask: Ask) -> None:
    assert LINE in ask("lookup", "escapement").stdout.splitlines()
    assert json.loads(ask("lookup", "--json", "escapement").stdout)["facets"] == FACETS


def test_a_short_list_and_a_page_that_is_no_list_have_no_parts(ask: Ask) -> None:
    for text in ("water clocks", "help"):
        assert json.loads(ask("lookup", "--json", text).stdout)["facets"] == {}


def test_on_the_page_each_press_narrows_in_place(page: Page) -> None:
    shown = page.type("/conf escapement")
    assert "CLOCKS (19)" in shown
    narrowed = page.press("CLOCKS (19)")
    assert "1 to 5 of 19 results" in narrowed
    assert "venue: CLOCKS" in narrowed
    further = page.type("/conf venue:clocks")
    assert "2024 (11)" in further
    assert "1 to 5 of 11 results" in page.press("2024 (11)")


def test_json_tells_identifiers_sources_abstract_and_further_slots(ask: Ask) -> None:
    (item,) = json.loads(ask("lookup", "--json", "arXiv:2401.00090").stdout)["items"]
    assert item["identifiers"] == {
        "id": "w-90", "openreview": "_wAt3rCl0", "arxiv": "2401.00090", "doi": "10.1234/leak.90",
    }  # fmt: skip
    assert item["more_identifiers"] == [{"scheme": "id", "value": "mueller24"}]
    assert [source["id"] for source in item["sources"]] == ["clocks", "library"]
    assert item["abstract"].startswith("Water runs down.")
    assert item["more"] == [
        {
            "day": "2024-05-07", "start": "2024-05-07T09:00:00+02:00", "end": None, "session": "Posters",
            "room": "Foyer",
        }
    ]  # fmt: skip
    assert (item["status"], item["tldr"], item["published"]) == ("accepted", "Some clocks leak.", "2024-05")
    assert item["details"] == {"journal": "Journal of Clocks", "volume": "3", "pages": "1-9"}
