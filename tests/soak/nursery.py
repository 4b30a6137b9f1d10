"""Starts bot processes quickly: everything is imported once, and each process is a fork of this one.

Reads one JSON object a line: ``{"now", "name", "history", "kill": [step, nth] | null, "shrink": papers}``
starts a process and answers with its id; an empty line waits for all and answers with their exit codes.

The processes run the outbox once. With ``kill``, one ends itself with signal 9 when it hears that step for
the nth time; with ``shrink``, it takes a paper out of the catalogue between plan and post.
Run as ``python -m tests.soak.nursery DATA API_URL TOKEN``; with one thread only, so that forks are safe.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from slack_sdk.web import WebClient

from bot.digests import plan
from bot.digests.outbox import Outbox
from bot.digests.troubles import Troubles
from bot.posting import Poster
from bot.sandbox.clock import HandClock
from bot.views.digests import message as words
from store.deliveries import Profile, Schedule, Subscription
from store.errors import StoreError
from store.store import Store
from tests.soak import library

DEFECT = 70
"""Exit code of a process that met an error nobody expected."""
HTTP_SECONDS = 0.5
"""Until an answer of the look-alike counts as lost; ten seconds in the real bot."""


class Steps:
    """Hears the steps of the outbox, and does what the order says at one of them."""

    def __init__(self, order: dict[str, Any], store: Store, clock: HandClock) -> None:
        self._order, self._store, self._clock = order, store, clock
        self._left = order["kill"][1] if order["kill"] else 0

    def __call__(self, step: str) -> None:
        if step == "planned" and self._order["shrink"]:
            papers, self._order["shrink"] = self._order["shrink"], 0
            library.load(self._store, self._clock.now(), papers, without=library.FIRST)
        if self._order["kill"] and step == self._order["kill"][0]:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def work(data: Path, api_url: str, token: str, order: dict[str, Any]) -> int:
    """One run of the outbox, as the bot's tick does it; 0, or 1 where the store could not be used."""
    clock = HandClock(datetime.fromisoformat(order["now"]))
    client = WebClient(token, base_url=api_url, timeout=HTTP_SECONDS, retry_handlers=[])  # type: ignore[arg-type] # takes fractions
    store = Store(data)
    steps = Steps(order, store, clock)
    poster = Poster(client, clock)
    failures = 0
    for part in (
        Outbox(store, lambda _: poster, clock, order["name"], steps),
        Troubles(store, lambda _: poster, clock, lambda _: client if order["history"] else None, steps),
    ):
        try:
            part.run()
        except StoreError:
            failures = 1
    store.close()
    return failures


def _guarded(data: Path, api_url: str, token: str, order: dict[str, Any]) -> int:
    try:
        return work(data, api_url, token, order)
    except BaseException:  # noqa: BLE001 - a fork must never go on reading its parent's orders
        traceback.print_exc()
        return DEFECT


def _warm_up() -> None:
    """Bring in what is imported at the first use, before anything is forked."""
    with tempfile.TemporaryDirectory() as folder:
        store, now = Store(Path(folder)), datetime(2026, 3, 1, tzinfo=UTC)
        library.load(store, now, 3)
        topics = Profile(topics=library.TOPICS)
        draft = Subscription(0, "T1", "C1", topics, Schedule(), "U1", now, "U1", now)
        coming = plan.preview(store, draft, now)
        assert coming is not None
        words.digest(coming, draft)
        store.close()


def main() -> None:
    """Serve orders until the input ends."""
    logging.disable()  # what is tried here is worth a warning each time
    _warm_up()
    data, api_url, token = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    children: list[int] = []
    for line in sys.stdin:
        if line.strip():
            child = os.fork()
            if child == 0:
                os._exit(_guarded(data, api_url, token, json.loads(line)))
            children.append(child)
            print(child, flush=True)
        else:
            codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
            children.clear()
            print(json.dumps(codes), flush=True)


if __name__ == "__main__":
    main()
