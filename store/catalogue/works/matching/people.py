"""Whether two lists of authors are those of one work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.catalogue.works.matching.calling import Name, alike, name
from store.text import key

_AND_MORE = frozenset({"et al", "and others", "others", ""})
"""The end of a list of names that is not whole."""
_CORE = 4
"""People who do not come together by chance."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many names of two lists are those of the same people."""

    shared: float
    """A name that may be the same counts half."""
    fewer: int
    more: int
    """Lengths of the two lists."""
    sure: bool
    """False where each shared name is but perhaps the same person's."""
    open: bool = False
    """The shorter list says itself that more belong to it."""
    two_scripts: bool = False
    """The lists are written in two scripts, so that neither can be said to name the other's people."""
    paired: bool = False
    """Of lists in two scripts: both name as many people, and more than one."""

    @property
    def known(self) -> bool:
        """Both lists name somebody."""
        return self.fewer > 0

    @property
    def full(self) -> bool:
        """All but one of a longer list are in both; of two or less all. Of one that is open all it names."""
        missed = 0 if self.open else self.more - self.fewer
        return self.known and self.shared >= self.fewer - 0.5 * (self.fewer > 1) and missed <= 1

    @property
    def core(self) -> bool:
        """Four or more in both: all but one of the shorter list, half of the longer, as a group grows."""
        return self.shared >= max(_CORE, self.fewer - 1, self.more / 2)

    @property
    def most(self) -> bool:
        """At least half of the longer list, or all of a shorter one (speakers, "et al.")."""
        return self.known and (self.shared * 2 >= self.more or self.shared >= self.fewer)

    def __str__(self) -> str:
        return f"{int(self.shared + 0.5)} of {self.more} author{'s' if self.more > 1 else ''}"


def comparable(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists may agree in full or, with one first author, in their core: cheap."""
    fewer, more = (a, b) if len(a) <= len(b) else (b, a)
    size = len(fewer)
    if size and (len(more) - size < 2 or _open(fewer)):
        return True
    return _CORE <= size >= len(more) / 2 and not set(a[0].split()).isdisjoint(b[0].split())


def agreement(a: Sequence[str], b: Sequence[str]) -> Agreement:
    """Compare two lists of names, in any order."""
    if a == b and a:
        count = len(_names(tuple(a)))
        return Agreement(count, count, count, sure=True)
    ours, theirs = _names(tuple(a)), _names(tuple(b))
    if len(ours) > len(theirs):
        a, b, ours, theirs = b, a, theirs, ours
    left = {each.squeezed: each for each in theirs}
    shared, sure = 0.0, False
    open_: list[Name] = []
    for each in ours:
        if left.pop(each.squeezed, None):
            shared, sure = shared + 1, True
        else:
            open_.append(each)
    for each in open_:
        best, likeness = max(
            ((other, alike(each, other)) for other in left.values()), key=_second, default=(each, 0.0)
        )
        if likeness:
            shared, sure = shared + likeness, sure or likeness == 1
            del left[best.squeezed]
    if not shared and _other_scripts(ours, theirs):
        return Agreement(0, 0, 0, sure=False, two_scripts=True, paired=len(ours) == len(theirs) > 1)
    return Agreement(shared, len(ours), len(theirs), sure, _open(a))


def _other_scripts(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether one list is in Latin letters and the other is not: such names say nothing of each other."""
    kinds = [{each.squeezed.isascii() for each in names} for names in (ours, theirs)]
    return kinds in ([{True}, {False}], [{False}, {True}])


def _open(names: Sequence[str]) -> bool:
    """Whether a list says itself that it is not whole."""
    last = key(names[-1]) if names else "?"
    return last in _AND_MORE or last.endswith(" et al")


def _second(pair: tuple[Name, float]) -> float:
    return pair[1]


@lru_cache(maxsize=4096)
def _names(listed: tuple[str, ...]) -> tuple[Name, ...]:
    found = {each.squeezed: each for each in map(name, listed) if each.squeezed}
    return tuple(found.values())
