"""Within one lookup, and for the pages of one question, the same thing is asked of the index once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
Memory = dict[Hashable, Any]
_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory | None = None) -> Iterator[None]:
    """What functions marked ``remembered`` answer inside is kept until the end.

    :param memory: what they answered to the same catalogue before, where it may serve again; it grows
    """
    token = _memory.set({} if memory is None else memory)
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
        key = (ask, args, tuple(sorted(named.items())) if named else ())
        if key not in memory:
            memory[key] = ask(connection, *args, **named)
        return cast("T", memory[key])

    return asked


def remember(ask: Callable[Concatenate[sqlite3.Connection, ...], T], about: str, answer: T) -> None:
    """Keep what a ``remembered`` function would answer about something."""
    memory = _memory.get()
    if memory is not None:
        memory[getattr(ask, "__wrapped__", ask), (about,), ()] = answer


def recalled(
    ask: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **named: P.kwargs
) -> T | None:
    """What a ``remembered`` function has answered already, without asking it."""
    key = (getattr(ask, "__wrapped__", ask), args, tuple(sorted(named.items())))
    return cast("T | None", (_memory.get() or {}).get(key))
