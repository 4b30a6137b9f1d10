"""A ``Lookup`` written back in filter syntax."""

from __future__ import annotations

from bot.understanding import kinds, years
from store.queries import Lookup

_LISTS = (
    ("person", "people"),
    ("org", "organisations"),
    ("venue", "venues"),
    ("title", "titles"),
    ("topic", "topics"),
    ("session", "sessions"),
    ("room", "rooms"),
    ("day", "days"),
    ("has", "has"),
    ("lacks", "lacks"),
    ("source", "sources"),
    ("status", "states"),
)


def render(lookup: Lookup) -> str:
    """A text that ``understand`` reads back to the same lookup, but for ``raw``, ``cut`` and the page.

    Empty for a lookup that asks for nothing.
    """
    parts = _filters(lookup)
    if lookup.question:
        asked = lookup.question
        parts += [("ask", asked.ask.value), ("subject", asked.subject), ("detail", asked.detail)]
    written = [f'{key}:"{value}"' for key, value in parts if value]
    written += [_left_out(each) for each in lookup.without]
    written += [f'{key}:"{value}"' for key, _, value in (each.partition(":") for each in lookup.unread)]
    written += [f'"{phrase}"' for phrase in lookup.phrases]
    written += [f'-"{word}"' for word in lookup.excluded]
    return " ".join(written)


def _filters(lookup: Lookup) -> list[tuple[str, str]]:
    """Keys and values of typed filters; some values are empty."""
    listed = [(key, value) for key, field in _LISTS for value in getattr(lookup, field)]
    identifiers = [(scheme, value) for scheme, _, value in (id.partition(":") for id in lookup.identifiers)]
    return [*listed, *identifiers, *_singles(lookup)]


def _left_out(lookup: Lookup) -> str:
    """The one filter of a lookup, with a minus; a person and a role are one filter too."""
    if lookup.people and lookup.role:
        return f'-speaker:"{lookup.people[0]}"'
    return " ".join(f'-{key}:"{value}"' for key, value in _filters(lookup) if value)


def _singles(lookup: Lookup) -> list[tuple[str, str]]:
    return [
        ("role", lookup.role),
        ("part", lookup.part),
        ("at", lookup.at),
        ("after", lookup.after),
        ("before", lookup.before),
        ("kind", _kinds(lookup.kinds)),
        ("award", lookup.award),
        ("year", span(lookup.years)),
        ("only", "source" if lookup.only else ""),
        ("words", lookup.words),
        ("spoken", str(lookup.spoken) if lookup.spoken else ""),
    ]


def _kinds(found: tuple[str, ...]) -> str:
    """A lone kind that also stands for others gets a comma, which says "this one and no other"."""
    listed = ",".join(found)
    return listed if kinds.listed(listed) == found else f"{listed},"


def span(found: tuple[int, int] | None) -> str:
    """ "2021", "2020..2022", "2020..", "..2022"; empty for all years."""
    if found is None:
        return ""
    first, last = found
    if first == last:
        return f"{first:04d}"
    text = f"{f'{first:04d}' if first else ''}..{'' if last == years.OPEN else f'{last:04d}'}"
    return "" if text == ".." else text
