"""The terminal page on the look-alike, with the real bot behind it."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.sandbox.clock import HandClock
from tests.commands.conftest import Page


def test_a_slash_command_shows_the_answer_to_its_asker_alone(page: Page) -> None:
    page.type(":channel general")
    shown = page.type("/conf pathways")
    assert "hallway  (only you see this)" in shown
    assert "1. Pathways: Asynchronous Distributed Dataflow for ML" in shown
    page.type(":user ben")
    page.type(":channel general")
    assert "Pathways" not in page.type(":screen")


def test_plain_words_are_a_direct_message(page: Page) -> None:
    shown = page.type("how many papers were accepted at MLSys 2022?")
    assert "51" in shown
    assert "only you see this" not in shown


def test_next_and_previous_turn_the_page_in_place(page: Page) -> None:
    first = page.type("/conf venue:mlsys kind:paper")
    second = page.press("Next")
    assert "changed" in second
    assert "  6. " in second
    assert "  1. " not in second
    assert "  1. " in page.press("Previous")
    assert "  1. " in first
    page.type(":screen")
    assert sum(line.startswith("hallway") for line in page.lines[-40:]) == 1


def test_details_open_the_card(page: Page) -> None:
    page.type("/conf pathways")
    shown = page.press("Details")
    assert "Exhibit Hall A" in shown


def test_share_puts_the_answer_into_the_channel(page: Page) -> None:
    page.type(":channel general")
    page.type("/conf pathways")
    page.press("Share to channel")
    page.type(":user ben")
    page.type(":channel general")
    assert "Pathways: Asynchronous" in page.type(":screen")


def test_sharing_shows_both_what_was_shared_and_that_it_was(page: Page) -> None:
    page.type(":channel general")
    page.type("/conf pathways")
    shown = page.press("Share to channel")
    assert "Shared by @ana" in shown
    assert "Shared to the channel." in shown


def test_a_choice_for_what_is_no_menu_is_told(page: Page) -> None:
    page.type("/conf pathways")
    assert page.type("2 1") == "  Number 2 is no menu to choose from."


def test_numbers_start_again_with_each_question(page: Page) -> None:
    page.type("/conf pathways")
    page.type("/conf venue:mlsys kind:paper")
    assert "[1] " in "\n".join(page.lines[-30:])
    assert page.type("99") == "  Number 99 is no button to press."


def test_an_older_messages_buttons_can_still_be_pressed(page: Page) -> None:
    page.type("pathways")
    old = page.number("Details")
    post(page, actions(button("More", "more")))
    shown = page.type("")
    assert page.number("More") != old
    assert "[" + page.number("More") + "] More" in shown
    assert "Exhibit Hall A" in page.type(old)


def test_a_question_may_begin_with_a_number(page: Page) -> None:
    page.type("/conf pathways")
    for question in ("1 paper by Dawn Song", "2022", "9" * 5000):
        assert "hallway" in page.type(question)


def test_in_a_channel_the_app_must_be_named(page: Page) -> None:
    page.type(":channel #general")
    assert "begin with @hallway" in page.type("pathways")
    assert "1. Pathways" in page.type("@hallway pathways")


def test_one_can_be_someone_else_elsewhere(page: Page) -> None:
    assert page.terminal.prompt == "ana · DM with hallway > "
    page.type(":user @ben")
    page.type(":channel ml-systems")
    assert page.terminal.prompt == "ben · #ml-systems > "
    page.type(":dm")
    assert page.terminal.prompt == "ben · DM with hallway > "


def test_people_channels_and_orders_that_do_not_exist_are_told(page: Page) -> None:
    assert "nobody of that name" in page.type(":user zoe")
    assert "no channel of that name" in page.type(":channel nowhere")
    assert ":help lists them" in page.type(":frobnicate")
    who = page.type(":who")
    assert "ana, ben" in who
    assert "#general" in who
    assert "@hallway" in page.type(":help")


def test_times_are_in_the_readers_own_zone(page: Page) -> None:
    page.type(":user ben")
    assert "29 Aug 2022 08:45" in page.type("/conf pathways")
    page.type(":user chen")
    assert "29 Aug 2022 23:45" in page.type("/conf pathways")


def test_an_empty_place_says_so_and_an_empty_line_does_nothing(page: Page) -> None:
    assert page.type(":screen") == "  (nothing here yet)"
    assert page.type("   ") == ""


@pytest.mark.parametrize("line", [":quit", ":q", " :exit "])
def test_one_can_leave(page: Page, line: str) -> None:
    assert page.terminal.type(line) is False


def test_an_app_that_answers_nothing_is_told(page: Page) -> None:
    page.terminal.wait = 0.01
    page.slack.faults.drop("*")
    page.slack.faults.drop("*")
    assert "(no answer)" in page.type("pathways")


def test_an_app_that_is_gone_is_told_as_slack_does(page: Page) -> None:
    page.slack.connect_http("http://127.0.0.1:9/slack/events")
    assert "failed" in page.type("/conf pathways")
    assert "the app did not take it: connection_failed" in page.type("pathways")


def test_a_deleted_message_is_told(page: Page) -> None:
    page.type("pathways")
    ts = page.slack.screen("ana")[-1].ts
    client(page).chat_delete(channel=page.slack.workspace.direct_channel("ana").id, ts=ts)
    assert page.type("") == "  (the message is gone)"


def client(page: Page) -> WebClient:
    return WebClient(page.slack.bot_token, base_url=page.slack.api_url, retry_handlers=[])


def button(label: str, action: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action, **more}


def actions(*elements: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "actions", "elements": list(elements)}]


def post(page: Page, blocks: list[dict[str, Any]]) -> None:
    assert isinstance(page.slack.clock, HandClock)
    page.slack.clock.advance(1)
    client(page).chat_postMessage(
        channel=page.slack.workspace.direct_channel("ana").id, text="something to press", blocks=blocks
    )


def test_a_link_button_says_what_it_opens(page: Page) -> None:
    post(page, actions(button("Open", "open", url="https://example.org/paper")))
    assert "[1] Open" in page.type("")
    assert "opens https://example.org/paper" in page.type("1")


def test_a_menu_is_chosen_from_by_place_or_by_words(page: Page) -> None:
    options = [{"text": {"type": "plain_text", "text": name}, "value": name[0]} for name in ("day", "room")]
    menu = {"type": "static_select", "action_id": "by", "options": options,
            "placeholder": {"type": "plain_text", "text": "Sort by"}}  # fmt: skip
    chosen = []
    for choice in ("2", "day"):
        post(page, actions(menu))
        assert "Sort by (1 day, 2 room)" in page.type("")
        page.type(f"{page.number('Sort by')} {choice}")
        chosen.append(page.slack.deliveries[-1].payload["actions"][0]["selected_option"]["value"])
    assert chosen == ["r", "d"]


def test_mentions_show_names_and_unknown_ids_as_they_are(page: Page) -> None:
    ben = page.slack.workspace.user("ben").id
    text = {
        "type": "mrkdwn",
        "text": f"<@{ben}> <#{page.slack.workspace.channel('general').id}> <@U99999999>",
    }
    post(page, [{"type": "section", "text": text}])
    assert "  @ben #general @U99999999" in page.type("")


def test_the_apps_own_page_is_searched_and_pressed_by_number(page: Page) -> None:
    shown = page.type(":home")
    assert "── Home ──" in shown
    assert "You have saved nothing yet" in shown
    assert page.terminal.prompt == "ana · Home of hallway > "
    found = page.type("lightsecagg")
    assert "LightSecAgg" in found
    assert "1. LightSecAgg" in page.press("Save 1")
    assert "only you see this" in page.type("/conf pathways")
    page.type(":dm")
    assert page.terminal.prompt == "ana · DM with hallway > "


def test_shortcuts_open_modals_whose_buttons_can_be_pressed(page: Page) -> None:
    page.type(":shortcut look_up")
    page.type("1 pathways")
    found = page.type("2")
    assert "1. Pathways: Asynchronous" in found
    assert "Exhibit Hall A" in page.press("Details")


def test_a_shortcut_runs_on_a_message_of_this_place(page: Page) -> None:
    page.type("item m22-dietcode")
    assert "DietCode: Automatic" in page.type(":shortcut find_paper on DietCode")
    page.type(":screen")
    assert "No message here holds these words." in page.type(":shortcut find_paper on qzxjvw")


def test_a_shortcut_that_the_app_does_not_know_is_told(page: Page) -> None:
    assert "the app did not take it" in page.type(":shortcut nonsense")


def test_a_citation_keeps_its_lines_and_its_file_is_named(page: Page) -> None:
    shown = page.type("cite DietCode")
    assert "  ┆ @inproceedings{item2022dietcode,\n  ┆   title = " in shown
    page.slack.await_until(lambda: any(seen.files for seen in page.slack.screen("ana")))
    assert "[file] dietcode-automatic" in shown + page.type(":screen")
