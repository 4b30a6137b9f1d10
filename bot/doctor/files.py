"""The two databases: there, sound, of a version that is known, and backed up."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.finding import Finding, note, ok, problem
from store.folder import CATALOGUE
from store.inspection import Condition, Held, Looked
from store.lastcopy import LastCopy

_OLD = timedelta(days=7)
_SHOWN = 3
_END_IT = "Find out which program has {path} open (on Linux: fuser -v {path}), and end it."


def check(found: Looked, last: LastCopy | None, data: Path) -> Finding:
    """One of the files."""
    name = found.name
    if found.held is not Held.FREE and found.condition in (Condition.SOUND, Condition.OLDER):
        return _held(found, data)
    texts = {
        Condition.SOUND: ok(name, f"{name} is sound (version {found.version})"),
        Condition.OLDER: note(
            name,
            f"{name} is of version {found.version}; it is brought to {found.known} at the next start",
            "Take a backup first: hallway backup",
        ),
        Condition.NEWER: problem(
            name,
            f"{name} was written by a newer Hallway (version {found.version}, this one knows {found.known})",
            "Install the newer Hallway, or put back a backup of before the upgrade.",
        ),
        Condition.LOCKED: problem(
            name,
            f"{name} is locked by another program, and cannot be looked at",
            _END_IT.format(path=data / name),
        ),
        Condition.MISSING: _missing(name),
        Condition.DAMAGED: problem(
            name, f"{name} is damaged: {_list(found.problems)}", _way_back(name, last)
        ),
        Condition.UNSEEN: problem(
            name,
            f"{name} could not be examined: {_list(found.problems)}",
            "Check the rights of the file, and that the folder for temporary files has room for a copy.",
        ),
    }
    return texts[found.condition]


def backup(last: LastCopy | None, now: datetime) -> Finding:
    """The newest copy that is known of."""
    remedy = "Let it be taken every night: hallway backup --to DIR --keep 14"
    if last is None:
        return note("backup", "No backup is known of", remedy)
    when = f"{last.made_at:%d %b %Y %H:%M} UTC"
    if not last.folder.is_dir():
        return problem("backup", f"The last backup, of {when}, is no longer in {last.folder}", remedy)
    if now - last.made_at > _OLD:
        return note("backup", f"The last backup is of {when}, {(now - last.made_at).days} days ago", remedy)
    return ok("backup", f"The last backup is of {when}")


def _held(found: Looked, data: Path) -> Finding:
    """Sound as it is, but nobody else gets at it; an import writes the catalogue for as long as it takes."""
    name, end_it = found.name, _END_IT.format(path=data / found.name)
    if found.held is Held.ALONE:
        return problem(name, f"{name} is locked by another program, and nobody else may even read it", end_it)
    if name == CATALOGUE:
        wait = f"Where an import is under way, wait for it. Else: {end_it[0].lower()}{end_it[1:]}"
        return note(name, f"{name} is sound, and is being written by another program for a while now", wait)
    return problem(name, f"{name} is locked by another program, and nobody else may write to it", end_it)


def _missing(name: str) -> Finding:
    if name == CATALOGUE:
        return problem(name, "There is no catalogue yet", "Load one: hallway load-seeds, or hallway import")
    return note(name, f"There is no {name} yet", "It is made when Hallway is first used.")


def _way_back(name: str, last: LastCopy | None) -> str:
    only = name.removesuffix(".db")
    if last is not None and last.folder.is_dir():
        return f"Stop the bot, then: hallway restore {last.folder} --only {only}"
    if name == CATALOGUE:
        return f"Stop the bot, move {name} away, then: hallway load-seeds, and hallway import for the rest."
    return f"Look for a backup and run: hallway restore FOLDER --only {only}; without one, move {name} away."


def _list(problems: tuple[str, ...]) -> str:
    more = f", and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    return "; ".join(problems[:_SHOWN]) + more
