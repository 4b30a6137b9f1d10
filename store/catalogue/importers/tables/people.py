"""People of a row: in one cell or in a list, as text or as objects, with their affiliations or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.tables import cells
from store.catalogue.tidy import names
from store.records import ROLES

PEOPLE = (
    ("authors", "author"), ("coauthors", "author"), ("speakers", "speaker"), ("organisers", "organiser"),
    ("panellists", "panellist"), ("moderators", "moderator"),
)  # fmt: skip
"""Our fields, and what those are whom they name."""
_PLACES = (
    "affiliation", "institution", "affiliations", "institutions", "institute", "organization", "organisation",
    "company", "university", "employer", "affil", "org",
)  # fmt: skip
_NUMBERS = r"\s?\d{1,2}(?:\s?,\s?\d{1,2})*\*?"
_MARKED = re.compile(r"[^\W\d_]\s?\d{1,2}\s*(?:[,;&]|\band\b|$)")
"""A name with the number of an affiliation behind it; a cell with several of them has such names."""
_FIGURES = re.compile(r"\s*\(\s*(\d{1,2}(?:\s*,\s*\d{1,2})*)\s*\)")
"""The same in brackets."""
_NAME = re.compile(rf"([^\W\d_][^\d,;]*?)({_NUMBERS})?\s*(?:[,;]|\band\b|&|$)")
_PLACE = re.compile(r"(?:^|[;|\n,])\s*\(?(\d{1,2})[).:]?\s*([^\W\d][^;|\n]*)")
_POST = re.compile(
    r"(?:session |panel )?(chair|moderator|host|speaker|presenter|author|organi[sz]er|panell?ist)"
    r"(?:\(?s\)?)?",
    re.IGNORECASE,
)
_POSTS = {
    "chai": "moderator", "mode": "moderator", "host": "moderator", "spea": "speaker", "pres": "speaker",
    "auth": "author", "orga": "organiser", "pane": "panellist",
}  # fmt: skip
"""Roles by the first letters of what people are called."""
_SLUG = re.compile(r"[a-z]{2,}(?:-[a-z]+){1,3}")
"""A name as it stands in addresses: "ann-lee"."""
_WIDE = str.maketrans({"（": " (", "）": ")", "、": "; ", "，": "; ", "；": "; "})
_EAST_DOT = re.compile(r"(?<=[\u4e00-\u9fff])・(?=[\u4e00-\u9fff])|(?<=[\u3040-\u309f])・(?=[\u4e00-\u9fff])")
"""Between two names; in one of a foreigner it stands between letters of another kind."""
_NAMES = (
    "public_name", "name", "fullname", "full_name", "fullName", "display_name", "displayName", "literal",
    "author_name", "speaker_name",
)  # fmt: skip


def people(values: Mapping[str, object]) -> tuple[Byline, ...]:
    found: list[Byline] = []
    for field, role in PEOPLE:
        if field in values:
            found += named(values[field], role, values.get("affiliations") if not found else None)
    if "people" in values:
        found += _bylines(values["people"], "author")
    return tuple(found)


def named(value: object, role: str, affiliations: object) -> list[Byline]:
    """Names of a list, or of one cell that is parted; affiliations where there is one for each name."""
    if isinstance(value, str):
        value = _one_a_line(value) if "\n" in value else value.translate(_WIDE)
        if "(" in value and _FIGURES.search(value):
            value = _FIGURES.sub(r"\1 ", value)
        if len(_MARKED.findall(value)) > 1:
            return [*_with_numbers(value, role, affiliations)]
        if "(" in value or "（" in value:
            return [replace(each, role=role) for each in names.with_affiliations(value)]
        listed: list[str] = [*names.split(_EAST_DOT.sub("; ", value), "auto")]
    elif isinstance(value, list) and value and isinstance(value[0], dict | list):
        return [*_bylines(value, role)]
    elif isinstance(value, dict):
        return [*_bylines([value] if _name(value) else [*value.values()], role)]
    else:
        listed = cells.parts(value)
    return _placed([*map(_spelt, listed)], role, affiliations)


def _spelt(name: str) -> str:
    """A name as people write it, where it stands as it does in addresses: "ann-lee"."""
    return name.replace("-", " ").title() if "-" in name and _SLUG.fullmatch(name) else name


def _placed(listed: list[str], role: str, affiliations: object) -> list[Byline]:
    """Names with their affiliations, where there is one for each."""
    if affiliations is None:
        return [Byline(name, role) for name in listed]
    places = _places(affiliations)
    if len(places) != len(listed):
        return [Byline(name, role, places[0] if len(places) == len(listed) == 1 else "") for name in listed]
    return [Byline(name, role, place) for name, place in zip(listed, places, strict=True)]


def _with_numbers(text: str, role: str, affiliations: object) -> Iterator[Byline]:
    """Names with the numbers of their affiliations, as "Ann Lee1,2": those of a cell of numbered ones."""
    if isinstance(affiliations, list):
        affiliations = "\n".join(cells.parts(affiliations))
    listed = _PLACE.findall(affiliations) if isinstance(affiliations, str) else []
    places = {number: place.strip(" ,;.|\n") for number, place in listed}
    marked: dict[str, str] = {}
    for name, numbers in _NAME.findall(text):
        bare = re.sub(r"^(?:and|&)\s+", "", name.strip(" ,;"))
        known = (places.get(number, "") for number in re.findall(r"\d+", numbers))
        marked.setdefault(bare, "; ".join(filter(None, known)))
    yield from (Byline(name, role, place) for name, place in marked.items() if name)


def _one_a_line(text: str) -> str:
    """Names of a cell that has one on each line, parted by semicolons; other texts are only wrapped."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    wrapped = ";" in text or "|" in text or any(line.count(",") > 1 for line in lines)
    if wrapped or any(line.endswith((",", " and", "&")) or line.startswith("and ") for line in lines[:-1]):
        return text
    return "; ".join(lines)


def _places(value: object) -> list[str]:
    if isinstance(value, list):
        return [one.strip() if isinstance(one, str) else "" for one in value]
    text = value if isinstance(value, str) else ""
    mark = next((mark for mark in ("|", ";", "\n") if mark in text), "")
    return [part.strip() for part in text.split(mark)] if mark else [text.strip()]


def _bylines(value: object, role: str) -> Iterator[Byline]:
    """People given as objects: a name, and perhaps a role and an affiliation."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            said = _role(one, role)
            if (name := _name(one)) and not (place := _affiliation(one)) and (")" in name or "," in name):
                yield from (replace(each, role=said) for each in names.with_affiliations(name))
            elif name:
                yield Byline(name, said, place)
        elif isinstance(one, list) and len(parts := cells.parts(one)) == 2:
            whole = " " in parts[0]  # "Ann Lee" and where she works, or her two names
            yield Byline(parts[0], role, parts[1]) if whole else Byline(" ".join(parts), role)
        else:
            yield from (Byline(name, role) for name in cells.parts(one))


def _role(one: Mapping[str, object], role: str) -> str:
    """The role that an object says its person has: "speaker", or as a post, "Session chair"."""
    said = cells.first(one, "role")
    if said in ROLES:
        return said
    post = _POST.fullmatch(said or cells.first(one, "title", "type"))
    return _POSTS[post[1].lower()[:4]] if post else role


def _name(one: Mapping[str, object]) -> str:
    """A person's name, whole or in parts, also where the person stands inside of an authorship."""
    inner = one.get("author")
    if isinstance(inner, dict):
        return _name(inner)
    given = cells.first(
        one, "first_name", "firstname", "firstName", "given", "given_name", "givenName", "first"
    )
    family = cells.first(
        one, "last_name", "lastname", "lastName", "family", "family_name", "familyName", "last", "surname"
    )
    whole = cells.first(one, *_NAMES)
    if whole and " " not in whole and family and not given:  # "name" beside "surname" is the first one
        given, whole = whole, ""
    return whole or " ".join(filter(None, (given, family)))


def _affiliation(one: Mapping[str, object]) -> str:
    found = next((said for name in _PLACES if (said := one.get(name))), None)
    each = (
        cells.first(inner, "name", *_NAMES) if isinstance(inner, dict) else next(iter(cells.parts(inner)), "")
        for inner in (found if isinstance(found, list) else [found])
    )
    return "; ".join(dict.fromkeys(filter(None, each)))
