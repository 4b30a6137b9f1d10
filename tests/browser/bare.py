"""The page on a look-alike whose app takes everything and does nothing: for what is drawn and sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.programme import Command, Programme, Shortcut
from bot.sandbox.page.server import PageServer
from bot.sandbox.rehearsal import Rehearsal
from tests.sandbox.small_app import over_http, served

Json = dict[str, Any]
PROGRAMME = Programme(
    commands=(Command("/hello", "Says hello", "NAME"), Command("/page"), Command("/topics")),
    shortcuts=(
        Shortcut("Find something", "find", "Wherever it is"),
        Shortcut("Find this", "find-this", "What the message names", on_message=True),
    ),
    home=True,
    about="An app of the tests",
)


def _silent(environ: Json, start: Any) -> Iterable[bytes]:
    environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start("200 OK", [])
    return [b""]


@contextmanager
def bare(*, small_app: bool = False, port: int = 0) -> Iterator[PageServer]:
    """The server; with ``small_app`` the small Bolt app of the look-alike's own tests is behind it."""
    clock = HandClock()
    with SlackLookAlike(
        clock=clock, scopes=["chat:write", "files:write", "links:read", "links:write"]
    ) as slack:
        slack.register_domains("paper.example")
        app = over_http(slack) if small_app else served(slack, _silent)
        rehearsal = Rehearsal(clock, lambda: None)
        with app, PageServer(slack, PROGRAMME, rehearsal, (port,)) as server:
            yield server


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def options(*labels: str) -> list[Json]:
    return [{"text": plain(label), "value": label.lower()} for label in labels]
