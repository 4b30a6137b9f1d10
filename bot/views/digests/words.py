"""Subscriptions in short words; people and channels of Slack named so that each client shows their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk.models.blocks import Block, RichTextElement, RichTextElementParts

from bot.views import message, parts
from bot.views.message import Message
from bot.views.text import shorten, tidy
from bot.views.words import day_words
from store.deliveries import Profile, Schedule, Subscription

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORK, _ALL = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5, 6)
# A name stands between these two, which no keyboard writes, until the message is put together.
_OPEN, _SHUT = "\ue000", "\ue001"
_NAMED = re.compile(f"{_OPEN}([@#][A-Z0-9]+){_SHUT}")
_USER, _CHANNEL = re.compile(r"[UW][A-Z0-9]+"), re.compile(r"[CG][A-Z0-9]+")


def who(user: str) -> str:
    """A user in a text that ``compose`` or ``line`` is given."""
    return f"{_OPEN}@{user}{_SHUT}" if _USER.fullmatch(user) else "someone"


def where(channel: str) -> str:
    """A channel, likewise."""
    return f"{_OPEN}#{channel}{_SHUT}" if _CHANNEL.fullmatch(channel) else "our direct messages"


def line(text: str, *named: str) -> parts.Line:
    """A text as rich text; only these users and channels (``who``, ``where``) are named in it."""
    found: list[RichTextElement] = []
    for place, piece in enumerate(_NAMED.split(text)):
        if place % 2 and f"{_OPEN}{piece}{_SHUT}" in named:
            user = piece.startswith("@")
            found.append(
                RichTextElementParts.User(user_id=piece[1:])
                if user
                else RichTextElementParts.Channel(channel_id=piece[1:])
            )
        elif piece:
            found.append(parts.said(piece))
    return found or [parts.said("-")]


def compose(plain: str, blocks: Iterable[Block], *named: str) -> Message:
    """A message in which only these users and channels (``who``, ``where``) may be named."""
    made = message.compose(plain, blocks)
    said, text = made.plain, made.text
    for name in set(named):
        if inner := _NAMED.fullmatch(name):
            said, text = said.replace(name, inner[1]), text.replace(name, f"<{inner[1]}>")
    text = text if len(text) <= message.LONGEST_TEXT else text[: text.rfind("\n", 0, message.LONGEST_TEXT)]
    return Message(said, _NAMED.sub(r"\1", text), made.blocks)


def paragraphs(*texts: str, named: tuple[str, ...] = (), more: Iterable[Block] = ()) -> Message:
    """A short message of lines of ours, and what follows them."""
    lines = [shorten(text, 1_500) for text in texts if tidy(text).strip()] or ["-"]
    return compose(
        "\n".join(lines), [parts.paragraph(*(line(text, *named) for text in lines)), *more], *named
    )


def subject(profile: Profile) -> str:
    """What it is about, in a few words for a heading: "federated learning, privacy"."""
    names = (*profile.topics, *profile.people, *profile.venues) or tuple(map(_kind, profile.kinds))
    return ", ".join(names) or "everything"


def wants(profile: Profile) -> str:
    """All of it: "federated learning, privacy; people: Dawn Song; without quantum"."""
    found = (
        ", ".join(profile.topics),
        profile.people and "people: " + ", ".join(profile.people),
        profile.venues and "venues: " + ", ".join(profile.venues),
        profile.kinds and "kinds: " + ", ".join(map(_kind, profile.kinds)),
        profile.excluded and "without " + ", ".join(profile.excluded),
    )
    return "; ".join(part for part in found if part) or "everything"


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


def rhythm(schedule: Schedule) -> str:
    """ "every Monday and Thursday at 09:00 (Europe/London)"."""
    days = tuple(sorted(schedule.weekdays))
    names = [DAYS[day] for day in days]
    known = {_ALL: "every day", _WORK: "every weekday"}
    said = known.get(days) or "every " + " and ".join(
        [", ".join(names[:-1]), names[-1]] if names[1:] else names
    )
    return f"{said} at {schedule.hour:02}:{schedule.minute:02} ({shorten(tidy(schedule.zone), 60)})"


def amount(profile: Profile) -> str:
    """ "at most 5 new items"."""
    things = "item" if profile.most == 1 else "items"
    if profile.only_new:
        return f"at most {profile.most} new {things}"
    return f"at most {profile.most} {things}, new ones first, then the best that was never sent"


def moment(at: datetime, zone: str) -> str:
    """ "Mon 23 Nov 2026, 09:00 (Europe/London)"."""
    local, name = _local(at, zone)
    return f"{day_words(local.date())}, {local:%H:%M} ({name})"


def day(at: datetime, zone: str) -> str:
    """ "Mon 23 Nov 2026", the day it is there."""
    return day_words(_local(at, zone)[0].date())


def _local(at: datetime, zone: str) -> tuple[datetime, str]:
    try:
        return at.astimezone(ZoneInfo(zone)), zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return at, "UTC"


def of(subscription: Subscription) -> str:
    """How a subscription is called in a sentence: "the digest on federated learning, privacy"."""
    return f"the digest on {shorten(subject(subscription.profile), 120)}"


def looked(count: int) -> str:
    """ "412 items checked"."""
    return f"{count:,} item{'s' * (count != 1)} checked"


GOES_BY = (
    "A digest goes by topics, people, venues, kinds and words to leave out, and brings what fits these best."
)


def unused(filters: Iterable[str]) -> str:
    """Which typed filters are left out."""
    return f"Left out: {shorten(', '.join(filters), 200)}."
