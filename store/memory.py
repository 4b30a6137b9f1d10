"""Recent answers, kept for those who ask the same: page turning, retries, a whole hall at once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


def _always(_: object) -> bool:
    return True


class Recent(Generic[T]):
    """The values used last, at most ``places`` of them; safe to use from many threads."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._gate = threading.Lock()
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T], keep: Callable[[T], bool] = _always) -> T:
        """The value kept under the key; made, outside the lock, where there is none.

        :param keep: whether a value that was made is to be kept
        """
        with self._gate:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        if not keep(value):
            return value
        with self._gate:
            self._kept[key] = value
            while len(self._kept) > self._places:
                self._kept.popitem(last=False)
        return value
