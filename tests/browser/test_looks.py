"""Light and dark, wide and narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox.page.server import PageServer
from tests.browser.chromium import FAINT
from tests.browser.conftest import Open, advance, go, snap, write

PHONE = {"width": 390, "height": 740}


def full(page: Page) -> None:
    """An answer, a digest to come, an open form and the payloads: much of what the page can show."""
    write(page, "/conf lightsecag")
    page.locator(".message").last.get_by_role("button", name=re.compile("^Details")).first.wait_for()
    go(page, "general")
    write(page, "@hallway who is Dawn Song?")
    page.get_by_role("button", name="1 reply").wait_for()
    write(page, "/digest federated learning every friday 8:30")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".message", has_text="Saved.").wait_for()
    advance(page, "To the next digest")
    page.get_by_role("heading", name=re.compile("Digest:")).wait_for()
    page.get_by_role("button", name="Payloads").click()
    page.locator("summary", has_text="chat.postMessage").first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(demo: PageServer, open_page: Open, scheme: str) -> None:
    page = open_page(demo.url, color_scheme=scheme)
    assert page.evaluate(FAINT) == []
    full(page)
    snap(page, f"full-{scheme}")
    assert page.evaluate(FAINT) == []
    page.get_by_role("button", name="Close the payloads").click()
    page.fill("#composer", "/")
    assert page.evaluate(FAINT) == []
    write(page, "/digest")
    page.get_by_role("dialog").get_by_label("How many items").fill("999")
    page.get_by_role("dialog").get_by_role("button", name="Preview").click()
    page.locator(".error").first.wait_for()
    snap(page, f"form-{scheme}")
    assert page.evaluate(FAINT) == []


def test_the_test_of_contrast_finds_what_is_faint(page: Page) -> None:
    page.evaluate("() => { document.querySelector('h1').style.color = '#bbb'; }")
    assert [line.partition(":")[0] for line in page.evaluate(FAINT)] == ["Hallway"]


def test_the_theme_goes_from_one_to_the_next_and_is_kept(page: Page) -> None:
    def behind() -> object:
        return page.evaluate("() => getComputedStyle(document.body).backgroundColor")

    page.emulate_media(color_scheme="light")
    light = behind()
    for name in ("auto", "light"):
        page.get_by_role("button", name=f"Theme: {name}").click()
    dark = behind()
    assert dark != light
    page.reload()
    expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    assert behind() == dark
    page.get_by_role("button", name="Theme: dark").click()
    assert behind() == light


def test_a_narrow_window_shows_one_thing_at_a_time(demo: PageServer, open_page: Open) -> None:
    page = open_page(demo.url, viewport=PHONE)
    sidebar = page.locator("#sidebar")
    expect(sidebar).to_be_hidden()
    page.get_by_role("button", name="Channels").click()
    expect(sidebar).to_be_visible()
    go(page, "general")
    expect(sidebar).to_be_hidden()
    write(page, "/conf lightsecag")
    page.locator(".message .button").first.wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    snap(page, "narrow")
    write(page, "/digest")
    page.get_by_role("dialog").wait_for()
    snap(page, "narrow-form")
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


def test_nothing_moves_for_those_who_asked_for_that(page: Page) -> None:
    page.get_by_role("button", name="Let time pass").click()
    name = "() => getComputedStyle(document.querySelector('.menu:not([hidden])')).animationName"
    assert page.evaluate(name) == "none"
