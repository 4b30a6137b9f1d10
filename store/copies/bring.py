"""Putting a backup back: checked and made ready beside the files, then exchanged for them in a moment.

The present files are moved aside and never deleted. Whatever fails before the exchange leaves all as it was.
A process that is killed within it leaves ``HALF_RESTORED`` behind, and nobody opens the folder until the
restore is run again.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.copies.looking import KNOWN, digest, look
from store.copies.make import keep, told
from store.copies.record import Copied, Copy, read
from store.database import Hold
from store.database.translate import no_room
from store.errors import BadCopy, WrongVersion
from store.folder import FILES, HALF_RESTORED, SIDES, TEAM

_STAGE = "restore.part"
_REMEDY = "Take another backup; nothing was changed."
Prepare = Callable[[Path, Copy], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    copy: Copy
    names: tuple[str, ...]
    """The files that were put back."""
    aside: Path | None
    """Where those are now that were there before; None where there were none."""


def verify(folder: Path, names: Sequence[str] = FILES) -> Copy:
    """Whether a backup is whole: each file as it was written, sound, and of a version that is known here.

    :raises BadCopy, WrongVersion: it is not
    """
    copy = read(folder)
    with told(folder), tempfile.TemporaryDirectory(prefix="hallway-") as scratch:
        _stage(copy, Path(scratch), names)
    return copy


def restore(
    folder: Path, data: Path, now: datetime, prepare: Prepare, names: Sequence[str] = FILES
) -> Restored:
    """Put a backup's files in the place of those in ``data``.

    :param prepare: called before anything is replaced, with the folder of the files that are to be put back,
        and the backup
    :raises InUse: Hallway is at work on ``data``
    :raises BadCopy, WrongVersion, NoRoom: nothing was changed
    """
    copy, stage = read(folder), data / _STAGE
    with told(data):
        data.mkdir(parents=True, exist_ok=True)
    with Hold(data, alone=True), told(data):
        shutil.rmtree(stage, ignore_errors=True)  # of one that was killed
        if shutil.disk_usage(data).free < copy.size:
            raise no_room(data / TEAM)
        stage.mkdir()
        try:
            _stage(copy, stage, names)
            prepare(stage, copy)
            aside = _exchange(stage, data, names, now)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return Restored(copy, tuple(names), aside)


def _stage(copy: Copy, stage: Path, names: Sequence[str]) -> None:
    for said in (each for each in copy.files if each.name in names):
        source, target = copy.folder / said.name, stage / said.name
        if not source.is_file():
            raise BadCopy(f"{source} is not there", _REMEDY)
        shutil.copyfile(source, target)
        if digest(target) != said.sha256:
            raise BadCopy(f"{source} is not what was written on {copy.made_at:%d %b %Y}", _REMEDY)
        _check_version(said, copy)
        look(target)


def _check_version(said: Copied, copy: Copy) -> None:
    if said.version > KNOWN[said.name]:
        raise WrongVersion(
            f"{said.name} of this backup was written by a newer Hallway ({copy.program})",
            f"Install Hallway {copy.program} or newer, then restore; nothing was changed.",
        )


def _exchange(stage: Path, data: Path, names: Sequence[str], now: datetime) -> Path | None:
    for name in names:
        _give(stage / name, data)
        keep(stage / name)
    ready = data / HALF_RESTORED
    shutil.rmtree(ready, ignore_errors=True)  # of one that was killed: its files are staged anew
    stage.rename(ready)
    aside = _free(data / f"before-restore-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}")
    there = [path for name in names for end in ("", *SIDES) if (path := data / f"{name}{end}").exists()]
    if there:
        aside.mkdir()
    for path in there:
        path.rename(aside / path.name)
    for name in names:
        (ready / name).rename(data / name)
    keep(data)
    shutil.rmtree(ready)
    return aside if there else None


def _give(path: Path, data: Path) -> None:
    """To whom the data folder belongs: the bot may run as somebody else than who restores."""
    owner = data.stat()
    if hasattr(os, "chown") and os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)


def _free(path: Path) -> Path:
    """That path or, where it is taken, the next with a number."""
    taken = (path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 1_000)))
    return next(each for each in taken if not each.exists())
