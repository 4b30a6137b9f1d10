"""What must hold after any run: nothing lost, nothing double, nothing unknown that was not shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from store.deliveries import Delivery, State
from tests.faults.world import World

_FINE = (State.SENT, State.QUIET)


@dataclass(frozen=True)
class Verdict:
    """Counts of what went wrong; all of them zero is the aim."""

    periods: int
    sent: int
    lost: tuple[str, ...]
    """Periods that never came: not in the book, or not ended well though nobody was told."""
    double: tuple[str, ...]
    """Deliveries that stand in a channel more than once, and papers that a channel had twice."""
    unknown: int
    hidden: tuple[str, ...]
    """Unknown or failed deliveries that the subscriber was not told of."""
    untrue: tuple[str, ...]
    """Deliveries called sent that stand nowhere, and messages that the book does not call sent."""


def judge(world: World) -> Verdict:
    """Hold the book against the channels and against the calendar."""
    book = {(each.subscription, each.period): each for each in world.store.deliveries(limit=100_000)}
    by_id = {each.id: each for each in book.values()}
    there = world.in_channels()
    bad = [each for each in by_id.values() if each.state in (State.UNKNOWN, State.FAILED)]
    told = [each for each in bad if each.told_at is not None]
    ended = {key: _end(each, by_id) for key, each in book.items()}
    lost = [f"{key} never written down" for key in world.expected if key not in book]
    lost += [f"{key} {end.state}" for key, end in ended.items() if end.state not in _FINE and end not in told]
    hidden = [f"{each.id} {each.state}" for each in bad if each not in told]
    if world.notices() < len(told):
        hidden.append(f"{len(told)} told, but {world.notices()} notices")
    return Verdict(
        len(world.expected), len(there), tuple(lost), tuple(_double(by_id, there)),
        sum(each.state is State.UNKNOWN for each in bad), tuple(hidden), tuple(_untrue(by_id, there)),
    )  # fmt: skip


def _end(delivery: Delivery, by_id: dict[int, Delivery]) -> Delivery:
    """The delivery that tells of this one."""
    return by_id[delivery.merged_into] if delivery.state is State.MERGED else delivery


def _double(by_id: dict[int, Delivery], there: Counter[str]) -> list[str]:
    found = [f"message {key} stands {count} times" for key, count in there.items() if count > 1]
    had = Counter((each.channel, item) for each in by_id.values() if there[each.key] for item in each.items)
    return found + [
        f"{channel} had {item} {count} times" for (channel, item), count in had.items() if count > 1
    ]


def _untrue(by_id: dict[int, Delivery], there: Counter[str]) -> list[str]:
    states = {each.key: each.state for each in by_id.values()}
    found = [
        f"{each.id} is not there"
        for each in by_id.values()
        if each.state is State.SENT and not there[each.key]
    ]
    return found + [
        f"{key} is there and called {states.get(key)}"
        for key in there
        if states.get(key) not in (State.SENT, State.UNKNOWN)
    ]
