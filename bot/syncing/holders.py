"""Who holds a claim, so that others on this machine can see when that process is gone."""

from __future__ import annotations

import os
import secrets
import socket
from hashlib import blake2b
from pathlib import Path


def named() -> str:
    """A name for one holder in this process: where it runs, which process, since when, and its own."""
    return f"{_where()}.{os.getpid()}.{since(os.getpid())}-{secrets.token_hex(4)}"


def gone(name: str) -> bool:
    """Whether the process of a holder is known to have ended; False where that cannot be seen from here."""
    where, found, rest = name.rpartition("-")[0].partition(".")
    pid, _, began = rest.partition(".")
    if not found or where != _where() or not pid.isdecimal() or os.name == "nt":  # there, to look is to kill
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # another user's
        return False
    return bool(began) and since(int(pid)) != began


def _where() -> str:
    """This machine and, in a container, this container: elsewhere the same number is another process."""
    try:
        spaces = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        spaces = ""
    return blake2b(f"{socket.gethostname()} {spaces}".encode(), digest_size=6).hexdigest()


def since(pid: int) -> str:
    """When a process began, in ticks; "ended" for one that waits to be buried, empty where it is not told."""
    try:
        state, *rest = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (OSError, ValueError):
        return ""
    return "ended" if state == "Z" else rest[18]
