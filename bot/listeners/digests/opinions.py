"""What people say of items: taken in for the channel, shown with its effect, and taken back at a press."""

from __future__ import annotations

from collections.abc import Sequence

from bot.digests import plan
from bot.listeners.digests.asker import Asker
from bot.listeners.digests.changes import gone
from bot.views import Message, State
from bot.views.digests import feedback as words
from bot.views.digests import state
from store.deliveries import Digest, Feedback, Subscription
from store.records import Item

_VERDICTS = {state.MORE: "more", state.LESS: "less"}


def like(asker: Asker, action: str, id: str, subscription: str) -> Message:
    """More like this, or less."""
    item = asker.store.item(id)
    if item is None:
        return gone()
    what = next(iter(item.topics), item.title)
    return _said(asker, Feedback(*_by(asker), "item", id, _VERDICTS[action], asker.now), what, subscription)


def never(asker: Asker, about: str, value: str, subscription: str) -> Message:
    """Not for us: a topic, a person, a venue."""
    said = Feedback(*_by(asker), about, value, "never", asker.now)
    return _said(asker, said, value, subscription)


def keep(asker: Asker, id: str) -> Message:
    """Save an item for the one who pressed."""
    item = asker.store.item(id)
    if item is None:
        return gone()
    new = asker.store.save(asker.team, asker.user, item.id, asker.now)
    asker.changed()
    return words.kept(item, new=new)


def take_back(asker: Asker, about: str, value: str, verdict: str) -> Message:
    """Undo, unless another word on the same thing came after it."""
    if about == state.KEEP:
        done = asker.store.let_go(asker.team, asker.user, value)
        asker.changed()
        return words.taken_back(done)
    return words.taken_back(asker.store.take_back(*_by(asker), about, value, verdict))


def details(asker: Asker, id: str) -> Message:
    """The item in full."""
    return asker.desk.show(State(item=id), asker.member).message


def _by(asker: Asker) -> tuple[str, str, str]:
    return asker.team, asker.channel, asker.user


def _said(asker: Asker, said: Feedback, what: str, subscription: str) -> Message:
    """Take it in, and see what it does to the next digest."""
    one = asker.subscription(subscription)
    before = _next(asker, one)
    asker.store.give_feedback(said)
    after = _next(asker, one)
    change = (_only(after, before), _only(before, after))
    return words.noted(said.verdict, said.about, said.value, what, change)


def _next(asker: Asker, one: Subscription | None) -> Digest | None:
    return plan.preview(asker.store, one, asker.now) if one else None


def _only(in_this: Digest | None, not_that: Digest | None) -> Sequence[Item]:
    known = not_that.items if not_that else ()
    return [pick.item for pick in in_this.picks.items if pick.item.id not in known] if in_this else []
