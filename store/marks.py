"""Records of what last happened to the team's file as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MarkName(StrEnum):
    TICK = "tick"
    """The running bot looked what is due."""
    RESTORE = "restore"
    """The file was put back; ``what`` says to which moment, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Mark:
    name: MarkName
    at: datetime
    what: str = ""
