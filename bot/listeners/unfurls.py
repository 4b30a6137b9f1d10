"""Links that people share: under those of papers that the catalogue knows, what it knows of them."""

from __future__ import annotations

import logging
from http.client import HTTPException
from typing import Any

from slack_bolt import App
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.listeners.modals import word
from bot.names import LINKS
from bot.views.message import Json
from bot.views.unfurl import unfurl
from bot.workspaces import team_of

_MOST = 5
"""Links of one message that are shown."""
_log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Listen to links of the registered domains."""

    @app.event(LINKS)
    def shared(event: Json, body: Json) -> None:
        if _by_person(event, body):
            desk.later(lambda: _show(desk, team_of(body), event), lambda _: None)


def _by_person(event: Json, body: Json) -> bool:
    """Not for what an app posted, ours above all; nor in our direct messages, where it is answered."""
    ours = {each.get("user_id") for each in body.get("authorizations") or ()}
    talk = str(event.get("channel", "")).startswith("D") and event.get("is_bot_user_member")
    return bool(event.get("user")) and event["user"] not in ours and not event.get("bot_id") and not talk


def _show(desk: Desk, team: str, event: Json) -> None:
    """Nothing under what the catalogue does not know; nobody is told of failures, as nobody asked."""
    urls = dict.fromkeys(str(each.get("url", "")) for each in event.get("links") or ())
    found = ((url, desk.store.at_address(url)) for url in list(urls)[:_MOST])
    shown = {url: unfurl(item, url) for url, item in found if item}
    if not shown:
        return
    try:
        desk.client(team).chat_unfurl(unfurls=shown, **_place(event))
    except (SlackApiError, OSError, HTTPException) as error:
        _log.warning("a link was not unfurled: %s", word(error))


def _place(event: Json) -> dict[str, Any]:
    """Slack's own name of the links, which they have before the message is sent, too."""
    if event.get("unfurl_id") and event.get("source"):
        return {"unfurl_id": event["unfurl_id"], "source": event["source"]}
    return {"channel": event.get("channel"), "ts": event.get("message_ts")}
