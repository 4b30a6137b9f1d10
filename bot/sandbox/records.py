"""What the make-believe workspace holds and what its people see: records without behaviour.

``Json`` is a decoded JSON object exactly as it travelled between Slack and the app.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Team:
    id: str = "T00000001"
    name: str = "Reading Group"
    domain: str = "reading-group"


@dataclass(frozen=True, slots=True)
class User:
    id: str
    name: str
    """The handle: ``ana``."""
    real_name: str
    zone: str = "Europe/London"
    locale: str = "en-GB"
    guest: bool = False
    bot: bool = False


@dataclass(slots=True)
class Channel:
    """A channel or, where ``kind`` is ``im``, the direct messages between the app and one user."""

    id: str
    name: str
    kind: str = "public"
    """``public``, ``private`` or ``im``."""
    members: set[str] = field(default_factory=set)
    archived: bool = False
    locale: str = "en-GB"


@dataclass(frozen=True, slots=True)
class File:
    """A file that the app uploaded."""

    id: str
    name: str
    """With its ending: ``saved.bib``."""
    title: str
    content: bytes

    @property
    def text(self) -> str:
        """The content of a text."""
        return self.content.decode("utf-8", "replace")


@dataclass(slots=True)
class Message:
    """One message; its ``ts`` is unique in the workspace and rises."""

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    metadata: Json | None = None
    reader: str = ""
    """For an ephemeral message: the one user who sees it."""
    by_app: bool = False
    edited: int = 0
    """How often it was changed."""
    changed_at: int = 0
    """The workspace's ``step`` at the last change, for "what is new since"."""
    files: list[File] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    """What apps show under the links in it."""


@dataclass(slots=True)
class View:
    """A modal on someone's screen, or someone's Home tab."""

    id: str
    user: str
    payload: Json
    hash: str
    root_id: str = ""
    previous_id: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """Something to press or choose from, as the user sees it."""

    number: int
    """Its place on the message or view, from 1, in reading order."""
    kind: str
    """``button``, ``static_select``, ``overflow``, ``checkboxes``, ``plain_text_input``, …"""
    label: str
    action_id: str
    block_id: str
    value: str = ""
    url: str = ""
    options: tuple[Json, ...] = ()
    element: Json = field(default_factory=dict)
    """The element itself, as the app sent it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as one user sees it."""

    ts: str
    channel: str
    author: str
    """The author's handle; the app's own for its messages, ``slackbot`` for Slack's."""
    text: str
    blocks: tuple[Json, ...]
    controls: tuple[Control, ...]
    visible: str
    """All text a reader sees: that of the blocks, or ``text`` where there are none."""
    ephemeral: bool = False
    edited: int = 0
    thread_ts: str = ""
    metadata: Json | None = None
    files: tuple[File, ...] = ()
    attachments: tuple[Json, ...] = ()
    """What the app shows under links: each with ``from_url`` and ``blocks``."""


@dataclass(frozen=True, slots=True)
class SeenView:
    """A modal or a Home tab as its user sees it."""

    id: str
    kind: str
    """``modal`` or ``home``."""
    title: str
    blocks: tuple[Json, ...]
    controls: tuple[Control, ...]
    visible: str
    errors: dict[str, str] = field(default_factory=dict)
    """block_id to words, after a submit that the app refused."""
    payload: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that Slack brought to the app, and how the app took it."""

    kind: str
    """``slash_commands``, ``events_api`` or ``interactive``."""
    payload: Json
    user: str = ""
    channel: str = ""
    step: int = 0
    """The workspace's ``step`` just before it, for "what is new since"."""
    status: int = 0
    """The HTTP status; 200 for a Socket Mode acknowledgement, 0 where nothing came back."""
    body: str = ""
    problem: str = ""
    """Empty, or ``http_timeout``, ``connection_failed``, ``http_error``, ``invalid_response``."""
    retry: int = 0
    seconds: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)
    """The answer's headers, names in lower case."""

    @property
    def ok(self) -> bool:
        """True where the app took it."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call or one use of a response_url that reached the look-alike."""

    method: str
    """``chat.postMessage``, …, or ``response_url``."""
    args: Json
    token: str = ""
    status: int = 200
    answer: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """Something an app must not send, whether Slack would refuse it or only suffer it."""

    where: str
    """The method, ``response_url`` or the kind of delivery whose answer held it."""
    pointer: str
    """JSON pointer into the payload: ``/blocks/0/text/text``."""
    message: str
    refused: bool = True
    """False where Slack would have let it pass."""
