"""``hallway``, also as ``python -m bot``."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from bot import __version__
from bot.commands.group import Group

NAMES = (
    "lookup", "recommend", "item", "events", "export", "chat", "load-seeds", "import", "sources", "sync",
    "changes", "works",
    "setup", "run", "doctor", "backup", "restore", "digest", "manifest", "keys", "purge",
)  # fmt: skip
CODES = """\b
Exit codes:
  0    done
  1    nothing found, or a problem that is told on standard error
  2    wrong usage
  3    no catalogue yet: run "hallway load-seeds"
  4    imported in part: some files could not be used
  130  interrupted"""


@click.group(cls=Group, names=NAMES, epilog=CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="hallway %(version)s")
def hallway() -> None:
    """The hallway track of a conference, in Slack and here: papers, talks, people, and what was said."""


def main() -> None:
    """Run the command line; the entry point of the installed package."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks is no failure
    hallway(prog_name="hallway")


if __name__ == "__main__":
    main()
