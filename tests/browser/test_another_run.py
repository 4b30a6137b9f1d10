"""The page when the demo ends, and when it is started again."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.bare import bare
from tests.browser.conftest import PATIENCE, write


def test_a_page_goes_on_by_itself_once_the_demo_is_there_again(browser: Browser) -> None:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with bare() as server:
        page.goto(server.url)
        page.wait_for_selector("#composer")
    expect(page.get_by_text("The demo is not there any more.")).to_be_visible()
    with page.expect_event("load", timeout=PATIENCE) as loaded, bare(port=server.port):
        assert loaded.value.url == page.url
        write(page, "hello again")
        expect(page.locator(".message").last).to_contain_text("hello again")
    context.close()
