"""The demo's page in a real browser, the real bot behind it on the shipped seeds, and a clock of our own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.commands.demo import next_digest
from bot.commands.make_believe import look_alike
from bot.commands.tour import programme
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.server import PageServer
from bot.sandbox.rehearsal import Rehearsal
from bot.server import running_http
from store.store import Store
from tests.answers.folders import data, prepared, store
from tests.browser.chromium import FLAGS, chromium
from tests.digests_ui.conftest import THURSDAY, Clock, settings_for

__all__ = ["data", "prepared", "store"]

PATIENCE = 20_000
"""Milliseconds that the page has for anything; then the test fails."""
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; the tests that need it are skipped where there is none."""
    path = chromium()
    if not path:
        pytest.skip(
            "there is no Chromium here: install one, or name it in CHROMIUM, to run the browser's tests"
        )
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    """A look-alike on a Thursday; nothing that Slack would mind may have happened in it."""
    clock = Clock(THURSDAY)
    with look_alike(clock) as slack:
        clock.slack = slack
        yield slack
        assert not slack.violations


@pytest.fixture
def demo(slack: SlackLookAlike, store: Store, data: Path) -> Iterator[PageServer]:
    """The page's server with the bot behind it."""
    clock = slack.clock
    assert isinstance(clock, Clock)
    with running_http(settings_for(slack, data), clock) as bot:
        slack.connect_http(bot.url)
        with PageServer(slack, programme(next_digest(store)), Rehearsal(clock, bot.tick)) as server:
            yield server


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens pages, each in a browser of its own as it were; at the end none of them may have complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(url: str, **how: object) -> Page:
        base = url.partition("#")[0]
        given: dict[str, object] = {
            "viewport": {"width": 1280, "height": 820},
            "reduced_motion": "reduce",
            **how,
        }
        context = browser.new_context(**given)  # type: ignore[arg-type]  # how: playwright's own
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(base) else complaints.append(asked.url))
        page.goto(url)
        page.wait_for_selector("#composer")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(demo: PageServer, open_page: Open) -> Page:
    """What ana sees first."""
    return open_page(demo.url)


def snap(page: Page, name: str) -> None:
    """A picture, where HALLWAY_SHOTS names a folder for them."""
    folder = os.environ.get("HALLWAY_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def write(page: Page, text: str) -> None:
    """Type into the message box and send it."""
    page.fill("#composer", text)
    page.press("#composer", "Enter")


def go(page: Page, channel: str) -> None:
    """Go to a channel by the sidebar."""
    page.get_by_role("navigation").get_by_role("button", name=channel).click()
    page.get_by_role("heading", level=1, name=f"#{channel}").wait_for()


def advance(page: Page, how: str) -> None:
    """Let time pass by the menu at the top."""
    page.get_by_role("button", name="Let time pass").click()
    page.get_by_role("menuitem", name=how).click()
