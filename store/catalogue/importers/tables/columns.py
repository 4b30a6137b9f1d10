"""Which column of a table holds what: by its name, by what stands in it, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from store.catalogue.importers.tables import cells, content, spoken
from store.catalogue.importers.tables.names import BY_NAME, EITHER, FIELDS, UNREAD
from store.catalogue.tidy import private
from store.catalogue.tidy.addresses import without_addresses
from store.errors import BadSource
from store.text import key

Row = Mapping[str, object]
"""One row by column: text, a number, a list, or nothing."""
_TONGUE = re.compile(r"\[[A-Za-z_*-]{0,10}\]$")
"""What exports of repositories write behind a column's name: "dc.title[en_US]"."""
_ASIDE = re.compile(r"\((?:optional|required|mandatory|if any|s|en|n|es)\)|\*", re.IGNORECASE)
"""What forms write beside a column's name: "Speakers (Optional)", "*Date"."""
_REMARK = re.compile(r"\s*\((?!.*affil|.*instit|.*authors?\b|.*speakers?\b)[^()]*\)$", re.IGNORECASE)
"""What is meant by a column, behind its name: "Time (CET)", "Talk description (20-40 words)"."""
_CALLED = ("session title", "session name", "event title", "event name")
"""Names of columns that hold titles where no other one does."""
_TOLD = (
    "activity activities content contents description session agenda event events talk talks details"
    " subject topic topics name what item programme program programm inhalt actividad actividades contenido"
    " actividade atividade contenu activite programma attivita contenuto 内容 议程 議題 日程 プログラム 내용"
).split()
"""The same beside days and times, in the order in which they are tried."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PICTURES = frozenset(
    "image images img photo photos picture avatar logo thumbnail icon banner headshot map room location venue"
    " twitter linkedin facebook instagram profile".split()
)
"""Words in the names of columns whose addresses are of no item."""
_PERSON = frozenset(("name", "full name", "fullname"))
_ABOUT = frozenset(
    "bio biography avatar twitter company affiliation photo headshot pronouns job title".split()
)
"""What tables tell of people."""
_SAMPLE = 200
_NAMELESS = re.compile(r"column \d+")
"""What a column is called here that its table has no name for."""
_BOTH = "authors affiliations"


@lru_cache(maxsize=4096)
def by_name(column: str) -> str:
    """The field that a column's name means; empty where it means none, or several."""
    column = _ASIDE.sub(" ", _TONGUE.sub("", column[:80].strip())).replace("#", " id ").replace("№", " id ")
    found = BY_NAME.get(key(column)) or BY_NAME.get(key(_CAMEL.sub(" ", column)), "")
    return found or (BY_NAME.get(key(_REMARK.sub("", column)), "") if column.endswith(")") else "")


class Columns:
    """What each column of one table is read as; columns that appear later are judged by their name alone."""

    def __init__(
        self, columns: Iterable[str], sample: Sequence[Row], told: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Guess from names and from the first rows.

        :param told: pairs of our field and the table's column; these hold
        :raises BadSource: a pair names a field or a column that there is none of
        """
        self._fields: dict[str, str] = {}
        self._private: list[str] = []
        names = [*columns]
        for field, column in told:
            self._fields[_named(column, names)] = _known(field)
        for column in names:
            self.field(column)
        for column in names:  # "Authors (affiliations)" holds both, where no other column holds authors
            if key(column[:80]) == _BOTH and "authors" not in self._fields.values():
                self._fields[column] = "authors"
        for column, field in _by_content(
            [c for c in names if not self._fields[c] and c not in self._private], sample
        ):
            if field not in self._fields.values() or field in content.SEVERAL:
                self._fields[column] = field
        self._look_for_titles(names)
        self._look_for_speakers(names)
        self._part_abstracts(names, sample)
        self._part_days(names)
        self._look_for_rooms(names, sample)
        self.month_first = cells.month_first(
            content.as_text(row.get(column))
            for column, field in self._fields.items()
            if field in ("date", "start", "end")
            for row in sample
        )
        """Whether dates in figures begin with the month, where any of the first rows tells."""
        titles = [column for column, field in self._fields.items() if field == "title"]
        said = (content.as_text(row.get(column)) for column in titles for row in sample[:_SAMPLE])
        self.speaks = spoken.side(said) if "start" in self.fields else ""
        """On which side of a dash titles name who speaks, if they do."""

    def _look_for_titles(self, names: Iterable[str]) -> None:
        """Sessions are what a table is of, where nothing in it has another title; so is what goes on."""
        called = {key(_ASIDE.sub(" ", column[:80])): column for column in names}
        for name in (*_CALLED, *(_TOLD if "start" in self.fields else ())):
            if not self.has_title and name in called and called[name] not in self._private:
                self._fields[called[name]] = "title"

    def _look_for_speakers(self, names: Iterable[str]) -> None:
        """ "Name" beside a title is that of who speaks, where the table tells of people, too."""
        called = next((name for name in names if key(name) in _PERSON and not self._fields[name]), "")
        about = any(key(name) in _ABOUT for name in names)
        if called and about and self.has_title and self.fields.isdisjoint(("speakers", "authors")):
            self._fields[called] = "speakers"

    def _part_abstracts(self, names: Iterable[str], sample: Sequence[Row]) -> None:
        """Of an abstract and a description, which a table has side by side, the shorter one is a summary."""
        found = [name for name in names if self._fields[name] == "abstract"]
        if len(found) > 1 and "tldr" not in self.fields and any(key(name) == "abstract" for name in found):
            sizes = {name: sum(len(content.as_text(row.get(name))) for row in sample) for name in found}
            least = min(found, key=lambda name: (sizes[name], key(name) == "abstract"))
            self._fields[least] = "tldr"

    def _part_days(self, names: Iterable[str]) -> None:
        """ "Start date" beside "Start time" holds the day; "End date" beside "End time" is not needed."""
        for field, instead in (("start", "date"), ("end", "")):
            found = [name for name in names if self._fields[name] == field]
            for name in found:
                if len(found) > 1 and key(name).endswith("date") and instead not in self.fields:
                    self._fields[name] = instead

    def _look_for_rooms(self, names: Iterable[str], sample: Sequence[Row]) -> None:
        """ "Venue" may be said of a hall, "time" of a length, and "state" of what became of a submission."""
        fields = self._fields
        for column in names:
            texts = [content.as_text(row.get(column)) for row in sample[:_SAMPLE]]
            if fields[column] == "venue" and "room" not in fields.values() and self._is_room(column, texts):
                fields[column] = "room"
            if fields[column] == "start" and all(map(content.IS_LENGTH, filter(None, texts))) and any(texts):
                fields[column] = "duration"
            if key(column) == "state" and "status" not in fields.values() and content.are_states(texts):
                fields[column] = "status"

    def _is_room(self, column: str, texts: list[str]) -> bool:
        """Whether a venue is a room: it looks like one, or stands in a programme and names no year."""
        if content.are_rooms(texts):
            return True
        programme = "start" in self.fields or ("speakers" in self.fields and "authors" not in self.fields)
        year = "year" in self.fields or any(re.search(r"(?:19|20)\d\d", text) for text in texts)
        return programme and key(column) == "venue" and not year and any(texts)

    def field(self, column: str) -> str:
        """Our field for a column; empty: it is not read."""
        field = self._fields.get(column)
        if field is None:
            hidden = private.is_private(column)
            if hidden:
                self._private.append(column)
            either = key(column[:80]) in EITHER
            field = self._fields[column] = "" if hidden or either else by_name(column)
        return field

    def knows(self, column: str) -> bool:
        """Whether a column stood in the first rows, or was asked for."""
        return column in self._fields

    @property
    def has_title(self) -> bool:
        return "title" in self.fields

    @property
    def is_list_of_names(self) -> bool:
        """Whether all that is read is one column that may hold titles, and is not called so."""
        read = {column: field for column, field in self._fields.items() if field}
        return [*read.values()] == ["title"] and not any(map(by_name, read))

    @property
    def fields(self) -> frozenset[str]:
        """What is read."""
        return frozenset(filter(None, self._fields.values()))

    def report(self) -> Iterator[str]:
        """What is read, what is not, and what is never read, in words."""
        read = [f"{field} <- {_shown(column)}" for column, field in self._fields.items() if field]
        yield f"columns read: {', '.join(read[:60])}"
        unread = [
            _shown(c)
            for c, field in self._fields.items()
            if not field and c.strip() and c not in self._private
        ]
        if unread:
            more = f" and {len(unread) - 40} more" if len(unread) > 40 else ""
            yield f"columns not read: {', '.join(unread[:40])}{more}"
        if self._private:
            hidden = ", ".join(map(_shown, self._private[:40]))
            yield f"columns left out, as they hold personal data: {hidden}"


def _shown(column: str) -> str:
    return without_addresses(column.strip()[:60]) or "(no name)"


def _known(field: str) -> str:
    if field not in FIELDS:
        raise BadSource(f"there is no field {field!r}", remedy=f"Fields: {', '.join(FIELDS)}.")
    return field


def _named(column: str, names: list[str]) -> str:
    """The column as the table writes it; case and punctuation do not count."""
    found = next((name for name in names if name == column or key(name) == key(column)), None)
    if found is None:
        raise BadSource(
            f"there is no column {column!r}", remedy=f"Columns: {', '.join(map(_shown, names[:60]))}."
        )
    return found


def _by_content(columns: list[str], sample: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Fields for columns that their names leave open; those that may hold anything come first."""
    for column in sorted(columns, key=lambda name: key(name) not in EITHER):
        if key(column) in UNREAD:
            continue
        pictured = not _PICTURES.isdisjoint(key(_CAMEL.sub(" ", column)).split())
        values = [text for row in sample[:_SAMPLE] if (text := content.as_text(row.get(column)))]
        field = content.field(values, titled=key(column) in EITHER)
        if not field and _NAMELESS.fullmatch(column) and content.are_clocks(values):
            field = "start"
        if field and not (pictured and field in content.SEVERAL):
            yield column, field
