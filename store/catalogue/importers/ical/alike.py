"""iCalendar written as XML (xCal, RFC 6321, and the older one of Pentabarf) or as JSON (jCal, RFC 7265).

Both say what iCalendar says, word for word: they become its lines, and the reader of those goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import Node, line, local, plain, xml
from store.errors import BadSource

PERSON = "X-PENTABARF-PERSON"
"""The property for people whom Pentabarf's XML names as attendees: its speakers, and no addresses."""
Line = tuple[str, str]
"""Where a line stands, for people, and the line."""
_XCAL = re.compile(r"<(?:\w+:)?icalendar[\s>]|urn:ietf:params:xml:ns:icalendar", re.IGNORECASE)
_JCAL = re.compile(r'\s*\[\s*(?:\[\s*)?"vcalendar"\s*,', re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_RAW = frozenset(
    ("uri", "recur", "period", "duration", "cal-address", "binary", "integer", "float", "boolean")
)
_TIMES = frozenset(("date", "date-time", "time", "utc-offset", "period"))
_DEEPEST = 6


def is_xcal(start: str) -> bool:
    return start.lstrip().startswith("<") and bool(_XCAL.search(start[:4096]))


def is_jcal(start: str) -> bool:
    return bool(_JCAL.match(start))


def lines(document: Document) -> list[Line]:
    """The lines of iCalendar that such a file stands for.

    :raises BadSource: it is broken, or it is no calendar
    """
    if is_jcal(document.start):
        data = document.json()
        calendars = [data] if data and isinstance(data[0], str) else data
        return [each for calendar in calendars for each in _of_json(calendar, [0], 0)]
    root = xml(document, "a calendar in XML")
    found = [node for node in root.iter("*") if local(node).lower() == "vcalendar"]
    if not found:
        raise BadSource("the XML holds no vcalendar", document.place)
    return [each for calendar in found for each in _of_xml(calendar, 0)]


def _of_json(component: Any, count: list[int], depth: int) -> Iterator[Line]:
    """``[name, properties, components]``; ``count`` numbers the events."""
    if depth > _DEEPEST or not isinstance(component, list) or len(component) < 2:
        return
    name, properties, *rest = component
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return
    count[0] += name.lower() == "vevent"
    place = f"event {count[0]}"
    yield place, f"BEGIN:{name.upper()}"
    for each in properties if isinstance(properties, list) else ():
        if isinstance(each, list) and len(each) > 3 and isinstance(each[0], str):
            given = each[1] if isinstance(each[1], dict) else {}
            yield place, _line(each[0], given, plain(each[2]), each[3:])
    for inner in rest[0] if rest and isinstance(rest[0], list) else ():
        yield from _of_json(inner, count, depth + 1)
    yield place, f"END:{name.upper()}"


def _of_xml(component: Node, depth: int) -> Iterator[Line]:
    """A component with ``properties`` and ``components``, or with both without these names around them."""
    place, name = line(component), local(component).upper()
    yield place, f"BEGIN:{name}"
    for node in component:
        if local(node).lower() in ("properties", "components"):
            for inner in node:
                yield from _inner(inner, depth)
        else:
            yield from _inner(node, depth)
    yield place, f"END:{name}"


def _inner(node: Node, depth: int) -> Iterator[Line]:
    name = local(node)
    if name.lower().startswith("v") and depth < _DEEPEST:
        yield from _of_xml(node, depth + 1)
    elif _NAME.fullmatch(name) and not (node.tag.startswith("{") and "icalendar" not in node.tag.lower()):
        yield line(node), _property(node)


def _property(node: Node) -> str:
    name = local(node)
    around = [inner for inner in node if local(inner) != "parameters"]
    if not around:  # as Pentabarf writes it: the text alone, in iCalendar's own form
        text = " ".join((node.text or "").split()) if name in ("summary", "location") else node.text or ""
        name = {"category": "CATEGORIES", "attendee": PERSON}.get(name.lower(), name)
        return _line(name, {}, "text", [text.strip()])
    given = {
        local(each): "".join(each.itertext()).strip()
        for inner in node if local(inner) == "parameters" for each in inner
    }  # fmt: skip
    kind = local(around[0])
    if kind == "recur":
        rule: dict[str, list[str]] = {}
        for part in around[0]:
            rule.setdefault(local(part), []).append((part.text or "").strip())
        return _line(name, given, kind, [rule])
    return _line(name, given, kind, ["".join(inner.itertext()).strip() for inner in around])


def _line(name: str, given: Mapping[str, object], kind: str, values: Sequence[object]) -> str:
    """One line of iCalendar."""
    parts = [name.upper()]
    for param, said in given.items():
        text = ",".join(map(plain, said)) if isinstance(said, list) else plain(said)
        if _NAME.fullmatch(param) and text:
            parts.append(f'{param.upper()}="{re.sub(chr(34), "", " ".join(text.split()))}"')
    if kind == "date":
        parts.append("VALUE=DATE")
    return f"{';'.join(parts)}:{','.join(_value(each, kind) for each in values)}"


def _value(value: object, kind: str) -> str:
    if isinstance(value, Mapping):
        return ";".join(f"{name.upper()}={_rule(each)}" for name, each in value.items())
    if isinstance(value, list):
        return (";" if kind == "text" else "/").join(_value(each, kind) for each in value)
    text = plain(value)
    if kind in _TIMES:
        return _compact(text)
    if kind in _RAW:
        return " ".join(text.split())
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _rule(value: object) -> str:
    return ",".join(_compact(plain(each)) for each in (value if isinstance(value, list) else [value]))


def _compact(text: str) -> str:
    """Dates and times without the marks of XML and JSON: "2031-06-02T09:00:00" is 20310602T090000."""
    return re.sub(r"(?<=\d)[-:](?=\d)", "", text)
