"""Modals and Home tabs through the Web API."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike

Json = dict[str, Any]


def modal(title: str = "One", **more: Any) -> Json:
    text = {"type": "plain_text", "text": title}
    return {"type": "modal", "title": text, "blocks": [{"type": "divider"}], **more}


def trigger(slack: SlackLookAlike, view_id: str = "") -> str:
    return slack.core.tickets.trigger(slack.workspace.user("ana").id, view_id)


def error(client: WebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    return str(caught.value.response["error"])


def title(slack: SlackLookAlike) -> str:
    shown = slack.modal("ana")
    return shown.title if shown else ""


def test_a_trigger_opens_one_modal(slack: SlackLookAlike, client: WebClient) -> None:
    id_ = trigger(slack)
    view = client.views_open(trigger_id=id_, view=modal(private_metadata="m"))["view"]
    assert (title(slack), view["private_metadata"], view["root_view_id"]) == ("One", "m", view["id"])
    assert error(client, "views.open", trigger_id=id_, view=modal()) == "exchanged_trigger_id"
    assert error(client, "views.open", trigger_id="1", view=modal()) == "invalid_trigger_id"


def test_a_trigger_is_too_old_after_three_seconds(slack: SlackLookAlike, client: WebClient) -> None:
    fresh, old = trigger(slack), trigger(slack)
    assert isinstance(slack.clock, HandClock)
    slack.clock.advance(3)
    assert client.views_open(trigger_id=fresh, view=modal())["ok"]
    slack.clock.advance(0.1)
    assert error(client, "views.open", trigger_id=old, view=modal()) == "expired_trigger_id"


def test_modals_stand_on_each_other_three_deep(slack: SlackLookAlike, client: WebClient) -> None:
    assert error(client, "views.push", trigger_id=trigger(slack), view=modal()) == "no_open_view"
    first = client.views_open(trigger_id=trigger(slack), view=modal())["view"]["id"]
    for number in ("Two", "Three"):
        pushed = client.views_push(trigger_id=trigger(slack, first), view=modal(number))["view"]
        assert pushed["root_view_id"] == first
    assert title(slack) == "Three"
    assert error(client, "views.push", trigger_id=trigger(slack, first), view=modal()) == "push_limit_reached"


def test_an_open_modal_can_be_changed_unless_it_changed_meanwhile(
    slack: SlackLookAlike, client: WebClient
) -> None:
    view = client.views_open(trigger_id=trigger(slack), view=modal(external_id="mine"))["view"]
    client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Two", external_id="mine"))
    assert title(slack) == "Two"
    conflict = error(client, "views.update", view_id=view["id"], hash=view["hash"], view=modal())
    assert conflict == "hash_conflict"
    client.views_update(external_id="mine", view=modal("Three"))
    assert title(slack) == "Three"
    assert error(client, "views.update", view_id="V0", view=modal()) == "not_found"


def test_a_home_tab_is_one_persons_and_can_be_replaced(slack: SlackLookAlike, client: WebClient) -> None:
    ana = slack.workspace.user("ana").id
    hello = {"type": "section", "text": {"type": "mrkdwn", "text": "Hi"}}
    first = client.views_publish(user_id=ana, view={"type": "home", "blocks": []})["view"]
    client.views_publish(user_id=ana, hash=first["hash"], view={"type": "home", "blocks": [hello]})
    home = slack.home("ana")
    assert home is not None
    assert (home.id, home.visible) == (first["id"], "Hi")
    stale = error(client, "views.publish", user_id=ana, hash="0", view={"type": "home", "blocks": []})
    assert stale == "hash_conflict"


def test_a_modal_is_no_home_tab(slack: SlackLookAlike, client: WebClient) -> None:
    ana = slack.workspace.user("ana").id
    assert error(client, "views.publish", user_id=ana, view=modal()) == "invalid_arguments"
    home = {"type": "home", "blocks": []}
    assert error(client, "views.open", trigger_id=trigger(slack), view=home) == "invalid_arguments"
    assert [v.pointer for v in slack.violations] == ["/view/type", "/view/type"]


def test_a_view_that_is_no_object_is_refused(client: WebClient) -> None:
    assert error(client, "views.open", trigger_id="1", view=[7]) == "invalid_arguments"
