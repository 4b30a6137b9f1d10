"""Why an item came, or did not."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.digests import plan
from bot.digests.interests import interests
from bot.listeners.digests.asker import Asker
from bot.views import Message
from bot.views.digests import feedback as words
from bot.views.digests import listing as digest_list
from bot.views.digests import notices
from bot.views.digests import words as say
from store.deliveries import State, Subscription
from store.queries import Lookup
from store.records import Item
from store.text import key

_SURE = 70
_FAR = 200


def why_these(asker: Asker, one: Subscription) -> Message | None:
    """Why the items of the digest came under which this was pressed, as the book says, and how it chooses."""
    said, past = asker.store.feedback(one.team, one.channel), asker.store.deliveries(one.id, limit=_FAR)
    ts = asker.press.message_ts if asker.press else ""
    done = next((each for each in past if ts and each.ts == ts), None)
    if done is None:
        return notices.why_unknown(one, said)
    titles = {item.id: item.title for item in asker.store.items(done.items)}
    came = [(titles[id], why) for id, why in zip(done.items, done.why, strict=True) if id in titles]
    return notices.why_these(one, done, came, said)


def why_not(asker: Asker, title: str) -> Message:
    """For each digest of the channel, why it did not bring the item of that title."""
    there = asker.subscriptions()
    if not title or not there:
        return digest_list.listing((), "") if not there else words.no_such(title, ())
    item, near = _meant(asker, title)
    if item is None:
        return words.no_such(title, near)
    lines = [
        f"{at}. {say.subject(one.profile)[:80]}: {_reason(asker, one, item)}"
        for at, one in enumerate(there, 1)
    ]
    return words.why_not(item.title, lines)


def _meant(asker: Asker, title: str) -> tuple[Item | None, tuple[str, ...]]:
    exact = asker.store.item(title)
    if exact:
        return exact, ()
    found = [match.item for match in asker.store.lookup(Lookup(words=title)).matches]
    sure = [item for item in found if _alike(title, item) >= _SURE]
    return (sure[0] if sure else None), tuple(item.title for item in found[:3])


def _alike(typed: str, item: Item) -> float:
    return max(fuzz.token_set_ratio(key(typed), key(name)) for name in (item.title, *item.other_names))


def _reason(asker: Asker, one: Subscription, item: Item) -> str:
    """When it came or, where it did not, what the catalogue says of it; what people said of it besides."""
    came = _had(asker, one, item)
    if came:
        return came
    coming = plan.preview(asker.store, one, asker.now)
    if coming and item.id in coming.items:
        return f"it comes next, {say.moment(coming.due_at, one.schedule.zone)}."
    period, at = (coming.period, coming.due_at) if coming else ("", asker.now)
    wish = interests(asker.store, one, period, one.profile.most, at)
    return " ".join((*asker.store.why_not(wish, item.id, at), *_opinion(asker, one, item)))


def _had(asker: Asker, one: Subscription, item: Item) -> str:
    """It came already, by this digest or another of the channel."""
    if item.id not in asker.store.sent_items(one.team, one.channel):
        return ""
    past = asker.store.deliveries(one.id, limit=_FAR)
    came = next((each for each in past if item.id in each.items and each.state is State.SENT), None)
    when = f"it came {say.moment(came.due_at, one.schedule.zone)}." if came else ""
    return when or "the channel has had it already."


def _opinion(asker: Asker, one: Subscription, item: Item) -> tuple[str, ...]:
    """Somebody said that it, or something it is about, is not for them."""
    own = {item.id, item.event.series, *item.topics, *(credit.name for credit in item.credits)}
    said = asker.store.feedback(one.team, one.channel)
    against = next((each for each in said if each.verdict in ("never", "less") and each.value in own), None)
    if against is None:
        return ()
    what = "less like it" if against.about == "item" else f"not for us: {against.value}"
    return (f"Someone in this channel said: {what}.",)
