"""The store's door to workspaces: their installations, and the deletion of what is kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from store.database import Database
from store.team import installations, purging, subscriptions
from store.tenancy import Installation, PurgeReport


class Tenancy:
    """Who has the app. Part of ``Store``. Each method is one transaction."""

    _team: Database

    def install(self, one: Installation) -> None:
        """Keep it, in the place of an earlier one of the same workspace."""
        with self._team.writing() as conn:
            installations.put(conn, one)

    def installation(self, team: str) -> Installation | None:
        """That of a workspace."""
        with self._team.reading() as conn:
            return installations.one(conn, team)

    def installations(self) -> tuple[Installation, ...]:
        """All, by the id of the workspace."""
        with self._team.reading() as conn:
            return installations.listed(conn)

    def reseal(self, tokens: Mapping[str, tuple[str, str]]) -> int:
        """Put other seals on tokens, all or none: by team, the sealed one of now and the new; how many."""
        with self._team.writing() as conn:
            return installations.reseal(conn, tokens)

    def revoke(self, team: str, reason: str, now: datetime) -> int:
        """Drop a workspace's token, and pause its subscriptions for that reason; how many those are.

        ``go_on`` with the same reason is the way back.
        """
        with self._team.writing() as conn:
            installations.drop(conn, team)
            running = [each for each in subscriptions.listed(conn, team, "") if not each.paused]
            for each in running:
                subscriptions.pause(conn, each.id, reason, "", now)
            return len(running)

    def go_on(self, team: str, reasons: tuple[str, ...], now: datetime) -> int:
        """Resume the subscriptions of a workspace that were paused for one of these reasons; how many."""
        with self._team.writing() as conn:
            waiting = [each for each in subscriptions.listed(conn, team, "") if each.paused in reasons]
            for each in waiting:
                subscriptions.resume(conn, each.id, "", now)
            return len(waiting)

    def may_install(self, state: str) -> bool:
        """Whether that state was not used yet. Writes nothing, and raises StoreError where it could not.

        It asks as one who writes, as what Slack gives for an installation is given once.
        """
        with self._team.writing() as conn:
            return not installations.is_used(conn, state)

    def use_state(self, state: str, until: datetime, now: datetime) -> bool:
        """Use that state up; False where it was before. ``until``: from when it is too old in any case."""
        with self._team.writing() as conn:
            return installations.use(conn, state, until, now)

    def teams(self) -> tuple[str, ...]:
        """Ids of the workspaces of which anything is kept."""
        with self._team.reading() as conn:
            return purging.teams(conn)

    def purge(self, team: str, user: str = "", *, dry_run: bool = False) -> PurgeReport:
        """Delete all that is kept of a workspace or, where one is named, of one person in it; or only count.

        Subscriptions of that person go on for their channel, without the name. ``scrub`` makes sure that the
        files hold nothing of it either. Raises ValueError where no workspace is named.
        """
        if not team:
            raise ValueError("no workspace is named")
        with self._team.writing() as conn:
            return purging.purge(conn, team, user, dry_run=dry_run)

    def scrub(self, *, anew: bool = True) -> bool:
        """Free the team's files of traces of what was deleted; False where others keep them open: again then.

        :param anew: also write the file anew; needed once for what an older version deleted. Others wait
            meanwhile, so it is not for a bot that serves
        """
        return self._team.scrub(anew=anew)
