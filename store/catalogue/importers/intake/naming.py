"""Names of files as they can be written down and shown. Pure."""

from __future__ import annotations

_NONE = "\ufffd"


def readable(name: str) -> str:
    """A name without bytes that are no text and without control characters: both are replaced.

    File systems and archives take any bytes for a name. The catalogue takes text only, and a terminal
    obeys what is hidden in it.
    """
    return name if name.isprintable() else "".join(each if each.isprintable() else _NONE for each in name)
