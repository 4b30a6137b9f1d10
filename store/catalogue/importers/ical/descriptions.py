"""What calendars tell in an event's title and description beside what it is about: who speaks, of what kind
it is, its address, its title once more.

iCalendar has no properties for most of this, so programs write it down one below the other.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from store.catalogue.entries import Byline
from store.catalogue.importers import programme
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.people.likely import is_name
from store.catalogue.tidy import kinds
from store.records import Link
from store.text import key

_TAGGED = re.compile(r"\[(?P<kind>[^\W\d_][\w -]{2,24})\]\s+(?=\S)")
_BY = re.compile(
    r"\s*\((?P<kind>(?:lightning |invited |keynote |plenary )?(?:talk|workshop|tutorial|keynote|lecture"
    r"|poster|panel|demo"
    r"|session|training))\s+(?:given |presented )?by\s+(?P<who>[^()]{3,200}(?:\([^()]*\))?[^()]*)\)$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w/() -]{1,24}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_PEOPLE = {
    "speaker": "speaker", "speakers": "speaker", "presenter": "speaker", "presenters": "speaker",
    "lecturer": "speaker", "instructor": "speaker", "instructors": "speaker", "author": "author",
    "authors": "author", "moderator": "moderator", "moderators": "moderator", "chair": "moderator",
    "panelists": "panellist", "panellists": "panellist", "organizers": "organiser", "organisers": "organiser",
    "speaker s": "speaker", "author s": "author", "presenter s": "speaker",
}  # fmt: skip
"""What names stand behind, and what they are."""
_KIND = frozenset(("kind", "type", "format", "event type", "session type", "presentation type", "category"))
_TITLE = frozenset(("name", "title", "talk", "event", "session", "topic"))
_AGAIN = frozenset(
    "section track room location venue where when date time start end duration level language status".split()
)
"""Labels of what the event's own properties say as well."""
_URL = re.compile(r"https?://\S+")
_WAYS = re.compile(
    r"(?:online|in[- ]person|hybrid|virtual|on[- ]?site|remote)(?:\s*(?:&(?:amp;)?|and|/|,"
    r"|\+)\s*(?:online|in[- ]person|virtual"
    r"|on[- ]?site|remote))?",
    re.IGNORECASE,
)
"""How people take part: nothing of a place, and nothing of what it is about."""
_MEANT = {
    "training": "tutorial",
    "seminar": "talk",
    "webinar": "talk",
    "colloquium": "talk",
    "masterclass": "tutorial",
}
_FEW = 3
"""Words of a line that is a kind."""
_PROSE = 9
"""Words from which a line tells what an event is about."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an event's texts say."""

    title: str
    abstract: str
    kind: str = ""
    """In the source's own word, or ours."""
    people: tuple[Byline, ...] = ()
    links: tuple[Link, ...] = ()


def told(summary: str, description: str) -> Told:
    """Title and description without what they tell beside each other, and that."""
    said = _of_title(summary)
    kept: list[str] = []
    waiting = ""
    for line in re.split(r"\r?\n", description):
        text = line.strip()
        if waiting and is_name(text):
            said = replace(said, people=(*said.people, Byline(text, waiting)))
        elif not waiting:
            waiting, said = _read(text, said, kept)
    return replace(said, abstract="\n".join(kept).strip())


def _of_title(summary: str) -> Told:
    """The title alone, with the kind and the people that stand about it."""
    kind, people = "", tuple[Byline, ...]()
    if (tag := _TAGGED.match(summary)) and _is_kind(tag["kind"]):
        kind, summary = tag["kind"], summary[tag.end() :]
    if (by := _BY.search(summary)) and by.start():
        people = tuple(replace(one, role="speaker") for one in persons.named(by["who"], 0))
        kind, summary = kind or by["kind"], summary[: by.start()] if people else summary
    return Told(summary, "", kind, people)


def _read(text: str, said: Told, kept: list[str]) -> tuple[str, Told]:
    """Take in a line of a description: what is about the event is kept. What comes back first is the role of
    people whose names stand in the lines below."""
    ahead = not any(len(line.split()) >= _PROSE for line in kept)
    if _URL.fullmatch(text):
        return "", replace(said, links=(*said.links, *programme.worded_link("", text)))
    if ahead and text and (key(text) == key(said.title) or _WAYS.fullmatch(text)):
        return "", said
    if ahead and len(text.split()) <= _FEW and _is_kind(text):
        return "", replace(said, kind=said.kind or text)
    label = _LABEL.fullmatch(text)
    if label and (found := _labelled(key(label["name"]), label["value"].strip(), said, ahead=ahead)):
        return found
    kept.append(text)
    return "", said


def _labelled(name: str, value: str, said: Told, *, ahead: bool) -> tuple[str, Told] | None:
    """What a line with a label says; None where it is text as any other."""
    if role := _PEOPLE.get(name):
        if not value:
            return role, said
        people = tuple(replace(one, role=role) for one in persons.named(value))
        return ("", replace(said, people=(*said.people, *people))) if people else None
    if ahead and name in _KIND and _is_kind(value):
        return "", replace(said, kind=said.kind or value)
    again = name in _AGAIN or (name in _TITLE and key(value) == key(said.title))
    return ("", said) if ahead and again and len(value.split()) < _PROSE else None


def _is_kind(text: str) -> bool:
    """Whether a word says of what kind an event is."""
    return text.strip().lower() in _MEANT or kinds.of(text) != ("paper", "")


def meant(word: str) -> str:
    """The source's word for a kind, or ours where it is none that we know."""
    return _MEANT.get(word.strip().lower(), word)


def placed(location: str) -> tuple[str, str]:
    """The room of a place, and the kind that it says: "In-person; Workshop" is no room."""
    location = programme.without_meetings(location).strip(" ,;") if "://" in location else location
    parts = [part.strip() for part in html.unescape(location).split(";")]
    kind = next((part for part in parts if _is_kind(part)), "")
    if all(_WAYS.fullmatch(part) or _is_kind(part) for part in parts) and any(map(_WAYS.fullmatch, parts)):
        return "", kind
    return location, ""
