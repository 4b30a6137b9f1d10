"""A data folder with the shipped seeds and the made-up programme of ``tests.programme``."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from bot.__main__ import hallway
from store.store import Store
from tests import programme

Ask = Callable[..., Result]


def folder(loaded: Path, into: Path, *, newer: bool = True) -> Path:
    """A copy of the loaded folder, with the programme in it and, commonly, its newer file."""
    data = Path(shutil.copytree(loaded, into / "clocks"))
    store = Store(data)
    programme.fill(store)
    if newer:
        programme.renew(store)
    store.close()
    return data


def asking(data: Path) -> Ask:
    """Runs a command on that folder: ``ask("works", "show", "w-90")``."""

    def ask(*arguments: str) -> Result:
        return CliRunner().invoke(hallway, [*arguments, "--data", str(data)])

    return ask
