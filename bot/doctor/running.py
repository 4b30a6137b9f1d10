"""Whether a bot is at work on the folder, and whether its port is free."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException

from bot.doctor.finding import Finding, note, ok, problem
from bot.names import HEALTH_PATH
from store.marks import Mark

_SILENT = timedelta(minutes=15)
_PATIENCE = 3.0


def bot(tick: Mark | None, *, awaited: bool, now: datetime) -> Finding:
    """By the sign of life that a bot leaves; ``awaited``: whether something waits for it."""
    start = "Start it: hallway run"
    if tick is None and not awaited:
        return note("bot", "No bot has been started here yet", start)
    if tick is not None and abs(now - tick.at) < _SILENT:
        return ok("bot", f"A bot was at work here at {tick.at:%H:%M} UTC")
    seen = f"was last at work on {tick.at:%d %b %Y at %H:%M} UTC" if tick else "was never started here"
    text = f"The bot is not running; it {seen}"
    if awaited:
        return problem("bot", f"{text}, and digests or sources wait for it", start)
    return note("bot", text, start)


def port(host: str, number: int) -> Finding:
    """Whether a bot over HTTP can listen there, or does."""
    connection = HTTPConnection(host, number, timeout=_PATIENCE)
    try:
        connection.request("GET", HEALTH_PATH)
        answer = connection.getresponse()
        return _answered(answer.status, answer.read(2_000).decode("utf-8", "replace"), number)
    except ConnectionRefusedError:
        return ok("port", f"Port {number} is free")
    except (OSError, HTTPException, socket.gaierror):
        return _taken(number)
    finally:
        connection.close()


def _answered(status: int, text: str, number: int) -> Finding:
    if status == 200 and text == "ok":
        return ok("port", f"At port {number} a bot answers that it is well")
    if status == 503 and text:
        first = text.partition("\n")[0]
        return problem("port", f"The bot at port {number} is not well: {first}", "See to that first.")
    return _taken(number)


def _taken(number: int) -> Finding:
    remedy = "End that program, or choose another port: hallway run --http --port"
    return problem("port", f"Port {number} is taken by another program", remedy)
