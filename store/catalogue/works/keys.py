"""The keys under which a source names its things, in one load."""

from __future__ import annotations


class Keys:
    """Those met so far, and how often."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def own(self, key: str) -> str:
        """The key of a thing; a thing that stands in the file again gets one of its own."""
        times = self._times[key] = self._times.get(key, 0) + 1
        return key if times == 1 else f"{key}#{times}"

    def met(self, key: str) -> bool:
        """Whether ``own`` gave this one."""
        plain, mark, times = key.rpartition("#")
        again = mark and times.isdecimal() and self._times.get(plain, 0) >= int(times) > 1
        return key in self._times or bool(again)
