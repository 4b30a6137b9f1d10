"""A YAML file as plain values that know their line.

Scalars stay text: what ``08:45`` means is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from store.errors import BadSource
from store.text import clean

# The first is six times faster; it is there where PyYAML was built with libyaml.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 20_000_000
DEEPEST = 20
FIX = "Correct the file and load again; nothing was changed."
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    """Clean; empty for ``null`` too."""
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    values: tuple[Value, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    fields: dict[str, Value]
    line: int


Value = Scalar | Sequence | Mapping


def parse(content: bytes, name: str) -> Value:
    """The one document of a file.

    :param name: the file's name, for the place in errors
    :raises BadSource: not YAML, or YAML that seed files do not use: aliases, tags, a key given twice,
        deep nesting
    """
    if len(content) > LARGEST:
        raise BadSource(f"the file is larger than {LARGEST // 1_000_000} MB", name, FIX)
    try:
        # utf-8-sig: editors on Windows put a mark before the first character
        return _Document(content.decode("utf-8-sig"), name).value()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadSource("the text is not UTF-8", f"{name}:{line}", FIX) from error
    except yaml.YAMLError as error:
        raise _not_yaml(error, content, name) from error


def _not_yaml(error: yaml.YAMLError, content: bytes, name: str) -> BadSource:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    # An error about a single character carries its position instead of a mark.
    line = mark.line if mark else content.count(b"\n", 0, getattr(error, "position", 0) or 0)
    return BadSource(f"this is not YAML: {clean(str(problem))}", f"{name}:{line + 1}", FIX)


class _Document:
    """Values out of the parser's events: its own tree is built by recursion, which deep nesting crashes."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader))

    def value(self) -> Value:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise BadSource("the file is empty", self._name, FIX)
        found = self._value(next(self._events), 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._bad("a seed file holds one document, without --- inside", _line(after))
        return found

    def _value(self, event: yaml.Event, depth: int) -> Value:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            raise self._bad("an alias (*name) is not used in seed files", line)
        if tag := getattr(event, "tag", None):
            raise self._bad(f"the tag {clean(tag)} is not used in seed files", line)
        if depth > DEEPEST:
            raise self._bad("the lists and mappings are nested too deeply", line)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(self._fields(depth), line)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]  # not quoted
            return Scalar("" if plain and event.value in _NULLS else clean(event.value), line)
        return Sequence(tuple(self._values(depth)), line)  # the one kind of event that is left

    def _values(self, depth: int) -> Iterator[Value]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, depth + 1)

    def _fields(self, depth: int) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._bad("a key must be a plain word", _line(event))
            if event.value in fields:
                raise self._bad(f"the key {clean(event.value)} is given twice", _line(event))
            fields[event.value] = self._value(next(self._events), depth + 1)
        return fields

    def _bad(self, reason: str, line: int) -> BadSource:
        return BadSource(reason, f"{self._name}:{line}", FIX)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1
