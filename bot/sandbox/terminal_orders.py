"""Orders to the terminal page itself: who one is, where one is, and what time it is."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import User
from bot.sandbox.rehearsal import Rehearsal, target
from bot.sandbox.terminal_text import harmless

HELP = """\
  /conf pathways        a slash command; the answer is for you alone
  who is Dawn Song?     plain words: a direct message; in a channel, begin with @{app}
  3                     press button 3; "3 2" chooses option 2 of menu 3; "3 words" fills field 3 of a form
                        or looks words up, where it suggests; "3 1,4" then picks from what it shows
  :channel general      go to a channel;  :dm  back to your direct messages with the app
  :home                 the app's own page: words are looked up in its box, numbers press its buttons
  :shortcut look_up     a shortcut of the app; on a message: ":shortcut find_paper on words of it"
  :user ben             be someone else;  :who  lists people and channels
  :advance 7 days       let time pass; also ":advance to monday 9:00";  :time  tells it
  :screen               show this place again;  :quit  leave"""
LEAVE = ("quit", "exit", "q")


class Orders:
    """The orders, as a part of the page."""

    _slack: SlackLookAlike
    _write: Callable[[str], None]
    _user: User
    rehearsal: Rehearsal | None = None
    """None where time cannot be moved."""

    def _enter(self, channel: str | None) -> None:
        """Go to a channel, or to the direct messages with the app."""
        raise NotImplementedError

    def _home(self) -> None:
        """Go to the app's own page."""
        raise NotImplementedError

    def _shortcut(self, name: str, words: str) -> None:
        """Run one of the app's shortcuts, on the last message here that holds the words if there are any."""
        raise NotImplementedError

    def _again(self) -> None:
        """Show the place anew."""
        raise NotImplementedError

    def _order(self, name: str, rest: str) -> bool:
        """Do it; False where it is to leave."""
        orders: dict[str, Callable[[str], None]] = {
            "user": self._be,
            "channel": self._go,
            "dm": lambda _: self._enter(None),
            "home": lambda _: self._home(),
            "shortcut": lambda rest: self._shortcut(*_name_and_words(rest)),
            "who": lambda _: self._who(),
            "screen": lambda _: self._again(),
            "advance": self._advance,
            "time": lambda _: self._tell_time(),
            "help": lambda _: self._write(HELP.format(app=self._slack.workspace.app.name)),
        }
        if name in orders:
            orders[name](rest)
        elif name not in LEAVE:
            self._write(f"  No such order: :{harmless(name)}. :help lists them.")
        return name not in LEAVE

    def _be(self, name: str) -> None:
        try:
            self._user = self._slack.workspace.user(name.strip().lstrip("@"))
        except KeyError:
            self._write("  There is nobody of that name here. :who lists people.")
        else:
            self._enter(None)

    def _go(self, name: str) -> None:
        wanted = name.strip().lstrip("#")
        if wanted in self._channels():
            self._enter(wanted)
        else:
            self._write(f"  {self._user.name} is in no channel of that name. :who lists channels.")

    def _who(self) -> None:
        people = ", ".join(user.name for user in self._slack.workspace.users() if not user.bot)
        self._write(f"  people: {people}")
        self._write(f"  channels of {self._user.name}: {', '.join('#' + name for name in self._channels())}")

    def _channels(self) -> list[str]:
        return [c.name for c in self._slack.workspace.channels_of(self._user.name) if c.kind != "im"]

    def _tell_time(self) -> None:
        moment = self._slack.clock.now().timestamp()
        self._write(f"  {self._local(int(moment))} ({self._user.zone})")

    def _local(self, seconds: int) -> str:
        """A moment in this person's zone."""
        raise NotImplementedError

    def _advance(self, rest: str) -> None:
        """Let time pass, and tell where something came meanwhile."""
        until = target(rest, self._slack.clock.now(), self._user.zone)
        if self.rehearsal is None or until is None:
            self._write(
                '  Type how long, such as ":advance 7 days", or until when: ":advance to monday 9:00".'
            )
            return
        before = self._counts()
        self.rehearsal.go(until)
        self._tell_time()
        for name, count in self._counts().items():
            if count > before.get(name, 0):
                self._write(f"  new in {name}")

    def _counts(self) -> dict[str, int]:
        """How many messages each place holds for this person."""
        places = {f"#{name}": name for name in self._channels()} | {"your direct messages": None}
        return {shown: len(self._slack.screen(self._user.name, place)) for shown, place in places.items()}


def _name_and_words(rest: str) -> tuple[str, str]:
    """ "find_paper on arxiv" are a name and words of a message."""
    name, _, words = rest.strip().partition(" ")
    return name, words.strip().removeprefix("on ").strip()
