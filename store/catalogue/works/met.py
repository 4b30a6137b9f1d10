"""Which keys a document may have named before: nearly all are named once, and need not be looked for."""

from __future__ import annotations

from collections.abc import Iterable

_PLACES = 1 << 23
"""A byte for each: a hundred thousand papers, with five or six keys each, take every fifteenth."""
_LAST = _PLACES - 1


class Met:
    """Keys by a part of each, so that millions take 8 MB: two may be taken for one, none is overlooked."""

    def __init__(self) -> None:
        self._places = bytearray(_PLACES)

    def again(self, keys: Iterable[int]) -> tuple[int, ...]:
        """Those of the keys that may have been among the earlier ones; now all are."""
        places, found = self._places, []
        for key in keys:
            if places[key & _LAST]:
                found.append(key)
            else:
                places[key & _LAST] = 1
        return tuple(found)
