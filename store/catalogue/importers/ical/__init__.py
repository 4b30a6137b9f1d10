"""iCalendar files, such as calendars of a conference give them out, also those in XML and JSON.

Each event is parsed alone, so that a broken one costs only itself. ``X-WR-TIMEZONE`` is the zone in which a
calendar program shows the times and says nothing about them. Organisers and attendees are addresses: they
are never read, but where a conference names its speakers so, with an address that is nobody's.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned, When
from store.catalogue.importers import programme
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import refuse_page
from store.catalogue.importers.ical import alike, descriptions, times
from store.catalogue.importers.ical.alike import PERSON, Line
from store.catalogue.importers.ical.properties import every, labels, ours, said_of, told, unreachable, venue
from store.catalogue.importers.webpage.people import persons, roles
from store.catalogue.tidy import identifiers, kinds
from store.errors import BadSource
from store.records import Link, Skipped
from store.text import key

_BEGIN = re.compile(r"^\s*BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)
_SAYS_NOTHING = re.compile(
    r"(?:my |the )?(?:calendar|home|work|untitled|events?|schedule|programme?|kalender)?", re.IGNORECASE
)
_HASHTAG = re.compile(r"#(?P<tag>\w{1,20})\s+(?=\S)")
"""How calendars of Mini-Conf name the kind of an event: "#talk Opening"."""
_CALLED = re.compile(r"X-WR-CALNAME[;:]", re.IGNORECASE)
_OF_A_CALENDAR = re.compile(r"(?<=\w)[\s:|-]+(?:schedule|programme?|calendar|events)$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTED = re.compile(r"[^:]{0,200};ENCODING=QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_LONGEST_EVENT = 2000
"""Lines; no event of a programme is longer."""
_LONGEST_PLACE = 500
_MOST_LINES = 60
"""Of what is said of an event, in which its speakers are looked for."""
_BREAK = re.compile(r"\n|<(?:br|/p|/li|/div)\b[^<>]{0,100}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
_PAGE = re.compile(r"(?:https?://|www\.)\S+$|\S+\.html?(?:[?#]\S*)?$", re.IGNORECASE)


def sniff(document: Document) -> float:
    if alike.is_xcal(document.start) or alike.is_jcal(document.start):
        return 0.95
    found = _BEGIN.search(document.start[:4096])
    return 0.0 if not found else 0.95 if not document.start[: found.start()].strip() else 0.5


def read(document: Document, hints: Hints) -> Findings:
    """Home, then the events in the order of the file; warnings at the end."""
    refuse_page(document, "an iCalendar file")
    of_kin = alike.is_xcal(document.start) or alike.is_jcal(document.start)
    lines = alike.lines(document) if of_kin else _unfolded(document)
    if not any(text.strip().upper() == "BEGIN:VCALENDAR" for _, text in lines):
        raise BadSource("there is no BEGIN:VCALENDAR in it", document.place)
    _learn_zones(lines)
    found = list(_entries(lines))
    if not found:
        raise BadSource("the calendar holds no events", document.place)
    yield from _home([text for _, text in lines], [item for item in found if isinstance(item, Entry)], hints)
    yield from found
    if not any(text.strip().upper() == "END:VCALENDAR" for _, text in lines):
        yield Warned("the calendar has no end: it may be cut off")


def _unfolded(document: Document) -> list[Line]:
    """Logical lines with the place where each begins; a line that starts with a blank continues the last."""
    lines: list[tuple[int, list[str]]] = []
    for number, raw in document.lines():
        text = raw.rstrip("\r\n").replace("\0", "")
        if lines and lines[-1][1][-1].endswith("=") and _QUOTED.match(lines[-1][1][0]):
            lines[-1][1][-1] = lines[-1][1][-1][:-1]
            lines[-1][1].append(text.lstrip(" \t"))
        elif text[:1] in (" ", "\t") and lines:
            lines[-1][1].append(text[1:])
        elif text.strip():
            lines.append((number, [text]))
    return [(f"line {number}", "".join(parts)) for number, parts in lines]


def _blocks(lines: list[Line], name: str) -> Iterator[tuple[str, list[str], bool]]:
    """Place, text and wholeness of each component; one that never ends stops where the next begins."""
    begin, end = f"BEGIN:{name}", f"END:{name}"
    start, block = "", list[str]()
    for place, text in lines:
        word = text.strip().upper()
        if word == begin:
            if block:
                yield start, block, False
            start, block = place, [begin]
        elif block and word in (end, "END:VCALENDAR"):
            yield start, [*block, end], word == end
            block = []
        elif block:
            block.append(text)
    if block:
        yield start, block, False


def _learn_zones(lines: list[Line]) -> None:
    """Make the zones known that a calendar describes itself, and forget those of the calendar before.

    Those called as by IANA are known already.
    """
    import icalendar  # noqa: PLC0415 - with the first file that needs it
    from icalendar.timezone import tzp  # noqa: PLC0415 - the same

    tzp.use_default()
    for _, block, whole in _blocks(lines, "VTIMEZONE"):
        if whole and len(block) <= _LONGEST_EVENT:
            try:
                icalendar.Timezone.from_ical("\r\n".join(block))
            except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError):
                continue  # a zone that cannot be read leaves its times without one, which is reported


def _entries(lines: list[Line]) -> Iterator[Entry | Skipped | Warned]:
    taken: dict[str, str] = {}
    moved = _moved(lines)
    for place, block, whole in _blocks(lines, "VEVENT"):
        if not whole or len(block) > _LONGEST_EVENT:
            yield Skipped(place, "the event is cut off" if not whole else "the event is too long to be one")
            continue
        event = _parsed(block)
        reason = _unusable(event)
        if event is None or reason:
            yield Skipped(place, reason)
            continue
        entry, said = _entry(place, event, moved)
        if taken.get(entry.own) == f"{entry.when}{entry.title}":
            yield Skipped(place, f"repeats the event {entry.own}")
            continue
        yield from said
        yield _named_apart(entry, taken)


def _parsed(block: list[str]) -> Any:
    """The event, or None; a line of it that cannot be read is left out by the parser."""
    import icalendar  # noqa: PLC0415 - with the first file that needs it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zones whose names it had to guess
            return icalendar.Event.from_ical("\r\n".join(block))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError):
        return None


def _unusable(event: Any) -> str:
    if event is None:
        return "the event cannot be read"
    if said_of(event, "STATUS").upper() == "CANCELLED" and not any(told(event)):
        return "cancelled"
    if said_of(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        return "marked as private"
    return programme.untitled(said_of(event, "SUMMARY"))


def _moved(lines: list[Line]) -> dict[str, set[date]]:
    """For each UID the days of occurrences that stand in the file as events of their own."""
    found: dict[str, set[date]] = {}
    for _, block, whole in _blocks(lines, "VEVENT"):
        if (
            whole
            and len(block) <= _LONGEST_EVENT
            and any(text.upper().startswith("RECURRENCE-ID") for text in block)
        ):
            event = _parsed(block)
            moment = times.moment(event, "RECURRENCE-ID") if event is not None else None
            if moment is not None:
                found.setdefault(said_of(event, "UID"), set()).add(times.day_of(moment))
    return found


def _entry(place: str, event: Any, moved: dict[str, set[date]]) -> tuple[Entry, list[Warned]]:
    summary, uid = said_of(event, "SUMMARY"), said_of(event, "UID")
    tagged = _HASHTAG.match(summary)
    described = programme.without_meetings(said_of(event, "DESCRIPTION")).strip()
    said_of_it = descriptions.told(summary[tagged.end() :] if tagged else summary, described)
    title, abstract = said_of_it.title, said_of_it.abstract
    replaces = times.moment(event, "RECURRENCE-ID")
    location, held = descriptions.placed(said_of(event, "LOCATION")[:_LONGEST_PLACE])
    is_page = bool(_PAGE.match(location))
    when = times.first(event, "" if is_page else location)
    more, reason = tuple[When, ...](), ""
    if when is not None:
        alone = replaces is not None
        when, more, reason = times.shown(event, when, moved.get(uid, set()), alone=alone)
    tag = tagged["tag"] if tagged else ""
    kind, subkind = programme.kind(_said_kinds(event, tag, said_of_it.kind, held), title)
    where, year = venue(event)
    pages = (*_page(said_of(event, "URL")), *_page(location if is_page else ""))
    links = programme.distinct((*pages, *said_of_it.links))
    entry = Entry(
        place=place,
        title=title,
        own=f"{uid}@{replaces:%Y%m%dT%H%M%S}" if replaces and uid else uid,
        kind=kind,
        subkind=subkind,
        markup=programme.markup(abstract),
        abstract=abstract,
        people=said_of_it.people or _people(event, abstract),
        venue=where,
        year=year,
        when=when,
        more=more,
        topics=_topics(event),
        links=links,
        identifiers=tuple(found for link in links for found in identifiers.of(link.url)),
    )
    doubts = [reason, *times.doubts(event, when)]
    if when is None:
        doubts.append(f'"{title[:60]}" has no start that can be read')
    return ours(event, entry), [Warned(each, place) for each in doubts if each]


def _said_kinds(event: Any, tag: str, *said: str) -> str:
    """All words of an event that may say of what kind it is."""
    return " ".join(filter(None, (*labels(event), tag, *map(descriptions.meant, said))))


def _topics(event: Any) -> tuple[str, ...]:
    """The categories that are no kinds."""
    words = (word for word in labels(event) if kinds.of(word) == ("paper", ""))
    return tuple(dict.fromkeys(word for word in words if key(word) not in ("paper", "papers")))


def _people(event: Any, said: str) -> tuple[Byline, ...]:
    """Speakers, where a calendar or a line of its text names them; attendees of others are addresses."""
    said_to_be = (str(each).strip() for each in every(event, PERSON))
    found = tuple(Byline(name, "speaker") for name in (*said_to_be, *unreachable(event)) if "@" not in name)
    found = tuple(one for one in found if one.name)
    lines = (_TAG.sub("", line).strip(" *_\t") for line in _BREAK.split(said)[:_MOST_LINES])
    told = (one for line in lines if roles.labelled(line) for one in persons.surely(line))
    return found or tuple(dict.fromkeys(told))


def _named_apart(entry: Entry, taken: dict[str, str]) -> Entry:
    """Two events with one UID at different times are two: the later one's own id says when it starts."""
    if not entry.own:
        return entry
    own = entry.own
    if own in taken:
        start = entry.when and (entry.when.start or entry.when.day)
        own = f"{own}@{start.isoformat() if isinstance(start, date) else entry.place}"
    taken.setdefault(entry.own, f"{entry.when}{entry.title}")
    taken[own] = f"{entry.when}{entry.title}"
    return replace(entry, own=own)


def _home(lines: list[str], entries: list[Entry], hints: Hints) -> Iterator[Home | Warned]:
    name = next((text.partition(":")[2].strip() for text in lines if _CALLED.match(text)), "")
    name = (
        "" if _SAYS_NOTHING.fullmatch(name) or "@" in name else name.replace("\\,", ",").replace("\\;", ";")
    )
    name = _OF_A_CALENDAR.sub("", name)
    whens = [slot for entry in entries if entry.when for slot in (entry.when, *entry.more)]
    days = sorted(slot.day for slot in whens if slot.day)
    years = {day.year for day in days}
    said = _YEAR.search(name)
    year = int(said[0]) if said else years.pop() if len(years) == 1 else None
    zone, doubt = ("", "") if hints.zone else times.floating(entries)
    yield Home(name=name, year=year, zone=zone)
    if doubt:
        yield Warned(doubt)
    if not name and not hints.event:
        yield Warned("the calendar does not name a conference; say which with --event")
    if said and years and int(said[0]) not in years:
        yield Warned(
            f'the calendar is called "{name}", but its events are of {", ".join(map(str, sorted(years)))}'
        )


def _page(url: str) -> tuple[Link, ...]:
    return programme.link("page", f"https://{url}" if url.lower().startswith("www.") else url)


FORMAT = Format(name="ical", label="iCalendar", sniff=sniff, read=read)
