"""How digests look: lists are lists, each button names what it is for, and what is said once is said once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.views import Message
from bot.views.digests import feedback, listing, notices, preview
from bot.views.digests.preview import Preview
from store.deliveries import Delivery, Digest, Origin, Profile, Schedule, State, Subscription
from store.interests import Pick, Picks, Reason
from store.records import EventRef, Item
from tests.views.conftest import controls

AT = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
ONE = Subscription(
    1, "T1", "C00000001", Profile(("privacy",)), Schedule(zone="UTC"), "U00000002", AT, "U00000002", AT
)
EVENT = EventRef("mlsys-2022", "MLSys", "MLSys", 2022, None, label="MLSys 2022")
PICK = Pick(
    Item("a", "paper", "Who Keeps a Secret?", EVENT), 1.0, (Reason("topic", "privacy", "topic: privacy"),)
)


def bulleted(message: Message) -> list[str]:
    """The points of its lists."""
    lists = [
        part
        for block in message.blocks
        for part in block.get("elements", ())
        if part["type"] == "rich_text_list"
    ]
    return [
        "".join(piece["text"] for piece in point["elements"]) for each in lists for point in each["elements"]
    ]


def past(origin: Origin, weeks: int) -> Digest:
    return Digest("p", AT - timedelta(weeks=weeks), Picks((), (), 69), origin=origin)


def shown(*origins: Origin, picks: Picks | None = None) -> Message:
    before = tuple(past(origin, len(origins) - at) for at, origin in enumerate(origins))
    return preview.message(Preview(ONE, Digest("p", AT, picks or Picks((PICK,), (), 70)), before))


def test_what_a_preview_lists_is_a_list() -> None:
    assert bulleted(shown(Origin.PLANNED)) == [
        "Who Keeps a Secret? (topic: privacy)", "Mon 5 Jan 2026: nothing (69 items checked)",
    ]  # fmt: skip


def test_that_all_past_ones_are_of_todays_catalogue_is_said_once() -> None:
    message = shown(*[Origin.STAND_IN] * 4)
    assert "The last ones would have been, with today's catalogue\n" in message.plain
    assert message.plain.count("catalogue") == 1


def test_where_past_ones_are_of_several_sorts_each_says_its_own() -> None:
    message = shown(Origin.STAND_IN, Origin.DELIVERED)
    assert "- Mon 29 Dec 2025 (with today's catalogue): nothing" in message.plain
    assert "- Mon 5 Jan 2026 (as it came): nothing" in message.plain


def test_a_preview_in_which_nothing_comes_says_so_in_a_sentence() -> None:
    assert "As things stand, nothing matches; 9 items checked." in shown(picks=Picks((), (), 9)).plain
    assert "As things stand, nothing matches: there are no new items to check." in shown(picks=Picks()).plain


def test_why_these_are_there_is_a_list() -> None:
    delivery = Delivery(1, 1, "p", AT, State.SENT, "C00000001", checked=1)
    message = notices.why_these(ONE, delivery, [("A", "topic: privacy"), ("B", "")], [])
    assert bulleted(message) == ["A (topic: privacy)", "B (the reasons were not kept)"]
    assert "1 item was looked at then:\n- A (topic: privacy)\n" in message.plain


def test_each_button_of_a_list_of_digests_names_its_digest() -> None:
    other = replace(ONE, id=2, profile=Profile(("compilers",)))
    message = listing.listing([listing.Entry(1, ONE, AT), listing.Entry(2, other, AT)])
    spoken = [each["accessibility_label"] for each in controls(message)]
    assert spoken[:2] == ["Edit: privacy", "Preview: privacy"]
    assert len(set(spoken)) == len(spoken) == 10


def test_what_goes_on_and_what_takes_away_stand_out() -> None:
    (save, change) = controls(preview.message(Preview(replace(ONE, id=0), None)))
    assert (save["text"]["text"], save["style"]) == ("Save", "primary")
    assert "style" not in change
    (remove,) = [
        each
        for each in controls(listing.listing([listing.Entry(1, ONE, AT)]))
        if each["text"]["text"] == "Remove"
    ]
    assert "style" not in remove
    assert remove["confirm"]["style"] == "danger"


def test_a_sentence_that_ends_in_a_title_ends_once() -> None:
    assert "Saved for you: Who Keeps a Secret?\n" in feedback.kept(PICK.item, new=True).plain
    long = replace(PICK.item, title="Bit-serial " * 30)
    assert "….\n" not in feedback.noted("more", "topic", "x", "privacy", ((long,), (PICK.item,))).plain
