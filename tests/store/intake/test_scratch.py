"""The folder for what is unpacked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.catalogue.importers.intake.scratch import scratch
from store.errors import BadSource

LEAVE = (
    "import os, sys; sys.path[:] = sys.argv[1:]\n"
    "from store.catalogue.importers.intake.scratch import scratch\n"
    "with scratch() as place: (place.folder() / 'file').touch(); os._exit(9)"
)


def test_what_a_killed_process_left_is_removed_by_the_next_one(left: Path) -> None:
    command = [sys.executable, "-P", "-c", LEAVE, *sys.path]
    subprocess.run(command, env={**os.environ, "TMPDIR": str(left)}, check=False)
    (old,) = left.iterdir()
    with scratch():
        assert not old.exists()


def test_what_others_work_with_is_left_alone(left: Path) -> None:
    with scratch() as one:
        folder = one.folder()
        with scratch():
            assert folder.exists()
        assert len(list(left.iterdir())) == 1


def test_it_is_removed_when_something_fails(left: Path) -> None:
    with pytest.raises(BadSource, match="grows"), scratch() as place:
        place.keep(lambda _: bytes(9_000_000), place.folder() / "file", "file", packed=1)
    assert list(left.iterdir()) == []
