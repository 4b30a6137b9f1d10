"""What someone does on the page, done in the look-alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.inviting import no_command
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.asked import control, fields, optional, text, where
from bot.sandbox.page.guard import Refused
from bot.sandbox.page.programme import Programme
from bot.sandbox.page.timing import Timing
from bot.sandbox.records import Delivery, Json, SeenView

Act = Callable[[Json], Json]


class Acts:
    """Each takes the decoded body of a request and answers with JSON.

    ``problem`` in an answer is empty, or the look-alike's word for why the app did not take it.
    """

    def __init__(self, slack: SlackLookAlike, programme: Programme, timing: Timing) -> None:
        self._slack, self._programme = slack, programme
        self._all: dict[str, Act] = {
            "write": self._write,
            "press": self._press,
            "suggest": self._suggest,
            "submit": self._submit,
            "close": self._close,
            "tab": self._tab,
            "shortcut": self._shortcut,
            "advance": timing.advance,
        }

    def do(self, said: object) -> Json:
        """Do what the body says; Refused where that cannot be."""
        if not isinstance(said, dict) or not isinstance(said.get("act"), str):
            raise Refused(400, 'Send an object with "act".')
        act = self._all.get(said["act"])
        if act is None:
            raise Refused(400, f"There is no act called {said['act']!r}.")
        try:
            return act(said)
        except (LookupError, PermissionError, ValueError) as error:
            raise Refused(409, str(error.args[0] if error.args else error)) from None

    def _write(self, said: Json) -> Json:
        """A message, a mention or a slash command, by what it looks like."""
        user, place, words = text(said, "user"), text(said, "place") or None, text(said, "text").strip()
        if not words:
            raise ValueError("There is nothing to send.")
        if self._slack.workspace.place(user, place).archived:
            raise PermissionError("Nobody can write in an archived channel.")
        thread = optional(said, "thread")
        if words.startswith("/"):
            return self._command(user, place, words, thread)
        app = re.compile(rf"@{re.escape(self._slack.workspace.app.name)}\b")
        if place is None:
            return _outcome(self._slack.direct_message(user, words, thread_ts=thread))
        if app.search(words):
            named = app.sub("{app}", words, count=1)
            return _outcome(self._slack.mention(user, place, named, thread_ts=thread))
        self._slack.tell_links(self._slack.say(user, place, words, thread_ts=thread))
        return _outcome(None)

    def _command(self, user: str, place: str | None, words: str, thread: str) -> Json:
        command, *rest = re.split(r"\s+", words, maxsplit=1)
        after, workspace = rest[0] if rest else "", self._slack.workspace
        if thread:
            raise ValueError("Slack takes no slash commands in threads: type it in the channel.")
        if self._slack.own_command(user, place, command, after):
            return _outcome(None)
        names = [each.name for each in self._programme.commands]
        if command not in names:
            told = no_command(command, names)
            self._slack.core.tell(workspace.user(user).id, workspace.place(user, place), told)
            return _outcome(None)
        return _outcome(self._slack.slash(user, place, command, after))

    def _press(self, said: Json) -> Json:
        """A button, or a choice in anything that offers one."""
        user, shown = text(said, "user"), where(self._slack, said)
        pressed = control(shown, said)
        filled = fields(said)
        choice: Any = said.get("choice")
        if choice is None and pressed.kind in ("button", "workflow_button", "icon_button"):
            return _outcome(self._slack.press(user, shown, pressed.number, filled))
        return _outcome(self._slack.choose(user, shown, pressed.number, choice, filled))

    def _suggest(self, said: Json) -> Json:
        user, shown = text(said, "user"), where(self._slack, said)
        menu = control(shown, said)
        outcome = _outcome(self._slack.suggest(user, shown, menu.number, text(said, "text")))
        return outcome | {"options": list(self._slack.offered(user, shown, menu.number))}

    def _submit(self, said: Json) -> Json:
        return _outcome(self._slack.submit(text(said, "user"), self._modal(said), fields(said)))

    def _close(self, said: Json) -> Json:
        return _outcome(self._slack.close(text(said, "user"), self._modal(said)))

    def _modal(self, said: Json) -> SeenView:
        found = where(self._slack, said)
        if not isinstance(found, SeenView):
            raise Refused(400, '"view" must name what is on the screen.')
        return found

    def _tab(self, said: Json) -> Json:
        """The app's Home or Messages tab is opened."""
        tab = text(said, "tab")
        if tab not in ("home", "messages"):
            raise Refused(400, '"tab" must be home or messages.')
        return _outcome(self._slack.open_home(text(said, "user"), tab) if self._programme.home else None)

    def _shortcut(self, said: Json) -> Json:
        callback_id = text(said, "callback_id")
        known = next((s for s in self._programme.shortcuts if s.callback_id == callback_id), None)
        if known is None:
            raise LookupError(f"The app has no shortcut {callback_id!r}.")
        shown = where(self._slack, said) if known.on_message else None
        if isinstance(shown, SeenView):
            raise Refused(400, "This shortcut is for messages.")
        return _outcome(self._slack.shortcut(text(said, "user"), callback_id, shown))


def _outcome(delivery: Delivery | None) -> Json:
    return {"problem": delivery.problem if delivery else ""}
