"""Where the newest backup of a data folder is: noted beside the files, for when they are damaged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NOTE = "last-backup.json"


@dataclass(frozen=True, slots=True)
class LastCopy:
    """The newest backup that is known of."""

    folder: Path
    made_at: datetime


def remember(data: Path, copy: LastCopy) -> None:
    """Write the note. Raises OSError."""
    part = data / f"{NOTE}.part"
    text = json.dumps({"folder": str(copy.folder.absolute()), "made_at": copy.made_at.isoformat()})
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(data / NOTE)


def recall(data: Path) -> LastCopy | None:
    """The newest backup; None where there was none, or the note cannot be read. It may be gone meanwhile."""
    try:
        noted = json.loads((data / NOTE).read_text(encoding="utf-8"))
        return LastCopy(Path(noted["folder"]), datetime.fromisoformat(noted["made_at"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
