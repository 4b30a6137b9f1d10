"""Taking typed fields out of one mapping of a seed file, with every mistake noted at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from store.catalogue.importers.seeds.lines import Mapping, Scalar, Sequence, Value
from store.text import clean

T = TypeVar("T")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a seed file."""

    place: str
    """``mlsys-2022.yaml:17``"""
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Log:
    """Where the mistakes of one file are noted."""

    file: str
    problems: list[Problem]
    ignored: tuple[str, ...] = ()
    """Keys that may stand anywhere and are not read."""

    def note(self, line: int, reason: str) -> None:
        self.problems.append(Problem(f"{self.file}:{line}", reason))


class Entry:
    """One mapping; each field is taken once, and ``done`` complains of what nobody took."""

    def __init__(self, value: Value, log: Log, what: str) -> None:
        """:param what: how to call the mapping in a problem, e.g. ``an item``"""
        self._fields = dict(value.fields) if isinstance(value, Mapping) else {}
        self._log = log
        self._what = what
        self._line = value.line
        self._taken: dict[str, int] = {}
        if not isinstance(value, Mapping):
            self.problem(f"{what} must be a mapping (key: value)")

    def place(self, key: str = "") -> str:
        """``file:line`` of a field that was taken, or else of the whole."""
        return f"{self._log.file}:{self._taken.get(key, self._line)}"

    def problem(self, reason: str, key: str = "") -> None:
        """Note a mistake, at the line of ``key`` where it is given."""
        self._log.note(self._taken.get(key, self._line), reason)

    def take(self, key: str) -> Value | None:
        value = self._fields.pop(key, None)
        if value is not None:
            self._taken[key] = value.line
        return value

    def text(self, key: str, *, required: bool = False, longest: int = 0) -> str:
        """A scalar as clean text; empty where it is not given."""
        value = self.take(key)
        if isinstance(value, (Sequence, Mapping)):
            self.problem(f"{key} must be a single value", key)
            return ""
        text = self._checked(value) if value else ""
        if required and not text:
            self.problem(f"{self._what} needs {key}", key)
        if longest and len(text) > longest:
            self.problem(f"{key} has {len(text)} characters; at most {longest} fit", key)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of scalars; empty where it is not given."""
        found = []
        for value in self._values(key):
            if isinstance(value, Scalar) and value.text:
                found.append(self._checked(value))
            else:
                self._log.note(value.line, f"{key} must hold single values, none empty")
        return tuple(found)

    def one_or_more(self, key: str) -> tuple[str, ...]:
        """A single value or a list of them."""
        if isinstance(self._fields.get(key), Sequence):
            return self.texts(key)
        text = self.text(key)
        return (text,) if text else ()

    def entries(self, key: str, what: str) -> Iterator[Entry]:
        """The mappings of a list."""
        for value in self._values(key):
            yield Entry(value, self._log, what)

    def entry(self, key: str, what: str) -> Entry:
        """One mapping; an empty one where it is not given."""
        value = self.take(key)
        if value is None:
            self.problem(f"{self._what} needs {key}")
        return Entry(value or Mapping({}, self._line), self._log, what)

    def one_of(self, key: str, choices: Collection[str], default: str = "") -> str:
        text = self.text(key, required=not default) or default
        if text and text not in choices:
            self.problem(f"{key} {text!r} is not known; one of: {', '.join(choices)}", key)
        return text

    def number(self, key: str) -> int | None:
        return self._converted(key, _number, "a whole number")

    def day(self, key: str) -> date | None:
        return self._converted(key, _day, "a date as 2022-08-29")

    def clock(self, key: str) -> time | None:
        return self._converted(key, _clock, 'a time as "08:45"')

    def zone(self, key: str) -> str | None:
        return self._converted(key, _zone, "an IANA time zone as America/Toronto")

    def url(self, key: str, *, required: bool = False) -> str:
        return self._converted(key, _url, "an address that starts with http:// or https://", required) or ""

    def flag(self, key: str, default: bool) -> bool:
        found = self._converted(key, {"true": True, "false": False}.__getitem__, "true or false")
        return default if found is None else found

    def done(self) -> None:
        """Complain of every field that was not taken."""
        for key, value in self._fields.items():
            if key not in self._log.ignored:
                self._log.note(value.line, f"{self._what} has no key {clean(key)!r}")

    def _checked(self, value: Scalar) -> str:
        if _EMAIL.search(value.text):
            self._log.note(value.line, "an e-mail address does not belong in the seeds")
        return value.text

    def _values(self, key: str) -> tuple[Value, ...]:
        value = self.take(key)
        if isinstance(value, Sequence):
            return value.values
        if value is not None and value != Scalar("", value.line):
            self.problem(f"{key} must be a list", key)
        return ()

    def _converted(
        self, key: str, convert: Callable[[str], T], form: str, required: bool = False
    ) -> T | None:
        text = self.text(key, required=required)
        if not text:
            return None
        try:
            return convert(text)
        except (ValueError, KeyError, OSError):
            self.problem(f"{key} {text!r} is not {form}", key)
            return None


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError
    return int(text)


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError
    return date.fromisoformat(text)


def _clock(text: str) -> time:
    if not re.fullmatch(r"[0-9]{2}:[0-9]{2}", text):
        raise ValueError
    return time.fromisoformat(text)


def _zone(text: str) -> str:
    return ZoneInfo(text).key  # raises a KeyError for a zone that does not exist


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise ValueError
    return text
