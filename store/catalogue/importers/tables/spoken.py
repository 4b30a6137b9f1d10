"""What a row of a programme says in one breath: who speaks, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from store.catalogue.entries import Byline
from store.catalogue.importers import programme
from store.catalogue.importers.tables import kind
from store.catalogue.importers.tables.people import PEOPLE
from store.catalogue.tidy import hypertext, names

_TALK = (
    r"(?:lecture|talk|keynote|seminar|presentation|address|speech|colloquium|vortrag|conférence|exposé|charla"
    r"|ponencia|palestra|intervento)"
)
_OPEN, _CLOSE = '"“«„‘', '"”»“’'
_PARTED = (
    re.compile(
        rf"(?P<what>(?:[\w-]+ ){{0,3}}?{_TALK})\s+(?:by|von|par|di|de|por)\s+(?P<who>[^:{_OPEN}]{{3,120}}?)"
        rf"\s*[,:–—-]*\s*[{_OPEN}](?P<title>[^{_CLOSE}]{{3,300}})[{_CLOSE}]\.?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<what>(?:[\w-]+ ){{0,3}}?{_TALK})\s+(?:by|von|par|di|de|por)\s+(?P<who>[^:{_OPEN}]{{3,120}}?)"
        r"\s*(?::|\s[–—-])\s+(?P<title>\S.{2,300})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<what>)(?P<who>[^:{_OPEN}]{{3,120}}?)\s*[,:–—-]?\s*[{_OPEN}](?P<title>[^{_CLOSE}]{{3,300}})[{_CLOSE}]\.?"
    ),
    re.compile(r"(?P<what>)(?P<who>(?:Prof|Dr)\b\.? [^:]{3,80}?)\s*:\s+(?P<title>\S.{2,300})"),
)
"""How a speaker and a title stand together: "Lecture by Ann Lee, "From A to B"", "Dr. Bo Ray: Stones"."""
_NAMED = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:(?:invited|keynote|guest|plenary|featured) speakers?\s*\d{0,2}\s*[:–—-]"
    r"|(?:keynote|talk|lecture|plenary)\s+(?:by|von|par)\b)\s*(?P<who>.{3,120})",
    re.IGNORECASE,
)
"""What only says who speaks: "Keynote speaker: Ann Lee"."""
_FIRST = re.compile(r"(?P<who>[^:]{3,120}?)\s[–—-]\s+(?P<title>\S.{2,300})")
_LAST = re.compile(r"(?P<title>\S.{2,300})\s[–—-]\s+(?P<who>[^:]{3,120}?)")
"""A speaker and a title, where the rows of a table show that this is what it means."""
Side = Literal["", "first", "last"]
_FEWEST, _MOSTLY = 3, 0.6
"""Rows that show it, and their share of those with a dash."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_TITLE = 80
_NOBODY = frozenset("break social opening panel poster_session oral_session".split())
"""What stands among the speakers of a programme and is nobody."""
_AUTHORS = frozenset(("authors", "coauthors", "speakers"))
_WHO = frozenset((*(field for field, _ in PEOPLE), "people"))
_MOST_WORDS = 5
_PARTICLES = frozenset(
    "de da do di du dos del della der den la le van von vom zu zur ten ter el al bin".split()
)


def apart(said: str) -> tuple[str, tuple[Byline, ...], str]:
    """Title, speakers and the words for what it is; nobody and no words where the text is only a title."""
    for shape in _PARTED:
        if (found := shape.fullmatch(said)) and (people := who(found["who"])):
            return found["title"].strip(), people, found["what"]
    if (found := _NAMED.fullmatch(said)) and (people := who(found["who"])):
        return said, people, said[: found.start("who")]
    return said, (), ""


def side(titles: Iterable[str]) -> Side:
    """Where titles of a programme name who speaks, as most of those with a dash in them do then."""
    listed = [*titles]
    return "first" if _name_people(_FIRST, listed) else "last" if _name_people(_LAST, listed) else ""


def _name_people(dashed: re.Pattern[str], titles: list[str]) -> bool:
    parted = [found["who"] for said in titles if (found := dashed.fullmatch(said))]
    people = [*filter(who, parted)]
    most = len(people) >= max(_FEWEST, _MOSTLY * len(parted))
    return most and len({*people}) > len(people) / 2


def _beside(said: str, speaks: Side) -> tuple[str, tuple[Byline, ...]]:
    """The title on one side of a dash, and who speaks, on the other."""
    found = (_FIRST if speaks == "first" else _LAST).fullmatch(said)
    people = who(found["who"]) if found else ()
    return (found["title"], people) if found and people else (said, ())


def who(text: str) -> tuple[Byline, ...]:
    """The speakers that a text names, with where they work; nobody where anything else stands in it."""
    found = names.with_affiliations(text.strip(" ,;"))
    people = tuple(replace(one, name=names.tidied(one.name), role="speaker") for one in found)
    return people if people and all(map(_is_person, people)) else ()


def _is_person(one: Byline) -> bool:
    words = one.name.split()
    lower = {word for word in words if word[:1].islower()} - _PARTICLES
    return len(words) <= _MOST_WORDS and not lower and names.looks_like_person(one.name)


def below(said: str, subtitle: str, *, alone: bool) -> tuple[str, tuple[Byline, ...]]:
    """A title with the line below it: the topic of what is only numbered, else those who speak.

    "Tutorial 1" and "Frogs" are "Tutorial 1: Frogs"; "Frogs" and "Ann Lee, University of A", in whichever
    order, are a talk by her.

    :param alone: nothing else of the row says who speaks
    """
    of = programme.kind("", said, "")[0]
    people = () if of or not alone else who(said)
    if any(one.affiliation for one in people):
        return subtitle, people
    speaking = who(subtitle) if alone and of in ("keynote", "invited_talk", "talk", "opening", "") else ()
    if speaking or people:
        return (said, speaking) if speaking else (subtitle, people)
    if of and len(said.split()) <= _MOST_WORDS and subtitle.lower() not in said.lower():
        return f"{said}: {subtitle}", ()
    return said, ()


def who_is_what(texts: dict[str, str], values: dict[str, object]) -> None:
    """Tables of who speaks when say there what goes on where nobody speaks: "Coffee break", "Panel"."""
    said = values["speakers"]
    if not isinstance(said, str) or any(mark in said for mark in ",;:"):
        return
    kind = programme.kind("", said, "")[0] if len(said) <= _LONGEST_TITLE else ""
    if texts.setdefault("title", said if kind else "") == said or kind in _NOBODY:
        del values["speakers"]
        texts["kind"] = kind or texts.get("kind", "")
    if not texts["title"]:
        del texts["title"]


def _first_line(text: str) -> str:
    """The title of what has its details below it: "**Break**<br>*Questions are due*"."""
    first = _BREAK.split(text, maxsplit=1)[0].strip()
    return first if first.startswith("**") and first.endswith("**") else _BREAK.sub(" ", text)


def _bare(said: str) -> str:
    """A title without the marks of HTML and Markdown."""
    if _BREAK.search(said) or ("</" in said and programme.markup(said) == "html"):
        said = " ".join(hypertext.without_tags(_first_line(said)).split()) or said
    if said.startswith("*") and said.endswith("*") and said.count("*") == 2 < len(said):
        return said.strip("* ")
    return programme.without_markdown(said) if said.startswith("**") else said


def title(texts: dict[str, str], values: dict[str, object], speaks: Side = "") -> str:
    """The title of a row; who speaks, where the title or the line below it says so and no cell does.

    :param speaks: on which side of a dash the titles of the table name who speaks
    """
    said = texts["title"]
    said = _bare(said) if "<" in said or said.startswith("*") else said
    if "start" not in texts and "duration" not in texts and "subtitle" not in texts:
        return said
    if programme.is_blank(texts.get("abstract", "-")) and "abstract" in texts:
        del texts["abstract"]
    if "people" in values and values.keys().isdisjoint(_AUTHORS):
        values["speakers"] = values.pop("people")
    alone = values.keys().isdisjoint(_WHO)
    said, people, what = apart(said) if alone else (said, (), "")
    if speaks and alone and not people:
        said, people = _beside(said, speaks)
    if "subtitle" in texts and not people and not programme.is_blank(texts["subtitle"]):
        said, people = below(said, texts["subtitle"], alone=alone)
    if people and alone:
        values["speakers"] = [{"name": one.name, "affiliation": one.affiliation} for one in people]
        if not kind.tells(texts.get("kind", "")):
            texts["kind"] = programme.kind(what, said, "talk")[0]
    return said
