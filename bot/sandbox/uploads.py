"""Files on their way: an address is asked for, the content goes there, and the upload is completed."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from bot.sandbox.records import File

PATH = "/upload/v1/"
"""Where the addresses of uploads begin."""


@dataclass(slots=True)
class Upload:
    """One file that the app announced."""

    id: str
    name: str
    length: int
    """Bytes that were announced; as many must come."""
    content: bytes | None = None
    """None until they came."""
    completed: bool = False

    def file(self, title: str) -> File:
        """As people see it."""
        return File(self.id, self.name, title or self.name, self.content or b"")


class Uploads:
    """All that were announced, by the path of their address."""

    def __init__(self) -> None:
        self._all: dict[str, Upload] = {}
        self._lock = Lock()

    def announce(self, id: str, name: str, length: int) -> str:
        """The path to which the content must be sent."""
        with self._lock:
            path = f"{PATH}{len(self._all) + 1:024x}"
            self._all[path] = Upload(id, name, length)
            return path

    def receive(self, path: str, content: bytes) -> tuple[int, str]:
        """Take the content in, once; the HTTP status and the body of the answer."""
        with self._lock:
            found = self._all.get(path)
            if found is None or found.content is not None:
                return 404, "upload not found"
            if len(content) != found.length:
                return 400, f"announced {found.length} bytes, got {len(content)}"
            found.content = content
            return 200, f"OK - {len(content)}"

    def complete(self, ids: list[str]) -> list[Upload] | None:
        """Those files, now completed; None where one of them did not come, or was completed before."""
        with self._lock:
            known = {each.id: each for each in self._all.values() if each.content is not None}
            found = [known.get(id) for id in ids]
            if any(each is None or each.completed for each in found):
                return None
            ready = [each for each in found if each is not None]
            for each in ready:
                each.completed = True
            return ready
