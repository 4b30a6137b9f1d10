"""The ``chat.*`` methods."""

from __future__ import annotations

from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.core import shown
from bot.sandbox.judge import Problem
from bot.sandbox.rates import TIER_3, TIER_4
from bot.sandbox.records import Channel, Json, Message

LONGEST = 40_000
LONGEST_UPDATE = 4_000
POSTS_A_MINUTE = 300
"""In the whole workspace; Slack says "several hundred"."""


def post_message(ask: Ask) -> Json:
    """A message that everyone in the channel sees."""
    channel = _writable(ask)
    _content(ask, LONGEST)
    _metadata(ask)
    thread = _thread(ask, channel)
    wait = ask.core.rates.take(f"post in {channel.id}", 1, 1)
    if wait:
        raise Refused("ratelimited", retry_after=wait)
    message = ask.core.post(channel, ask.args, thread_ts=thread)
    return {"channel": channel.id, "ts": message.ts, "message": shown(message, ask.core.workspace)}


def post_ephemeral(ask: Ask) -> Json:
    """A message that one user in the channel sees."""
    channel, user = _writable(ask), ask.user()
    if user.id not in channel.members:
        raise Refused("user_not_in_channel")
    _content(ask, LONGEST)
    message = ask.core.post(channel, ask.args, reader=user.id, thread_ts=_thread(ask, channel))
    return {"message_ts": message.ts}


def update(ask: Ask) -> Json:
    """Change a message of the app; text without blocks takes the blocks away."""
    channel, message = _own_message(ask, "cant_update_message")
    _content(ask, LONGEST_UPDATE)
    _metadata(ask)
    text, blocks = ask.args.get("text") or "", ask.args.get("blocks") or []
    ask.core.workspace.change(message, text, blocks, ask.args.get("metadata"))
    beside = shown(message, ask.core.workspace)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": beside}


def delete(ask: Ask) -> Json:
    """Take a message of the app away."""
    channel, message = _own_message(ask, "cant_delete_message")
    ask.core.workspace.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(ask: Ask) -> Json:
    """The address of a message."""
    channel = ask.channel()
    ask.need("message_ts")
    if not ask.core.workspace.find(channel.id, str(ask.args["message_ts"])):
        raise Refused("message_not_found")
    place = f"p{str(ask.args['message_ts']).replace('.', '')}"
    domain = ask.core.workspace.team.domain
    return {"channel": channel.id, "permalink": f"https://{domain}.slack.com/archives/{channel.id}/{place}"}


def _writable(ask: Ask) -> Channel:
    channel = ask.channel()
    if channel.archived:
        raise Refused("is_archived")
    may_join = channel.kind == "public" and "chat:write.public" in ask.core.scopes
    if not ask.app_in(channel) and not may_join:
        raise Refused("not_in_channel")
    return channel


def _content(ask: Ask, longest: int) -> None:
    text, blocks = ask.args.get("text"), ask.args.get("blocks")
    if not text and not blocks:
        raise Refused("no_text")
    problems = ask.core.judge(ask.method, ask.args)
    if len(text or "") > longest:
        raise Refused("msg_too_long")
    if any(problem.message.startswith("msg_blocks_too_long") for problem in problems):
        raise Refused("msg_blocks_too_long")
    if problems:
        raise Refused.of("invalid_blocks", problems)


def _metadata(ask: Ask) -> None:
    metadata = ask.args.get("metadata")
    if metadata is None:
        return
    good = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str)
    if not good or not isinstance(metadata.get("event_payload"), dict):
        ask.core.blame(ask.method, [Problem("/metadata", "invalid_metadata_format")])
        raise Refused("invalid_metadata_format")


def _thread(ask: Ask, channel: Channel) -> str:
    thread = str(ask.args.get("thread_ts") or "")
    if thread and not ask.core.workspace.find(channel.id, thread):
        raise Refused("thread_not_found")
    return thread


def _own_message(ask: Ask, otherwise: str) -> tuple[Channel, Message]:
    channel = ask.channel()
    ask.need("ts")
    message = ask.core.workspace.find(channel.id, str(ask.args["ts"]))
    if message is None or message.reader:
        raise Refused("message_not_found")
    if not message.by_app:
        raise Refused(otherwise)
    return channel, message


METHODS = {
    "chat.postMessage": Method(post_message, "chat:write", POSTS_A_MINUTE),
    "chat.postEphemeral": Method(post_ephemeral, "chat:write", TIER_4),
    "chat.update": Method(update, "chat:write", TIER_3),
    "chat.delete": Method(delete, "chat:write", TIER_3),
    "chat.getPermalink": Method(get_permalink, "", POSTS_A_MINUTE),
}
