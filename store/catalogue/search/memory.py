"""Within one lookup the same thing is asked of the index once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """What functions marked ``remembered`` answer inside is kept until the end, and no longer."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(
    ask: Callable[Concatenate[sqlite3.Connection, P], T], /
) -> Callable[Concatenate[sqlite3.Connection, P], T]:
    """Marks a function of an open snapshot and of hashable arguments."""

    @wraps(ask)
    def asked(connection: sqlite3.Connection, /, *args: P.args, **named: P.kwargs) -> T:
        memory = _memory.get()
        if memory is None:
            return ask(connection, *args, **named)
        key = (ask, id(connection), args, tuple(sorted(named.items())) if named else ())
        if key not in memory:
            memory[key] = ask(connection, *args, **named)
        return cast("T", memory[key])

    return asked


def remember(
    ask: Callable[Concatenate[sqlite3.Connection, ...], T],
    connection: sqlite3.Connection,
    about: str,
    answer: T,
) -> None:
    """Keep what a ``remembered`` function would answer about something."""
    memory = _memory.get()
    if memory is not None:
        memory[getattr(ask, "__wrapped__", ask), id(connection), (about,), ()] = answer


def recalled(
    ask: Callable[Concatenate[sqlite3.Connection, P], T],
    connection: sqlite3.Connection,
    *args: P.args,
    **named: P.kwargs,
) -> T | None:
    """What a ``remembered`` function has answered already, without asking it."""
    key = (getattr(ask, "__wrapped__", ask), id(connection), args, tuple(sorted(named.items())))
    return cast("T | None", (_memory.get() or {}).get(key))
