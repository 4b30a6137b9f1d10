"""Recent answers, kept for those who ask the same: page turning, retries, a whole hall at once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


def _always(_: object) -> bool:
    return True


class Last(threading.local):
    """What a thread learnt about the question that it asked last: of its other pages, most is the same."""

    def __init__(self) -> None:
        self._about: Hashable = None
        self._learnt: dict[Hashable, Any] = {}

    def about(self, question: Hashable) -> dict[Hashable, Any]:
        """What was learnt about this question, to be added to; nothing yet where it is another one."""
        if question != self._about:
            self._about, self._learnt = question, {}
        return self._learnt


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

    def drop(self, gone: Callable[[Hashable], bool]) -> None:
        """Forget what is kept under such keys."""
        with self._gate:
            for key in [each for each in self._kept if gone(each)]:
                del self._kept[key]
