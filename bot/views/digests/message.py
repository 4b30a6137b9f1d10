"""The digest as a channel gets it, and what its subscriber is told when it went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ConfirmObject

from bot.views import parts
from bot.views.digests import items, state
from bot.views.digests import words as say
from bot.views.digests.items import How
from bot.views.message import Message, first_fitting
from bot.views.text import shorten, tidy
from store.deliveries import Delivery, Digest, State, Subscription

HOW_TO = "Type /digest edit, or press a button at the end, to change or pause it."
_VERSIONS = (
    How(),
    How(summary=120, why=160, text=80),
    How(summary=200, buttons=False, text=80),
    How(summary=0, buttons=False, text=0, why=160),
    How(summary=0, menu=False, text=0, title=150, why=100),
    How(summary=0, menu=False, text=0, title=60, why=0),
)
"""The richest first; Slack takes the first that fits."""
_TOLD = 2
"""Further subscriptions that a message for several explains; the others are in ``/digest list``."""


def digest(found: Digest, subscription: Subscription) -> Message:
    """The message of one delivery: why it came, the items with their reasons, and how to change it."""
    return first_fitting(_version(found, subscription, how) for how in _VERSIONS)


def _version(found: Digest, subscription: Subscription, how: How) -> Message:
    authors = [say.who(each.created_by) for each in (subscription, *found.others)]
    head = _title((subscription, *found.others))
    above = [why_line(subscription), *map(_too, found.others[:_TOLD]), *_above(found)]
    below = checked(found)
    listed = [
        line for number, pick in enumerate(found.picks.items, 1) for line in items.lines(number, pick, how)
    ]
    plain = "\n".join((head, *above, "", *listed, *(["", below] if listed else [])))
    shown: list[Block] = [parts.heading(head), parts.paragraph(*(say.line(text, *authors) for text in above))]
    for number, pick in enumerate(found.picks.items, 1):
        shown += items.blocks(number, pick, how, subscription.id)
    shown += [*([parts.small(below)] if listed else []), *settings(subscription)]
    return say.compose(plain, shown, *authors)


def _title(subscriptions: tuple[Subscription, ...]) -> str:
    return shorten(f"Digest: {'; '.join(say.subject(each.profile) for each in subscriptions)}", 140)


def why_line(subscription: Subscription) -> str:
    """Why this message is here, and how to change it."""
    return f"{say.who(subscription.created_by)} set this up for {_what_when(subscription)}. {HOW_TO}"


def _too(subscription: Subscription) -> str:
    """That the message is also for another subscription."""
    return (
        f"It is also the one that {say.who(subscription.created_by)} set up for {_what_when(subscription)}."
    )


def _what_when(subscription: Subscription) -> str:
    about = shorten(say.wants(subscription.profile), 300)
    return f"{about}; it comes {say.rhythm(subscription.schedule)}"


def _above(found: Digest) -> Iterator[str]:
    """What is unusual about this one."""
    if found.missed:
        # One that is itself late was missed like those before it.
        missed = (*found.missed, *([found.period] if found.late else []))
        first, last = min(missed), max(missed)
        days = first if first == last else f"{first} to {last}"
        what = "the digest" if len(missed) == 1 else f"{len(missed)} digests"
        yield f"Catching up: this one makes up for {what} of {days} that could not be sent in time."
    elif found.late:
        yield "This one is late, as Hallway was not running when it was due."
    if not found.picks.items:
        yield nothing(found, "Nothing matched") + " I stay silent until something does."


def nothing(found: Digest, matches: str) -> str:
    """Why a digest is empty: "Nothing matched; 412 items checked.", or there were no new ones to check."""
    count = found.picks.checked
    return f"{matches}; {say.looked(count)}." if count else f"{matches}: there are no new items to check."


def checked(found: Digest) -> str:
    """How many were looked at, and how many of them came."""
    return f"{say.looked(found.picks.checked)}, {len(found.picks.items)} sent."


def settings(subscription: Subscription) -> list[Block]:
    """The buttons by which a subscription is changed."""
    value = state.pack(subscription.id)
    pause = ("Resume", state.RESUME) if subscription.paused else ("Pause", state.PAUSE)
    named = (("Edit", state.EDIT), pause, ("Why these?", state.WHY))
    return [row(((label, action, value) for label, action in named), say.subject(subscription.profile))]


def row(buttons: Iterable[tuple[str, str, str]], of: str = "") -> ActionsBlock:
    """Buttons side by side: what each says, its action, its value.

    :param of: what they are about, for screen readers, where others of the same name may be near
    """
    return ActionsBlock(elements=[button(*each, of) for each in buttons])


def button(label: str, action: str, value: str, of: str = "") -> ButtonElement:
    """One button; the one that removes asks first."""
    sure = ConfirmObject(
        title="Remove this digest?",
        text=parts.exact("It will not come any more."),
        confirm="Remove",
        deny="Keep",
        style="danger",
    )
    return ButtonElement(
        text=parts.exact(label, parts.LABEL), action_id=action, value=value,
        confirm=sure if action == state.REMOVE else None, style="primary" if action == state.START else None,
        accessibility_label=shorten(tidy(f"{label}: {of}"), parts.LABEL) if of else None,
    )  # fmt: skip


def trouble(delivery: Delivery, subscription: Subscription) -> Message:
    """To the subscriber: a digest failed, or nobody knows whether it arrived; with what can be done."""
    place, when = say.where(delivery.channel), say.moment(delivery.due_at, subscription.schedule.zone)
    name, value = say.of(subscription), state.pack(delivery.id)
    repost = ("Repost", state.REPOST, value)
    ways = [repost]
    if delivery.state is State.UNKNOWN:
        reason = delivery.reason or "no answer came"
        first = f"I could not confirm that {name} of {when} arrived in {place}: {reason}."
        second = "Please look there. If it is missing, press Repost; it is not posted again unless you do."
        ways = [repost, ("It is there", state.ARRIVED, value)]
    elif subscription.paused:
        first = f"I could not post {name} of {when} in {place}, and paused it: {subscription.paused}."
        second = "When that is done, press Resume, and Repost if the channel should still get this one."
        ways = [("Resume", state.RESUME, state.pack(subscription.id)), repost]
    else:
        first = f"I could not post {name} of {when} in {place}: {delivery.reason or 'Slack refused it'}."
        second = "Press Repost to try it again."
    return say.paragraphs(first, second, named=(place,), more=[row(ways, say.subject(subscription.profile))])
