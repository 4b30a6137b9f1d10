"""What speaks for one work, once nothing forbids it: titles, people, abstracts, years."""

from __future__ import annotations

from dataclasses import dataclass

from store.catalogue.works.matching.abstracts import likeness
from store.catalogue.works.matching.differences import SAID, Nearness
from store.catalogue.works.matching.people import Agreement
from store.catalogue.works.matching.placing import (
    FAR,
    gap,
    group,
    other_slot,
    same_place,
    two_own,
    years,
)
from store.catalogue.works.matching.titles import Title
from store.catalogue.works.matching.traits import Traits, Verdict
from store.catalogue.works.matching.versions import versions

_ALIKE = 0.6
"""Likeness of abstracts that goes with a title changed a little."""
_THE_SAME = 0.85
"""Likeness of abstracts that bears a title changed in words of weight: papers of one group share phrases."""
RETOLD = 0.65
"""The same of two versions by the same people: of two works by them, in 2,400 pairs of real ones, none that
was only put up beside a printed one came near."""
_TELLING = 4
"""Words of weight of a title that no two works bear within some years."""
_UNLIKE = 0.15
"""Likeness of abstracts that speaks against one work."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two statements, and what was found out about them."""

    a: Traits
    b: Traits
    nearness: Nearness
    people: Agreement
    titles: tuple[Title, Title]

    def like(self) -> float:
        """Likeness of the abstracts; -1.0: not known. Costly: ask for it once."""
        return likeness(self.a.abstract, self.b.abstract)

    @property
    def telling(self) -> int:
        """Words of weight in the shorter title."""
        return min(each.telling for each in self.titles)

    @property
    def works(self) -> bool:
        """Whether both are papers in some form, and no talks or gatherings."""
        return group(self.a.kind) == group(self.b.kind) == "work"

    def said(self, *more: str) -> str:
        """The evidence in words."""
        people = str(self.people) if self.people.known else ""
        return ", ".join(filter(None, (SAID[self.nearness], people, years(self.a, self.b), *more)))


def no(why: str) -> Verdict:
    return Verdict(same=False, why=why, strength=0.0)


def yes(why: str, strength: float) -> Verdict:
    return Verdict(same=True, why=why, strength=strength)


def weigh(case: Case) -> Verdict:
    """The verdict where no identifier decides."""
    if any(each.generic for each in case.titles):
        return _generic(case)
    if gap(case.a, case.b) and any(each.recurring for each in case.titles):
        return no(f"a title that comes again, {years(case.a, case.b)}")
    if not case.people.known:
        return _without_people(case)
    if not case.people.most and not _some_people(case):
        return no(f"only {case.people}")
    far = (gap(case.a, case.b) or 0) > FAR
    if far and not (case.nearness is Nearness.EQUAL and case.people.full and case.people.more > 1):
        return no(years(case.a, case.b))
    return _same_title(case) if case.nearness is Nearness.EQUAL else _other_title(case)


def _some_people(case: Case) -> bool:
    """A list of names that has changed a lot, under a title that has not."""
    return case.nearness is Nearness.EQUAL and case.telling > 3 and case.people.shared >= 1


def _same_title(case: Case) -> Verdict:
    if not case.people.sure and not same_place(case.a, case.b):
        return no("names that may be other people's")
    if not case.people.most:
        return yes(case.said(), 0.85)
    return yes(case.said(), 0.97 if case.people.full else 0.95)


def _other_title(case: Case) -> Verdict:
    changed = case.nearness is Nearness.CHANGED
    if changed and two_own(case.a, case.b) and not case.works:
        return no("two things of one source")
    like = case.like()
    if like >= (_ALIKE if not changed else RETOLD if _retold(case) else _THE_SAME):
        return yes(case.said("same abstract"), 0.95)
    if changed or 0 <= like < _UNLIKE:
        return no("different titles by the same people")
    if two_own(case.a, case.b) and same_place(case.a, case.b):
        return no("two things of one source")
    if case.people.full or case.people.shared >= 2:
        return yes(case.said(), 0.9)
    return no(f"similar titles, {case.people}")


def _retold(case: Case) -> bool:
    """Whether an abstract may have been worked over too, from preprint to print."""
    return case.people.fewer > 1 and (case.people.full or case.people.core) and versions(case.a, case.b)


def _generic(case: Case) -> Verdict:
    a, b = case.a, case.b
    many = "a title that many things bear"
    if case.nearness is not Nearness.EQUAL or two_own(a, b) or not (same_place(a, b) or _one_slot(case)):
        return no(many)
    apart = (a.day is None) != (b.day is None) or other_slot(a, b)
    if apart or (a.parent and b.parent and a.parent != b.parent):
        return no(f"{many}, at different times")
    if (a.own and a.own == b.own) or (a.clock and b.clock and a.day) or case.people.full:
        return yes(case.said("same event" if same_place(a, b) else "same time"), 0.85)
    return no(many)


def _one_slot(case: Case) -> bool:
    """Whether both are called the same by their sources and held by the same people at one hour, wherever."""
    a, b = case.a, case.b
    timed = a.day is not None and a.clock is not None and (a.day, a.clock) == (b.day, b.clock)
    return timed and bool(a.own) and a.own == b.own and case.people.full


def _without_people(case: Case) -> Verdict:
    a, b = case.a, case.b
    if case.people.two_scripts and case.telling < (3 if case.people.paired else 4):
        return no("names in two scripts, and a short title")
    apart, like = gap(a, b) or 0, case.like()
    if case.works and apart <= FAR and like >= (_ALIKE if case.nearness > Nearness.CHANGED else _THE_SAME):
        return yes(case.said("same abstract"), 0.93)
    if case.nearness is not Nearness.EQUAL or (0 <= like < _UNLIKE and case.telling < 6):
        return no("different titles and no names")
    if two_own(a, b) and (a.event == b.event or not (a.event and b.event)):
        return no("two things of one source, and no names")
    return _by_title_alone(case) if case.works else _by_time(case)


def _by_time(case: Case) -> Verdict:
    """Talks and gatherings are told by when they are; a paper may be shown at several times."""
    a, b = case.a, case.b
    groups = {group(a.kind), group(b.kind)}
    if len(groups) > 1 and case.telling < 4:
        return no("different kinds and no names")
    near = gap(a, b) == 0 and (case.telling > 2 or same_place(a, b))
    near = near or (gap(a, b) is None and same_place(a, b))
    if near and ("work" in groups or not other_slot(a, b)):
        return yes(case.said(), 0.8)
    return no("different times and no names")


def _by_title_alone(case: Case) -> Verdict:
    apart = gap(case.a, case.b)
    if apart is None:
        return yes(case.said(), 0.75) if case.telling > 4 else no("no names and no year")
    most = FAR + (case.telling > _TELLING) if case.telling > 3 else case.telling - 2
    if apart <= most or (apart == 0 and same_place(case.a, case.b)):
        return yes(case.said(), 0.85)
    return no(f"no names, {years(case.a, case.b)}" if case.telling > 3 else "no names, and a short title")
