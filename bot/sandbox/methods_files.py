"""The ``files.*`` methods by which an app uploads: an address, the content there, what it is for."""

from __future__ import annotations

from bot.sandbox.calling import Ask, Method, Refused
from bot.sandbox.judge import Problem
from bot.sandbox.judge.wording import judge_characters, judge_mrkdwn
from bot.sandbox.rates import TIER_4
from bot.sandbox.records import Channel, Json, Message
from bot.sandbox.uploads import Upload

_LARGEST = 2**30
_LONGEST_NAME, _MOST = 255, 10


def get_upload_url(ask: Ask) -> Json:
    """Where to send the content of one file."""
    ask.need("filename", "length")
    name, length = str(ask.args["filename"]), str(ask.args["length"])
    if not length.isdecimal() or not 0 < int(length) <= _LARGEST:
        raise Refused.of("invalid_arguments", [Problem("/length", "must be a number of bytes above 0")])
    if len(name) > _LONGEST_NAME or "/" in name:
        raise Refused.of("invalid_arguments", [Problem("/filename", "must be a plain name")])
    id = ask.core.workspace.next_id("F")
    return {"upload_url": ask.core.base + ask.core.uploads.announce(id, name, int(length)), "file_id": id}


def complete_upload(ask: Ask) -> Json:
    """Say what the files are called and, where a channel is named, share them there."""
    ask.need("files")
    files, channel = ask.args["files"], _channel(ask)
    if not _is_list(files):
        raise Refused.of("invalid_arguments", [Problem("/files", "must be a list of 1 to 10 files with ids")])
    comment = str(ask.args.get("initial_comment") or "")
    thread = _thread(ask, channel)
    titles = [str(each.get("title") or "") for each in files]
    _judge(ask, comment, titles)
    done = ask.core.uploads.complete([str(each["id"]) for each in files])
    if done is None:
        raise Refused("file_not_found")
    if channel:
        _share(ask, channel, done, titles, comment, thread)
    return {"files": [{"id": each.id, "title": title} for each, title in zip(done, titles, strict=True)]}


def _is_list(files: object) -> bool:
    return (
        isinstance(files, list)
        and 0 < len(files) <= _MOST
        and all(isinstance(each, dict) and each.get("id") for each in files)
    )


def _channel(ask: Ask) -> Channel | None:
    """Unlike messages, files go to ids of channels only: somebody's own id is none."""
    wanted = str(ask.args.get("channel_id") or "")
    if not wanted:
        return None
    if not wanted.startswith(("C", "G", "D")):
        raise Refused("channel_not_found")
    channel = ask.channel("channel_id")
    if channel.archived:
        raise Refused("is_archived")
    if not ask.app_in(channel):
        raise Refused("not_in_channel")
    return channel


def _thread(ask: Ask, channel: Channel | None) -> str:
    thread = str(ask.args.get("thread_ts") or "")
    if thread and (channel is None or not ask.core.workspace.find(channel.id, thread)):
        raise Refused("invalid_thread_ts")
    return thread


def _judge(ask: Ask, comment: str, titles: list[str]) -> None:
    intended = ask.core.intended_mentions
    ask.core.blame(ask.method, judge_mrkdwn(comment, "/initial_comment", intended))
    ask.core.blame(ask.method, judge_characters({"files": titles, "initial_comment": comment}, ""))


def _share(
    ask: Ask, channel: Channel, done: list[Upload], titles: list[str], comment: str, thread: str
) -> None:
    files = [each.file(title) for each, title in zip(done, titles, strict=True)]
    app = ask.core.workspace.app.id
    ask.core.workspace.write(
        Message("", channel.id, app, comment, thread_ts=thread, by_app=True, files=files)
    )


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, "files:write", TIER_4),
    "files.completeUploadExternal": Method(complete_upload, "files:write", TIER_4),
}
