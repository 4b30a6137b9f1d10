"""The group of subcommands: loads only the one that is asked for, and ends every failure in words."""

from __future__ import annotations

import importlib
import logging
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from keyword import iskeyword
from typing import Any

import click

from bot.settings import SettingsError
from store.errors import StoreError

NOTHING, NO_CATALOGUE, IN_PART, STOPPED = 1, 3, 4, 130
"""Exit codes; 0 is done, 2 is click's own for wrong usage."""
_NEAR = 0.7
"""Likeness, 0 to 1, from which a word is a misspelt command."""
_COLUMN = 10
"""Letters of the longest name, so that the sections stand under each other."""
_WHOLE = 1_000
"""Letters of a sentence that is shown whole."""
log = logging.getLogger("hallway")


class Failed(click.ClickException):
    """A failure in words: what is wrong and, on the next line, what to do about it."""

    exit_code = NOTHING

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}\n{remedy}" if remedy else message)

    def show(self, file: Any = None) -> None:
        """To standard error, without the word "Error"."""
        click.echo(self.format_message(), err=True)


class NoCatalogue(Failed):
    """The data folder holds nothing to answer from."""

    exit_code = NO_CATALOGUE


class Group(click.Group):
    """``sections``: the subcommands in the order of ``--help``, under its headings, each in a few words.

    ``load-seeds`` is in ``load_seeds.py``, and ``import``, a word of Python's, in ``import_.py``.
    """

    def __init__(self, *args: Any, sections: Mapping[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sections = sections
        self._names = tuple(name for names in sections.values() for name in names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, in the order given."""
        return list(self._names)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each section under its heading, all in the same two columns; no command is loaded for it."""
        for heading, told in self._sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(_COLUMN), words) for name, words in told.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Loaded when asked for: a lookup need not wait for Slack's libraries."""
        if cmd_name not in self._names:
            return None
        module = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        found = importlib.import_module(f"bot.commands.{module}").command
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand; of a word that is none, the one that was meant, or how to ask a question."""
        typed = args[0]
        if typed.startswith("-") or self.get_command(ctx, typed) is not None:
            return super().resolve_command(ctx, args)
        near = get_close_matches(typed.lower(), self._names, n=1, cutoff=_NEAR)
        meant = (
            f"Did you mean: hallway {' '.join((*near, *args[1:]))}"
            if near
            else f"To ask: hallway lookup {' '.join(args)}"
        )
        raise click.UsageError(f"There is no command “{typed}”. {meant}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; what is known to go wrong gets its own words and exit code."""
        try:
            with _tidy_when_ended():
                return super().invoke(ctx)
        except StoreError as problem:
            raise Failed(str(problem), problem.remedy) from problem
        except SettingsError as problem:
            raise Failed(str(problem)) from problem
        except KeyboardInterrupt:
            raise click.exceptions.Exit(STOPPED) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as problem:
            raise Failed(
                f"{problem.strerror or problem}: {problem.filename or 'input or output'}"
            ) from problem
        except Exception as problem:
            raise _unexpected(problem) from problem


class Subgroup(click.Group):
    """A command of several, whose ``--help`` says of each in full what it does."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Wrapped, where click would cut."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(_WHOLE)) for name, one in found if one])


@contextmanager
def _tidy_when_ended() -> Iterator[None]:
    """Let SIGTERM undo and clear away what is half done, as Ctrl-C does; a second one ends it at once."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _unexpected(problem: Exception) -> Failed:
    """A defect of ours; its traceback goes to the log, and only where that is asked for."""
    if os.environ.get("HALLWAY_LOG_LEVEL", "").upper() == "DEBUG":
        logging.basicConfig(level=logging.DEBUG)  # does nothing where logging is set up already
    log.debug("the command failed", exc_info=problem)
    kind = type(problem).__name__
    return Failed(
        f"Hallway met a problem it did not expect ({kind}).", "HALLWAY_LOG_LEVEL=DEBUG shows where."
    )
