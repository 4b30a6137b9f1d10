"""What a cell of a programme says in one breath: who speaks, and of what."""

from __future__ import annotations

import re
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers import programme
from store.catalogue.tidy import names

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
_MOST_WORDS = 5
_PARTICLES = frozenset(
    "de da do di du dos del della der den la le van von vom zu zur ten ter el al bin".split()
)


def apart(title: str) -> tuple[str, tuple[Byline, ...], str]:
    """Title, speakers and the words for what it is; nobody and no words where the text is only a title."""
    for shape in _PARTED:
        if (found := shape.fullmatch(title)) and (people := who(found["who"])):
            return found["title"].strip(), people, found["what"]
    if (found := _NAMED.fullmatch(title)) and (people := who(found["who"])):
        return title, people, title[: found.start("who")]
    return title, (), ""


def who(text: str) -> tuple[Byline, ...]:
    """The speakers that a text names, with where they work; nobody where anything else stands in it."""
    found = names.with_affiliations(text.strip(" ,;"))
    people = tuple(replace(one, name=names.tidied(one.name), role="speaker") for one in found)
    return people if people and all(map(_is_person, people)) else ()


def _is_person(one: Byline) -> bool:
    words = one.name.split()
    lower = {word for word in words if word[:1].islower()} - _PARTICLES
    return len(words) <= _MOST_WORDS and not lower and names.looks_like_person(one.name)


def below(title: str, subtitle: str) -> tuple[str, tuple[Byline, ...]]:
    """A title with the line below it: the topic of what is only numbered, else those who speak.

    "Tutorial 1" and "Frogs" are "Tutorial 1: Frogs"; "Frogs" and "Ann Lee, University of A", in whichever
    order, are a talk by her.
    """
    kind = programme.kind("", title, "")[0]
    people = () if kind else who(title)
    if any(one.affiliation for one in people):
        return subtitle, people
    below = who(subtitle) if kind in ("keynote", "invited_talk", "talk", "opening", "") else ()
    if below or people:
        return (title, below) if below else (subtitle, people)
    if kind and len(title.split()) <= _MOST_WORDS and subtitle.lower() not in title.lower():
        return f"{title}: {subtitle}", ()
    return title, ()
