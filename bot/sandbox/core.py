"""What the parts of the look-alike share: the state, the tokens, the log, the judge's findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.faults import Faults
from bot.sandbox.judge import Problem, judge_message, judge_view
from bot.sandbox.links import Links
from bot.sandbox.offers import Offers
from bot.sandbox.rates import Rates
from bot.sandbox.records import Call, Channel, Delivery, Json, Message, Violation
from bot.sandbox.stage import Stage
from bot.sandbox.tickets import Tickets
from bot.sandbox.uploads import Uploads
from bot.sandbox.workspace import Workspace

BOT_TOKEN = "xoxb-1-1-look-alike"  # noqa: S105  a make-believe token of a make-believe workspace
APP_TOKEN = "xapp-1-A00000001-1-look-alike"  # noqa: S105  the same
CLIENT_ID = "1000000001.1000000002"
CLIENT_SECRET = "fedcba9876543210fedcba9876543210"  # noqa: S105  the same
SIGNING_SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105  the same
VERIFICATION_TOKEN = "old-verification-token"  # noqa: S105  sent in every payload, used by no one any more


@dataclass(slots=True)
class Core:
    """One workspace of a make-believe Slack."""

    workspace: Workspace
    stage: Stage
    tickets: Tickets
    rates: Rates
    scopes: frozenset[str]
    faults: Faults = field(default_factory=Faults)
    offers: Offers = field(default_factory=Offers)
    uploads: Uploads = field(default_factory=Uploads)
    links: Links = field(default_factory=lambda: Links(()))
    base: str = ""
    """``http://127.0.0.1:port`` once it is served."""
    calls: list[Call] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    intended_mentions: set[str] = field(default_factory=set)
    bot_token: str = BOT_TOKEN
    """The one that is good in this workspace."""
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Installations under way: who agreed, and the scopes that were asked for."""
    install_as: Json = field(default_factory=dict)
    """What the next installations answer besides or instead: another kind of installation."""
    peers: list[Core] = field(default_factory=list)
    """All workspaces at this address, this one included."""

    def whose(self, token: str, code: str = "") -> Core:
        """The workspace that a token or an installation's code is of; this one where it is of none."""
        return next((peer for peer in self.peers if token == peer.bot_token or code in peer.codes), self)

    def at(self, path: str) -> Core:
        """The workspace that a response URL is of."""
        return next((peer for peer in self.peers if f"/{peer.workspace.team.id}/" in path), self)

    def log(self, call: Call) -> None:
        """Note a call of the app."""
        with self.workspace.changed:
            self.calls.append(call)
            self.workspace.touch()

    def blame(self, where: str, problems: Iterable[Problem]) -> None:
        """Note what the app must not have sent."""
        with self.workspace.changed:
            self.violations += [Violation(where, p.pointer, p.message, p.refused) for p in problems]

    def judge(self, where: str, payload: Mapping[str, Any]) -> list[Problem]:
        """Note every problem of a message; those for which Slack refuses it come back."""
        return self._judged(where, judge_message(payload, self.intended_mentions))

    def judge_view(self, where: str, view: Mapping[str, Any]) -> list[Problem]:
        """Note every problem of a view; those for which Slack refuses it come back."""
        return self._judged(where, judge_view(view))

    def _judged(self, where: str, problems: Collection[Problem]) -> list[Problem]:
        self.blame(where, problems)
        return [problem for problem in problems if problem.refused]

    def post(
        self, channel: Channel, payload: Mapping[str, Any], reader: str = "", thread_ts: str = ""
    ) -> Message:
        """Put a message of the app on the screens; ``reader`` is who alone sees it."""
        return self.workspace.write(
            Message(
                "", channel.id, self.workspace.app.id, payload.get("text") or "", payload.get("blocks") or [],
                thread_ts=thread_ts, metadata=payload.get("metadata"), reader=reader, by_app=True,
            )
        )  # fmt: skip

    def tell(self, user: str, channel: Channel, text: str) -> Message:
        """Slack itself says something to the user with this id alone."""
        slackbot = self.workspace.slackbot.id
        return self.workspace.write(Message("", channel.id, slackbot, text, reader=user))


def shown(message: Message, workspace: Workspace) -> Json:
    """A message of the app as Slack's answers and payloads show it."""
    found: Json = {
        "type": "message", "user": message.user, "ts": message.ts, "text": message.text,
        "team": workspace.team.id,
    }  # fmt: skip
    if message.by_app:
        found |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id}
    if message.blocks:
        found["blocks"] = message.blocks
    if message.thread_ts:
        found |= {"thread_ts": message.thread_ts}
    if message.metadata:
        found["metadata"] = message.metadata
    if message.files:
        found["files"] = [
            {"id": each.id, "name": each.name, "title": each.title, "size": len(each.content)}
            for each in message.files
        ]
    if message.attachments:
        found["attachments"] = message.attachments
    if message.edited:
        found["edited"] = {"user": message.user, "ts": message.ts}
    return found
