"""What was asked and shown before, and where a follow-up leads: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """What a follow-up wants."""

    ASK = "ask"  # the question in ``text``, which stands alone
    CARD = "card"  # an item in full
    LIKE = "like"  # more like an item
    MORE = "more"  # the next page
    BACK = "back"  # the page before
    WHICH = "which"  # to be asked which of the items shown is meant
    WHO = "who"  # to be asked which person of the item is meant
    FINE = "fine"  # nothing: "thanks"
    ANEW = "anew"  # that what was asked before counts no longer


@dataclass(frozen=True, slots=True)
class Shown:
    """An item that was shown."""

    id: str
    title: str
    kind: str = ""
    people: tuple[str, ...] = ()
    room: str = ""
    session: str = ""
    day: str = ""
    """``2022-08-29``; empty where no source tells it."""

    @property
    def quoted(self) -> str:
        """Its title as a question names it."""
        return f'"{self.title.replace(chr(34), chr(39))}"'


@dataclass(frozen=True, slots=True)
class Before:
    """The last question and its answer."""

    text: str
    """The question, as one that stands alone."""
    query: str = ""
    """As understood, in filter syntax; empty where it was no search."""
    shown: tuple[Shown, ...] = ()
    offset: int = 0
    """Items on the pages before."""
    focus: Shown | None = None
    """The one item that the answer is about."""
    pending: str = ""
    """What was asked of one of these before it was clear of which."""
    person: str = ""
    """The one person that was asked about by name."""
    pages: bool = True
    """Whether a list was shown that has pages, be it a search's or an item's relatives."""

    @property
    def it(self) -> Shown | None:
        """What "it" means; None where that is not clear."""
        return self.focus or (self.shown[0] if len(self.shown) == 1 else None)

    @property
    def of_focus(self) -> bool:
        """Whether the question names the one item itself."""
        return self.focus is not None and self.focus.quoted in self.text

    def numbered(self, number: int) -> Shown | None:
        """The item with that number in the list; else that at this place of the page. -1 is the last."""
        if number < 0:
            return self.shown[-1] if self.shown else None
        for at in (number - 1 - self.offset, number - 1):
            if 0 <= at < len(self.shown):
                return self.shown[at]
        return None


@dataclass(frozen=True, slots=True)
class Step:
    """Where a follow-up leads."""

    way: Way
    text: str = ""
    """The whole question; of ``WHICH`` the follow-up as it was typed."""
    item: Shown | None = None
    spoken: bool = True
    """Whether the question is in plain words, and not in filter syntax."""
    alone: str = ""
    """What to ask where the whole question finds nothing: the follow-up's words by themselves."""
