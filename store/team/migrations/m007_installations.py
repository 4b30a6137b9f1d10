"""Workspaces that installed the app, with sealed tokens, and installations that are under way."""

from sqlite_utils import Database

_INSTALLATION = {
    "team": str, "name": str, "token": str, "scopes": str, "user": str, "installed_at": str,
    "enterprise": str, "app": str, "bot_user": str,
}  # fmt: skip


def step(db: Database) -> None:
    db.table("installation").create(_INSTALLATION, pk="team", not_null=list(_INSTALLATION)[1:])
    db.table("oauth_state").create({"state": str, "until": str}, pk="state", not_null=["until"])
