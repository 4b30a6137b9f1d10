"""Short messages about digests: what was done, what is to do, and how to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import ActionsBlock

from bot.views import parts
from bot.views.digests import state
from bot.views.digests import words as say
from bot.views.digests.message import row
from bot.views.message import Message
from bot.views.text import shorten
from bot.views.words import sentence
from store.deliveries import Delivery, Feedback, Subscription

INVITE = "/invite @hallway"
_HELP = (
    (
        "/digest",
        " opens a form: topics in your own words, people and venues to follow, days, time and time zone.",
    ),
    (
        "/digest federated learning, privacy every monday 9:00",
        " shows a preview; press Save when you like it.",
    ),
    (
        "In the same line:",
        (
            " by Dawn Song, at MLSys, -quantum (leaves out), kind:talk, at most 7, and older, or a city for"
            " its time zone: /digest compilers by Dawn Song every friday 8:00 Tokyo."
        ),
    ),
    (
        "/digest list",
        (
            " shows this channel's digests with their numbers. With a number (/digest pause 2):"
            " edit, preview, pause, resume, now, remove."
        ),
    ),
    (
        "/digest why-not",
        " and a title tells why a paper did not come. Every paper that comes says why it did.",
    ),
)
"""What is typed, and what it does."""


def usage() -> Message:
    """How to ask for digests."""
    title = "Digests: papers that fit, on the days you choose"
    told = ([parts.strong(typed), parts.said(does)] for typed, does in _HELP)
    shown = [parts.heading(title), parts.paragraph(*told)]
    return say.compose(
        "\n".join((title, *map("".join, _HELP))), [*shown, row([("New digest", state.OPEN, state.pack())])]
    )


def nearest(typed: str, meant: str) -> Message:
    """A word that looks like a misspelt order."""
    word = shorten(typed, 50)
    return say.paragraphs(
        f"There is no /digest {word}. Did you mean /digest {meant}?",
        f"For a digest about the word itself, type /digest topic:{word}",
    )


def refused(troubles: Sequence[str], unused: Sequence[str] = ()) -> Message:
    """A wish in words that cannot be taken as it is, and the typed filters of it that are of no use."""
    left_out = [f"{say.unused(unused)} {say.GOES_BY}"] if unused else []
    return say.paragraphs("This cannot be a digest yet.", *troubles[:8], *left_out)


def introduction(subscription: Subscription, next_at: datetime | None) -> Message:
    """To the channel: what will come, who set it up, and how to change it."""
    author, zone = say.who(subscription.created_by), subscription.schedule.zone
    first = f"{author} set up a digest in this channel: {shorten(say.wants(subscription.profile), 600)}."
    comes = f"It comes {say.rhythm(subscription.schedule)}, {say.amount(subscription.profile)}."
    following = f" The next one is due {say.moment(next_at, zone)}." if next_at else ""
    how = "Anyone here can change it: /digest edit, /digest pause, /digest list, or the buttons."
    value = state.pack(subscription.id)
    named = (("Edit", state.EDIT, value), ("Pause", state.PAUSE, value))
    return say.paragraphs(first, comes + following, how, named=(author,), more=[_row(subscription, *named)])


def _row(subscription: Subscription, *named: tuple[str, str, str]) -> ActionsBlock:
    """Buttons that name their digest to screen readers."""
    return row(named, say.subject(subscription.profile))


def saved(subscription: Subscription, next_at: datetime | None, *, new: bool) -> Message:
    """To whoever saved it."""
    what = "Saved. The channel was told." if new else "Changed."
    following = f"The next one is due {say.moment(next_at, subscription.schedule.zone)}." if next_at else ""
    return say.paragraphs(f"{what} {following}".strip(), _summary(subscription))


def absent(subscription: Subscription) -> Message:
    """Hallway is not in that channel: the exact words that invite it."""
    place = say.where(subscription.channel)
    text = f"Saved, but paused: I am not in {place}, so I cannot post there."
    resume = ("Resume", state.RESUME, state.pack(subscription.id))
    return say.paragraphs(
        text,
        f"Type {INVITE} in that channel, then press Resume.",
        named=(place,),
        more=[_row(subscription, resume)],
    )


def paused(subscription: Subscription, user: str) -> Message:
    """It was paused: to whoever did it, and to whoever set it up."""
    place, actor, value = say.where(subscription.channel), say.who(user), state.pack(subscription.id)
    by = f" by {actor}" if user else ""
    reason = (
        ""
        if not subscription.paused or subscription.paused == "paused"
        else f" Reason: {subscription.paused}."
    )
    text = f"Paused{by}: {say.of(subscription)} in {place}.{reason}"
    ways = _row(subscription, ("Resume", state.RESUME, value), ("Edit", state.EDIT, value))
    return say.paragraphs(text, "Nothing is sent until it is resumed.", named=(place, actor), more=[ways])


def resumed(subscription: Subscription, user: str, next_at: datetime | None) -> Message:
    """It goes on."""
    place, actor = say.where(subscription.channel), say.who(user)
    following = f"The next one is due {say.moment(next_at, subscription.schedule.zone)}." if next_at else ""
    text = f"Resumed by {actor}: {say.of(subscription)} in {place}."
    ways = _row(subscription, ("Pause", state.PAUSE, state.pack(subscription.id)))
    return say.paragraphs(text, following, named=(place, actor), more=[ways])


def removed(subscription: Subscription, user: str) -> Message:
    """It is gone; what was in it can be taken up again."""
    place, actor = say.where(subscription.channel), say.who(user)
    wish = state.pack(state.pack_wish(subscription.profile, subscription.schedule))
    setup = _row(subscription, ("Set it up again", state.ADJUST, wish))
    again = [setup] if len(wish) <= state.LONGEST_VALUE else []
    return say.paragraphs(
        f"Removed by {actor}: {say.of(subscription)} in {place}.", named=(place, actor), more=again
    )


def on_its_way(subscription: Subscription, *, new: bool) -> Message:
    """``/digest now``."""
    if not new:
        return say.paragraphs("It is on its way already.")
    return say.paragraphs(
        f"{sentence(say.of(subscription))} is on its way; it comes within a minute.",
        "Where nothing matches, the channel is told once.",
    )


def _summary(subscription: Subscription) -> str:
    about = shorten(say.wants(subscription.profile), 600)
    return f"About {about}; {say.rhythm(subscription.schedule)}, {say.amount(subscription.profile)}."


def settled(done: bool, text: str) -> Message:
    """After Repost or It is there; a second press finds that it was done."""
    return say.paragraphs(text if done else "That was settled already.")


def why_these(
    subscription: Subscription, done: Delivery, came: Sequence[tuple[str, str]], said: Sequence[Feedback]
) -> Message:
    """Why the items of one posted digest came: their titles, each with the reasons that were given then."""
    when = say.moment(done.due_at, subscription.schedule.zone)
    looked = f"{done.checked:,} item{'s were' if done.checked != 1 else ' was'} looked at"
    under = (_chosen(subscription), _opinions(said))
    if not came:
        return say.paragraphs(f"Nothing was good enough in the digest of {when}; {looked}.", *under)
    head = f"Why these came in the digest of {when}; {looked} then:"
    told = [
        f"{shorten(title, 150)} ({shorten(why or 'the reasons were not kept', 200)})" for title, why in came
    ]
    listed = parts.bullets([parts.said(head)], ([parts.said(line)] for line in told))
    shown = [listed, parts.paragraph(*([parts.said(line)] for line in under))]
    return say.compose("\n".join((head, *(f"- {line}" for line in told), *under)), shown)


def why_unknown(subscription: Subscription, said: Sequence[Feedback]) -> Message:
    """For a digest of which the book does not know which message it is."""
    return say.paragraphs(_chosen(subscription), _opinions(said))


def _chosen(subscription: Subscription) -> str:
    wants = shorten(say.wants(subscription.profile), 400)
    return f"Chosen for: {wants}. What fits too little is left out, and so is what the channel has had."


def _opinions(said: Sequence[Feedback]) -> str:
    counted = [(word, sum(each.verdict == verdict for each in said)) for verdict, word in _VERDICTS.items()]
    told = ", ".join(f"{count} {word}" for word, count in counted if count)
    return f"Feedback that counts in this channel: {told}." if told else "Nobody has given feedback here yet."


_VERDICTS = {"more": "more like this", "less": "less like this", "never": "not for us"}
