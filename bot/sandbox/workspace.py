"""The state of a make-believe workspace: people, channels, messages; deterministic ids, rising timestamps."""

from __future__ import annotations

import copy
from collections import Counter
from threading import Condition, RLock

from bot.sandbox.clock import Clock
from bot.sandbox.records import Channel, Json, Message, Team, User


class Workspace:
    """People, channels and messages. Thread-safe; ``changed`` is notified after every change."""

    app: User
    """The app's own bot user; its handle is ``hallway`` unless told otherwise."""
    step: int
    """Rises with every change anywhere in the look-alike."""

    def __init__(self, clock: Clock, app_name: str = "hallway", team: Team | None = None) -> None:
        self.clock = clock
        self.team = team or Team()
        self.changed = Condition(RLock())
        self.step = 0
        self.app_id, self.bot_id = "A00000001", "B00000001"
        self._counts: Counter[str] = Counter()
        self._last_ts = 0
        self._users: dict[str, User] = {}
        self._channels: dict[str, Channel] = {}
        self._messages: list[Message] = []
        self.app = self._join(User(self.next_id("U"), app_name, app_name.capitalize(), bot=True))
        self.slackbot = self._join(User("USLACKBOT", "slackbot", "Slackbot", bot=True))

    def next_id(self, prefix: str) -> str:
        """The next id of a kind: ``U00000002``."""
        with self.changed:
            self._counts[prefix] += 1
            return f"{prefix}{self._counts[prefix]:08d}"

    def next_ts(self) -> str:
        """A timestamp later than every one before it, as Slack writes it: seconds, dot, six digits."""
        with self.changed:
            self._last_ts = max(self._last_ts + 1, round(self.clock.now().timestamp() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def touch(self) -> int:
        """Count a change and wake whoever waits for one."""
        with self.changed:
            self.step += 1
            self.changed.notify_all()
            return self.step

    # People and channels ------------------------------------------------------------------------------------

    def _join(self, user: User) -> User:
        with self.changed:
            self._users[user.id] = user
            self.touch()
        return user

    def add_user(
        self,
        name: str,
        real_name: str = "",
        *,
        zone: str = "Europe/London",
        locale: str = "en-GB",
        guest: bool = False,
    ) -> User:
        """Someone joins; they are a member of no channel yet."""
        return self._join(User(self.next_id("U"), name, real_name or name.capitalize(), zone, locale, guest))

    def add_channel(
        self, name: str, *members: str, private: bool = False, archived: bool = False, with_app: bool = True
    ) -> Channel:
        """A channel opens; members by name or id, all people but guests where none is named."""
        chosen = [self.user(member) for member in members] or [u for u in self.users() if not u.guest]
        ids = {user.id for user in chosen} | ({self.app.id} if with_app else set())
        kind = "private" if private else "public"
        channel = Channel(self.next_id("C"), name, kind, ids, archived)
        with self.changed:
            self._channels[channel.id] = channel
            self.touch()
        return channel

    def seat(self, channel: Channel, user: User, *, there: bool) -> None:
        """Someone comes into a channel, or goes."""
        with self.changed:
            (channel.members.add if there else channel.members.discard)(user.id)
            self.touch()

    def users(self) -> tuple[User, ...]:
        """The people, in the order in which they joined."""
        return tuple(user for user in self._users.values() if not user.bot)

    def user(self, name_or_id: str) -> User:
        """KeyError where there is none."""
        for user in self._users.values():
            if name_or_id in (user.id, user.name):
                return user
        raise KeyError(f"nobody called {name_or_id!r} in this workspace")

    def channel(self, name_or_id: str) -> Channel:
        """KeyError where there is none; a leading ``#`` is ignored."""
        for channel in self._channels.values():
            if name_or_id == channel.id or (name_or_id.lstrip("#") == channel.name and channel.kind != "im"):
                return channel
        raise KeyError(f"no channel called {name_or_id!r} in this workspace")

    def channels_of(self, user: str) -> tuple[Channel, ...]:
        """The channels this user is a member of, without direct messages."""
        found = self.user(user)
        return tuple(c for c in self._channels.values() if found.id in c.members and c.kind != "im")

    def direct_channel(self, user: str) -> Channel:
        """The direct messages between this user and the app."""
        found = self.user(user)
        with self.changed:
            for channel in self._channels.values():
                if channel.kind == "im" and found.id in channel.members:
                    return channel
            channel = Channel(
                self.next_id("D"), found.name, "im", {found.id, self.app.id}, locale=found.locale
            )
            self._channels[channel.id] = channel
            return channel

    def place(self, user: str, channel: str | None) -> Channel:
        """The channel where this user does something: by name or id, or their direct messages with the app.

        PermissionError where the user is not a member.
        """
        found = self.channel(channel) if channel else self.direct_channel(user)
        if self.user(user).id not in found.members:
            raise PermissionError(f"{user} is not in {found.name}")
        return found

    # Messages -----------------------------------------------------------------------------------------------

    def write(self, message: Message) -> Message:
        """Add a message; an empty ``ts`` is filled in, and blocks and elements without an id get one."""
        with self.changed:
            message.ts = message.ts or self.next_ts()
            message.blocks = self.with_ids(message.blocks)
            self._messages.append(message)
            message.changed_at = self.touch()
        return message

    def change(self, message: Message, text: str, blocks: list[Json], metadata: Json | None = None) -> None:
        """Replace what a message says."""
        with self.changed:
            message.text, message.blocks = text, self.with_ids(blocks)
            message.metadata = metadata or message.metadata
            message.edited += 1
            message.changed_at = self.touch()

    def attach(self, message: Message, attachments: list[Json]) -> None:
        """Show these under a message, in place of what stood there."""
        with self.changed:
            message.attachments = attachments
            message.changed_at = self.touch()

    def remove(self, message: Message) -> None:
        """Take a message off every screen."""
        with self.changed:
            self._messages.remove(message)
            self.touch()

    def find(self, channel: str, ts: str) -> Message | None:
        """The message with this timestamp in the channel with this id, ephemeral ones included."""
        with self.changed:
            return next((m for m in self._messages if (m.channel, m.ts) == (channel, ts)), None)

    def messages(self, channel: str, reader: str | None = None) -> tuple[Message, ...]:
        """What stands in a channel: for this reader (an id), or what everyone sees; copies, oldest first."""
        with self.changed:
            return tuple(
                copy.copy(m) for m in self._messages if m.channel == channel and m.reader in ("", reader)
            )

    def with_ids(self, blocks: list[Json]) -> list[Json]:
        """A copy of blocks with the ids that Slack gives where the app gave none."""
        made = copy.deepcopy(blocks)
        for block in made:
            block.setdefault("block_id", self.next_id("b"))
            for element in (*block.get("elements", ()), block.get("accessory"), block.get("element")):
                if isinstance(element, dict) and element.get("type") not in _WITHOUT_ACTION:
                    element.setdefault("action_id", self.next_id("a"))
        return made


_WITHOUT_ACTION = (
    "plain_text", "mrkdwn", "image", "rich_text_section", "rich_text_list", "rich_text_quote",
    "rich_text_preformatted", "card",
)  # fmt: skip
