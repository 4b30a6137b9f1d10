"""How things reach an app: shapes, signatures, time limits, answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.sandbox.clock import MONDAY_MORNING, HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from tests.sandbox.small_app import MODAL, button, served

Json = dict[str, Any]


class Recorder:
    """An app that keeps what it gets and answers as told."""

    def __init__(self) -> None:
        self.status, self.body, self.content_type = "200 OK", b"", "text/plain"
        self.requests: list[tuple[dict[str, str], str]] = []
        self.waiting: Event | None = None

    def __call__(self, environ: Json, start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        headers = {k[5:].replace("_", "-").lower(): v for k, v in environ.items() if k.startswith("HTTP_")}
        self.requests.append((headers | {"content-type": environ["CONTENT_TYPE"]}, body))
        if self.waiting:
            self.waiting.wait(10)
        start_response(
            self.status, [("Content-Type", self.content_type), ("Content-Length", str(len(self.body)))]
        )
        return [self.body]

    def say(self, body: object, content_type: str = "application/json") -> None:
        self.body, self.content_type = json.dumps(body).encode(), content_type


@contextmanager
def recorded(slack: SlackLookAlike) -> Iterator[Recorder]:
    recorder = Recorder()
    with served(slack, recorder):
        yield recorder


@pytest.fixture
def recorder(slack: SlackLookAlike) -> Iterator[Recorder]:
    with recorded(slack) as made:
        yield made


def posted(slack: SlackLookAlike, *elements: Json, reader: str = "") -> Seen:
    blocks = [{"type": "actions", "elements": list(elements)}]
    message = slack.core.post(slack.workspace.channel("general"), {"text": "Read", "blocks": blocks}, reader)
    return next(seen for seen in slack.screen("ana", "general") if seen.ts == message.ts)


def test_every_request_is_signed(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.slash("ana", "general", "/conf", "x")
    slack.direct_message("ana", "x")
    slack.press("ana", posted(slack, button("Read", "read")), "Read")
    verifier = SignatureVerifier(slack.signing_secret)
    assert [verifier.is_valid_request(body, headers) for headers, body in recorder.requests] == [True] * 3


def test_a_command_comes_as_a_form_with_all_its_fields(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.slash("ana", "secret", "/conf", "R&D by @ben in #general see https://x.org/a, <b>")
    form = {name: values[0] for name, values in parse_qs(recorder.requests[0][1]).items()}
    ben, general = slack.workspace.user("ben"), slack.workspace.channel("general")
    names = f"by <@{ben.id}|ben> in <#{general.id}|general>"
    assert form["text"] == f"R&amp;D {names} see <https://x.org/a>, &lt;b&gt;"
    assert (form["command"], form["user_name"], form["channel_name"]) == ("/conf", "ana", "privategroup")
    assert form.keys() >= {"team_id", "channel_id", "user_id", "response_url", "trigger_id", "api_app_id"}


def test_a_message_names_people_by_id_alone_and_unknown_names_stay(
    slack: SlackLookAlike, recorder: Recorder
) -> None:
    slack.direct_message("ana", "ask @ben or @nobody or @channel")
    event = json.loads(recorder.requests[0][1])["event"]
    assert event["text"] == f"ask <@{slack.workspace.user('ben').id}> or @nobody or <!channel>"
    assert (event["type"], event["channel_type"]) == ("message", "im")


def test_hostile_text_travels_as_it_is(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.direct_message("ana", "nul \0 half \ud800 right \u202eleft")
    slack.slash("ana", "general", "/conf", "half \ud800")
    assert json.loads(recorder.requests[0][1])["event"]["text"] == "nul \0 half \ud800 right \u202eleft"
    assert "%ED%A0%80" in recorder.requests[1][1]


def test_a_click_on_a_message_brings_the_message_along(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.press("ana", posted(slack, button("Read", "read", value="7")), "Read")
    payload = json.loads(parse_qs(recorder.requests[0][1])["payload"][0])
    assert payload["message"]["text"] == "Read"
    assert payload["container"]["is_ephemeral"] is False
    assert (payload["actions"][0]["value"], payload["state"]) == ("7", {"values": {}})


def test_a_click_on_an_ephemeral_message_does_not(slack: SlackLookAlike, recorder: Recorder) -> None:
    seen = posted(slack, button("Read", "read"), reader=slack.workspace.user("ana").id)
    slack.press("ana", seen, 1)
    payload = json.loads(parse_qs(recorder.requests[0][1])["payload"][0])
    assert "message" not in payload
    assert payload["container"]["is_ephemeral"] is True


def test_what_stands_in_the_other_menus_comes_with_a_click(slack: SlackLookAlike, recorder: Recorder) -> None:
    option = {"text": {"type": "plain_text", "text": "Good"}, "value": "good"}
    menus: list[Json] = [
        {"type": "static_select", "action_id": "one", "options": [option]},
        {"type": "checkboxes", "action_id": "some", "options": [option], "initial_options": [option]},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-01-05"},
        {"type": "multi_users_select", "action_id": "who"},
    ]
    slack.choose("ana", posted(slack, *menus), "one", "good")
    payload = json.loads(parse_qs(recorder.requests[0][1])["payload"][0])
    (values,) = payload["state"]["values"].values()
    assert payload["actions"][0]["selected_option"] == option
    assert values["one"]["selected_option"] == option
    assert values["some"]["selected_options"] == [option]
    assert (values["day"]["selected_date"], values["who"]["selected_users"]) == ("2026-01-05", [])


def test_choices_of_every_kind_are_reported(slack: SlackLookAlike, recorder: Recorder) -> None:
    vote = {"text": {"type": "plain_text", "text": "Good"}, "value": "good"}
    seen = posted(
        slack,
        {"type": "multi_static_select", "action_id": "some", "options": [vote]},
        {"type": "users_select", "action_id": "who"},
        {"type": "feedback_buttons", "action_id": "vote", "positive_button": vote, "negative_button": vote},
    )
    made = [("some", "Good"), ("who", "U1"), ("vote", "good")]
    entries = [slack.choose("ana", seen, *one).payload["actions"][0] for one in made]
    assert entries[0]["selected_options"] == [vote]
    assert entries[1]["selected_user"] == "U1"
    assert entries[2]["value"] == "good"


def test_nobody_presses_what_they_do_not_see(slack: SlackLookAlike, recorder: Recorder) -> None:
    seen = posted(slack, button("Read", "read"), reader=slack.workspace.user("ana").id)
    with pytest.raises(PermissionError):
        slack.press("ben", seen, "Read")
    with pytest.raises(LookupError, match="there are: 1 'Read'"):
        slack.press("ana", seen, "Write")
    message = slack.workspace.find(seen.channel, seen.ts)
    assert message is not None
    slack.workspace.remove(message)
    with pytest.raises(LookupError, match="not there any more"):
        slack.press("ana", seen, "Read")
    assert recorder.requests == []


def test_two_buttons_of_one_name_are_told_apart_by_number(slack: SlackLookAlike, recorder: Recorder) -> None:
    seen = posted(slack, button("Read", "a"), button("Read", "b"))
    with pytest.raises(LookupError, match="2 controls"):
        slack.press("ana", seen, "Read")
    assert slack.press("ana", seen, 2).payload["actions"][0]["action_id"] == "b"


def test_a_repeat_says_which_and_why(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.again(slack.again(slack.direct_message("ana", "x")), "http_error")
    headers = [headers for headers, _ in recorder.requests]
    assert [h.get("x-slack-retry-num") for h in headers] == [None, "1", "2"]
    assert [h.get("x-slack-retry-reason") for h in headers] == [None, "http_timeout", "http_error"]


def test_the_ids_of_one_run_do_not_come_again_in_a_later_one() -> None:
    seen: list[Any] = []
    for days in (0, 1):
        with SlackLookAlike(clock=HandClock(MONDAY_MORNING + timedelta(days=days))) as slack, recorded(slack):
            seen.append(slack.slash("ana", "general", "/conf").payload["trigger_id"])
            seen.append(slack.direct_message("ana", "x").payload["event_id"])
    assert len(set(seen)) == 4


def test_events_are_at_least_a_second_apart(slack: SlackLookAlike, recorder: Recorder) -> None:
    at = [slack.event({"type": "app_uninstalled"}).payload["event_time"] for _ in range(2)]
    assert at[1] == at[0] + 1


def test_a_repeated_command_says_nothing_of_it(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.again(slack.slash("ana", "general", "/conf"))
    assert "x-slack-retry-num" not in recorder.requests[1][0]
    assert recorder.requests[0][1] == recorder.requests[1][1]


def test_an_app_that_is_too_slow_has_failed() -> None:
    with SlackLookAlike(answer_within=0.05) as slack, recorded(slack) as recorder:
        recorder.waiting = Event()
        delivery = slack.slash("ana", "general", "/conf")
        recorder.waiting.set()
    assert delivery.problem == "http_timeout"
    assert slack.screen("ana", "general")[-1].text == '/conf failed with the error "operation_timeout"'


def test_other_events_are_wrapped_like_all(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.event({"type": "app_uninstalled"})
    payload = json.loads(recorder.requests[0][1])
    assert payload["event"] == {"type": "app_uninstalled"}
    assert payload["authorizations"][0]["is_bot"] is True


@pytest.mark.parametrize(
    ("body", "content_type", "shown"),
    [
        (b"plain", "text/plain", ["plain"]),
        (b'{"text": "for all", "response_type": "in_channel"}', "application/json", ["for all"]),
        (b"{", "application/json", ['/conf failed with the error "invalid_command_response"']),
        (b'{"blocks": [7]}', "application/json", ['/conf failed with the error "invalid_command_response"']),
        (b"  ", "text/plain", []),
    ],
)
def test_the_body_of_the_answer_to_a_command_is_a_message(
    slack: SlackLookAlike, recorder: Recorder, body: bytes, content_type: str, shown: list[str]
) -> None:
    recorder.body, recorder.content_type = body, content_type
    slack.slash("ana", "general", "/conf")
    assert [seen.text for seen in slack.screen("ana", "general")] == shown


def test_a_body_in_the_answer_to_a_click_is_noted(slack: SlackLookAlike, recorder: Recorder) -> None:
    recorder.say({"text": "ignored"})
    slack.press("ana", posted(slack, button("Read", "read")), 1)
    assert [v.refused for v in slack.violations] == [False]


def submitted(slack: SlackLookAlike, recorder: Recorder, answer: object) -> tuple[str, str]:
    """The problem with that answer to a submission, and the title of the modal that is then on top."""
    view = slack.core.stage.push(slack.workspace.user("ana").id, MODAL)
    modal = slack.modal("ana")
    assert modal is not None
    recorder.say(answer)
    problem = slack.submit("ana", modal, {"typed": "systems"}).problem
    top = slack.modal("ana")
    slack.core.stage.close(view, all_=True)
    return problem, top.title if top else ""


MORE = {**MODAL, "title": {"type": "plain_text", "text": "More"}}


@pytest.mark.parametrize(
    ("answer", "problem", "title"),
    [
        ({}, "", ""),
        ({"response_action": "clear"}, "", ""),
        ({"response_action": "update", "view": MORE}, "", "More"),
        ({"response_action": "push", "view": MORE}, "", "More"),
        ({"response_action": "errors", "errors": {"topic": "no"}}, "", "Topics"),
        ({"response_action": "errors", "errors": {"typed": "no"}}, "invalid_response", "Topics"),
        ({"response_action": "errors"}, "invalid_response", "Topics"),
        ({"response_action": "update", "view": {"type": "modal"}}, "invalid_response", "Topics"),
        ({"response_action": "shout"}, "invalid_response", "Topics"),
        ("done", "invalid_response", "Topics"),
    ],
)
def test_the_answer_to_a_submission_decides_what_is_seen_next(
    slack: SlackLookAlike, recorder: Recorder, answer: object, problem: str, title: str
) -> None:
    assert submitted(slack, recorder, answer) == (problem, title)
    assert bool(slack.violations) == bool(problem)


def test_an_answer_to_a_submission_that_is_no_json_is_trouble(
    slack: SlackLookAlike, recorder: Recorder
) -> None:
    slack.core.stage.push(slack.workspace.user("ana").id, MODAL)
    modal = slack.modal("ana")
    assert modal is not None
    recorder.body = b"done"
    assert slack.submit("ana", modal, {"typed": "systems"}).problem == "invalid_response"
    with pytest.raises(LookupError, match="no input called other"):
        slack.submit("ana", modal, {"other": "x"})


def test_a_submission_of_a_modal_that_has_gone_meanwhile_does_nothing(
    slack: SlackLookAlike, recorder: Recorder
) -> None:
    view = slack.core.stage.push(slack.workspace.user("ana").id, MODAL)
    modal = slack.modal("ana")
    assert modal is not None
    delivery = slack.submit("ana", modal, {"typed": "systems"})
    assert slack.core.stage.find(view.id) is None
    assert slack.again(delivery).ok


def test_an_input_starts_with_its_initial_value(slack: SlackLookAlike, recorder: Recorder) -> None:
    option = {"text": {"type": "plain_text", "text": "Good"}, "value": "good"}
    menu = {"type": "static_select", "action_id": "one", "options": [option], "initial_option": option}
    block = {"type": "input", "block_id": "b", "label": option["text"], "element": menu}
    slack.core.stage.push(slack.workspace.user("ana").id, {**MODAL, "blocks": [block]})
    modal = slack.modal("ana")
    assert modal is not None
    payload = slack.submit("ana", modal).payload
    assert payload["view"]["state"]["values"]["b"]["one"]["selected_option"] == option


def test_a_modal_that_asked_for_it_says_when_it_is_closed(slack: SlackLookAlike, recorder: Recorder) -> None:
    slack.core.stage.push(slack.workspace.user("ana").id, {**MODAL, "notify_on_close": True})
    modal = slack.modal("ana")
    assert modal is not None
    delivery = slack.close("ana", modal)
    assert delivery is not None
    assert delivery.payload["type"] == "view_closed"


def test_a_button_in_a_modal_brings_what_was_typed(slack: SlackLookAlike, recorder: Recorder) -> None:
    actions = {"type": "actions", "elements": [button("More", "more")]}
    slack.core.stage.push(slack.workspace.user("ana").id, {**MODAL, "blocks": [*MODAL["blocks"], actions]})
    modal = slack.modal("ana")
    assert modal is not None
    payload = slack.press("ana", modal, "More").payload
    assert payload["container"] == {"type": "view", "view_id": modal.id}
    assert payload["view"]["state"]["values"]["topic"]["typed"] == {"type": "plain_text_input", "value": None}
    with pytest.raises(LookupError):
        slack.press("ben", modal, "More")


def test_a_shortcut_on_a_message_brings_the_message(slack: SlackLookAlike, recorder: Recorder) -> None:
    seen = posted(slack, button("Read", "read"))
    payload = slack.shortcut("ana", "find_similar", seen).payload
    assert (payload["type"], payload["message"]["text"]) == ("message_action", "Read")


def test_an_opened_home_tab_comes_with_what_it_shows(slack: SlackLookAlike, recorder: Recorder) -> None:
    assert "view" not in slack.open_home("ana").payload["event"]
    slack.core.stage.publish(slack.workspace.user("ana").id, {"type": "home", "blocks": []})
    assert slack.open_home("ana").payload["event"]["view"]["type"] == "home"
    assert "view" not in slack.open_home("ana", "messages").payload["event"]
