"""What imports say of a file as a whole: what it is called, and what was noticed about it. Pure."""

from __future__ import annotations

import re

from store.catalogue.importers.intake.archives import Found
from store.text import harmless

_LONGEST_TITLE = 120


def called(found: Found) -> str:
    """How people call a file: with the two folders above it, as files of conferences are all called alike.

    An address is called what was asked for, not where that led: it may lead elsewhere each time.
    """
    document = found.document
    if document.url:
        name = harmless(found.key.replace("\n", ": ").partition("://")[2])
    else:
        name = "/".join((*document.folders[-2:], document.name)) if document.name else document.place
    return name if len(name) <= _LONGEST_TITLE else f"{name[:_LONGEST_TITLE]}…"


def beside(place: str, message: str) -> str:
    """What an error says, beside the name of its file: "x.xml:17: broken" is "line 17: broken"."""
    rest = message.removeprefix(place) if message.startswith(f"{place}:") else message
    return re.sub(r"^:(\d+): ", r"line \1: ", rest).removeprefix(": ")


def about(encoding: str, copied: str) -> tuple[str, ...]:
    """Warnings about the file as a whole."""
    warnings = []
    if encoding and not encoding.startswith("utf"):
        warnings.append(f"the text is not UTF-8, and was read as {encoding}: look at names with accents")
    elif encoding not in ("", "utf-8", "utf-8-sig"):
        warnings.append(f"the text is {encoding}, not UTF-8")
    if copied:
        warnings.append(
            f"the same bytes as {copied}: a copy, or left over from a template or another edition"
        )
    return tuple(warnings)
