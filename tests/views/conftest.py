"""Items, events and results made by hand, as the store would give them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from html import unescape
from typing import Any

import pytest

from bot.sandbox.judge import judge_message
from bot.views import Message
from bot.views.words import CHIP_END
from store.queries import Lookup
from store.records import Credit, EventRef, Item, Link, Note, Source
from store.results import Match, Results

BLOG = Source("blog", "blog", "attendee blog of MLSys 2022")
REPORT = Source("report", "trip_report", "trip report of MLSys 2022")
EVENT = EventRef(
    "mlsys-2022", "Fifth Conference on Machine Learning and Systems", "MLSys", 2022, "America/Los_Angeles",
    label="MLSys 2022",
)  # fmt: skip
ITEM = Item(
    id="m22-x",
    kind="invited_talk",
    title="Sparse & Dense: <all> of *it*",
    event=EVENT,
    summary="What was said, in our words.",
    session="Keynotes",
    slot=2,
    day=date(2022, 8, 29),
    clock=time(8, 45),
    clock_end=time(9, 30),
    room="Hall A",
    award="Outstanding Paper Award",
    topics=("sparsity", "graphs"),
    systems=("Pathways",),
    organisations=("Google",),
    other_names=("SAD",),
    credits=(
        Credit("a", "Ada Lovelace", "author", "Analytical Engines"),
        Credit("b", "Bob Bar", "speaker", "Foo Lab", implied=True),
        Credit("c", "Cy Coe", "author"),
        Credit("d", "Di Doe", ""),
    ),
    links=(Link("pdf", "https://example.org/a|b>c.pdf"), Link("code", "javascript:alert(1)")),
    notes=(
        Note("It was the best talk.", BLOG, kind="opinion"),
        Note("It ran on 2048 chips.", REPORT),
        Note("The room was full.", BLOG),
    ),
)


@pytest.fixture
def page() -> Callable[..., Results]:
    """Results with so many items, each a copy of one."""

    def make(count: int = 1, total: int | None = None, **fields: Any) -> Results:
        item = fields.pop("item", ITEM)
        matches = tuple(Match(replace(item, id=f"m22-{at}"), 1.0) for at in range(count))
        given = fields.pop("matches", matches)
        return Results(Lookup(), given, count if total is None else total, **fields)

    return make


def fit(message: Message) -> Message:
    """The message, once Slack's judge has nothing against it."""
    assert not judge_message({"text": message.text, "blocks": list(message.blocks)})
    assert message.fits
    assert not misnamed(message)
    return message


def misnamed(message: Message) -> list[str]:
    """Buttons that are read out without the words on them, so that nobody can call them by these."""
    named = [
        (each["text"]["text"], each.get("accessibility_label"))
        for each in controls(message)
        if "text" in each
    ]
    return [
        f"{label!r}, read out as {spoken!r}"
        for label, spoken in named
        if spoken and unescape(label).removesuffix(CHIP_END)[:40].casefold() not in spoken.casefold()
    ]


def labels(message: Message) -> list[str]:
    """What the buttons say, in order."""
    return [element["text"]["text"] for element in controls(message)]


def controls(message: Message) -> list[dict[str, Any]]:
    """The buttons themselves."""
    found: list[dict[str, Any]] = []
    for block in message.blocks:
        found += [block["accessory"]] if "accessory" in block else []
        found += block["elements"] if block["type"] == "actions" else []
    return found


def written(message: Message) -> str:
    """Every text in the blocks, one a line."""

    def texts(thing: object) -> list[str]:
        if isinstance(thing, list | tuple):
            return [text for each in thing for text in texts(each)]
        if isinstance(thing, dict):
            own = [thing["text"]] if isinstance(thing.get("text"), str) else []
            return own + [text for name, each in thing.items() if name != "value" for text in texts(each)]
        return []

    return "\n".join(texts(list(message.blocks)))
