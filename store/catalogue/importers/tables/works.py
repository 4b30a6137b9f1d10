"""One row of a table as an entry."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from store.catalogue.entries import Entry, Hints, When
from store.catalogue.importers import citing, programme
from store.catalogue.importers.tables import cells, named, numbered, spoken, sums
from store.catalogue.importers.tables import kind as kind_of
from store.catalogue.importers.tables.columns import Columns, Row
from store.catalogue.importers.tables.people import PEOPLE, people
from store.catalogue.tidy import clocks, times
from store.catalogue.tidy.lengths import duration
from store.records import Skipped

_GATHERED = frozenset(("keywords", "url", "pdf", "code", "slides", "video", "poster", "award", "other_names"))
"""Fields that take what several columns give."""
_DETAILS = frozenset("volume number pages publisher journal booktitle series issn isbn note".split())
_NOTHING = re.compile(
    r"\W*(?:no (?:meeting|sessions?|talks?|class|seminar|lecture)s?|cancell?ed|holidays?"
    r"|entfällt|kein treffen|pas de séance)\W*",
    re.IGNORECASE,
)
_PLACED = frozenset(("session", "start", "end", "date", "room", "zone", "track", "kind"))
_HELD = frozenset(("paper", "talk", "poster", "demo"))
_LONGEST_DAY = 40
_PLACES = frozenset(("room", "session", "zone", "start", "end", "duration", "speakers"))
"""Fields that only a programme has."""
_DATED = frozenset(("published", "date", "start", "end", "room"))
"""Fields one of which every row has that says more than a year of when it was, or where."""
_WRITTEN = frozenset(("authors", "coauthors"))
_LISTS = (
    _GATHERED
    | {field for field, _ in PEOPLE}
    | {"people", "affiliations", "links_by_kind", "identifiers", "details", "more"}
)
Texts = dict[str, str]
Values = dict[str, object]


class Works:
    """Makes entries of the rows of one table; ``own`` keeps the ids of all tables of a file apart, and
    ``kind`` is that of rows which say none and name no authors."""

    def __init__(
        self, columns: Columns, hints: Hints, own: citing.OwnIds | None = None, kind: str = ""
    ) -> None:
        self._columns = columns
        self._hints = hints
        self._own = own or citing.OwnIds()
        self._kind = kind
        self._fields: dict[str, str] = {}
        self._day = ""
        self._session = ""
        """The session of a row that named nothing else: that of the rows below it which name none."""
        self._under_days = False
        self._late = False
        self.carried = 0
        """Rows of which the day stands only in a row above, as merged cells leave it."""
        self.unread: dict[str, str] = {}
        """Dates and times that could not be read -> where each stands first."""
        self.zones: dict[str, None] = {}
        """What stands in a column of zones and is none, or one of several."""
        self.turned = ""
        """A date in figures of which other dates of the table tell whether it begins with its month."""
        self.ends = 0
        """Ends that were left out, as they cannot be those of their starts."""

    def entry(self, place: str, row: Row) -> Entry | Skipped:
        texts, values = self._said(row)
        said = texts.get
        if ("title" not in texts or len(texts) == 1) and (reason := self._headed(texts, values)):
            return Skipped(place, reason)
        title = spoken.title(texts, values, self._columns.speaks)
        if reason := _untitled(title) or sums.reason(texts, values):
            return Skipped(place, reason)
        if self._kind and "kind" not in texts and values.keys().isdisjoint(_WRITTEN):
            texts["kind"] = programme.kind("", title, self._kind)[0]
        kind, subkind, status = kind_of.of(title, texts, values)
        when, published = self._placed(texts, kind, place)
        year = citing.year_of(said("year") or said("published") or said("date", ""))
        year = year or (when.day.year if when and when.day else None)
        return Entry(
            place=place,
            title=title,
            own=self._own.once(said("id", "")),
            kind=kind,
            subkind=said("subkind") or subkind,
            other_names=_other_names(title, texts, values),
            abstract=said("abstract", ""),
            tldr=said("tldr", ""),
            people=people(values),
            venue=_venue(texts, year, talk="speakers" in values),
            year=year,
            published=published,
            session=said("session", "") if when is None else "",
            track=said("track", ""),
            award=", ".join(cells.parts(values["award"])) if "award" in values else "",
            status=status,
            when=when,
            more=self._more(values["more"], texts.get("zone", "")) if "more" in values else (),
            topics=_topics(values.get("keywords")),
            links=named.links(values),
            identifiers=named.named(texts, values),
            parent=said("parent", ""),
            language=said("language", ""),
            details=_details(texts, values),
        )

    def _said(self, row: Row) -> tuple[Texts, Values]:
        """What the cells say, by our fields."""
        texts, values = self._cells(row)
        if self._late:  # columns of one author each, which the first rows did not have
            texts, values = self._cells(numbered.folded(row))
        if "start" in texts and "speakers" in values:
            spoken.who_is_what(texts, values)
        return texts, values

    def _headed(self, texts: Texts, values: Values) -> str:
        """Why a row is no item that has no title, or nothing else; it may be a heading of those below it.

        One that names a session, and at most its time and place, becomes an item.
        """
        only = next(iter(texts.values()), "") if len(texts) == 1 and not values else ""
        if only and _is_day(only, self._hints.year):
            self._day, self._under_days = only, True
            return "a heading: the day of the rows below it"
        if "title" in texts:
            return ""
        if "session" not in texts or values or not texts.keys() <= _PLACED:
            return "the row has no title"
        self._session = texts["title"] = texts.pop("session")
        texts.setdefault("kind", programme.kind("", self._session, "oral_session")[0])
        return ""

    def _placed(self, texts: Texts, kind: str, place: str) -> tuple[When | None, str]:
        """When it takes place, and when it was published; what of that is not understood is noted."""
        if self._session and "session" not in texts and kind in _HELD:
            texts["session"] = self._session
        if _DATED.isdisjoint(texts):
            return None, citing.published(citing.year_of(texts["year"])) if "year" in texts else ""
        when, published = self._when(texts, kind)
        if "date" in texts or "start" in texts:
            self._look(texts, when, published, place)
        return when, published

    def _look(self, texts: Texts, when: When | None, published: str, place: str) -> None:
        """Note a date or a time that is stated and was not understood."""
        if when and when.start:
            self._doubt(texts, when)
        if "start" in texts and (when is None or when.start is None):
            self.unread.setdefault(" ".join(filter(None, (texts.get("date"), texts["start"])))[:40], place)
        elif "date" in texts and not published and (when is None or when.day is None):
            self.unread.setdefault(texts["date"][:40], place)

    def _doubt(self, texts: Texts, when: When) -> None:
        """Note a zone of no or of several meanings, and an end that is none."""
        zone = texts.get("zone", "")
        if zone and when.start and when.start.tzinfo is None:
            self.zones.setdefault(zone[:40])
        behind = next(filter(None, (clocks.unclear(texts.get(each, "")) for each in ("start", "date"))), "")
        if behind and when.start and when.start.tzname() != behind:  # --zone may say which one is meant
            self.zones.setdefault(behind)
        self.ends += when.end is None and clocks.alone(texts.get("end", "")) is not None

    def _cells(self, row: Row) -> tuple[Texts, Values]:
        """The cells by our fields: texts, and what may be a list. The first column of a field holds."""
        texts: Texts = {}
        values: Values = {}
        fields = self._fields
        for column, value in row.items():
            if not value:
                continue
            field = fields.get(column)
            if field is None:  # a key that the first rows did not have
                late = not self._columns.knows(column) and numbered.of(column) is not None
                self._late = self._late or late
                field = fields[column] = "" if late else self._columns.field(column)
            if not field:
                continue
            if field in _LISTS:
                said = cells.unlisted(value) if isinstance(value, str) and value[0] == "[" else value
                values[field] = _with(values[field], said, field) if field in values else said
            elif field not in texts:
                texts[field] = value.strip() if isinstance(value, str) else _as_text(value, field)
        return texts, values

    def _more(self, slots: object, zone: str) -> tuple[When, ...]:
        """Further slots, given as objects with date, start, end, session and room."""
        found: list[When] = []
        for slot in slots if isinstance(slots, list) else ():
            if isinstance(slot, dict):
                said = {name: cells.first(slot, name) for name in ("date", "start", "end", "session", "room")}
                when = times.span(said["date"], said["start"], said["end"], self._hints.year, zone)
                found += [replace(when, session=said["session"], room=said["room"])] if when else []
        return tuple(found)

    def _when(self, texts: Texts, kind: str) -> tuple[When | None, str]:
        """When it takes place, and when it was published: a paper's date without a clock is the latter."""
        day, start, end = (cells.spoken(texts.get(name, "")) for name in ("date", "start", "end"))
        if (first := self._columns.month_first) is not None:
            turned = [cells.by_month(said, month_first=first) for said in (day, start, end)]
            self.turned = self.turned or next((said for said in (day, start) if said not in turned), "")
            day, start, end = turned
        if start and not day and self._day and ("date" in self._columns.fields or self._under_days):
            day = self._day
            self.carried += 1
        self._day = day or self._day
        published = citing.dated(texts["published"]) if "published" in texts else ""
        if day and kind == "paper" and not (start or end or "duration" in texts or self._shown_at(day)):
            published = published or citing.dated(day)
            day = ""
        if not published and "year" in texts:
            published = citing.published(citing.year_of(texts["year"]))
        when = None
        if day or start:
            zone = texts.get("zone", "") or self._hints.zone
            when = _ended(times.span(day, start, end, self._hints.year, zone), texts)
        if when is None and "room" in texts:
            when = When()
        if when is not None:
            when = replace(when, session=texts.get("session", ""), room=texts.get("room", ""))
        return when, published

    def _shown_at(self, day: str) -> bool:
        """Whether the date of a paper is when it is presented: it has a clock, or a speaker."""
        fields = self._columns.fields
        if "speakers" in fields and "authors" not in fields:
            return times.moment(day, self._hints.year) is not None
        return not _PLACES.isdisjoint(fields) and isinstance(times.moment(day), datetime)


def _other_names(title: str, texts: Texts, values: Values) -> tuple[str, ...]:
    """What else a work is called: as it says, and with the line below its title."""
    if "subtitle" not in texts and "other_names" not in values:
        return ()
    given = cells.parts(values["other_names"]) if "other_names" in values else []
    below = texts.get("subtitle", "")
    whole = [f"{title}: {below}"] if below and below not in title and not spoken.who(below) else []
    return (*given, *whole)


def _untitled(title: str) -> str:
    """Why the words in the place of a title are none; empty where they are one."""
    if _NOTHING.fullmatch(title):
        return f"nothing takes place: {title[:80]!r}"
    return "its title is not known yet" if programme.is_blank(title) else ""


def _ended(when: When | None, texts: Texts) -> When | None:
    """A slot with its end, where only its length is said."""
    length = duration(texts["duration"]) if "duration" in texts else None
    if length is None or when is None or when.start is None or when.end is not None:
        return when
    return replace(when, end=when.start + length)


def _is_day(text: str, year: int | None) -> bool:
    found = times.moment(text, year) if len(text) <= _LONGEST_DAY and any(map(str.isdigit, text)) else None
    return isinstance(found, date) and not isinstance(found, datetime)


def _as_text(value: object, field: str) -> str:
    parted = "\n\n" if field == "abstract" else "; "
    return str(value) if type(value) is int else parted.join(cells.parts(value))


def _with(before: object, value: object, field: str) -> object:
    """The value of a field that another column has given already."""
    return [*cells.parts(before), *cells.parts(value)] if field in _GATHERED else before


def _venue(texts: Texts, year: int | None, *, talk: bool) -> str:
    """Where it appeared; the series of a talk is that of a conference, and not of books."""
    said = texts.get("venue") or texts.get("booktitle") or texts.get("journal", "")
    said = said or (texts.get("series", "") if talk else "")
    return citing.venue(said, texts["venue_in_full"], year) if "venue_in_full" in texts else said


def _topics(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    parts = cells.parts(value)
    if isinstance(value, str) or (len(parts) == 1 and (";" in parts[0] or parts[0].count(",") > 1)):
        parts = [*citing.split_list(parts[0])]  # also a list whose one text is the list
    return tuple(dict.fromkeys(parts))


def _details(texts: Texts, values: Values) -> tuple[tuple[str, str], ...]:
    given = values.get("details")
    known = {name: cells.first(given, name) for name in given} if isinstance(given, dict) else {}
    for name in _DETAILS & texts.keys():
        known.setdefault(name, texts[name])
    if "volume" in texts and len(known["volume"]) > 25:  # a column of them: the name of the proceedings
        known.setdefault("booktitle", known.pop("volume"))
    return citing.details(**known) if known else ()
