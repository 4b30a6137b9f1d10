"""Bringing things to the app, and doing what its immediate answer says."""

from __future__ import annotations

import dataclasses
import json
import time

from bot.sandbox.core import Core
from bot.sandbox.judge import Problem, judge_suggestions
from bot.sandbox.offers import place_of
from bot.sandbox.records import Delivery, Json, View
from bot.sandbox.response_urls import Rejected, answer
from bot.sandbox.tickets import ResponseUrl
from bot.sandbox.transport import NO_RETRY, Outcome, Transport

_FAILURES = {
    "http_timeout": "operation_timeout",
    "http_error": "dispatch_failed",
    "connection_failed": "dispatch_failed",
}


class Deliverer:
    """Deliveries of one look-alike, all noted in ``core.deliveries``."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.transport: Transport | None = None

    def send(
        self, kind: str, payload: Json, user: str, channel: str = "", retry: tuple[int, str] = NO_RETRY
    ) -> Delivery:
        """Bring one thing to the app; ``user`` and ``channel`` (ids) say where its answer is looked for."""
        if self.transport is None:
            raise RuntimeError("no app is connected: call connect_http or await_socket first")
        step = self.core.workspace.step
        began = time.perf_counter()
        outcome = self.transport.deliver(kind, payload, retry)
        seconds = time.perf_counter() - began
        delivery = Delivery(
            kind, payload, user, channel, step, outcome.status, outcome.body, outcome.problem, retry[0],
            seconds, dict(outcome.headers), dict(outcome.sent),
        )  # fmt: skip
        problem = outcome.problem or self._take(delivery, outcome)
        if problem and kind == "slash_commands":
            self._tell_failure(delivery, problem)
        delivery = dataclasses.replace(delivery, problem=problem)
        self.core.note(delivery)
        return delivery

    def _take(self, delivery: Delivery, outcome: Outcome) -> str:
        """Do what the body of the answer says; the problem with it, if any."""
        if delivery.kind == "events_api":
            return ""
        kind = delivery.payload.get("type", "")
        if kind == "view_submission":
            return self._take_submission(delivery, outcome.body)
        if kind == "block_suggestion":
            return self._take_options(delivery, outcome.body)
        if not outcome.body.strip():
            return ""
        if delivery.kind == "slash_commands":
            return self._take_reply(delivery, outcome)
        self.core.blame(kind, [Problem("", "Slack ignores what stands in this answer", refused=False)])
        return ""

    def _take_reply(self, delivery: Delivery, outcome: Outcome) -> str:
        """The body of the answer to a slash command is a message: plain text, or JSON."""
        payload: Json = {"text": outcome.body}
        if "json" in outcome.headers.get("content-type", ""):
            try:
                payload = json.loads(outcome.body)
            except ValueError:
                return "invalid_response"
        moment = self.core.workspace.clock.now()
        own = ResponseUrl("", delivery.user, delivery.channel, moment)
        try:
            answer(self.core, "slash command answer", own, payload)
        except Rejected:
            return "invalid_response"
        return ""

    def _take_submission(self, delivery: Delivery, body: str) -> str:
        """An empty answer closes the modal; others show errors, another view, or close all."""
        view = self.core.stage.find(delivery.payload["view"]["id"])
        if view is None:
            return ""
        try:
            said = json.loads(body) if body.strip() else {}
        except ValueError:
            said = None
        if not isinstance(said, dict):
            return self._trouble("the answer to a submission must be empty or JSON")
        return self._act(view, said)

    def _take_options(self, delivery: Delivery, body: str) -> str:
        """What is offered to what someone typed, all of it or, where one option is wrong, nothing."""
        try:
            said = json.loads(body)
        except ValueError:
            said = None
        problems = judge_suggestions(said)
        self.core.blame("block_suggestion answer", problems)
        if problems:
            return "invalid_response"
        groups = [said, *said.get("option_groups", ())]
        options = tuple(option for group in groups for option in group.get("options", ()))
        payload = delivery.payload
        self.core.offers.note(delivery.user, place_of(payload), payload["action_id"], options)
        return ""

    def _act(self, view: View, said: Json) -> str:
        stage, action = self.core.stage, said.get("response_action")
        if action in ("update", "push"):
            shown = said.get("view")
            if not isinstance(shown, dict) or self.core.judge_view("view_submission answer", shown):
                return self._trouble("no good view in the answer to a submission")
            stage.update(view, shown) if action == "update" else stage.push(view.user, shown)
        elif action == "errors":
            return self._errors(view, said.get("errors"))
        elif action in (None, "clear"):
            stage.close(view, all_=action == "clear")
        else:
            return self._trouble(f"unknown response_action: {action}")
        return ""

    def _errors(self, view: View, errors: object) -> str:
        inputs = {block["block_id"] for block in view.payload["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
            return self._trouble("errors must be named after the block_ids of inputs")
        self.core.stage.blame(view, errors)
        return ""

    def _trouble(self, words: str) -> str:
        self.core.blame("view_submission answer", [Problem("", words)])
        return "invalid_response"

    def _tell_failure(self, delivery: Delivery, problem: str) -> None:
        """What Slack shows to someone whose command came to nothing."""
        word = _FAILURES.get(problem, "invalid_command_response")
        channel = self.core.workspace.channel(delivery.channel)
        text = f'{delivery.payload["command"]} failed with the error "{word}"'
        self.core.tell(delivery.user, channel, text)
