"""What one person sees, as JSON for the page; ids and timestamps as Slack writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.programme import Programme
from bot.sandbox.records import Channel, File, Json, Message, User, View

MOST_MESSAGES = 300
"""Of one place, the newest."""


def told(slack: SlackLookAlike, programme: Programme) -> Json:
    """What does not change while the page is open: people, and what the app offers."""
    workspace = slack.workspace
    return {
        "team": workspace.team.name,
        "app": _person(workspace.app),
        "about": programme.about,
        "people": [_person(user) for user in workspace.users()],
        "commands": [asdict(command) for command in programme.commands],
        "shortcuts": [asdict(shortcut) for shortcut in programme.shortcuts],
        "tries": [asdict(each) for each in programme.tries],
        "jumps": [jump.label for jump in programme.jumps],
        "home": programme.home,
    }


def seen(slack: SlackLookAlike, user: str, place: str) -> Json:
    """This person's screen, with what stands in one place: a channel's name, or "" for direct messages.

    Where the person is not in the channel, or there is none, it is the direct messages.

    :raises KeyError: there is nobody of that name
    """
    workspace = slack.workspace
    with workspace.changed:
        me = workspace.user(user)
        direct, channels = workspace.direct_channel(user), workspace.channels_of(user)
        places = [direct, *channels]
        here = next((channel for channel in channels if channel.name == place), direct)
        stage = slack.core.stage
        modal, home = stage.top(me.id), stage.home(me.id)
        return {
            "step": workspace.step,
            "now": slack.clock.now().timestamp(),
            "me": _person(me),
            "places": [_place(slack, channel, me) for channel in places],
            "place": here.id,
            "messages": [_message(m) for m in workspace.messages(here.id, me.id)[-MOST_MESSAGES:]],
            "modal": _view(modal, stage.errors) if modal else None,
            "home": _view(home, stage.errors) if home else None,
        }


def shared_file(slack: SlackLookAlike, asked: Mapping[str, str]) -> File:
    """The file ``id`` of the message ``ts`` in ``place``, if ``user`` sees it; else LookupError."""
    for message in slack.screen(asked.get("user", ""), asked.get("place") or None):
        for file in message.files:
            if (message.ts, file.id) == (asked.get("ts"), asked.get("id")):
                return file
    raise LookupError("This file is not there any more.")


def _person(user: User) -> Json:
    return {
        "id": user.id, "name": user.name, "real_name": user.real_name, "zone": user.zone,
        "locale": user.locale, "bot": user.bot,
    }  # fmt: skip


def _place(slack: SlackLookAlike, channel: Channel, me: User) -> Json:
    messages = slack.workspace.messages(channel.id, me.id)
    return {
        "id": channel.id, "name": "" if channel.kind == "im" else channel.name, "kind": channel.kind,
        "archived": channel.archived, "has_app": slack.workspace.app.id in channel.members,
        "last": messages[-1].ts if messages else "",
    }  # fmt: skip


def _message(message: Message) -> Json:
    return {
        "ts": message.ts, "channel": message.channel, "user": message.user, "text": message.text,
        "blocks": message.blocks, "thread_ts": message.thread_ts, "ephemeral": bool(message.reader),
        "edited": message.edited, "by_app": message.by_app,
        "attachments": message.attachments, "files": [_file(file) for file in message.files],
    }  # fmt: skip


def _file(file: File) -> Json:
    return {"id": file.id, "name": file.name, "title": file.title, "size": len(file.content)}


def _view(view: View, errors: Mapping[str, dict[str, str]]) -> Json:
    payload = view.payload
    return {
        "id": view.id, "hash": view.hash, "title": payload.get("title"), "blocks": payload["blocks"],
        "submit": payload.get("submit"), "close": payload.get("close"), "errors": errors.get(view.id, {}),
        "deeper": bool(view.previous_id),
    }  # fmt: skip
