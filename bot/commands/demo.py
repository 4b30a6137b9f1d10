"""``hallway demo``: the real bot in a make-believe Slack, in the browser."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

import click

from bot.commands.browser import open_in_browser
from bot.commands.group import Failed
from bot.commands.load_seeds import load
from bot.commands.make_believe import make_believe
from bot.commands.tour import programme
from bot.digests.schedule import UnknownZone, following
from bot.lifecycle import told_to_stop
from bot.sandbox.page.server import PageServer, PortTaken
from bot.sandbox.records import Team
from bot.settings import environment, read_settings
from store.store import Store

FIRST_PORT, TRIED = 4000, 20
SAID = """\
Hallway in a make-believe Slack: the real bot answers, and nothing leaves this machine.

  {url}

{opened} Ctrl-C ends it."""


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port on 127.0.0.1, 0 for any free one  [default: the first free one from {FIRST_PORT} on].",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder in which to keep the demo's files; else everything is forgotten at the end.",
)
def command(port: int | None, no_browser: bool, data: Path | None) -> None:
    """Try Hallway in your browser: a page like Slack, with the shipped items; needs no Slack.

    For the terminal there is: hallway chat --demo
    """
    with told_to_stop() as told, _page(port, data) as page:
        opened = not no_browser and open_in_browser(page.url)
        words = "It opens in your browser." if opened else "Open this address in a browser on this machine."
        click.echo(SAID.format(url=page.url, opened=words))
        told.wait()


@contextmanager
def _page(port: int | None, data: Path | None) -> Iterator[PageServer]:
    """The page, the look-alike behind it, and the bot behind that."""
    with ExitStack() as stack:
        if data is None:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hallway-")))
        load(read_settings(environment(), data=data))
        store = stack.enter_context(closing(Store(data)))
        _not_in_use(store, data)
        here = stack.enter_context(make_believe(data, ticking=True))
        ports = range(FIRST_PORT, FIRST_PORT + TRIED) if port is None else (port,)
        try:
            server = PageServer(here.slack, programme(next_digest(store)), here.rehearsal, ports)
        except PortTaken as taken:
            raise Failed(
                f"The page cannot be served at {taken}.",
                "Choose another one, or let the system choose: hallway demo --port 0",
            ) from taken
        yield stack.enter_context(server)


def _not_in_use(store: Store, data: Path) -> None:
    """Time that is made to pass would use up the digests of a real workspace."""
    if any(one.team != Team().id for one in store.subscriptions()):
        raise Failed(
            f"{data} holds the digests of a real workspace, which a demo must not send.",
            "Choose another folder, or leave --data out.",
        )


def next_digest(store: Store) -> Callable[[datetime], datetime | None]:
    """From a moment to when the next digest of any channel is due; None where there is none."""

    def find(now: datetime) -> datetime | None:
        running = [one.schedule for one in store.subscriptions() if not one.paused]
        found = []
        for schedule in running:
            try:
                period = following(schedule, now)
            except UnknownZone:
                continue
            found += [period.due_at] if period else []
        return min(found, default=None)

    return find
