"""What somebody keeps and cites, from an order to a message and, where it is a citation, to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from bot.understanding.keeping import Order
from bot.views import Face, Message, State, citing, saving
from store.records import Item
from store.results import Results
from store.saved import Kept
from store.store import Store
from store.text import key, slug

_SURE, _CLEAR = 88, 10
"""Likeness of 100 from which a title is the one that was typed, and its lead over the next."""
_NAME = 40
"""Characters of a file's name."""
_ENDINGS = {"bibtex": "bib", "ris": "ris"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to go with a message."""

    name: str
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps, and how they read."""

    store: Store
    face: Face
    team: str = ""
    user: str = ""
    """Empty where nobody in Slack asks, or where others see what is said."""
    files: bool = False
    """Whether files may be sent."""

    def obey(
        self, order: Order, offset: int, find: Callable[[str], Results | None]
    ) -> tuple[Message, Paper | None]:
        """What comes of an order; ``find`` looks the words of a title up."""
        if order.name == "saved":
            return self.listed(offset), None
        if order.name == "export":
            return citing.usage(order.rest), None
        if order.name == "cite_saved":
            return self._all(order.form, offset)
        return self._named(order, find) if order.rest else (citing.usage(), None)

    def listed(self, offset: int) -> Message:
        """The page of the list that begins there."""
        return saving.saved(self._kept(), offset, self.face, reader=bool(self.user))

    def one(self, item: Item, here: State) -> tuple[Message, Paper | None]:
        """The citation of an item; ``here`` is its state, with the format."""
        form = here.cite if here.cite in citing.CALLED else "bibtex"
        records = self._records(form, [item], 0, item)
        paper = self._paper(form, [item], (slug(item.title) or item.id)[:_NAME].strip("-"), item.title)
        return citing.citation(records, item.title, replace(here, cite=form)), paper

    def _kept(self) -> tuple[Kept, ...]:
        return self.store.kept(self.team, self.user) if self.user else ()

    def _all(self, form: str, offset: int) -> tuple[Message, Paper | None]:
        """All that is kept: the records that fit, from that one on; the file comes with the first."""
        kept = self._kept()
        items = [each.item for each in kept if each.item]
        if not items:
            return self.listed(0), None
        at = items[min(offset, len(items) - 1)]
        records = self._records(form, items, len(kept) - len(items), at)
        title = f"{len(items)} saved item{'s' * (len(items) > 1)}"
        message = citing.citation(records, title, State(citing.everything(form), offset))
        return message, None if offset else self._paper(form, items, "saved", title)

    def _named(self, order: Order, find: Callable[[str], Results | None]) -> tuple[Message, Paper | None]:
        """The item with that id or title; where several may be meant, a choice of them."""
        item = self.store.item(order.rest)
        near: Sequence[Item] = ()
        if item is None:
            found = find(order.rest)
            near = [match.item for match in found.matches] if found else ()
            item = _meant(order.rest, near, found)
        if item is None:
            return citing.choices(order.rest, near, order.form), None
        return self.one(item, State(item=item.id, cite=order.form))

    def _records(self, form: str, items: Sequence[Item], lost: int, at: Item) -> citing.Records:
        """Without abstracts; ``at`` is the item whose record comes first, and may be too long."""
        brief = [replace(item, abstract="") for item in items]
        texts = tuple(
            text.replace("\r\n", "\n").strip("\n") for text in self.store.cite(form, brief, brief=True)
        )
        longest = f"hallway export --format {form} id:{at.id}"
        return citing.Records(form, texts, lost, follows=self.files, longest=longest)

    def _paper(self, form: str, items: Sequence[Item], name: str, title: str) -> Paper | None:
        if not self.files:
            return None
        whole = "".join(self.store.cite(form, items))
        return Paper(f"{name}.{_ENDINGS[form]}", f"{title} ({citing.CALLED[form]})", whole)


def _meant(typed: str, near: Sequence[Item], found: Results | None) -> Item | None:
    """The only one found, unless its spelling was guessed, or the one that is clearly called so."""
    if not near or found is None:
        return None
    if len(near) == 1 and not found.corrections:
        return near[0]
    likeness = [_alike(typed, item) for item in near]
    best = max(likeness)
    clear = all(best - each >= _CLEAR for each in sorted(likeness)[:-1])
    return near[likeness.index(best)] if best >= _SURE and clear else None


def _alike(typed: str, item: Item) -> float:
    """How like a title or another name it is; the part before a colon is a name too."""
    names = (item.title, item.title.partition(":")[0], *item.other_names)
    return max(fuzz.ratio(key(typed), key(name)) for name in names)
