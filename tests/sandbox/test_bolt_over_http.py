"""A real Bolt app over HTTP, as its users meet it."""

from __future__ import annotations

import pytest

from bot.sandbox.lookalike import SlackLookAlike


def test_the_body_of_the_answer_to_a_command_is_shown_to_its_user_alone(app: SlackLookAlike) -> None:
    delivery = app.slash("ana", "general", "/hello", "world")
    seen = app.reply(delivery)
    assert (seen.text, seen.ephemeral, seen.author) == ("hello world", True, "hallway")
    assert app.screen("ben", "general") == ()
    assert not app.violations


def test_an_answer_to_the_response_url_can_be_for_the_whole_channel(app: SlackLookAlike) -> None:
    app.slash("ana", "general", "/later")
    assert [seen.text for seen in app.screen("ben", "general")] == ["done"]
    assert [call.method for call in app.calls if call.method != "auth.test"] == ["response_url"]


def test_a_button_pages_in_place(app: SlackLookAlike) -> None:
    first = app.reply(app.slash("ana", "general", "/page"))
    second = app.reply(app.press("ana", first, "Next"))
    third = app.reply(app.press("ana", second, 1))
    assert [seen.visible.split("\n")[0] for seen in (first, second, third)] == ["Page 1", "Page 2", "Page 3"]
    assert len(app.screen("ana", "general")) == 1
    assert third.edited == 2
    assert not app.violations


def test_a_direct_message_is_answered(app: SlackLookAlike) -> None:
    assert app.reply(app.direct_message("ana", "hi & bye")).text == "you said hi &amp; bye"
    assert [seen.author for seen in app.screen("ana")] == ["ana", "hallway"]


def test_the_app_does_not_answer_its_own_messages(app: SlackLookAlike) -> None:
    seen = app.reply(app.direct_message("ana", "hi"))
    assert app.echo(seen).ok
    assert len(app.screen("ana")) == 2


def test_a_mention_is_answered_in_its_thread(app: SlackLookAlike) -> None:
    delivery = app.mention("ana", "general", "what is on?")
    assert delivery.payload["event"]["text"] == f"<@{app.workspace.app.id}> what is on?"
    assert app.reply(delivery).thread_ts == delivery.payload["event"]["ts"]


def test_a_mention_where_the_app_is_no_member_is_not_delivered(app: SlackLookAlike) -> None:
    assert app.mention("ana", "quiet", "hello {app}").problem == "not_in_channel"
    assert app.deliveries == []


def test_the_home_tab_is_published_when_opened(app: SlackLookAlike) -> None:
    app.open_home("ana")
    home = app.home("ana")
    assert home is not None
    assert home.visible == "At home"
    assert app.home("ben") is None


def test_a_modal_shows_errors_until_it_is_filled_in_well(app: SlackLookAlike) -> None:
    app.slash("ana", "general", "/topics")
    modal = app.modal("ana")
    assert modal is not None
    assert (modal.title, modal.visible) == ("Topics", "Topic")
    with pytest.raises(ValueError, match="must be filled in"):
        app.submit("ana", modal)
    app.submit("ana", modal, {"typed": "ML"})
    refused = app.modal("ana")
    assert refused is not None
    assert refused.errors == {"topic": "Too short"}
    assert app.submit("ana", modal, {"topic": "systems"}).ok
    assert app.modal("ana") is None


def test_a_closed_modal_is_gone(app: SlackLookAlike) -> None:
    app.slash("ana", "general", "/topics")
    modal = app.modal("ana")
    assert modal is not None
    assert app.close("ana", modal) is None
    assert app.modal("ana") is None
    with pytest.raises(LookupError):
        app.submit("ana", modal, {"typed": "systems"})


def test_a_failing_command_is_shown_as_slack_shows_it(app: SlackLookAlike) -> None:
    delivery = app.slash("ana", "general", "/broken")
    assert (delivery.status, delivery.problem) == (500, "http_error")
    assert app.screen("ana", "general")[-1].text == '/broken failed with the error "dispatch_failed"'
    with pytest.raises(RuntimeError, match="http_error"):
        app.reply(delivery)


def test_a_choice_carries_its_option(app: SlackLookAlike) -> None:
    option = {"text": {"type": "plain_text", "text": "Good"}, "value": "good"}
    menu = {"type": "overflow", "action_id": "rate", "options": [option]}
    message = app.core.post(
        app.workspace.channel("general"),
        {"text": "Rate", "blocks": [{"type": "actions", "elements": [menu]}]},
    )
    seen = next(m for m in app.screen("ana", "general") if m.ts == message.ts)
    assert app.reply(app.choose("ana", seen, "rate", "Good")).text == "rated good"
    with pytest.raises(LookupError, match="there are: Good"):
        app.choose("ana", seen, "rate", "Bad")


def test_a_global_shortcut_is_acknowledged(app: SlackLookAlike) -> None:
    assert app.shortcut("ana", "find").ok


def test_slack_can_verify_the_address(app: SlackLookAlike) -> None:
    assert "xyzzy" in app.verify_url("xyzzy").body


def test_a_repeated_event_carries_the_same_id_and_says_that_it_is_a_repeat(app: SlackLookAlike) -> None:
    first = app.direct_message("ana", "hi")
    second = app.again(first)
    third = app.again(second, "http_error")
    assert first.payload["event_id"] == third.payload["event_id"]
    assert [d.retry for d in app.deliveries] == [0, 1, 2]
