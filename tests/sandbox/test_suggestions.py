"""Menus whose options the app finds while someone types: what it is asked, and what it may answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from threading import Event
from typing import Any
from urllib.parse import parse_qs

import pytest

from bot.sandbox.judge import judge_suggestions
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import SeenView
from bot.sandbox.terminal_modal import ModalPage
from tests.sandbox.small_app import served
from tests.sandbox.test_deliveries import Recorder, posted

Json = dict[str, Any]
MENU: Json = {"type": "multi_external_select", "action_id": "pick", "min_query_length": 2}
LABEL: Json = {"type": "plain_text", "text": "Topics"}


def option(label: str, value: str = "") -> Json:
    return {"text": {"type": "plain_text", "text": label}, "value": value or label}


BAD: dict[str, object] = {
    "null": None, "a list": [], "nothing in it": {}, "a string": "", "no options": {"options": None},
    "both kinds": {"options": [], "option_groups": []}, "another name": {"choices": []},
    "a long label": {"options": [option("x" * 76, "x")]},
    "a long value": {"options": [option("x", "v" * 151)]},
    "no label": {"options": [{"value": "x"}]}, "too many": {"options": [option("x")] * 101},
    "half a letter": {"options": [option("half \ud800")]},
    "marks": {"options": [{"text": {"type": "mrkdwn", "text": "x"}, "value": "x"}]},
    "a nameless group": {"option_groups": [{"options": [option("x")]}]},
}  # fmt: skip


@pytest.fixture
def recorder(slack: SlackLookAlike) -> Iterator[Recorder]:
    recorder = Recorder()
    with served(slack, recorder):
        yield recorder


def modal(slack: SlackLookAlike, **element: Any) -> SeenView:
    block = {
        "type": "input", "block_id": "topics", "label": LABEL, "element": MENU | element, "optional": True,
    }  # fmt: skip
    view = {"type": "modal", "title": LABEL, "submit": LABEL, "blocks": [block]}
    slack.core.stage.push(slack.workspace.user("ana").id, view)
    shown = slack.modal("ana")
    assert shown is not None
    return shown


def shown(slack: SlackLookAlike, view: SeenView) -> list[str]:
    return [each["value"] for each in slack.offered("ana", view, "pick")]


def sent(recorder: Recorder) -> Json:
    payload = json.loads(parse_qs(recorder.requests[-1][1])["payload"][0])
    assert isinstance(payload, dict)
    return payload


def test_what_is_typed_in_a_modal_comes_with_the_view(slack: SlackLookAlike, recorder: Recorder) -> None:
    recorder.say({"options": [option("graphs")]})
    view = modal(slack)
    assert slack.suggest("ana", view, "pick", 'gr"\0').ok
    payload = sent(recorder)
    assert payload["type"] == "block_suggestion"
    assert (payload["action_id"], payload["block_id"], payload["value"]) == ("pick", "topics", 'gr"\0')
    assert payload["container"] == {"type": "view", "view_id": view.id}
    assert payload["view"]["id"] == view.id
    assert payload["user"]["id"] == slack.workspace.user("ana").id
    assert payload.keys() >= {"team", "token", "api_app_id"}
    assert "trigger_id" not in payload


def test_what_is_typed_on_a_message_comes_with_the_message(slack: SlackLookAlike, recorder: Recorder) -> None:
    recorder.say({"options": [option("graphs")]})
    seen = posted(slack, {"type": "external_select", "action_id": "far"})
    slack.suggest("ana", seen, "far", "gra")
    payload = sent(recorder)
    assert payload["container"]["message_ts"] == payload["message"]["ts"] == seen.ts
    entry = slack.choose("ana", seen, "far", "graphs").payload["actions"][0]
    assert entry["selected_option"] == option("graphs")


def test_only_what_was_offered_can_be_chosen(slack: SlackLookAlike, recorder: Recorder) -> None:
    view = modal(slack, initial_options=[option("soil")])
    with pytest.raises(LookupError, match="there are: soil"):
        slack.submit("ana", view, {"pick": ["graphs"]})
    recorder.say({"options": [option("graphs")]})
    slack.suggest("ana", view, "pick", "gr")
    recorder.say({"option_groups": [{"label": LABEL, "options": [option("trees"), option("tries")]}]})
    slack.suggest("ana", view, "pick", "tr")
    assert shown(slack, view) == ["trees", "tries"]
    recorder.say({})
    slack.submit("ana", view, {"pick": ["soil", "graphs", "tries"]})
    picked = sent(recorder)["view"]["state"]["values"]["topics"]["pick"]["selected_options"]
    assert [each["value"] for each in picked] == ["soil", "graphs", "tries"]


def test_what_was_offered_to_one_cannot_be_chosen_by_another(
    slack: SlackLookAlike, recorder: Recorder
) -> None:
    recorder.say({"options": [option("graphs")]})
    seen = posted(slack, {"type": "external_select", "action_id": "far"})
    slack.suggest("ana", seen, "far", "gra")
    with pytest.raises(LookupError, match="no option 'graphs'"):
        slack.choose("ben", seen, "far", "graphs")


def test_slack_asks_only_menus_of_that_kind_and_only_from_some_letters_on(
    slack: SlackLookAlike, recorder: Recorder
) -> None:
    recorder.say({"options": []})
    view = modal(slack)
    with pytest.raises(ValueError, match="from 2 letters on"):
        slack.suggest("ana", view, "pick", "g")
    seen = posted(
        slack, {"type": "users_select", "action_id": "who"}, {"type": "external_select", "action_id": "far"}
    )
    with pytest.raises(LookupError, match="own options"):
        slack.suggest("ana", seen, "who", "ana")
    with pytest.raises(ValueError, match="from 3 letters on"):
        slack.suggest("ana", seen, "far", "gr")
    assert recorder.requests == []


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD)
def test_an_answer_that_slack_would_not_take_offers_nothing_and_is_told(
    slack: SlackLookAlike, recorder: Recorder, answer: object
) -> None:
    view = modal(slack)
    recorder.say({"options": [option("graphs")]})
    slack.suggest("ana", view, "pick", "gr")
    recorder.say(answer)
    assert slack.suggest("ana", view, "pick", "gra").problem == "invalid_response"
    assert shown(slack, view) == []
    assert slack.violations
    assert slack.violations[0].where == "block_suggestion answer"


def test_nothing_found_is_a_good_answer(slack: SlackLookAlike, recorder: Recorder) -> None:
    view = modal(slack)
    recorder.say({"options": []})
    assert slack.suggest("ana", view, "pick", "qz").ok
    assert shown(slack, view) == []
    assert judge_suggestions({"options": [option("x" * 75, "v" * 150)] * 100}) == []
    assert not slack.violations


def test_an_app_that_is_late_or_fails_offers_nothing() -> None:
    recorder = Recorder()
    with SlackLookAlike(answer_within=0.2) as slack, served(slack, recorder):
        view = modal(slack)
        recorder.status = "500 Internal Server Error"
        assert slack.suggest("ana", view, "pick", "gr").problem == "http_error"
        recorder.waiting = Event()
        assert slack.suggest("ana", view, "pick", "gr").problem == "http_timeout"
        recorder.waiting.set()
        assert shown(slack, view) == []


def test_a_menu_for_one_is_filled_on_the_terminal_page(slack: SlackLookAlike, recorder: Recorder) -> None:
    written: list[str] = []
    page = ModalPage(slack, written.append)
    modal(slack, type="external_select", initial_option=option("Soil", "s"))

    def type_(line: str) -> str:
        assert page.take("ana", line, lambda _: None)
        return written[-1]

    recorder.say({"options": [option("Graphs", "g"), option("Growth", "w")]})
    type_("1 gr")
    assert written[-2:] == ["      1 Graphs", "      2 Growth"]
    assert type_("1 1,2") == "  [1] Topics: Growth"
    assert type_("1 -") == "  [1] Topics: (empty)"
    recorder.say("nonsense")
    expected = "  Nothing is suggested in field 1 (the app did not take it: invalid_response)."
    assert type_("1 gra") == expected
