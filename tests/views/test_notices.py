"""Short messages: help, events, trouble, and what comes of sharing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot import views
from bot.views import Face, State, decode
from store.records import Event
from tests.views.conftest import ITEM, controls, fit, labels, written

MLSYS = Event(
    "mlsys-2022", "MLSys", 2022, "Fifth Conference", "MLSys 2022", starts=date(2022, 8, 29),
    ends=date(2022, 9, 1), city="Santa Clara", venue="Convention Center", outside=("venue",), item_count=40,
)  # fmt: skip


def test_usage_tells_filters_commands_and_examples_to_press() -> None:
    message = fit(views.usage())
    for words in ("author:", "help, events", "/conf", "how many papers were accepted"):
        assert words in message.plain
    assert decode(controls(message)[0]["value"]) == State("find papers by Zhiyuan Yao at NeurIPS 2021")


def test_events_are_told_with_days_and_place_and_marked_where_no_source_says() -> None:
    message = fit(views.events([(MLSYS, 'venue:"mlsys-2022"')]))
    assert message.plain == (
        "MLSys 2022: Fifth Conference · 29 Aug to 1 Sep 2022 · Santa Clara · 40 items"
        " · not in our sources: Convention Center"
    )
    assert decode(controls(message)[0]["value"]) == State('find venue:"mlsys-2022"')


def test_days_are_told_as_far_as_they_are_known() -> None:
    def days(starts: date | None, ends: date | None) -> str:
        event = replace(MLSYS, name=MLSYS.label, starts=starts, ends=ends, venue="", city="", item_count=1)
        return views.events([(event, "x")]).plain

    assert days(None, None) == "MLSys 2022: 1 item"
    assert days(date(2022, 8, 29), None) == "MLSys 2022: Mon 29 Aug 2022 · 1 item"
    assert days(date(2022, 8, 29), date(2022, 8, 29)) == "MLSys 2022: Mon 29 Aug 2022 · 1 item"
    assert days(date(2021, 12, 30), date(2022, 1, 2)) == "MLSys 2022: 30 Dec 2021 to 2 Jan 2022 · 1 item"


def test_no_events_say_how_to_load_some() -> None:
    assert "hallway load-seeds" in fit(views.events([])).plain


def test_many_events_are_cut_and_counted() -> None:
    many = [(replace(MLSYS, label=f"Event {at}", name="Long name " * 12), "q" * 40) for at in range(2_400)]
    message = fit(views.events(many, empty=3))
    assert "more; ask for one by name" in written(message)
    assert "Not listed: 3 without items" in written(message)
    assert "Event 59:" in message.plain
    assert "Event 60:" not in message.plain
    assert "Not listed: 2,340 more and 3 without items. All of them: events all" in message.plain
    assert "Event 2399:" in views.events(many, every=True).plain
    assert "Not listed" not in views.events(many, every=True).plain


def test_the_latest_event_comes_first_and_parts_follow_the_whole() -> None:
    def event(id: str, year: int | None, starts: date | None = None, parent: str = "") -> Event:
        return replace(MLSYS, id=id, label=id, year=year, starts=starts, parent_id=parent)

    listed = [
        event("undated", None),
        event("old", 2019, date(2019, 5, 1)),
        event("part", 2022, date(2022, 9, 1), "whole"),
        event("b", 2022),
        event("whole", 2022, date(2022, 8, 29)),
        event("A", 2022),
        event("orphan", 2020, parent="gone"),
    ]
    ids = [each.id for each in views.in_order(listed)]
    assert ids == ["whole", "part", "A", "b", "orphan", "old", "undated"]


def test_an_unknown_id_offers_what_is_near() -> None:
    message = fit(views.not_found("m22-pathway", [ITEM]))
    assert "There is no item with the id m22-pathway.\nNear: Sparse & Dense" in message.plain
    assert decode(controls(message)[0]["value"]) == State(item="m22-x")
    assert labels(fit(views.not_found("x", []))) == []


def test_a_misspelt_command_offers_the_command_and_the_search() -> None:
    message = fit(views.unknown_subcommand("hlep", "help"))
    assert 'no command "hlep". Did you mean "help"?' in message.plain
    assert [decode(control["value"]) for control in controls(message)] == [State("help"), State("find hlep")]


def test_trouble_is_told_in_two_lines() -> None:
    assert "give the reference 1a2b3c4d" in fit(views.error("1a2b3c4d")).plain
    assert "in a minute" in fit(views.busy()).plain
    assert "search again" in fit(views.stale_button()).plain
    assert "Look in the channel" in fit(views.unconfirmed_share()).plain
    assert fit(views.notice("Only this")).plain == "Only this"


def test_what_was_not_shared_can_be_asked_for_again() -> None:
    assert "/conf find pathways" in fit(views.not_shared(State("find pathways"))).plain
    assert "/conf item m22-x" in fit(views.not_shared(State("find y", item="m22-x"))).plain
    assert "/conf item m22-x" in fit(views.not_shared(State(near="m22-x"))).plain


def test_a_shared_message_names_the_sharer_and_has_no_buttons() -> None:
    card = views.item_card(ITEM, State("find x", item="m22-x"), Face(share=True))
    shared = views.shared_by("U1", card)
    assert shared.text.startswith("Shared by <@U1> with /conf\nSparse")
    assert "Shared by <@U1>" in written(shared)
    assert labels(shared) == []
    assert [block for block in shared.blocks if block["type"] == "header"]


def test_a_long_text_keeps_its_length_when_shared() -> None:
    long = views.notice("w" * 1_500, "x" * 1_500)
    big = replace(long, text="y" * 4_000)
    assert len(views.shared_by("U1", big).text) == 4_000


def test_once_shared_the_button_is_gone_and_the_others_stay() -> None:
    card = views.item_card(ITEM, State("find x", item="m22-x"), Face(share=True))
    after = fit(views.once_shared(card))
    assert labels(after) == ["More like this", "Save", "Cite", "Back to results"]
    assert "Shared to the channel." in written(after)


def test_once_shared_an_empty_row_of_buttons_goes_too() -> None:
    card = views.item_card(ITEM, State(item="m22-x"), Face(share=True))
    only = replace(card, blocks=tuple(_only_share(block) for block in card.blocks))
    assert labels(fit(views.once_shared(only))) == []


def _only_share(block: dict[str, object]) -> dict[str, object]:
    if block["type"] != "actions":
        return block
    return {**block, "elements": [each for each in block["elements"] if each["action_id"] == "share"]}  # type: ignore[attr-defined]  # it is a list


def test_help_sets_off_what_one_types() -> None:
    message = fit(views.usage())
    pieces = [piece for line in message.blocks[1]["elements"] for piece in line["elements"]]
    typed = [piece["text"] for piece in pieces if piece.get("style") == {"code": True}]
    assert typed[:2] == ['author:"Mimee Xu"', "venue:neurips"]
    assert "`" not in message.text
    assert "`" not in written(message)
    assert "year:2020..2022 kind:talk award:any" in message.plain
