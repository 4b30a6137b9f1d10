"""Pages of Jekyll and Hugo sites about one talk each: fields in front of a text, which tells of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from store.catalogue.importers import programme, yamls
from store.catalogue.importers.document import Document
from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.tables.nested import words
from store.errors import BadSource
from store.text import key

_FRONT = re.compile(
    r"\A\ufeff?\s*(?P<mark>---|\+\+\+)[^\S\n]*\r?\n(?P<fields>.*?)^(?P=mark)[^\S\n]*(?:\r?\n|\Z)(?P<body>.*)",
    re.MULTILINE | re.DOTALL,
)
_NAME = re.compile(r"^[\"']?([\w -]{1,40}?)[\"']?[^\S\n]*[:=]", re.MULTILINE)
_FOLDERS = words.HELD | words.PERSONS | frozenset(("tutorial", "workshop", "keynote", "program"))
"""Folders whose pages are of a conference, whatever their fields."""
_TELLING = frozenset(("speakers", "abstract", "room", "session"))
_ITEMS = frozenset(("title", "name"))


def is_one(document: Document) -> bool:
    """Whether a file is such a page: in a folder of talks, or with the fields of one; others are of blogs."""
    found = _FRONT.match(document.start)
    if found is None:
        return False
    names = {*map(key, _NAME.findall(found["fields"]))}
    if names.isdisjoint(_ITEMS) and "title" not in map(by_name, names):
        return False
    return words.base(folder(document)) in _FOLDERS or not _TELLING.isdisjoint(map(by_name, names))


def folder(document: Document) -> str:
    """The folder that a page lies in, as it says what it is about."""
    return document.folders[-1].strip("_") if document.folders else ""


def record(document: Document) -> dict[str, Any]:
    """The fields of a page; the text below them is its abstract, where no field is.

    :raises BadSource: the fields are broken
    """
    found = _FRONT.match(document.text().replace("\0", ""))
    if found is None:
        raise BadSource("no fields stand in front of the page", document.place)
    fields = _toml(found["fields"], document) if found["mark"] == "+++" else _yaml(found["fields"], document)
    if not isinstance(fields, Mapping):
        raise BadSource("what stands in front of the page are no fields", document.place)
    body = programme.without_markdown(programme.without_meetings(found["body"])).strip()
    told = any(by_name(str(name)) == "abstract" and value for name, value in fields.items())
    return {**fields, **({} if told or not body else {"abstract": body})}


def _yaml(text: str, document: Document) -> object:
    return yamls.load(Document.of(text.encode("utf-8", "replace"), document.name))


def _toml(text: str, document: Document) -> object:
    """What TOML says, its days and times as texts.

    :raises BadSource: it is broken
    """
    try:
        fields = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSource(f"the TOML in front of the page is broken: {error}", document.place) from error
    return {
        name: value if isinstance(value, str | list | dict) else str(value) for name, value in fields.items()
    }
