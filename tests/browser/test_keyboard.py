"""Without a mouse, and for those who do not see the page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

FOCUSED = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
INSIDE = "() => document.activeElement.closest('dialog') !== null || document.activeElement === document.body"


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until something of that name has the focus."""
    for _ in range(80):
        page.keyboard.press(key)
        if re.match(name, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"no way to {name}")


def test_everything_is_reached_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#composer")).to_be_focused()
    page.keyboard.type("/c")
    page.keyboard.press("Tab")  # takes what is suggested
    page.keyboard.type("kind:paper")
    page.keyboard.press("Enter")
    answer = page.locator(".message").last
    expect(answer).to_contain_text("Only visible to you")

    tab_to(page, "Next", "Shift+Tab")
    first = answer.locator(".block-section").first.inner_text()
    page.keyboard.press("Enter")
    expect(answer).not_to_contain_text(first)
    assert page.evaluate("() => document.activeElement.closest('.message') !== null")


def test_a_form_keeps_the_focus_and_gives_it_back(page: Page) -> None:
    tab_to(page, "#?general")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("#general")
    tab_to(page, "Message #general")
    page.keyboard.type("/digest ")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    topics = form.get_by_label("Topics (optional)", exact=True)
    expect(topics).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(INSIDE)
    topics.focus()
    page.keyboard.type("compilers")
    tab_to(page, "Preview")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("About: compilers")
    expect(form.get_by_role("button", name="Back")).to_be_visible()
    page.keyboard.press("Escape")
    expect(topics).to_have_value("compilers")
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(page.locator("#composer")).to_be_focused()


def test_suggestions_are_taken_and_left_with_the_keyboard(page: Page) -> None:
    page.fill("#composer", "/digest ")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    field = form.get_by_label("Suggested topics")
    field.press_sequentially("fed")
    expect(form.get_by_role("option", name="federated learning")).to_be_visible()
    page.keyboard.press("Escape")  # the suggestions go, the form stays
    expect(form.get_by_role("listbox")).to_have_count(0)
    expect(form).to_be_visible()
    field.press_sequentially("federated l")
    expect(form.get_by_role("option", name="federated learning")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(form.locator(".active")).to_contain_text("federated learning")
    page.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Remove federated learning")).to_be_visible()
    page.keyboard.press("Backspace")
    expect(form.get_by_role("button", name="Remove federated learning")).to_have_count(0)


def test_a_menu_is_walked_with_the_arrows(page: Page) -> None:
    button = page.get_by_role("button", name="Let time pass")
    button.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="To the next digest")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="A week on")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="An hour on")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_the_page_has_its_landmarks_and_everything_a_name(page: Page) -> None:
    for role in ("banner", "navigation", "main"):
        expect(page.get_by_role(role)).to_have_count(1)
    nameless = page.evaluate("""() => [...document.querySelectorAll('button, input, textarea, select, a')]
        .filter((node) => node.checkVisibility())
        .filter((node) => !(node.ariaLabel || node.textContent.trim() || node.labels?.length))
        .map((node) => node.outerHTML)""")
    assert nameless == []
    assert page.evaluate("() => document.documentElement.lang") == "en"


RINGED = """() => {
    const shown = (node) => getComputedStyle(node).outlineStyle + getComputedStyle(node).boxShadow;
    const at = document.activeElement;
    return shown(at) !== 'nonenone' || shown(at.parentElement) !== 'nonenone';
}"""


def test_what_has_the_focus_can_be_seen(page: Page) -> None:
    for _ in range(14):
        page.keyboard.press("Tab")
        assert page.evaluate(RINGED), page.evaluate(FOCUSED)
