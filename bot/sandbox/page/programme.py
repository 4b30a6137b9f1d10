"""What the page is told of the app that it shows: records without behaviour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command, as the app's manifest declares it."""

    name: str
    """With its slash."""
    description: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut, as the app's manifest declares it."""

    name: str
    callback_id: str
    description: str = ""
    on_message: bool = False
    """In the menu of a message; else in that of the message box."""


@dataclass(frozen=True, slots=True)
class Try:
    """Something for a first-time visitor to do."""

    title: str
    says: str
    """What is typed for them."""
    place: str = ""
    """A channel's name; empty for the direct messages with the app."""
    then: str = ""
    """What to do or to look at afterwards."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A moment to which time can be moved."""

    label: str
    find: Callable[[datetime], datetime | None]
    """From now to that moment; None where there is none."""
    nothing: str = ""
    """What to say then."""


@dataclass(frozen=True, slots=True)
class Programme:
    """All of it."""

    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    tries: tuple[Try, ...] = ()
    jumps: tuple[Jump, ...] = ()
    home: bool = False
    """Whether the app has a Home tab."""
    about: str = ""
    """One line on the app."""
