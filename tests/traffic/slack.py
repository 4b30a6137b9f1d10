"""The Slack of the soak, in a process of its own: the look-alike without its memory, and with a tally.

It judges what it is sent as ever, takes each response URL and trigger that its form is right, and keeps
nothing but counts. Prints its address, its people and its channels as one JSON object; answers each line of
its input with the tally; ends with its input.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from bot.clock import SystemClock
from bot.sandbox.clock import Clock
from bot.sandbox.core import Core
from bot.sandbox.lookalike import BOT_SCOPES
from bot.sandbox.rates import Rates
from bot.sandbox.records import Call, Json, Message, View
from bot.sandbox.server import Server
from bot.sandbox.socket_mode import Hub
from bot.sandbox.stage import Stage
from bot.sandbox.tickets import ResponseUrl, Tickets, Trigger
from bot.sandbox.workspace import Workspace

PEOPLE, CHANNELS = 400, 80
BUSY, REFERENCE = "Too many questions", "reference"


class Forgetful(Workspace):
    """Knows its people and channels, and of messages only that there may be any."""

    def write(self, message: Message) -> Message:
        """Give it a timestamp, and let it go."""
        message.ts = message.ts or self.next_ts()
        return message

    def find(self, channel: str, ts: str) -> Message | None:
        """Whatever is asked for."""
        return Message(ts, channel, self.app.id, by_app=True)


class OneModal(Stage):
    """Everybody sees the modal that was opened last, and no other."""

    def push(self, user: str, payload: Json) -> View:
        """Show it in place of what was there."""
        self.stack(user).clear()
        return super().push(user, payload)


class Tally(list[Call]):
    """What happened, as counts."""

    def __init__(self) -> None:
        super().__init__()
        self.effects: Counter[str] = Counter()
        self.methods: Counter[str] = Counter()
        self.busy = self.references = self.refused = 0

    def append(self, call: Call) -> None:
        """Count a call of the bot; ``Open`` counts the uses of response URLs by their paths."""
        self.methods[call.method] += 1
        text = str(call.args.get("text", ""))
        self.busy += BUSY in text
        self.references += REFERENCE in text
        self.refused += call.status != 200 or call.answer.get("ok") is False
        if call.method == "chat.postMessage":
            self.effects[f"{call.args['channel']}:{call.args.get('thread_ts') or ''}"] += 1
        elif call.method == "views.open":
            self.effects[str(call.args["trigger_id"])] += 1


class Open(Tickets):
    """Takes every ticket of the right form: ``/actions/TEAM/USER/CHANNEL/TS/NUMBER``, ``USER.NUMBER``."""

    def __init__(self, clock: Clock, team: str, tally: Tally) -> None:
        super().__init__(clock, team)
        self._now, self._tally = clock.now, tally

    def use(self, path: str) -> ResponseUrl | str:
        """A response URL, each time as if it were the first."""
        _, _, _, user, channel, ts, _ = path.split("/")
        with self._lock:
            self._tally.effects[path] += 1
        return ResponseUrl(path, user, channel, self._now(), "" if ts == "0" else ts)

    def exchange(self, id_: object) -> Trigger | str:
        """The trigger."""
        return Trigger(str(id_), str(id_).partition(".")[0], self._now())


def main() -> None:
    """Serve until the input ends."""
    clock, tally = SystemClock(), Tally()
    workspace = Forgetful(clock)
    people = [workspace.add_user(f"user{number}").id for number in range(PEOPLE)]
    places = {user: workspace.direct_channel(user).id for user in people}
    channels = [workspace.add_channel(f"channel{number}").id for number in range(CHANNELS)]
    tickets = Open(clock, workspace.team.id, tally)
    core = Core(
        workspace, OneModal(workspace), tickets, Rates(clock, on=False), frozenset(BOT_SCOPES),
        calls=tally, intended_mentions=set(people),
    )  # fmt: skip
    server = Server(core, Hub(workspace.app_id))
    server.start()
    _say({"base": core.base, "app": workspace.app.id, "people": places, "channels": channels})
    for _ in sys.stdin:
        _say(
            {
                "effects": tally.effects, "methods": tally.methods, "busy": tally.busy,
                "references": tally.references, "refused": tally.refused,
                "violations": [str(each) for each in core.violations[:5]],
            }
        )  # fmt: skip
    server.close()


def _say(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
