"""The verdict on two statements: what speaks against comes first, then what speaks for is weighed."""

from __future__ import annotations

from store.catalogue.works.matching.abstracts import beginning, likeness
from store.catalogue.works.matching.differences import Difference, Nearness, difference, rivals
from store.catalogue.works.matching.labels import bare
from store.catalogue.works.matching.naming import Named, contradiction, named, registrants
from store.catalogue.works.matching.people import Agreement, agreement, comparable
from store.catalogue.works.matching.placing import (
    FAR,
    against_kinds,
    against_times,
    gap,
    two_own,
    years,
)
from store.catalogue.works.matching.rewording import kept_some, lengthened, reworded
from store.catalogue.works.matching.titles import Title, title
from store.catalogue.works.matching.traits import Traits, Verdict
from store.catalogue.works.matching.versions import versions
from store.catalogue.works.matching.weighing import RETOLD, Case, no, weigh, yes

_DIFFERENT = {"doi": "DOIs", "arxiv": "arXiv numbers", "anthology": "Anthology ids"}
_SAME = {"doi": "DOI", "arxiv": "arXiv number", "openreview": "OpenReview id", "anthology": "Anthology id",
         "dblp": "DBLP key"}  # fmt: skip
_TEXT = 0.8
"""Likeness of abstracts that outweighs names that differ."""
_SAME_TEXT = 0.9
"""Likeness of abstracts that speaks for one work under two titles."""
_LITTLE = 0.3
"""Likeness that the abstracts of two versions have at least; those of one group's next work seldom do."""
_JOURNALS = 5
"""Years that a journal may take."""
_TELLING = 5
"""Words of weight of a title that no other work bears."""
_OTHER = no("different titles")


def judge(a: Traits, b: Traits) -> Verdict:
    """Whether two statements are about one work, and the evidence."""
    one, other = _title(a, b), _title(b, a)
    how = difference(one, other)
    if not (a.identifiers and b.identifiers):
        if how.nearness is Nearness.OTHER:
            return _renamed(a, b, (one, other))
        return _unnamed(a, b, how, (one, other), "")
    ours, theirs = named(a.identifiers), named(b.identifiers)
    if shared := ours & theirs:
        return _named_alike(a, b, min(shared)[0], how)
    against = _contradiction(ours, theirs)
    if how.nearness is Nearness.OTHER:
        return _OTHER if against else _renamed(a, b, (one, other))
    return _unnamed(a, b, how, (one, other), against)


def rival(a: Traits, b: Traits) -> bool:
    """Whether the two are told apart, by the rest of titles of which a third may be but a part."""
    return rivals(_title(a, b), _title(b, a)) and not judge(a, b).same


def titled_alike(a: Traits, b: Traits) -> bool:
    """Whether the two bear one title."""
    return difference(_title(a, b), _title(b, a)).nearness is Nearness.EQUAL


def _title(of: Traits, beside: Traits) -> Title:
    """The title alone; a speaker that one names only in its title is a speaker of the other."""
    return title(bare(of.title, of.authors or beside.authors, of.kind))


def _renamed(a: Traits, b: Traits, titles: tuple[Title, Title]) -> Verdict:
    """A work that got quite another title on its way keeps its abstract and its authors."""
    if found := _reworded(a, b, titles):
        return found
    if two_own(a, b) or (gap(a, b) or 0) > FAR or not comparable(a.authors, b.authors):
        return _OTHER
    begins = beginning(a.abstract)
    later = versions(a, b)
    if not begins or not b.abstract or (begins != beginning(b.abstract) and not later):
        return _OTHER
    people = agreement(a.authors, b.authors)
    if not (people.full or people.core) or against_kinds(a, b):
        return _OTHER
    least = RETOLD if later and people.fewer > 1 else _SAME_TEXT
    if likeness(a.abstract, b.abstract) < least:
        return _OTHER
    return yes(f"same abstract, {people}", 0.93)


def _reworded(a: Traits, b: Traits, titles: tuple[Title, Title]) -> Verdict | None:
    """The verdict on two versions of which the title may have been worked over; else None."""
    if not comparable(a.authors, b.authors) or not kept_some(*titles):
        return None
    people, apart = agreement(a.authors, b.authors), gap(a, b)
    if not (people.full or people.core) or not people.sure or any(each.generic for each in titles):
        return None
    if versions(a, b):
        found = reworded(*titles, people, apart)
    else:
        found = a.kind == b.kind == "paper" and lengthened(*titles, people, apart) and not two_own(a, b)
    if not found or 0 <= likeness(a.abstract, b.abstract) < _LITTLE:
        return None
    return yes(", ".join(filter(None, (f"title worked over, {people}", years(a, b)))), 0.85)


def _contradiction(ours: Named, theirs: Named) -> str:
    """The scheme that names the two differently; publishers of a conference and of a journal may."""
    scheme = contradiction(ours, theirs)
    return "two publishers" if scheme == "doi" and not registrants(ours) & registrants(theirs) else scheme


def _named_alike(a: Traits, b: Traits, scheme: str, how: Difference) -> Verdict:
    """One identifier; a DOI may be that of the whole volume, so that titles and people still have a say."""
    label = _SAME[scheme]
    if how.against and (scheme == "doi" or how.marked):
        return no(f"same {label}, but {how.against}")
    if how.nearness >= Nearness.PART:
        return yes(f"same {label}, {how}", 0.99)
    people = agreement(a.authors, b.authors)
    if people.shared >= 1 and (scheme != "doi" or people.full):
        return yes(f"same {label}, {people}", 0.98)
    if how.nearness is Nearness.CHANGED and not people.known:
        return yes(f"same {label}, {how}", 0.95)
    return no(f"same {label}, but different titles")


def _unnamed(
    a: Traits, b: Traits, how: Difference, titles: tuple[Title, Title], contradicted: str
) -> Verdict:
    edited = how.nearness is Nearness.CHANGED and not contradicted
    if edited and (found := _reworded(a, b, titles)):
        return found
    against = how.against or against_kinds(a, b) or against_times(a, b)
    if against:
        return _reprinted(a, b, how, titles) or no(against)
    people = agreement(a.authors, b.authors)
    if people.known and not people.shared and likeness(a.abstract, b.abstract) < _TEXT:
        return no("different people")
    if contradicted and not _outweighed(a, b, how, people, contradicted):
        return no(f"different {_DIFFERENT.get(contradicted, 'identifiers')}")
    return weigh(Case(a, b, how.nearness, people, titles))


def _reprinted(a: Traits, b: Traits, how: Difference, titles: tuple[Title, Title]) -> Verdict | None:
    """The verdict on one title by the same people years later, as journals print it; None for less."""
    if (
        how.nearness is not Nearness.EQUAL
        or (a.kind, b.kind) != ("paper", "paper")
        or (gap(a, b) or 0) > _JOURNALS
    ):
        return None
    people = agreement(a.authors, b.authors)
    again = any(each.recurring or each.generic or each.telling < _TELLING for each in titles)
    if again or not people.full or people.fewer < 2 or not people.sure or two_own(a, b):
        return None
    return yes(f"same title, {people}, {years(a, b)}", 0.8)


def _outweighed(a: Traits, b: Traits, how: Difference, people: Agreement, scheme: str) -> bool:
    """Whether all else agrees so well that two identifiers of one work are likelier than two works."""
    if how.nearness is not Nearness.EQUAL or not people.full or people.more < 2:
        return False
    if scheme == "two publishers" or (scheme == "doi" and a.series and b.series and a.series != b.series):
        return True
    return scheme not in {"doi", "arxiv"} and gap(a, b) == 0 and a.event != b.event
