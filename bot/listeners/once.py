"""What Slack delivers again is answered 200 and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltResponse

from bot.desk import Desk
from bot.tenants.leaving import is_farewell
from bot.workspaces import team_of


def register(app: App, desk: Desk) -> None:
    """Ask, before any listener runs, whether this delivery is new."""

    def once(body: dict[str, Any], next_: Callable[[], None]) -> BoltResponse | None:
        key = "" if is_farewell(body) else _key(body)
        if key and not desk.first_time(key):
            return BoltResponse(status=200, body="")
        next_()
        return None

    app.middleware(once)


def _key(body: dict[str, Any]) -> str:
    """Events are known by their id, through all retries; everything a person does by its trigger."""
    found = ((name, body.get(name)) for name in ("event_id", "trigger_id"))
    return next((f"{name}:{team_of(body)}:{value}" for name, value in found if value), "")
