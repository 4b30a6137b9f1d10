"""What a backup says of itself: the ``manifest.json`` beside the two files."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.errors import BadCopy
from store.folder import FILES

MANIFEST = "manifest.json"
FORM = 1


@dataclass(frozen=True, slots=True)
class Copied:
    """One file of a backup."""

    name: str
    size: int
    sha256: str
    """In hexadecimal."""
    version: int
    """How many migrations it has seen."""
    counts: dict[str, int]
    """How much of what it holds: ``{"items": 102}``."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup."""

    folder: Path
    made_at: datetime
    """A moment before which everything is in it; UTC."""
    program: str
    """The version of Hallway that made it."""
    files: tuple[Copied, ...]

    @property
    def size(self) -> int:
        """Bytes, of all files."""
        return sum(each.size for each in self.files)

    @property
    def counts(self) -> dict[str, int]:
        """How much of what it holds."""
        return {what: count for each in self.files for what, count in each.counts.items()}


def written(copy: Copy) -> str:
    """The manifest's text."""
    record = {
        "form": FORM,
        "made_at": copy.made_at.astimezone(UTC).isoformat(),
        "program": copy.program,
        "files": [asdict(each) for each in copy.files],
    }
    return json.dumps(record, indent=2) + "\n"


def read(folder: Path) -> Copy:
    """The backup in a folder, as its manifest has it; the files are not looked at. Raises BadCopy."""
    remedy = "Name the folder that `hallway backup` wrote."
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadCopy(f"{folder} holds no backup, as there is no {MANIFEST} in it", remedy) from None
    except (OSError, ValueError) as error:
        raise BadCopy(f"The {MANIFEST} in {folder} cannot be read ({error})", remedy) from error
    try:
        if found["form"] != FORM:
            raise BadCopy(f"{folder} was made by another Hallway", f"Install Hallway {found['program']}.")
        files = tuple(Copied(**each) for each in found["files"])
        copy = Copy(folder, datetime.fromisoformat(found["made_at"]), str(found["program"]), files)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise BadCopy(f"The {MANIFEST} in {folder} is not one of Hallway's", remedy) from error
    if {each.name for each in files} != set(FILES):  # nothing else is ever copied to where it says
        raise BadCopy(f"The {MANIFEST} in {folder} does not name {' and '.join(FILES)}", remedy)
    return copy
