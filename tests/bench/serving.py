"""The server process of the HTTP benchmark: Hallway, and beside it an app that only answers hello.

Both stand on the same server behind the same guard. Prints the two addresses, and ends with its input.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import cast

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult

from bot.clock import SystemClock
from bot.guard import Guard
from bot.names import EVENTS_PATH
from bot.server import running_http
from bot.serving import Server, listening
from bot.settings import Mode, Settings, read_settings
from bot.watching.readiness import Readiness
from bot.watching.status import Status
from bot.watching.watch import Watch
from bot.wsgi import Wsgi

SECRET = "0123456789abcdef0123456789abcdef"
ENVIRONMENT = {
    "SLACK_BOT_TOKEN": "xoxb-bench",
    "SLACK_SIGNING_SECRET": SECRET,
    "SLACK_API_URL": "http://127.0.0.1:9/api/",  # nobody there: a lookup asks Slack nothing
}


def hello_app() -> App:
    """As plain as an app can be, with the same choices for speed."""
    app = App(
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-bench"),
        request_verification_enabled=False,
        process_before_response=True,
    )
    app.command("/conf")(lambda ack: ack("hello"))
    return app


def serve(settings: Settings) -> None:
    """Until the input ends."""
    with ExitStack() as stack:
        hallway = stack.enter_context(running_http(settings))
        listener = stack.enter_context(listening("127.0.0.1", 0))
        hello = cast(Wsgi, SlackRequestHandler(hello_app(), EVENTS_PATH))
        guard = Guard(hello, SECRET, SystemClock(), Status(Readiness(tuple), None), Watch())
        server = Server(guard, listener, threads=8)
        stack.callback(server.stop)
        print(json.dumps({"hallway": hallway.port, "hello": listener.getsockname()[1]}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    given = read_settings(ENVIRONMENT, Mode.HTTP, Path(sys.argv[1]))
    logging.disable()  # that nobody is at Slack's address is known
    serve(given)
