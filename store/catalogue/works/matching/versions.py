"""Which two statements may be of one work at two times: put up and printed, printed and told.

Reviewers ask for another title more often than for another paper. Of two works that were printed in two
places, or both only put up, it is not believed: one group writes many that are called nearly the same.
"""

from __future__ import annotations

import re

from store.catalogue.works.matching.naming import PREPRINTS
from store.catalogue.works.matching.placing import WORKS, gap, same_place, two_own
from store.catalogue.works.matching.traits import Traits
from store.records import Identifier
from store.text import key

_PUT_UP = frozenset(
    "arxiv|corr|arxiv org|arxiv preprint|biorxiv|medrxiv|ssrn|chemrxiv|openreview|techrxiv|preprint|preprints"
    "|arxiv e prints|iacr eprint|eprint|cryptology eprint archive|iacr cryptology eprint archive|eccc|hal|osf"
    "|psyarxiv|research square|preprints org|eartharxiv|openreview net".split("|")
)
"""Where works are put up before they are printed."""
_PRINTS = frozenset({"openreview", "anthology"})
"""Schemes of identifiers of what was handed in somewhere, also where nobody says where."""
_CORR = re.compile(r"journals/corr/", re.IGNORECASE)
_ANYTHING = ("10.5281/", "10.6084/")
"""Of DOIs of repositories that also take code, data and slides."""
_SHOWN = WORKS | {"talk", "invited_talk", "keynote"}
_UNTOLD = 1
_LATER = 2
"""Years from the one to the other."""


def versions(a: Traits, b: Traits) -> bool:
    """Whether one has only been put up, or says not where, and the other may be what was printed of it later;
    or one is the talk on the other."""
    if a.kind not in WORKS or b.kind not in WORKS or _told(a, b):
        return _told(a, b)
    if (gap(a, b) or 0) > _LATER:
        return False
    one, other = _how_far(a), _how_far(b)
    return one != other or (one == _UNTOLD and not two_own(a, b))


def _told(a: Traits, b: Traits) -> bool:
    """Whether both were told or shown at one place, of which two sources speak, or one was put up when the
    other was told."""
    if not {a.kind, b.kind} <= _SHOWN or two_own(a, b):
        return False
    if same_place(a, b):
        return True
    return gap(a, b) in {0, 1} and any(each.kind in WORKS and _put_up(each) for each in (a, b))


def _how_far(of: Traits) -> int:
    """0 put up, 2 printed, ``_UNTOLD`` where nothing tells."""
    return 0 if _put_up(of) else 2 if _printed(of) else _UNTOLD


def _put_up(of: Traits) -> bool:
    """Whether all that is known is that it has been put up."""
    series = key(of.series)
    if not series:
        return bool(of.identifiers) and all(map(_preprint, of.identifiers))
    return series in _PUT_UP or series.startswith("arxiv ")


def _printed(of: Traits) -> bool:
    return bool(of.series) or any(each.scheme in _PRINTS or _press(each) for each in of.identifiers)


def _press(of: Identifier) -> bool:
    if of.scheme == "doi":
        return not of.value.lower().startswith(PREPRINTS)
    return of.scheme == "dblp" and not _preprint(of)


def _preprint(of: Identifier) -> bool:
    if of.scheme == "doi":
        value = of.value.lower()
        return value.startswith(PREPRINTS) and not value.startswith(_ANYTHING)
    return of.scheme == "arxiv" or (of.scheme == "dblp" and bool(_CORR.match(of.value)))
