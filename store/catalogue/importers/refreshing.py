"""A look at an address: what it gives now, imported where that is not what it gave before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urldefrag

from store.catalogue.importers.intake.addresses import resolved
from store.catalogue.importers.intake.fetch import SECONDS, Fetched, checked, fetch, unasked
from store.catalogue.importers.intake.scratch import scratch
from store.catalogue.importers.intake.targets import of_fetched
from store.catalogue.importers.loading import Progress, take_all
from store.catalogue.importers.runs import holds
from store.database import Database
from store.queries import Import
from store.syncs import Held, Refreshed

_CHUNK = 1024 * 1024
_PORTS = {"http": 80, "https": 443}


def address(url: str, *, allow_private: bool) -> str:
    """An address without what is meant for browsers, after it was found fit to be fetched from.

    :raises BadSource: it is none, holds a password, or is of a private network
    """
    whole = urldefrag(url.strip()).url
    parts = checked(whole, whole)
    port = parts.port or _PORTS[parts.scheme]
    resolved(parts.hostname or "", port, whole, SECONDS, allow_private=allow_private)
    return whole


def refresh(
    database: Database, order: Import, held: Held, now: datetime, progress: Progress | None = None
) -> Refreshed:
    """Ask the one address of an order, and import what it gives if that is new.

    The marks of the last answer are sent along only where the catalogue holds what came with them: one that
    was made anew, or put back from a backup, is filled again.

    :param held: what was taken the last time; ``Held()`` imports in any case
    :raises NotFetched: the server gave no file
    :raises BadSource: the address may not be fetched from, or gives something broken or hostile as a whole;
        a file in it that cannot be used has a report that says so
    """
    (url,) = order.targets
    with database.reading() as conn:
        known = held if holds(conn, url, held.digest) else Held()
    with scratch() as place:
        fetched = fetch(
            url, place, etag=known.etag, modified=known.modified, allow_private=order.allow_private
        )
        if fetched.path is None:
            return Refreshed(_still(known, fetched, url))
        now_held = Held(fetched.etag, fetched.modified, _digest(fetched.path))
        if now_held.digest == known.digest:
            return Refreshed(now_held)
        found = of_fetched(url, fetched, place)
        reports = take_all(database, found, order, now, progress, now_held.digest)
    return Refreshed(now_held, reports)


def _still(known: Held, fetched: Fetched, url: str) -> Held:
    """What is held after "not modified", which may bring newer marks."""
    if not known.digest:
        raise unasked(url)
    return replace(known, etag=fetched.etag or known.etag, modified=fetched.modified or known.modified)


def _digest(path: Path) -> str:
    mark = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            mark.update(chunk)
    return mark.hexdigest()
