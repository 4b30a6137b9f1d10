"""What the people of the workspace do; each returns when the app has answered the delivery."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.acting import action, check_required, state
from bot.sandbox.clock import Clock, HandClock
from bot.sandbox.core import Core
from bot.sandbox.deliveries import Deliverer
from bot.sandbox.offers import is_asked, least_letters, place
from bot.sandbox.records import Channel, Control, Delivery, Json, Message, Seen, SeenView, User, View
from bot.sandbox.screen import controls, pick
from bot.sandbox.transport import NO_RETRY
from bot.sandbox.typed import typed


class Doing:
    """The doing half of the look-alike."""

    core: Core
    clock: Clock
    deliverer: Deliverer

    def slash(self, user: str, channel: str | None, command: str, text: str = "") -> Delivery:
        """Type a slash command; an answer in the HTTP body is shown as Slack shows it."""
        person, place = self._act(user, channel)
        words = typed(self.core.workspace, text, command=True)
        payload = payloads.command(self.core, person, place, command, words)
        return self.deliverer.send("slash_commands", payload, person.id, place.id)

    def say(self, user: str, channel: str | None, text: str, *, thread_ts: str = "") -> Message:
        """Write something that the app does not hear of."""
        person, place = self._act(user, channel)
        words = typed(self.core.workspace, text)
        return self.core.workspace.write(Message("", place.id, person.id, words, thread_ts=thread_ts))

    def direct_message(self, user: str, text: str, *, thread_ts: str = "") -> Delivery:
        """Write to the app in its direct messages."""
        message = self.say(user, None, text, thread_ts=thread_ts)
        return self._event(payloads.message_event(self.core, message, self._channel(message)), message)

    def mention(self, user: str, channel: str, text: str, *, thread_ts: str = "") -> Delivery:
        """Write in a channel, naming the app: where ``{app}`` stands in the text, else in front of it.

        In a channel without the app nothing is delivered: the delivery's problem is ``not_in_channel``.
        """
        app = f"@{self.core.workspace.app.name}"
        words = text.replace("{app}", app) if "{app}" in text else f"{app} {text}"
        message = self.say(user, channel, words, thread_ts=thread_ts)
        inner = payloads.mention_event(self.core, message, self._channel(message))
        if self.core.workspace.app.id not in self._channel(message).members:
            payload = payloads.event(self.core, inner)
            step = self.core.workspace.step
            return Delivery(
                "events_api", payload, message.user, message.channel, step, problem="not_in_channel"
            )
        return self._event(inner, message)

    def echo(self, message: Seen) -> Delivery:
        """Tell the app of its own message, as Slack does in direct messages and joined channels."""
        self._tick()
        found = self._message(message)
        return self._event(payloads.message_event(self.core, found, self._channel(found)), found)

    def press(
        self, user: str, where: Seen | SeenView, control: int | str, filled: Mapping[str, Any] | None = None
    ) -> Delivery:
        """Press a button: by its number, its action_id or its label; ``filled`` is what stands in inputs."""
        return self._use(user, where, control, None, filled)

    def choose(
        self, user: str, where: Seen | SeenView, control: int | str, choice: Any,
        filled: Mapping[str, Any] | None = None,
    ) -> Delivery:  # fmt: skip
        """Choose in a menu, by an option's value or label; several for multi-selects and checkboxes."""
        return self._use(user, where, control, choice, filled)

    def suggest(self, user: str, where: Seen | SeenView, control: int | str, text: str) -> Delivery:
        """Type into a menu that asks the app for its options; ``offered`` tells what it shows then.

        LookupError for any other control; ValueError where Slack does not ask yet, as the text is too short.
        """
        person, _ = self._act(user, None)
        menu = pick(where.controls, control)
        if not is_asked(menu):
            raise LookupError(f"{menu.label!r} has its own options, or none")
        if len(text) < least_letters(menu):
            raise ValueError(f"{menu.label!r} is asked from {least_letters(menu)} letters on")
        found = self._view(person, where) if isinstance(where, SeenView) else self._visible(person, where)
        self.core.offers.note(person.id, place(where), menu.action_id, ())
        payload = payloads.suggestion(self.core, person, found, menu, text)
        return self.deliverer.send("interactive", payload, person.id)

    def shortcut(self, user: str, callback_id: str, message: Seen | None = None) -> Delivery:
        """Run a global shortcut, or a message shortcut where a message is given."""
        person, _ = self._act(user, None)
        found = self._visible(person, message) if message else None
        payload = payloads.shortcut(self.core, person, callback_id, found)
        return self.deliverer.send("interactive", payload, person.id, found.channel if found else "")

    def submit(self, user: str, view: SeenView, values: Mapping[str, Any] | None = None) -> Delivery:
        """Submit a modal; ``values`` by action_id or block_id, untouched inputs keep their initial value.

        ValueError where an input that must be filled in is empty: Slack would not let go of the modal.
        """
        person, _ = self._act(user, None)
        open_view = self._view(person, view)
        blocks = open_view.payload["blocks"]
        filled = state(self._fillable(person, open_view, blocks), values or {})
        check_required(blocks, filled)
        payload = payloads.submission(self.core, person, open_view, filled)
        return self.deliverer.send("interactive", payload, person.id)

    def close(self, user: str, view: SeenView) -> Delivery | None:
        """Close a modal; the app hears of it only if it asked to (``notify_on_close``)."""
        person, _ = self._act(user, None)
        open_view = self._view(person, view)
        self.core.stage.close(open_view)
        if not open_view.payload.get("notify_on_close"):
            return None
        payload = payloads.closing(self.core, person, open_view)
        return self.deliverer.send("interactive", payload, person.id)

    def open_home(self, user: str, tab: str = "home") -> Delivery:
        """Open the app's Home tab, or its Messages tab (``messages``)."""
        person, place = self._act(user, None)
        payload = payloads.event(self.core, payloads.home_event(self.core, person, tab))
        return self.deliverer.send("events_api", payload, person.id, place.id)

    def event(self, event: Json) -> Delivery:
        """Deliver any other event, wrapped as Slack does (``{"type": "app_uninstalled"}``)."""
        self._tick()
        payload = payloads.event(self.core, event)
        return self.deliverer.send(
            "events_api", payload, str(event.get("user", "")), str(event.get("channel", ""))
        )

    def verify_url(self, challenge: str = "a-challenge") -> Delivery:
        """What Slack asks of an address before it delivers there; the answer must hold the challenge."""
        payload = {"token": "", "challenge": challenge, "type": "url_verification"}
        return self.deliverer.send("events_api", payload, "")

    def again(self, delivery: Delivery, reason: str = "http_timeout") -> Delivery:
        """Deliver the same once more, as Slack retries events at once, after 1 and after 5 minutes."""
        self._tick()
        retry = (delivery.retry + 1, reason) if delivery.kind == "events_api" else NO_RETRY
        return self.deliverer.send(delivery.kind, delivery.payload, delivery.user, delivery.channel, retry)

    # How it is done -----------------------------------------------------------------------------------------

    def _tick(self) -> None:
        """Nobody does two things within a second: a clock moved by hand moves on."""
        if isinstance(self.clock, HandClock):
            self.clock.advance(1)

    def _act(self, user: str, channel: str | None) -> tuple[User, Channel]:
        self._tick()
        return self.core.workspace.user(user), self.core.workspace.place(user, channel)

    def _event(self, inner: Json, message: Message) -> Delivery:
        payload = payloads.event(self.core, inner)
        return self.deliverer.send("events_api", payload, message.user, message.channel)

    def _use(
        self, user: str, where: Seen | SeenView, control: int | str, choice: Any,
        beside: Mapping[str, Any] | None = None,
    ) -> Delivery:  # fmt: skip
        person, _ = self._act(user, None)
        chosen = self.core.offers.filled(person.id, place(where), pick(where.controls, control))
        entry = action(chosen, choice, self.core.workspace.next_ts())
        stateless = choice is None or chosen.kind in ("overflow", "feedback_buttons")
        values = {**(beside or {}), **({} if stateless else {chosen.action_id: choice})}
        if isinstance(where, SeenView):
            return self._use_in_view(person, where, entry, values)
        message = self._visible(person, where)
        filled = state(self._fillable(person, message, message.blocks), values)
        payload = payloads.message_action(self.core, person, message, entry, filled)
        return self.deliverer.send("interactive", payload, person.id, message.channel)

    def _use_in_view(self, person: User, where: SeenView, entry: Json, values: Json) -> Delivery:
        view = self._view(person, where)
        filled = state(self._fillable(person, view, view.payload["blocks"]), values)
        payload = payloads.view_action(self.core, person, view, entry, filled)
        return self.deliverer.send("interactive", payload, person.id)

    def _fillable(self, person: User, where: View | Message, blocks: Iterable[Json]) -> tuple[Control, ...]:
        """The controls, with the options that this person was offered."""
        return tuple(self.core.offers.filled(person.id, place(where), each) for each in controls(blocks))

    def _view(self, person: User, where: SeenView) -> View:
        view = self.core.stage.find(where.id)
        if view is None or view.user != person.id:
            raise LookupError(f"{person.name} does not have this view on the screen any more")
        return view

    def _message(self, where: Seen) -> Message:
        message = self.core.workspace.find(where.channel, where.ts)
        if message is None:
            raise LookupError("this message is not there any more")
        return message

    def _visible(self, person: User, where: Seen) -> Message:
        message, channel = self._message(where), self.core.workspace.channel(where.channel)
        if person.id not in channel.members or message.reader not in ("", person.id):
            raise PermissionError(f"{person.name} does not see this message")
        return message

    def _channel(self, message: Message) -> Channel:
        return self.core.workspace.channel(message.channel)
