"""The local Slack look-alike: a workspace, its Web API and its deliveries in one object."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from bot.clock import SystemClock
from bot.sandbox.clock import Clock, HandClock
from bot.sandbox.core import APP_TOKEN, CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET, Core
from bot.sandbox.deliveries import Deliverer
from bot.sandbox.faults import Faults
from bot.sandbox.installing import Installing
from bot.sandbox.inviting import Inviting
from bot.sandbox.people import furnish
from bot.sandbox.rates import Rates
from bot.sandbox.records import Call, Delivery, Team, Violation
from bot.sandbox.seeing import Seeing
from bot.sandbox.server import Server
from bot.sandbox.sharing import Sharing
from bot.sandbox.socket_mode import Hub
from bot.sandbox.stage import Stage
from bot.sandbox.tickets import Tickets
from bot.sandbox.transport import HttpTransport, SocketTransport
from bot.sandbox.workspace import Workspace

BOT_SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history", "users:read")


class SlackLookAlike(Sharing, Inviting, Installing, Seeing):
    """A make-believe Slack on 127.0.0.1, to be used as a context manager.

    Users and channels may be named by id or by name (``"ana"``, ``"general"``, ``"#general"``); a channel of
    ``None`` is the user's direct messages with the app. Nothing here sleeps: what a user does returns when
    the app has answered the delivery, and ``reply`` and ``await_*`` wait on a condition for what comes later.
    """

    app_token = APP_TOKEN
    signing_secret = SIGNING_SECRET
    client_id = CLIENT_ID
    client_secret = CLIENT_SECRET
    allowed: float = 3.0
    """Seconds that Slack gives an app for its answer."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        signing_clock: Clock | None = None,
        scopes: Iterable[str] = BOT_SCOPES,
        rate_limits: bool = True,
        answer_within: float | None = None,
        beside: SlackLookAlike | None = None,
    ) -> None:
        """``answer_within`` is how many seconds the app has for an answer, unless it is what Slack gives.

        ``clock`` decides everything but the timestamps of signatures, which an app holds against its own
        clock: those come from ``signing_clock``, by default the machine's. With ``beside`` this is another
        workspace of the same Slack, at the same address and for the same app.
        """
        self.clock = clock or HandClock()
        self.signing_clock = signing_clock or SystemClock()
        self.answer_within = self.allowed if answer_within is None else answer_within
        number = len(beside.core.peers) + 1 if beside else 1
        team = Team(f"T{number:08d}", f"Group {number}", f"group-{number}") if beside else Team()
        workspace = furnish(Workspace(self.clock, team=team))
        rates, tickets = Rates(self.clock, on=rate_limits), Tickets(self.clock, workspace.team.id)
        self.core = Core(workspace, Stage(workspace), tickets, rates, frozenset(scopes))
        self.core.intended_mentions.add(workspace.app.id)
        self.deliverer = Deliverer(self.core)
        self.hub = Hub(workspace.app_id)
        self._server = None if beside else Server(self.core, self.hub)
        if beside:
            self.core.base, self.core.peers = beside.core.base, beside.core.peers
            self.core.bot_token = f"xoxb-1-1-{workspace.team.id}-look-alike"
        self.core.peers.append(self.core)
        self.faults.on_drop_socket, self.faults.on_refresh_socket = self.hub.drop, self.hub.refresh

    def __enter__(self) -> Self:
        if self._server:
            self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.close()
        else:
            self.core.faults.close()

    @property
    def bot_token(self) -> str:
        """The one that is good in this workspace."""
        return self.core.bot_token

    @property
    def api_url(self) -> str:
        """Base address of the Web API, for ``WebClient(base_url=...)``; ends in ``/api/``."""
        return f"{self.core.base}/api/"

    @property
    def workspace(self) -> Workspace:
        """People, channels and messages."""
        return self.core.workspace

    @property
    def faults(self) -> Faults:
        """What is to go wrong next."""
        return self.core.faults

    @property
    def calls(self) -> list[Call]:
        """Every Web API call and use of a response URL, in order."""
        return self.core.calls

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything brought to the app, in order."""
        return self.core.deliveries

    @property
    def violations(self) -> list[Violation]:
        """What the app sent and must not; a test ends with ``assert not slack.violations``."""
        return self.core.violations

    @property
    def intended_mentions(self) -> set[str]:
        """Ids of users whom the app may name; its own is among them."""
        return self.core.intended_mentions

    def connect_http(self, url: str) -> None:
        """Deliver by signed HTTP to this address from now on (``http://127.0.0.1:3000/slack/events``)."""
        self.deliverer.transport = HttpTransport(
            url, self.signing_secret, self.signing_clock, self.answer_within
        )

    def await_socket(self, timeout: float | None = None, *, opened: int = 1) -> None:
        """Wait until the app has a Socket Mode connection, and deliver down it from now on.

        ``opened`` waits until so many have been opened in all: 2 after one was dropped.
        """
        self.hub.await_line(self.patience if timeout is None else timeout, opened)
        self.deliverer.transport = SocketTransport(self.hub, self.answer_within)
