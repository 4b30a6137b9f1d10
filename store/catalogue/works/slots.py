"""When and where, as a source says it, in days and clocks of one zone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from store.catalogue.drafts import ItemDraft
from store.catalogue.entries import When
from store.catalogue.writing.items import in_zone
from store.records import Showing

UTC = "UTC"
"""The zone of times that state no place and no offset from it."""
_OFFSETS = "Etc/"
"""Zones of a fixed offset, whose IANA names begin so."""


def slots(whens: Sequence[When], naive: str) -> tuple[str, tuple[Showing, ...]]:
    """All slots of a thing in the zone of the first one, and that zone.

    The zone is empty where the times are local to the event and nothing says where that is.

    :param naive: IANA zone of times that have none; may be empty
    """
    zone = next((found for when in whens if (found := _zone(when, naive))), "")
    shown = dict.fromkeys(_slot(when, _zone(when, naive), zone) for when in whens)
    return zone, tuple(shown)


def _zone(when: When, naive: str) -> str:
    """Of a day without a clock it is not asked: a day is a day."""
    if when.start is None:
        return ""
    if known(when.zone):
        return when.zone
    if when.start.tzinfo is None:
        return naive
    named = getattr(when.start.tzinfo, "key", "")
    return named if known(named) else _by_offset(when.start)


def _by_offset(moment: datetime) -> str:
    """The zone of a moment that says how far it is from UTC, and no place.

    The names of these zones count westwards: three hours east of UTC is ``Etc/GMT-3``.
    """
    hours = (moment.utcoffset() or timedelta()) / timedelta(hours=1)
    name = f"{_OFFSETS}GMT{-int(hours):+d}" if hours and hours.is_integer() else UTC
    return name if known(name) else UTC


def _slot(when: When, own: str, zone: str) -> Showing:
    if when.start is None:
        return Showing(when.day, None, None, when.session, when.room)
    start = _local(when.start, own, zone)
    end = _local(when.end, own, zone) if when.end else None
    if end is not None and end <= start:
        end = None
    return Showing(start.date(), _clock(start), _clock(end) if end else None, when.session, when.room)


def _local(moment: datetime, own: str, zone: str) -> datetime:
    """The moment as clocks in ``zone`` show it; a naive one is in its own zone."""
    if not zone:
        return moment.replace(tzinfo=None)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(own or zone))
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def nowhere(zone: str | None) -> bool:
    """Whether a zone is only an offset: what clocks show at the place of the event, it does not tell."""
    return bool(zone) and (zone == UTC or str(zone).startswith(_OFFSETS))


def at_home(draft: ItemDraft, zone: str | None) -> ItemDraft:
    """The draft with its times as clocks at its event show them; where that is not known, with its day alone.

    :param zone: that of the event
    """
    if draft.day is None or (draft.zone and zone):
        return in_zone(draft, zone)
    if nowhere(zone) or draft.zone == UTC:  # local times without a place, or times of UTC among local ones
        days = tuple(dict.fromkeys(replace(slot, clock=None, clock_end=None) for slot in draft.more))
        return replace(draft, clock=None, clock_end=None, session_clock=None, more=days)
    return draft


def _clock(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=512)
def known(zone: str) -> bool:
    """Whether this is the IANA name of a zone."""
    return zone in _zones()
