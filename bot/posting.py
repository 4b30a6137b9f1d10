"""The only place that starts a message: pacing, Retry-After, and honest outcomes.

An answer that got lost leaves it unknown whether Slack posted. Such a post is never repeated blindly: the
caller learns ``Unknown`` and decides. slack_sdk's own retries are off, as they would repeat it.
"""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError

from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web import SlackResponse, WebClient
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.clock import Clock
from bot.pace import Pace
from bot.refusals import DEAD_TOKEN, UNREADABLE, is_word, retry_after
from bot.views import Message
from bot.views.message import Json
from bot.watching import trips

TIMEOUT = 10
_LONGEST_WAIT = 60.0
_PATIENCE = 120.0
"""Seconds that one message is waited with in all: in a rush others take the turns that Slack names, so it is
time that is counted, not tries."""
_DIGESTS_A_MINUTE = 300
"""In all channels together; Slack lets several hundred pass in a workspace."""
_POST = "chat.postMessage"
LATE = "late"
"""Not Slack's word but ours: it was too late to begin, and nothing was sent."""
_NOT_SENT = (ConnectionRefusedError, socket.gaierror)
_PERHAPS_DONE = ("fatal_error", "internal_error", "request_timeout", "service_unavailable")


@dataclass(frozen=True, slots=True)
class Sent:
    """Slack has it."""

    channel: str = ""
    ts: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack does not have it; ``reason`` is Slack's own word for it."""

    reason: str
    after: float = 0.0
    """Seconds before which Slack does not want to be asked again."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Slack may have it."""

    reason: str


Outcome = Sent | Refused | Unknown
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Later:
    """Slack wants to be asked again after that many seconds."""

    seconds: float


class Poster:
    """Posts messages; may be used from many threads."""

    def __init__(self, client: WebClient, clock: Clock) -> None:
        """The client must have no retry handlers."""
        self._client = client
        self._clock = clock
        self._pace = Pace(clock, timedelta(seconds=1))
        self._even = Pace(clock, timedelta(seconds=60 / _DIGESTS_A_MINUTE))

    def post(self, channel: str, message: Message, thread_ts: str = "") -> Outcome:
        """Post in a channel, or in a thread of it."""
        self._pace.turn(channel)
        return self._persist(
            _POST,
            lambda: self._client.chat_postMessage(
                channel=channel, thread_ts=thread_ts or None, unfurl_links=False, **_said(message)
            ),
        )

    def post_once(
        self, channel: str, message: Message, metadata: Json | None, ready: Callable[[], bool]
    ) -> Outcome:
        """One attempt, when channel and workspace may be posted to; the caller tries again, after ``after``.

        ``ready`` is asked at the last moment; where it says False, nothing is sent: ``Refused(LATE)``.
        """
        self._even.turn("")
        self._pace.turn(channel)
        if not ready():
            return Refused(LATE)
        outcome = _outcome(
            _POST,
            lambda: self._client.chat_postMessage(
                channel=channel, unfurl_links=False, metadata=metadata, **_said(message)
            ),
        )
        return Refused("ratelimited", outcome.seconds) if isinstance(outcome, _Later) else outcome

    @property
    def is_free(self) -> bool:
        """Whether ``post_once`` would not have to wait for the workspace's turn."""
        return self._even.is_free("")

    def whisper(self, channel: str, user: str, message: Message) -> Outcome:
        """Show in a channel to one user only; the app must be in that channel."""
        return self._persist(
            "chat.postEphemeral",
            lambda: self._client.chat_postEphemeral(channel=channel, user=user, **_said(message)),
        )

    def upload(self, channel: str, name: str, title: str, content: str) -> Outcome:
        """Share a text as a file in a channel, which is named by its own id; takes the scope files:write."""
        self._pace.turn(channel)
        return self._persist(
            "files.completeUploadExternal",
            lambda: self._client.files_upload_v2(
                filename=name, title=title, content=content, channel=channel
            ),
        )

    def respond(self, url: str, message: Message, **how: Any) -> Outcome:
        """Answer by a response_url; ``how`` is replace_original, response_type, thread_ts."""
        client = WebhookClient(url, timeout=TIMEOUT, retry_handlers=[])
        body = {**_said(message), **how}
        return self._persist("response_url", lambda: client.send_dict(body))

    def _persist(self, method: str, send: Callable[[], Any]) -> Outcome:
        """Send, and again when Slack names a time for it."""
        waited = 0.0
        while isinstance(outcome := _outcome(method, send), _Later):
            if waited >= _PATIENCE:
                outcome = Refused("ratelimited")
                break
            pause = min(max(outcome.seconds, 1.0), _LONGEST_WAIT)
            self._clock.wait(pause)
            waited += pause
        if not isinstance(outcome, Sent):
            _log.warning("not posted: %s%s", outcome, _remedy(outcome))
        return outcome


def _remedy(outcome: Refused | Unknown) -> str:
    """For the log: what to do about it, where nothing else will help."""
    dead = isinstance(outcome, Refused) and outcome.reason in DEAD_TOKEN
    return (
        "; install the app anew and, with SLACK_BOT_TOKEN, put the new token there and restart"
        if dead
        else ""
    )


def _said(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


def _outcome(method: str, send: Callable[[], Any]) -> Outcome | _Later:
    """Send once, and let those know who watch."""
    outcome = _tried(send)
    if isinstance(outcome, _Later):
        trips.limited(method)
    else:
        trips.posted(method, type(outcome).__name__.lower())
    return outcome


def _tried(send: Callable[[], Any]) -> Outcome | _Later:
    try:
        answer = send()
    except SlackApiError as error:
        return _refusal(error.response)
    except (HTTPError, SlackRequestError):
        return Refused("upload_failed")  # of the content of a file, which nobody sees yet
    except URLError as error:
        # Raised only before the answer is awaited; a connection never made has carried nothing.
        never = isinstance(error.reason, _NOT_SENT)
        return Refused("unreachable") if never else Unknown(type(error.reason).__name__)
    except (OSError, HTTPException) as error:
        return Unknown(type(error).__name__)
    if isinstance(answer, SlackResponse):
        return Sent(str(answer.get("channel", "")), str(answer.get("ts", "")))
    return _webhook_outcome(answer)


def _refusal(response: Any) -> Outcome | _Later:
    """What an error of the Web API means for the message."""
    status, reason = int(response.status_code), str(response.get("error") or "")
    if status == 429 or reason == "ratelimited":
        return _Later(retry_after(response.headers))
    if status >= 500 or reason in _PERHAPS_DONE:
        return Unknown(reason if is_word(reason) else f"http_{status}")
    # Anything else is not Slack's answer, but something in between.
    return Refused(reason) if is_word(reason) else Unknown(UNREADABLE)


def _webhook_outcome(answer: WebhookResponse) -> Outcome | _Later:
    """A response_url answers with a status, and says why in a body that may come with any status."""
    if answer.status_code == 429:
        return _Later(retry_after(answer.headers))
    reason = re.search(r'"error"\s*:\s*"([\w.:-]+)"', answer.body)
    if answer.status_code == 200 and not reason:
        return Sent()
    word = reason[1] if reason else f"http_{answer.status_code}"
    return Unknown(word) if answer.status_code >= 500 else Refused(word)
