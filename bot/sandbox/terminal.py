"""The look-alike's face in a terminal: one types as some user in some place, and sees what Slack would show.

Buttons carry numbers that run on through the messages of one question, so that an older message's buttons
can still be pressed; the next question starts again at 1.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.inviting import no_command
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Control, Delivery, Seen
from bot.sandbox.terminal_blocks import message
from bot.sandbox.terminal_modal import ModalPage
from bot.sandbox.terminal_orders import Orders
from bot.sandbox.terminal_text import Ink, Reader, harmless


class Terminal(Orders):
    """One person's page on a look-alike that runs; ``write`` takes one line at a time."""

    wait = 5.0
    """Seconds for an answer to come before the page says that none came."""
    quiet = 0.15
    """Seconds without anything new after which an answer is taken to be complete."""

    commands: tuple[str, ...] = ()
    """Those of the app, where others are to be refused as Slack does."""

    def __init__(
        self, slack: SlackLookAlike, write: Callable[[str], None], ink: Ink, width: int = 88
    ) -> None:
        self._slack, self._write, self._ink, self._width = slack, write, ink, width
        self._modal = ModalPage(slack, write)
        self._user = slack.workspace.user("ana")
        self._channel: str | None = None
        self._shown: dict[str, Seen] = {}
        self._buttons: dict[str, tuple[str, Control]] = {}
        """What is typed, to the message (its ts) and the control on it."""

    @property
    def prompt(self) -> str:
        """Who types, and where."""
        app = self._slack.workspace.app.name
        where = f"#{self._channel}" if self._channel else f"DM with {app}"
        where = f"Home of {app}" if self._modal.at_home else where
        return f"{self._user.name} · {where} > "

    def type(self, line: str) -> bool:
        """Do what was typed and show what came of it; False where the person leaves."""
        line = line.strip()
        self.catch_up()
        if line.startswith(":"):
            return self._ordered(line[1:])
        if line and self._modal.take(self._user.name, line, self._await):
            return True
        if line.split(" ")[0].isdecimal() and self._press(line):
            return True
        if line:
            self._say(line)
        return True

    def catch_up(self) -> bool:
        """Show what is new or changed here since the last look; False where nothing is."""
        now = self._screen()
        news = [seen for ts, seen in now.items() if self._shown.get(ts) != seen]
        gone = self._shown.keys() - now.keys()
        self._shown = now
        for seen in news:
            self._show(seen)
        if gone and not news:
            self._write("  (the message is gone)")
        return self._modal.catch_up(self._user.name, self._reader()) or bool(news or gone)

    # What is typed --------------------------------------------------------------------------------------

    def _say(self, line: str) -> None:
        command, _, text = line.partition(" ")
        if self._slack.own_command(self._user.name, self._channel, command, text):
            self.catch_up()  # and the buttons that are there stay
            return
        self._buttons.clear()
        app = self._slack.workspace.app.name
        if line.startswith("/"):
            self._command(command, text)
        elif self._channel is None:
            self._await(lambda: self._slack.direct_message(self._user.name, line))
        elif (where := self._channel) and f"@{app}" in line:
            said = line.replace(f"@{app}", "{app}", 1)
            self._await(lambda: self._slack.mention(self._user.name, where, said))
        else:
            self._write(f"  In a channel the app reads only what names it: begin with @{app}, or use /conf.")

    def _command(self, command: str, text: str) -> None:
        if self.commands and command not in self.commands:
            self._write(f"  {no_command(command, self.commands)}")
        else:
            self._await(lambda: self._slack.slash(self._user.name, self._channel, command, text))

    def _press(self, line: str) -> bool:
        """False where the line is a question after all, though it begins with a number."""
        number, _, choice = line.partition(" ")
        ts, control = self._buttons.get(number, ("", None))
        if control is None or (choice and not control.options):
            if (choice and not choice.strip().isdecimal()) or len(number) > 2:
                return False
            what = "menu to choose from" if choice else "button to press"
            self._write(f"  Number {number} is no {what}.")
            return True
        if control.url:
            self._write(f"  opens {harmless(control.url)}")
        self._await(lambda: self._pressed(self._shown[ts], control, choice.strip()), patient=not control.url)
        return True

    def _pressed(self, seen: Seen, control: Control, choice: str) -> Delivery:
        if not control.options:
            return self._slack.press(self._user.name, seen, control.number)
        place = int(choice) - 1 if choice.isdecimal() else 0
        value = control.options[place]["value"] if 0 <= place < len(control.options) else choice
        return self._slack.choose(self._user.name, seen, control.number, value)

    def _await(self, act: Callable[[], Delivery | None], patient: bool = True) -> None:
        """Act, and show what comes of it; nothing does where the app hears nothing of it."""
        delivery = act()
        if patient and delivery is not None and delivery.ok:
            if self._comes(self.wait):
                self._settle()
            else:
                self._write("  (no answer)")
            return
        if not self.catch_up() and delivery is not None and not delivery.ok:
            self._write(f"  (the app did not take it: {delivery.problem})")

    def _comes(self, seconds: float) -> bool:
        """Wait until something is new, and show it; False where nothing comes."""
        try:
            self._slack.await_until(self._is_new, seconds)
        except TimeoutError:
            return False
        return self.catch_up()

    def _settle(self) -> None:
        """An answer may have parts, such as the message that was shared and a word that it was."""
        while self._comes(self.wait if self._modal.is_waiting(self._user.name) else self.quiet):
            pass

    def _is_new(self) -> bool:
        return self._modal.is_new(self._user.name) or self._screen() != self._shown

    def _ordered(self, line: str) -> bool:
        stays = self._order(*line.partition(" ")[::2])
        if line.startswith("advance"):
            self.catch_up()
        return stays

    def _enter(self, channel: str | None) -> None:
        self._channel, self._modal.at_home = channel, False
        self._buttons.clear()
        self._shown = self._screen()

    def _home(self) -> None:
        self._enter(None)
        self._modal.at_home = True
        self._modal.seen(self._user.name)
        self._await(lambda: self._slack.open_home(self._user.name))

    def _shortcut(self, name: str, words: str) -> None:
        on = None
        if words:
            here = reversed(self._slack.screen(self._user.name, self._channel))
            on = next((seen for seen in here if words.lower() in seen.visible.lower()), None)
            if on is None:
                self._write("  No message here holds these words.")
                return
        self._await(lambda: self._slack.shortcut(self._user.name, name, on))

    def _again(self) -> None:
        self._buttons.clear()
        self._shown = {}
        if not self.catch_up():
            self._write("  (nothing here yet)")

    # What is seen ---------------------------------------------------------------------------------------

    def _screen(self) -> dict[str, Seen]:
        """What others wrote here, oldest first."""
        screen = self._slack.screen(self._user.name, self._channel)
        return {seen.ts: seen for seen in screen if seen.author != self._user.name or seen.attachments}

    def _show(self, seen: Seen) -> None:
        kept = {n: place for n, place in self._buttons.items() if place[0] != seen.ts}
        first = max(map(int, kept), default=0)
        numbers = {control.number: str(first + control.number) for control in seen.controls}
        self._buttons = kept | {numbers[c.number]: (seen.ts, c) for c in seen.controls}
        for line in message(seen, self._reader(), lambda control: numbers[control.number]):
            self._write(line)

    def _reader(self) -> Reader:
        return Reader(self._ink, self._user.zone, self._name, self._width)

    def _local(self, seconds: int) -> str:
        return self._reader().moment(seconds, "{date_long} {time}")

    def _name(self, mentioned: str) -> str:
        find = self._slack.workspace.channel if mentioned.startswith("C") else self._slack.workspace.user
        try:
            return find(mentioned).name
        except KeyError:
            return mentioned
