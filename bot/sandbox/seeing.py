"""What the people of the workspace see, and waiting until they see it."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.core import Core
from bot.sandbox.offers import place
from bot.sandbox.records import Delivery, Json, Seen, SeenView, View
from bot.sandbox.screen import pick, seen, seen_view


class Seeing:
    """The seeing half of the look-alike."""

    core: Core
    patience: float = 10.0
    """Seconds that ``reply`` and ``await_*`` wait at most, unless told otherwise."""

    def screen(self, user: str, channel: str | None = None) -> tuple[Seen, ...]:
        """The messages that this user sees there, oldest first, ephemeral ones included."""
        workspace = self.core.workspace
        place = workspace.place(user, channel)
        return tuple(seen(m, workspace) for m in workspace.messages(place.id, workspace.user(user).id))

    def modal(self, user: str) -> SeenView | None:
        """The modal on top of this user's screen."""
        return self._seen_view(self.core.stage.top(self.core.workspace.user(user).id))

    def home(self, user: str) -> SeenView | None:
        """The Home tab as last published for this user."""
        return self._seen_view(self.core.stage.home(self.core.workspace.user(user).id))

    def _seen_view(self, view: View | None) -> SeenView | None:
        return seen_view(view, self.core.stage.errors.get(view.id, {})) if view else None

    def offered(self, user: str, where: Seen | SeenView, control: int | str) -> tuple[Json, ...]:
        """The options that a menu shows to what was typed into it last; see ``suggest``."""
        menu = pick(where.controls, control)
        return self.core.offers.last(self.core.workspace.user(user).id, place(where), menu.action_id)

    def replies(self, delivery: Delivery) -> tuple[Seen, ...]:
        """What the app wrote or changed since the delivery, for that user, there; the latest change last."""
        workspace = self.core.workspace
        found = [
            m
            for m in workspace.messages(delivery.channel, delivery.user)
            if m.by_app and m.changed_at > delivery.step
        ]
        return tuple(seen(m, workspace) for m in sorted(found, key=lambda m: m.changed_at))

    def reply(self, delivery: Delivery, timeout: float | None = None) -> Seen:
        """The newest message the app wrote or changed for that user there since; waits for the first one.

        TimeoutError where none comes; RuntimeError at once where the app failed to take the delivery.
        """
        if delivery.problem:
            raise RuntimeError(
                f"the app did not take it: {delivery.problem}, {delivery.status} {delivery.body}"
            )
        self.await_until(lambda: bool(self.replies(delivery)), timeout)
        return self.replies(delivery)[-1]

    def await_message(
        self, user: str, channel: str | None, test: Callable[[Seen], bool], timeout: float | None = None
    ) -> Seen:
        """Wait for a message on that screen that passes the test; TimeoutError says what was there."""
        try:
            self.await_until(lambda: any(map(test, self.screen(user, channel))), timeout)
        except TimeoutError:
            there = "\n".join(message.visible for message in self.screen(user, channel))
            raise TimeoutError(f"no such message on the screen of {user}; there is:\n{there}") from None
        return next(filter(test, self.screen(user, channel)))

    def await_until(self, test: Callable[[], bool], timeout: float | None = None) -> None:
        """Wait until the test passes; it is asked after every change in the look-alike."""
        changed = self.core.workspace.changed
        with changed:
            if not changed.wait_for(test, self.patience if timeout is None else timeout):
                raise TimeoutError("what was waited for did not happen")
