"""``hallway run``: the bot itself, until it is told to stop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from bot.commands.common import data_option
from bot.logs import logging_aside
from bot.server import serve_http
from bot.settings import Mode, environment, read_settings
from bot.socketmode import serve_socket

EXAMPLES = """\b
Examples:
  hallway run --socket
  hallway run --http --host 0.0.0.0 --port 3000
  hallway run --socket --status-port 9090"""


@click.command(epilog=EXAMPLES)
@click.option("--http/--socket", "http", default=None, help="How Slack reaches the bot [default: Socket Mode "
              "where SLACK_APP_TOKEN is set, else HTTP].")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on (HTTP).")
@click.option("--port", type=click.IntRange(0, 65535), default=3000, show_default=True, help="Port (HTTP).")
@click.option("--status-host", metavar="TEXT", help="Address for those who look after the bot; else "
              "HALLWAY_STATUS_HOST, else 127.0.0.1.")  # fmt: skip
@click.option("--status-port", type=click.IntRange(0, 65535), help="Port of /healthz, /readyz and /metrics, "
              "in Socket Mode too; else HALLWAY_STATUS_PORT.")  # fmt: skip
@data_option
def command(http: bool | None, host: str, port: int, data: Path | None, **status: Any) -> None:
    """Serve the Slack app; stops cleanly on Ctrl-C and on SIGTERM."""
    environ = environment()
    if http is None:
        http = not environ.get("SLACK_APP_TOKEN")
    settings = read_settings(environ, Mode.HTTP if http else Mode.SOCKET, data)
    settings = replace(settings, **{name: said for name, said in status.items() if said is not None})
    with logging_aside(settings):
        if http:
            serve_http(settings, host, port)
        else:
            serve_socket(settings)
