"""What the README says is so."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import seeds
from bot.answering import answer
from store.store import Store
from tests.house.readme import README, current

ROOT = README.parent
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_what_it_shows_is_what_the_program_prints() -> None:
    text = README.read_text(encoding="utf-8")
    assert current(text) == text, "run: make readme"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("readme"))
    store.load_seeds(seeds.folder(), NOW)
    yield store
    store.close()


def examples() -> list[str]:
    """What the section about asking tells people to type."""
    ask = README.read_text("utf-8").partition("## Ask\n")[2].partition("\n## ")[0]
    return re.findall(r"\| `([^`]+)` \|$", ask, re.MULTILINE) + re.findall(r"^- (.+)$", ask, re.MULTILINE)


def test_there_are_examples_to_type() -> None:
    assert len(examples()) > 12


@pytest.mark.parametrize("example", examples())
def test_every_example_finds_something(store: Store, example: str) -> None:
    results = answer(store, example, NOW.date()).results
    assert results
    assert results.matches or (results.answer and results.answer.known)


def test_every_setting_is_explained() -> None:
    used = set(
        re.findall(r'"((?:HALLWAY|SLACK)_[A-Z_]+)"', (ROOT / "bot" / "settings.py").read_text("utf-8"))
    )
    explained = set(re.findall(r"^\| `((?:HALLWAY|SLACK)_[A-Z_]+)`", README.read_text("utf-8"), re.MULTILINE))
    assert len(used) >= 6
    assert explained == used


def test_every_make_target_it_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README.read_text("utf-8"), re.MULTILINE))
    assert named
    assert named <= targets


def test_every_section_it_links_to_exists() -> None:
    text = README.read_text("utf-8")
    there = {
        re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    linked = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(linked) > 12
    assert set(linked) <= there


def test_the_first_screen_says_what_it_is_shows_it_and_names_the_two_commands() -> None:
    """Before anything else is told; the long overview of the commands stands at the end."""
    text = README.read_text("utf-8")
    places = ("session: begin", "make demo\nmake test", "## Where to read on", "## Develop", "help: begin")
    at = [text.index(place) for place in places]
    assert at == sorted(at)
    assert text[: at[2]].count("\n") < 60


def test_every_file_it_links_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / Path(link)).exists()] == []
