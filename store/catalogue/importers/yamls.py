"""YAML without trust: texts, lists and mappings, not too deep."""

from __future__ import annotations

import re
from typing import Any

import yaml

from store.catalogue.importers.document import Document
from store.errors import BadSource

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 50
_YAML = re.compile(r"(?:---[^\S\n]*\n)?(?:[^\S\n]*(?:#[^\n]*)?\n)*(?:- [\w ]+:|[\w.-]+:(?:\s|$))")

_FRONT = re.compile(r"---[^\S\n]*\n(?:(?!---).*\n)*---[^\S\n]*(?:\n|\Z)")


def looks_like_it(start: str) -> bool:
    """True for the lists and mappings that conferences write in YAML, not for pages with some in front."""
    in_front = _FRONT.match(start)
    behind = start[in_front.end() :].lstrip() if in_front else ""
    return _YAML.match(start) is not None and not (behind and not _YAML.match(behind))


def load(document: Document) -> Any:
    """All of it, every scalar as text: no tag makes anything but text, lists and mappings.

    :raises BadSource: it is broken, with the line, or nested too deep
    """
    text = document.text().replace("\0", "")
    try:
        if _depth(text) > _DEEPEST:
            raise BadSource("the YAML is nested too deep", document.place, "No programme is nested so deep.")
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - it makes only text, lists and mappings
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        place = f"{document.place}:{line}" if line else document.place
        raise BadSource(f"the YAML is broken: {error.problem or error.context}", place) from error
    except yaml.YAMLError as error:
        raise BadSource(f"the YAML is broken: {str(error).splitlines()[0]}", document.place) from error


def _depth(text: str) -> int:
    """How deep the YAML is nested; libyaml's own loader overruns its stack where that is very deep."""
    depth = deepest = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest
