"""Small rules that say what a JSON value may be; combined, they are the schema of Block Kit.

A rule answers with problems, never with an exception, whatever it is given. The words are Slack's own where
Slack's are known, so that a developer meets here what production would say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

_URL = re.compile(r"(https?|slack|mailto):[^\s<>|]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at one place of a payload."""

    pointer: str
    """JSON pointer: ``/blocks/0/text/text``."""
    message: str
    refused: bool = True
    """False where Slack lets it pass although an app must not send it."""

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


class Rule(Protocol):
    """What a value may be."""

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        """Each thing wrong with the value that stands at this pointer."""


@dataclass(frozen=True, slots=True)
class String:
    """A string of ``least`` to ``most`` characters."""

    most: int
    least: int = 1

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(at, "must provide a string")
        elif len(value) > self.most:
            yield Problem(at, f"must be less than {self.most + 1} characters")
        elif len(value) < self.least:
            yield Problem(at, f"must be more than {self.least - 1} characters")


@dataclass(frozen=True, slots=True)
class Url:
    """An address that a browser can open."""

    most: int = 3000

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        yield from String(self.most).problems(value, at)
        if isinstance(value, str) and not _URL.fullmatch(value):
            yield Problem(at, "invalid url")


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, bool):
            yield Problem(at, "must provide a boolean")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(at, "must provide an integer")
        elif not self.least <= value <= self.most:
            yield Problem(at, f"must be between {self.least} and {self.most}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if value not in self.words:
            yield Problem(at, f"must be a valid enum value: {', '.join(self.words)}")


@dataclass(frozen=True, slots=True)
class Several:
    """An array of ``least`` to ``most`` items of one kind."""

    item: Rule
    most: int
    least: int = 1

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(at, "must provide an array")
            return
        if len(value) > self.most:
            yield Problem(at, f"no more than {self.most} items allowed")
        if len(value) < self.least:
            yield Problem(at, f"no less than {self.least} items allowed")
        for place, item in enumerate(value):
            yield from self.item.problems(item, f"{at}/{place}")


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with these fields and no others; of the fields in ``one_of`` at least one must be there."""

    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(at, "must provide an object")
            return
        for name in [name for name in self.required if name not in value]:
            yield Problem(at, f"missing required field: {name}")
        if self.one_of and not any(value.get(name) for name in self.one_of):
            yield Problem(at, f"missing required field: {' or '.join(self.one_of)}")
        for name, inner in value.items():
            rule = self.required.get(name) or self.optional.get(name)
            if rule is None:
                yield Problem(at, f"invalid additional property: {name}")
            else:
                yield from rule.problems(inner, f"{at}/{name}")


@dataclass(frozen=True, slots=True)
class ByType:
    """An object whose ``type`` says which of several shapes it has."""

    shapes: Mapping[str, Rule]

    def problems(self, value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(at, "must provide an object")
        elif "type" not in value:
            yield Problem(at, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in self.shapes:
            yield Problem(f"{at}/type", f"unsupported type: {value['type']}")
        else:
            inner = {name: field for name, field in value.items() if name != "type"}
            yield from self.shapes[value["type"]].problems(inner, at)

    def only(self, *types: str) -> ByType:
        """The same with fewer types."""
        return ByType({name: self.shapes[name] for name in types})
