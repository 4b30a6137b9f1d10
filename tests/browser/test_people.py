"""Several people, on one page and on two."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.sandbox.page.server import PageServer
from tests.browser.conftest import Open, go, snap, write


def test_two_people_see_their_own_screens_live(demo: PageServer, open_page: Open) -> None:
    ana, ben = open_page(f"{demo.url}#ana/general"), open_page(f"{demo.url}#ben/ml-systems")
    write(ana, "/conf pathways")
    expect(ana.locator(".message")).to_contain_text("Only visible to you")
    expect(ben.locator(".badge")).to_have_count(0)
    ana.get_by_role("button", name="Share to channel", exact=True).click()
    expect(ben.get_by_role("button", name="general new")).to_be_visible()
    go(ben, "general")
    expect(ben.locator(".message").first).to_contain_text("Pathways")
    expect(ben.locator(".message", has_text="Only visible to you")).to_have_count(0)
    expect(ben.locator(".badge")).to_have_count(0)
    write(ben, "looks good")
    expect(ana.locator(".message").last).to_contain_text("looks good")
    expect(ana.locator("#live")).to_contain_text("Ben Okafor: looks good")
    snap(ben, "two-people")


def test_one_page_is_one_person_after_another(demo: PageServer, open_page: Open) -> None:
    page = open_page(f"{demo.url}#ana/general")
    page.fill("#composer", "half a thought")
    page.get_by_label("You are").select_option("gus")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hallway")
    channels = page.get_by_role("navigation").locator(".place-name")
    expect(channels).to_have_text(["ml-systems", "Hallway"])
    expect(page.locator("#composer")).to_have_value("")
    page.get_by_label("You are").select_option("ana")
    go(page, "general")
    expect(page.locator("#composer")).to_have_value("half a thought")


def test_a_place_that_one_is_not_in_leads_home(demo: PageServer, open_page: Open) -> None:
    page = open_page(f"{demo.url}#gus/secret")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hallway")
    assert open_page(f"{demo.url}#nobody/nowhere").get_by_label("You are").input_value() == "ana"


def test_an_archived_channel_takes_no_messages(demo: PageServer, open_page: Open) -> None:
    page = open_page(f"{demo.url}#ana/old")
    expect(page.locator("#composer")).to_be_disabled()
