"""The modal in which a digest is described, and what stands there while it is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ExternalDataMultiSelectElement,
    InputBlock,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    TimePickerElement,
)

from bot.views import parts
from bot.views.digests import state
from bot.views.digests import words as say
from bot.views.message import Json
from bot.views.payload import payload
from bot.views.text import escaped, shorten, tidy
from store.deliveries import Profile, Schedule
from store.records import KINDS
from store.vocabulary import TopicCount

LONGEST_INPUT = 3_000
_FRESH, _ALSO_OLD = "new", "all"
_EXAMPLES = "federated learning, secure aggregation"


Known = tuple[Sequence[str], Sequence[str]]
"""Topics and venues of the catalogue, to name as examples."""


def form(channel: str, profile: Profile, schedule: Schedule, metadata: str, known: Known) -> Json:
    """The first step; ``schedule.zone`` may be empty."""
    topics, venues = (shorten(", ".join(names), 140) for names in known)
    place = say.where(channel)
    blocks: list[Block] = [
        parts.paragraph(
            say.line(f"A digest for {place}. You see what it will hold before it is saved.", place)
        ),
        _written(
            "topics",
            "Topics",
            profile.topics,
            f"In your own words, with commas between. Here, for example: {topics or _EXAMPLES}",
        ),
        _suggesting(),
        _written("people", "People to follow", profile.people, "Names, with commas between."),
        _written("venues", "Venues to follow", profile.venues, f"Known here: {venues or 'none yet'}"),
        _kinds(profile),
        _written(
            "excluded", "Words that must not occur", profile.excluded, "What holds one of these is left out."
        ),
        *_when(schedule),
        *_amount(profile),
    ]
    title = "Digest" if channel.startswith("D") else "Channel digest"
    return _modal(title, blocks, metadata, callback_id=state.FORM, submit="Preview", close="Cancel")


def waiting(name: str) -> Json:
    """Stands there until ``preview`` takes its place, found by this name."""
    blocks = [parts.paragraph([parts.said("Working out what this would send, now and in the last weeks …")])]
    return _modal("Preview", blocks, "", external_id=name, close="Back")


def told(name: str, text: str) -> Json:
    """In place of the preview: what went wrong."""
    return _modal("Preview", [parts.paragraph([parts.said(text)])], "", external_id=name, close="Back")


def checked(name: str, blocks: Sequence[Block], metadata: str) -> Json:
    """The second step: what will come, to be saved or gone back from."""
    return _modal(
        "Preview", blocks, metadata, callback_id=state.CHECKED, external_id=name, submit="Save", close="Back"
    )  # fmt: skip


def _modal(title: str, blocks: Sequence[Block], metadata: str, **how: str) -> Json:
    words: Json = {name: plain(how.pop(name)) for name in ("submit", "close") if name in how}
    shown = [payload(block) for block in blocks]
    return {
        "type": "modal",
        "title": plain(title),
        "blocks": shown,
        "private_metadata": metadata,
        **words,
        **how,
    }


def plain(text: str) -> Json:
    """Words of ours as Slack wants them in titles and buttons."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _written(name: str, label: str, values: Sequence[str], hint: str) -> InputBlock:
    """A field for names; an empty one has no ``initial_value``, as Slack refuses an empty string there."""
    element = PlainTextInputElement(
        action_id=name, multiline=name == "topics", max_length=LONGEST_INPUT,
        initial_value=shorten(tidy(", ".join(values)), LONGEST_INPUT) or None,
    )  # fmt: skip
    return _input(name, label, element, hint, optional=True)


def _input(name: str, label: str, element: Any, hint: str = "", *, optional: bool = False) -> InputBlock:
    return InputBlock(
        block_id=name, label=PlainTextObject(text=label, emoji=False), element=element, optional=optional,
        hint=parts.exact(hint, 250) if hint else None,
    )  # fmt: skip


def _suggesting() -> InputBlock:
    """Topics to pick from, besides those typed; what is picked stands among the topics the next time."""
    element = ExternalDataMultiSelectElement(
        action_id=state.SUGGESTED, min_query_length=2, placeholder="Type two letters or more"
    )
    hint = "Topics of the catalogue, each with how many items it has. They join those above."
    return _input(state.SUGGESTED, "Suggested topics", element, hint, optional=True)


def suggested(topics: Iterable[TopicCount]) -> list[Json]:
    """The options of that field."""
    return [payload(_topic(each)) for each in topics]


def _topic(topic: TopicCount) -> Option:
    """Its value is the topic itself."""
    text, many = tidy(topic.text), f" ({topic.count:,})"
    return _option(escaped(text, parts.LABEL - len(many)) + many, text[: state.LONGEST_OPTION])


def _kinds(profile: Profile) -> InputBlock:
    options = {kind: _option(kind.replace("_", " "), kind) for kind in KINDS}
    chosen = [options[kind] for kind in profile.kinds if kind in options]
    element = StaticMultiSelectElement(
        action_id="kinds",
        options=list(options.values()),
        initial_options=chosen or None,
        placeholder="Any kind",
    )
    return _input("kinds", "Only these kinds", element, optional=True)


def _when(schedule: Schedule) -> list[Block]:
    days = [_option(name, str(day)) for day, name in enumerate(say.DAYS)]
    weekdays = CheckboxesElement(
        action_id="weekdays", options=days, initial_options=[days[day] for day in schedule.weekdays] or None
    )
    clock = TimePickerElement(action_id="clock", initial_time=f"{schedule.hour:02}:{schedule.minute:02}")
    zone = PlainTextInputElement(action_id="zone", initial_value=shorten(tidy(schedule.zone), 100) or None)
    return [
        _input("weekdays", "Days", weekdays, optional=True),
        _input("clock", "Time", clock),
        _input("zone", "Time zone", zone, "A city or an IANA name, such as Europe/London."),
    ]


def _amount(profile: Profile) -> list[Block]:
    most = NumberInputElement(action_id="most", is_decimal_allowed=False, initial_value=str(profile.most))
    choices = [
        _option("New ones only", _FRESH),
        _option("New ones first, then the best that was never sent", _ALSO_OLD),
    ]
    which = RadioButtonsElement(
        action_id="which", options=choices, initial_option=choices[0 if profile.only_new else 1]
    )
    return [
        _input("most", "How many items at most", most, "From 1 to 10."),
        _input("which", "Which items", which),
    ]


def _option(label: str, value: str) -> Option:
    return Option(text=PlainTextObject(text=label, emoji=False), value=value)


def typed(values: Json) -> dict[str, Any]:
    """What stands in the fields of the submitted form, by the names of ``Form``."""
    found: Json = {name: next(iter(fields.values()), {}) for name, fields in values.items()}
    plain_ = {name: str(found.get(name, {}).get("value") or "") for name in _TYPED}
    chosen = {
        name: tuple(each["value"] for each in found.get(name, {}).get("selected_options") or ())
        for name in ("kinds", "weekdays")
    }
    which = found.get("which", {}).get("selected_option") or {}
    picked = found.get(state.SUGGESTED, {}).get("selected_options") or ()
    return {
        **plain_, "suggested": tuple(_as_given(each["value"]) for each in picked),
        "kinds": chosen["kinds"], "weekdays": tuple(int(day) for day in chosen["weekdays"]),
        "clock": str(found.get("clock", {}).get("selected_time") or ""),
        "only_new": which.get("value") == _FRESH,
    }  # fmt: skip


def _as_given(value: str) -> str:
    """The value of an option, which some clients hand back escaped."""
    return value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


_TYPED = ("topics", "people", "venues", "excluded", "zone", "most")
