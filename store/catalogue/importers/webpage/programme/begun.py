"""Rows of sessions: those below one that have no time of their own are of it."""

from __future__ import annotations

from collections.abc import Sequence

from store.catalogue.importers import programme as programmes
from store.catalogue.importers.webpage.programme.found import Found
from store.catalogue.importers.webpage.programme.parts import Part
from store.catalogue.importers.webpage.programme.told import Told
from store.catalogue.importers.webpage.titles.looks import is_session
from store.catalogue.importers.webpage.words.phrases import WHAT
from store.text import key

_SESSIONS = ("oral_session", "poster_session")


class Begun:
    """The row of a session that those below it are of."""

    def __init__(self) -> None:
        self.found: Found | None = None
        self.kinds: set[int] = set()
        """The rows that only say what kind of talk those below them are, by their ids."""
        self._known: dict[str, Found] = {}
        """Rows of sessions that have a time, by the names of the sessions."""

    def go_on(self, part: Part, told: Sequence[Told]) -> None:
        """Whether the next row is still of the session: it has no time, or one within the session's."""
        begun = self.found
        if begun is None or begun.box is None:
            return
        alike = part.box is not None and part.box.group == begun.box.group
        own = next((one.said.slot for one in told if one.said.slot), None)
        within = own is None or (begun.slot is not None and begun.slot.holds(own))
        if not (alike and within) or any(one.said.day for one in told):
            self.found = None

    def begins(self, found: Found) -> bool:
        """Note a row with the time and name of a session, and say whether it is one."""
        called = programmes.kind("", found.draft.title, "")[0]
        named = called in _SESSIONS or bool(found.draft.people) or is_session(found.line)
        if not (found.own_slot and named) or called in programmes.BETWEEN:
            return False
        self.found = self._known[_name(found)] = found
        return True

    def begins_again(self, found: Found) -> bool:
        """Note a row that names a session without a time, below such with one: it may be one of those."""
        rowed = found.box is not None and found.box.tag in ("tr", "row")
        if self.found is None or not rowed or found.own_slot or not is_session(found.line):
            return False
        known = self._known.get(_name(found))
        found.slot = known.slot if known else None
        self.found = found
        return True

    def gives(self, found: Found) -> Found:
        """What is found in a row, with the session and its time, where it has none."""
        if self.found is None:
            return found
        called = self.found.draft.title
        if WHAT.fullmatch(called):
            self.kinds.add(id(self.found))
            found.draft.tag = found.draft.tag or called
        else:
            found.session = called
        if self.found.slot and not found.slot:
            found.slot, found.slots = self.found.slot, (self.found.slot,)
        return found


def _name(found: Found) -> str:
    """The name of a session without what stands in brackets behind it."""
    return key(found.draft.title.partition("(")[0])
