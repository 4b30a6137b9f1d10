"""Papers, talks, workshops and programme events of Mini-Conf sites, one a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.importers import programme
from store.catalogue.importers.miniconf import timetable
from store.catalogue.importers.miniconf.people import people
from store.catalogue.importers.miniconf.rows import Row, listed, own_id, text
from store.catalogue.tidy import identifiers, kinds, times
from store.records import Link, Skipped

_LINKS = (
    ("pdf", ("pdf_url", "pdf_path", "pdf_link", "pdf", "paper_link")),
    ("poster", ("poster_pdf", "poster_link")),
    ("slides", ("slides_pdf", "slides", "slides_link")),
    ("code", ("code", "code_url", "code_link")),
    ("video", ("video", "youtube_url", "prerecorded_video_link", "ff_link", "live_video_link")),
    ("page", ("web_link", "website", "external_paper_link", "demo_url", "url", "link", "material")),
)
_BY_NAME = (
    (re.compile(r"lbd|late"), "poster", "late-breaking"),
    (re.compile(r"poster"), "poster", ""),
    (re.compile(r"music"), "demo", "music"),
    (re.compile(r"^workshops?$"), "workshop", ""),
    (re.compile(r"^tutorials?$"), "tutorial", ""),
    (re.compile(r"^socials?$"), "social", ""),
    (re.compile(r"^(?:plenary|meeting)"), "talk", ""),
    (re.compile(r"^(?:speakers?|keynotes?)$"), "invited_talk", ""),
)
"""What a table of such a name holds, where its rows do not say."""
_WITHDRAWN = re.compile(r"\[?\s*(?:retracted|withdrawn)\s*\]?", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\[?(?:missing title|title missing|no title|to be announced|tba|tbd|untitled)\]?", re.IGNORECASE
)
_PEOPLE = frozenset(("authors", "authors_and_affil", "author", "primary_author"))
_ORGANISED = ("workshop", "tutorial", "social")


def entry(place: str, row: Row, stem: str, slots: timetable.Slots) -> Entry | Skipped:
    """The entry of a row; ``stem`` is the file's name without its ending."""
    title = text(row, "talk_title", "title", "paper") or text(row, "name")
    if reason := unusable(title):
        return Skipped(place, reason)
    own = own_id(row)
    kind, subkind = _kind(row, stem, title)
    when = slots.get(own) or timetable.of_sessions(row) or _own_time(row)
    abstract = programme.without_meetings(
        text(row, "talk_abstract", "abstract", "description", "summary")
    ).strip()
    links = programme.distinct(_links(row))
    return Entry(
        place=place,
        title=title,
        own=own,
        kind=kind,
        subkind=subkind,
        markup=programme.markup(abstract),
        abstract=abstract,
        tldr=text(row, "tldr"),
        people=_people(row, kind),
        session="" if when else _session(row),
        track=text(row, "track"),
        award=text(row, "award", "paper_award"),
        when=when[0] if when else None,
        more=tuple(when[1:]),
        topics=_topics(row),
        links=links,
        identifiers=tuple(dict.fromkeys(one for link in links for one in identifiers.of(link.url))),
    )


def unusable(title: str) -> str:
    """Why a row with this title is no item; empty if it is one."""
    if not title:
        return "the row has no title"
    if _WITHDRAWN.fullmatch(title):
        return "withdrawn or retracted"
    return "the title is missing" if _NO_TITLE.fullmatch(title) else ""


def _kind(row: Row, stem: str, title: str) -> tuple[str, str]:
    if category := text(row, "category"):
        return _of_category(category, title)
    kind, subkind = next(((kind, sub) for name, kind, sub in _BY_NAME if name.search(stem)), ("", ""))
    if kind in ("talk", "invited_talk"):
        return programme.kind("", title, kind)
    if kind:
        return kind, subkind
    if "authors" not in row and "authors_and_affil" not in row and ("speakers" in row or "presenter" in row):
        return programme.kind("", title, "talk")
    if "speaker" in row:
        return programme.kind("", title, "invited_talk")
    said = text(row, "paper_type", "type")
    if "start_time" in row and not _PEOPLE & row.keys():
        return programme.kind(said, title)
    found = kinds.of(said)
    return (
        found
        if (found[0] == "paper" and found[1]) or found[0] in ("poster", "demo")
        else ("paper", said.lower())
    )


def _of_category(category: str, title: str) -> tuple[str, str]:
    """Programme events: a general category ("All Meeting") says less than a telling title."""
    if re.match(r"keynote|invited", title, re.IGNORECASE) or re.search(r"\bpanel\b", title, re.IGNORECASE):
        return programme.kind("", title.partition(":")[0], "panel")
    if re.match(r"registration|lunch", category, re.IGNORECASE):
        return "break", ""
    return "poster_session" if category.upper() == "LBD" else programme.kind(category, title)[0], ""


def _people(row: Row, kind: str) -> tuple[Byline, ...]:
    if kind in _ORGANISED:
        return people(row, "organiser")
    found = people(row)
    if kind in ("talk", "keynote", "invited_talk"):  # "organiser" of a keynote is who gives it
        return tuple(
            Byline(one.name, "speaker" if one.role == "organiser" else one.role, one.affiliation)
            for one in found
        )
    return found


def _session(row: Row) -> str:
    found = listed(row.get("sessions") or row.get("session"), r"\s*\|\s*")
    found = tuple(one for one in found if one.lower() != "session")  # the template's own cell
    return ", ".join(f"Session {one}" if one.isdigit() else one for one in found)


def _own_time(row: Row) -> list[When]:
    """A row's own time: a day with clocks, or moments."""
    start = timetable.moment(row.get("time_start") or row.get("start") or row.get("start_time"))
    if start is not None:
        end = timetable.moment(row.get("time_end") or row.get("end") or row.get("end_time"))
        room = text(row, "room")
        return [When(start.date(), start, programme.end_after(start, end), session=_session(row), room=room)]
    day = text(row, "start_date", "date", "day")
    if not text(row, "start_time") or not day:
        return []
    found = times.span(day, text(row, "start_time"), text(row, "end_time"), None, "")
    return [replace(found, room=text(row, "room", "location"))] if found else []


def _topics(row: Row) -> tuple[str, ...]:
    subjects = (
        *listed(row.get("primary_subject"), r"\s*;\s*"),
        *listed(row.get("secondary_subject"), r"\s*;\s*"),
    )
    words = row.get("keywords") or row.get("topics") or row.get("topic")
    return tuple(dict.fromkeys((*listed(words), *subjects)))


def _links(row: Row) -> Iterator[Link]:
    for kind, columns in _LINKS:
        for column in columns:
            yield from programme.link(kind, row.get(column))
