"""One record of JSON as a flat row: what wraps it is taken off, what stands in objects becomes text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from store.catalogue.importers.tables.nested import words
from store.text import key

Record = dict[str, Any]
Pair = tuple[str, object]
_DEEPEST = 4
_KEPT = words.ROLES | {
    "more",
    "identifiers",
    "links_by_kind",
    "details",
    "url",
    "pdf",
    "code",
    "video",
    "slides",
}
"""Fields whose objects are read where the rows are."""
_NAMED = frozenset(
    "keywords room track venue kind session award affiliations language status other_names".split()
)
"""Fields that may be given as objects with names."""
_CONNECTIONS = ("nodes", "edges", "data", "items", "results")
_PERSONS = ("node", "attributes", "fields", "person", "user", "profile")
_TEXTS = frozenset(("content", "body"))
CALLED = ("name", "activity", "event", "talk", "presentation", "what", "item")
"""Names under which a title may stand where none is called so."""
_GIVEN = frozenset(("keynote", "talk", "lecture"))
_OF_TALKS = words.ROLES | {"abstract", "url", "slides", "video", "affiliations"}
"""What a talk tells that stands within a slot which has a title of its own."""
_WHEN = frozenset("date start end zone room".split())


def titled(record: Mapping[str, object]) -> bool:
    """Whether a record says how it is called."""
    return bool(title(record))


def title(record: Mapping[str, object]) -> str:
    """How a record is called: by a title, which may stand in a list of one, else by its "name"."""
    named = (name for name in record if words.meaning(name) == "title")
    found = next((said for name in named if (said := only(record[name]))), "")
    others = ((name, value) for name, value in record.items() if name.lower() in CALLED)
    return found or next((said for name, value in others if (said := _titling(name, value))), "")


def _titling(name: str, value: object) -> str:
    """What stands under a name that may be that of titles; an id of one word does not count."""
    said = only(value) if not isinstance(value, dict | list) or name.lower() == "name" else ""
    return said if name.lower() == "name" or " " in said else ""


def only(value: object) -> str:
    return words.called(value[0] if isinstance(value, list) and len(value) == 1 else value)


def unwrapped(record: Record) -> Record:
    """Without its envelope: ``{"_id": 1, "_source": {...}}`` is what stands inside, with its id."""
    for _ in range(_DEEPEST):
        if titled(record):
            break
        name = next((name for name, value in record.items() if _is_envelope(name, value)), None)
        if name is None:
            break
        inner = record[name]  # what it says comes first
        record = inner | {other: value for other, value in record.items() if other not in (name, *inner)}
    related = record.get("relationships")
    return {**_related(related), **record} if isinstance(related, dict) else record


def _is_envelope(name: str, value: object) -> bool:
    return isinstance(value, dict) and _wraps(name) and (titled(value) or any(map(_is_inner, value.items())))


def _is_inner(pair: Pair) -> bool:
    return isinstance(pair[1], dict) and _wraps(pair[0]) and titled(pair[1])


def _wraps(name: str) -> bool:
    return words.base(name) in words.ENVELOPES or key(name) in words.ENVELOPES


def _related(related: Mapping[str, object]) -> Record:
    """The ids that JSON:API keeps apart from what it says of a thing."""
    return {
        name: [one.get("id") for one in data if isinstance(one, dict)]
        for name, each in related.items()
        if isinstance(each, dict) and isinstance(data := _several(each.get("data")), list)
    }


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def row(record: Record) -> Record:
    """The record's fields; those of objects inside of it by their own names where these are known."""
    found: Record = {}
    for name, value in record.items():
        for inner, said in _cells(name, value):
            if said not in (None, "", [], {}) and not found.get(inner):
                found[inner] = said
    return found


def needed(record: Mapping[str, object]) -> bool:
    """Whether a record holds objects that are not read as they stand."""
    return any(isinstance(value, dict) and words.meaning(name) not in _KEPT for name, value in record.items())


def _cells(name: str, value: object) -> Iterator[Pair]:
    field = words.meaning(name)
    if field in words.ROLES and isinstance(value, dict | list):
        value = _people(value)
    if isinstance(value, dict) and field not in _KEPT:
        yield from _of_object(name, field, value)
    elif isinstance(value, list) and field in _NAMED and any(isinstance(one, dict) for one in value):
        yield name, [said for one in value if (said := words.called(one))]
    else:
        yield name, value


def _people(value: Record | list[Any]) -> object:
    """People without what GraphQL and others wrap lists and persons in."""
    if isinstance(value, dict):
        inner = next((value[name] for name in _CONNECTIONS if isinstance(value.get(name), list)), None)
        return value if inner is None else _people(inner)
    return [_person(one) if isinstance(one, dict) else one for one in value]


def _person(one: Record) -> Record:
    inner = next((one[name] for name in _PERSONS if isinstance(one.get(name), dict)), None)
    return one if inner is None or one.get("name") else {**one, **inner}


def _of_object(name: str, field: str, value: Record) -> Iterator[Pair]:
    said = words.in_words(value)
    if key(name) == "abstract inverted index":
        yield "abstract", _in_order(value)
    elif key(name) == "primary location":  # as OpenAlex calls where it appeared
        yield "venue", words.called(value.get("source"))
        yield from ((inner, value.get(inner)) for inner in ("landing_page_url", "pdf_url"))
    elif said and (field or len(value) == 1 or "rendered" in value):
        yield (name if field or words.base(name) not in _TEXTS else "abstract"), said
    elif field in ("start", "end", "date") and value.get("date"):  # as Indico parts them
        yield name, " ".join(filter(None, (words.called(value["date"]), words.called(value.get("time")))))
        yield "zone", words.called(value.get("tz") or value.get("timezone"))
    elif field in _NAMED:
        yield name, words.called(value)
        yield from _of_when(value)
    elif words.base(name) in _GIVEN and titled(value):
        yield "subtitle", title(value)
        yield from ((inner, each) for inner, each in value.items() if words.meaning(inner) in _OF_TALKS)
    elif _wraps(name) or words.base(name) in words.SLOTS:
        yield from (pair for inner, each in value.items() for pair in _cells(inner, each))
    else:
        yield from ((f"{name}.{inner}", each) for inner, each in value.items() if not isinstance(each, dict))


def _of_when(value: Record) -> Iterator[Pair]:
    """When and where the session of a record takes place."""
    for inner, each in value.items():
        if words.meaning(inner) in _WHEN:
            yield from _cells(inner, each)


def _in_order(value: Mapping[str, object]) -> str:
    """An abstract that is kept as the places of its words."""
    placed = ((at, word) for word, places in value.items() if isinstance(places, list) for at in places)
    return " ".join(word for _, word in sorted((at, word) for at, word in placed if isinstance(at, int)))
