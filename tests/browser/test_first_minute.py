"""A newcomer's first minutes on the demo's page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox.page.server import PageServer
from tests.browser.conftest import Open, advance, go, snap, write


def at(day: str, number: int, time: str) -> re.Pattern[str]:
    """A moment of January 2026; browsers of different ages differ in a comma."""
    return re.compile(f"{day},? {number} January 2026,? (at )?{time}")


def test_a_lookup_is_paged_through_and_a_card_opened(page: Page) -> None:
    snap(page, "first")
    expect(page.get_by_role("region", name="Things to try").get_by_role("listitem")).to_have_count(3)

    write(page, "/conf kind:paper")
    answer = page.locator(".message").last
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text(re.compile(r"1–\d+ of \d+|\d+ results"))
    answer.get_by_role("button", name="Next").click()
    expect(answer).to_contain_text(re.compile(r"6\D+10 of \d+"))
    snap(page, "second-page")

    answer.get_by_role("button", name=re.compile("^Details")).first.click()
    card = page.locator(".message").last
    expect(card.get_by_role("button", name=re.compile("Back"))).to_be_visible()
    expect(card.get_by_role("heading").first).to_be_in_viewport()
    snap(page, "card")


def test_a_channel_subscribes_sees_its_digest_and_says_what_it_thinks(page: Page) -> None:
    go(page, "general")
    subscribe(page)
    advance(page, "To the next digest")
    expect(page.locator(".clock-time")).to_contain_text(at("Friday", 9, "08:30"))
    digest = page.locator(".message", has=page.get_by_role("heading", name=re.compile("Digest:")))
    expect(digest).to_contain_text("Why: topic federated learning")
    snap(page, "digest")
    digest.get_by_role("button", name=re.compile("^More like this")).first.click()
    thanks = page.locator(".message.ephemeral").last
    expect(thanks).to_contain_text("more")
    expect(thanks).to_be_in_viewport()
    snap(page, "feedback")


def subscribe(page: Page) -> None:
    """Fill in the form of a digest, look at its preview, and save it."""
    write(page, "/digest")
    form = page.get_by_role("dialog")
    form.get_by_label("Topics (optional)", exact=True).fill("federated learning")
    form.get_by_label("Suggested topics").fill("priv")
    form.get_by_role("option", name="privacy").first.click()
    expect(form.get_by_role("button", name=re.compile("Remove privacy"))).to_be_visible()
    form.get_by_label("Time", exact=True).fill("08:30")
    form.get_by_role("checkbox", name="Friday").check()
    snap(page, "form")
    form.get_by_role("button", name="Preview").click()
    expect(form).to_contain_text("every Monday and Friday at 08:30")
    expect(form).to_contain_text("About: federated learning, privacy")
    snap(page, "preview")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(page.locator(".messages")).to_contain_text("set up a digest in this channel")


@pytest.mark.parametrize(
    ("title", "place", "shown"),
    [
        ("Look something up", "Hallway", "LightSecAgg: a Lightweight"),
        ("Ask in plain English", "Hallway", "Source"),
        ("Have a digest every Monday", "#general", "The next one, Mon 12 Jan 2026, 09:00"),
    ],
)
def test_each_thing_to_try_is_one_press_away(page: Page, title: str, place: str, shown: str) -> None:
    page.get_by_role("button", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(place)
    expect(page.locator(".message").last).to_contain_text(shown)
    expect(page.get_by_role("button", name=f"✓ {title}")).to_be_visible()


def test_the_things_to_try_can_be_hidden_and_shown_again(page: Page) -> None:
    page.get_by_role("button", name="Hide the things to try").click()
    expect(page.get_by_role("region", name="Things to try")).to_be_hidden()
    page.get_by_role("button", name="Things to try", exact=True).click()
    expect(page.get_by_role("region", name="Things to try")).to_be_visible()


def test_a_slash_brings_the_commands_and_their_hints(page: Page) -> None:
    page.locator("#composer").press_sequentially("/d")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("federated learning, privacy every monday 9:00")
    page.press("#composer", "Enter")
    expect(page.locator("#composer")).to_have_value("/digest ")
    expect(page.locator(".command-hint")).to_contain_text("every monday 9:00 | list | help")


def test_what_is_no_command_is_told_by_slackbot(page: Page) -> None:
    write(page, "/nonsense at all")
    expect(page.locator(".message").last).to_contain_text(
        "/nonsense is not a command here. Commands: /conf, /digest, /invite, /remove"
    )


def test_a_mention_in_a_channel_is_answered_in_its_thread(page: Page) -> None:
    go(page, "general")
    write(page, "@hallway who is Dawn Song?")
    page.get_by_role("button", name=re.compile("1 reply")).click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.locator(".message")).to_have_count(2)
    expect(thread).to_contain_text("Dawn Song")
    snap(page, "thread")
    thread.get_by_role("textbox").or_(thread.get_by_role("combobox")).first.fill("thank you")
    thread.get_by_role("button", name="Send").click()
    expect(thread.locator(".message")).to_have_count(3)
    expect(page.get_by_role("button", name=re.compile("2 replies"))).to_be_visible()


def test_time_passes_by_the_hour_and_the_day_and_nothing_is_due_without_a_digest(page: Page) -> None:
    advance(page, "An hour on")
    expect(page.locator(".clock-time")).to_contain_text(at("Thursday", 8, "11:00"))
    advance(page, "A day on")
    expect(page.locator(".clock-time")).to_contain_text(at("Friday", 9, "11:00"))
    advance(page, "To the next digest")
    expect(page.get_by_role("alert").last).to_contain_text("No channel has a digest yet")


def test_the_payloads_show_both_ways_with_headers_and_findings(demo: PageServer, open_page: Open) -> None:
    page = open_page(demo.url)
    write(page, "/conf pathways")
    page.get_by_role("button", name="Payloads").click()
    panel = page.get_by_role("complementary", name="Payloads")
    panel.locator("summary", has_text="/conf").click()
    expect(panel).to_contain_text("X-Slack-Signature: v0=")
    expect(panel).to_contain_text('"command": "/conf"')
    expect(panel.locator("summary", has_text="auth.test")).to_be_visible()
    snap(page, "payloads")
    page.get_by_role("button", name="Close the payloads").click()
    expect(panel).to_be_hidden()


def test_home_answers_in_its_search_box_and_a_shortcut_in_a_modal(page: Page) -> None:
    page.get_by_role("tab", name="Home").click()
    home = page.get_by_role("tabpanel", name="Home")
    home.get_by_label("Look something up").fill("dietcode")
    page.keyboard.press("Enter")
    expect(home).to_contain_text("DietCode: Automatic Optimization")
    snap(page, "home")
    page.get_by_role("tab", name="Messages").click()
    page.get_by_role("button", name="Shortcuts and commands").click()
    page.get_by_role("menuitem", name="Look something up").click()
    modal = page.get_by_role("dialog", name="Look something up")
    modal.get_by_label("Look something up").last.fill("lightsecagg")
    page.keyboard.press("Enter")
    expect(modal).to_contain_text("LightSecAgg: a Lightweight")
