"""The ``.env`` that settings are kept in: others' lines stay, and only its owner may read it."""

from __future__ import annotations

import os
from pathlib import Path

from dotenv import dotenv_values, set_key

_OWNER_ONLY = 0o600


def values(path: Path) -> dict[str, str]:
    """What it sets; nothing where it is not there."""
    return {name: value for name, value in dotenv_values(path).items() if value}


def write(path: Path, name: str, value: str) -> None:
    """Set one value, whole or not at all. Raises OSError.

    Without quotes, as ``docker run --env-file`` would take them for part of the value.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(
        os.open(path, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY)
    )  # never readable by others, not even at first
    path.chmod(_OWNER_ONLY)
    set_key(path, name, value, quote_mode="never", follow_symlinks=True)
