"""The store's door to subscriptions, feedback and saved items."""

from __future__ import annotations

from datetime import datetime

from store.database import Database
from store.deliveries import Change, Feedback, Profile, Schedule, Subscription
from store.saved import Saved
from store.team import opinions, subscriptions


class Wishes:
    """What people want, and what they said of what they got. Part of ``Store``."""

    _team: Database

    def subscribe(
        self, team: str, channel: str, profile: Profile, schedule: Schedule, user: str, now: datetime
    ) -> Subscription:  # fmt: skip
        """A new subscription of a channel, which may have others."""
        with self._team.writing() as conn:
            id = subscriptions.add(conn, (team, channel), (profile, schedule), user, now)
            made = subscriptions.one(conn, id)
        if made is None:  # cannot be: it was made in this very transaction
            raise LookupError(id)
        return made

    def change(
        self, id: int, profile: Profile, schedule: Schedule, user: str, now: datetime
    ) -> Subscription | None:
        """The subscription with another wish; None where there is none. A new schedule holds from now on."""
        with self._team.writing() as conn:
            subscriptions.change(conn, id, profile, schedule, user=user, now=now)
            return subscriptions.one(conn, id)

    def pause(self, id: int, reason: str, user: str, now: datetime) -> Subscription | None:
        """Stop it until it is resumed. ``reason`` in words; ``user`` is empty where Hallway does it."""
        with self._team.writing() as conn:
            subscriptions.pause(conn, id, reason, user, now)
            return subscriptions.one(conn, id)

    def resume(self, id: int, user: str, now: datetime) -> Subscription | None:
        """Let it go on from now; periods that passed meanwhile are not made up for."""
        with self._team.writing() as conn:
            subscriptions.resume(conn, id, user, now)
            return subscriptions.one(conn, id)

    def remove(self, id: int, user: str, now: datetime) -> None:
        """Take it away. What the channel has had stays known."""
        with self._team.writing() as conn:
            subscriptions.remove(conn, id, user, now)

    def subscription(self, id: int) -> Subscription | None:
        """None where there is none, or it was removed."""
        with self._team.reading() as conn:
            return subscriptions.one(conn, id)

    def subscriptions(self, team: str = "", channel: str = "") -> tuple[Subscription, ...]:
        """Oldest first; empty names mean any."""
        with self._team.reading() as conn:
            return subscriptions.listed(conn, team, channel)

    def subscriptions_of(self, team: str, user: str) -> tuple[Subscription, ...]:
        """Those that somebody set up or changed, in whatever channel; oldest first."""
        with self._team.reading() as conn:
            return subscriptions.concerning(conn, team, user)

    def changes(self, subscription: int) -> tuple[Change, ...]:
        """Who did what to it, oldest first."""
        with self._team.reading() as conn:
            return subscriptions.changes(conn, subscription)

    def give_feedback(self, said: Feedback) -> None:
        """Take it in; the same person's earlier word on the same thing is forgotten."""
        with self._team.writing() as conn:
            opinions.give(conn, said)

    def take_back(
        self, team: str, channel: str, user: str, about: str, value: str, verdict: str = ""
    ) -> bool:  # fmt: skip
        """Forget that person's word on it, if it is this verdict or none is named; False where it is not."""
        with self._team.writing() as conn:
            return opinions.take_back(conn, (team, channel, user, about, value), verdict)

    def feedback(self, team: str, channel: str) -> tuple[Feedback, ...]:
        """Everybody's last words in a channel, oldest first."""
        with self._team.reading() as conn:
            return opinions.feedback(conn, team, channel)

    def save(self, team: str, user: str, item: str, now: datetime) -> bool:
        """Keep an item for someone; False where it was kept already."""
        with self._team.writing() as conn:
            return opinions.save(conn, Saved(team, user, item, now))

    def unsave(self, team: str, user: str, item: str) -> bool:
        """Keep it no longer; False where it was not kept."""
        with self._team.writing() as conn:
            return opinions.unsave(conn, team, user, item)

    def saved_in(self, team: str, channel: str) -> tuple[tuple[str, str], ...]:
        """``(user, item)`` of what anybody saved among the items that a channel has had."""
        with self._team.reading() as conn:
            return opinions.saved_in(conn, team, channel)

    def saved(self, team: str, user: str) -> tuple[Saved, ...]:
        """What someone keeps, the latest first; items that the catalogue lost since are among it."""
        with self._team.reading() as conn:
            return opinions.saved(conn, team, user)
