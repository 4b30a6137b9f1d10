"""``hallway``, also as ``python -m bot``."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

import click

from bot import __version__
from bot.commands.group import Group

SECTIONS = {
    "Try it": {
        "demo": "The bot in your browser, on a page like Slack",
        "chat": "The same bot in this terminal",
    },
    "Ask": {
        "lookup": "Look something up, in plain English or with filters",
        "item": "One item in full: people, time and place, notes, links",
        "events": "What is covered: conferences and workshops",
        "changes": "What moved: times, rooms, titles, states",
        "recommend": "What a digest on these topics would hold, and why",
        "export": "BibTeX, RIS, CSL-JSON, JSON Lines or a calendar of items",
    },
    "Fill the catalogue": {
        "load-seeds": "The items that ship with Hallway",
        "import": "Files, folders and addresses of conferences",
        "sync": "Addresses that are imported whenever they change",
        "sources": "Where everything came from, and how it went",
        "works": "What makes records one item; join them, or part them",
    },
    "Connect it to Slack": {
        "setup": "Make the app, step by step",
        "manifest": "The app manifest, to be pasted where Slack asks for one",
        "run": "Serve the app",
        "doctor": "Find what keeps Hallway from working, and what to do",
    },
    "Look after it": {
        "digest": "The digests of the channels: list, preview, deliveries",
        "backup": "Copy both databases, and prove that the copy is good",
        "restore": "Put a backup in the place of the databases",
        "audit": "Who changed what",
        "keys": "Make and change the key that seals tokens",
        "purge": "Delete what is kept of a workspace or a person, for good",
    },
}
"""The commands as ``--help`` lists them, each in a few words; its own ``--help`` has more."""
NAMES = tuple(name for names in SECTIONS.values() for name in names)
_SELDOM = 20_000
"""Objects made between two looks for cyclic garbage: Python looks after every 700, which takes a tenth of a
lookup's time and finds nothing."""
CODES = """\b
Exit codes:
  0    done
  1    nothing found, or a problem that is told on standard error
  2    wrong usage
  3    no catalogue yet: run "hallway load-seeds"
  4    imported in part: some files could not be used
  130  interrupted, 143 by SIGTERM"""


@click.group(
    cls=Group, sections=SECTIONS, epilog=CODES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="hallway %(version)s")
def hallway() -> None:
    """The hallway track of a conference, in Slack and here: papers, talks, people, and what was said."""


def main() -> None:
    """Run the command line; the entry point of the installed package."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks is no failure
    gc.freeze()
    gc.set_threshold(_SELDOM, 10, 10)
    hallway(prog_name="hallway")


if __name__ == "__main__":
    main()
