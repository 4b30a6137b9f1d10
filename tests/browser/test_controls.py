"""What can be pressed, chosen and typed into: the payload that Slack would send comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_sdk import WebClient

from bot.sandbox.page.server import PageServer
from tests.browser.bare import Json, bare, options, plain
from tests.browser.conftest import Open, snap, write

SURE = {
    "title": plain("Sure?"),
    "text": plain("It is gone then."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
ELEMENTS: list[Json] = [
    {"type": "button", "action_id": "press", "text": plain("Press"), "value": "v", "style": "primary"},
    {"type": "button", "action_id": "remove", "text": plain("Remove"), "style": "danger", "confirm": SURE},
    {"type": "static_select", "action_id": "one", "placeholder": plain("Choose one"),
     "options": options("Red", "Green")},
    {"type": "multi_static_select", "action_id": "many", "placeholder": plain("Choose some"),
     "option_groups": [{"label": plain("Warm"), "options": options("Red")},
                       {"label": plain("Cold"), "options": options("Blue")}]},
    {"type": "users_select", "action_id": "who", "placeholder": plain("Choose a person")},
    {"type": "overflow", "action_id": "more", "options": options("First", "Second")},
    {"type": "checkboxes", "action_id": "ticks", "options": options("Apples", "Pears")},
    {"type": "radio_buttons", "action_id": "radio", "options": options("Left", "Right")},
    {"type": "datepicker", "action_id": "day", "placeholder": plain("Pick a day")},
    {"type": "timepicker", "action_id": "time", "placeholder": plain("Pick a time")},
]  # fmt: skip


@pytest.fixture
def server() -> Iterator[PageServer]:
    with bare() as server:
        yield server


@pytest.fixture
def page(server: PageServer, open_page: Open) -> Page:
    """#general, with a message that has one of each."""
    client = WebClient(server.slack.bot_token, base_url=server.slack.api_url, retry_handlers=[])
    section = {"type": "section", "text": plain("Choose")}
    client.chat_postMessage(
        channel="#general",
        text="x",
        blocks=[section, {"type": "actions", "block_id": "row", "elements": ELEMENTS}],
    )
    page = open_page(f"{server.url}#ana/general")
    page.locator(".block-actions").wait_for()
    snap(page, "controls")
    return page


def sent(server: PageServer, page: Page, before: int) -> Any:
    """The action of the delivery that comes next."""
    server.slack.await_until(lambda: len(server.slack.deliveries) > before, 20)
    expect(page.locator(".message [aria-busy=true]")).to_have_count(0)
    return server.slack.deliveries[-1].payload["actions"][0]


def press(page: Page) -> None:
    page.get_by_role("button", name="Press").click()


def choose_one(page: Page) -> None:
    page.get_by_placeholder("Choose one").fill("gre")
    page.get_by_role("option", name="Green").click()


def choose_some(page: Page) -> None:
    page.get_by_placeholder("Choose some").click()
    expect(page.locator(".group")).to_have_text(["Warm", "Cold"])
    page.get_by_role("option", name="Blue").click()


def choose_person(page: Page) -> None:
    page.get_by_placeholder("Choose a person").press("ArrowDown")
    page.get_by_role("option", name="Ben Okafor", exact=True).click()


def overflow(page: Page) -> None:
    page.get_by_role("button", name="More choices").click()
    page.get_by_role("menuitem", name="Second").click()


@pytest.mark.parametrize(
    ("do", "name", "value"),
    [
        (press, "value", "v"),
        (choose_one, "selected_option", options("Green")[0]),
        (choose_some, "selected_options", options("Blue")),
        (choose_person, "selected_user", "U00000003"),
        (overflow, "selected_option", options("Second")[0]),
        (
            lambda page: page.get_by_role("checkbox", name="Pears").check(),
            "selected_options",
            options("Pears"),
        ),
        (
            lambda page: page.get_by_role("radio", name="Right").check(),
            "selected_option",
            options("Right")[0],
        ),
        (lambda page: page.get_by_label("Pick a day").fill("2026-01-12"), "selected_date", "2026-01-12"),
        (lambda page: page.get_by_label("Pick a time").fill("09:30"), "selected_time", "09:30"),
    ],
)
def test_a_control_sends_what_slack_sends(
    server: PageServer, page: Page, do: Any, name: str, value: object
) -> None:
    before = len(server.slack.deliveries)
    do(page)
    assert sent(server, page, before)[name] == value


def test_what_asks_first_does_nothing_without_a_yes(server: PageServer, page: Page) -> None:
    before = len(server.slack.deliveries)
    page.get_by_role("button", name="Remove").click()
    dialog = page.get_by_role("dialog", name="Sure?")
    expect(dialog).to_contain_text("It is gone then.")
    snap(page, "confirm")
    dialog.get_by_role("button", name="No").click()
    page.get_by_role("button", name="Remove").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert len(server.slack.deliveries) == before
    page.get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Yes").click()
    assert sent(server, page, before)["action_id"] == "remove"


def test_shortcuts_are_run_from_the_box_and_from_a_message(server: PageServer, page: Page) -> None:
    page.get_by_role("button", name="Shortcuts and commands").click()
    page.get_by_role("menuitem", name="Find something").click()
    message = page.locator(".message").last
    message.hover()
    message.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Find this").click()
    server.slack.await_until(lambda: len(server.slack.deliveries) > 1, 20)
    kinds = [(one.payload["type"], one.payload["callback_id"]) for one in server.slack.deliveries[-2:]]
    assert kinds == [("shortcut", "find"), ("message_action", "find-this")]


@pytest.fixture
def small() -> Iterator[PageServer]:
    """The page with the small Bolt app behind it."""
    with bare(small_app=True) as server:
        yield server


def test_a_form_asks_for_what_is_missing_and_shows_what_is_minded(small: PageServer, open_page: Open) -> None:
    page = open_page(small.url)
    write(page, "/topics")
    form = page.get_by_role("dialog", name="Topics")
    field = form.get_by_label("Topic")
    expect(field).to_be_focused()
    form.get_by_role("button", name="Save").click()
    expect(form).to_contain_text("Please complete this required field.")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    field.fill("ab")
    form.get_by_role("button", name="Save").click()
    expect(form).to_contain_text("Too short")
    expect(field).to_have_value("ab")
    expect(field).to_have_accessible_description("Too short")
    snap(page, "errors")
    field.fill("abc")
    field.press("Enter")
    expect(form).to_be_hidden()
    expect(page.locator("#composer")).to_be_focused()


def test_the_home_tab_shows_what_the_app_publishes(small: PageServer, open_page: Open) -> None:
    page = open_page(small.url)
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("At home")
    assert page.url.endswith("#ana//home")
    page.get_by_role("tab", name="Home").press("ArrowRight")
    expect(page.locator("#composer")).to_be_visible()


def test_what_the_app_does_not_take_is_told(small: PageServer, open_page: Open) -> None:
    page = open_page(f"{small.url}#ana/general")
    client = WebClient(small.slack.bot_token, base_url=small.slack.api_url, retry_handlers=[])
    row = {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "unknown", "text": plain("Press")}],
    }
    client.chat_postMessage(channel="#general", text="x", blocks=[row])
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_role("alert").first).to_contain_text("The app answered with an error.")
