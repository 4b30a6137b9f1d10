"""``/conf`` as people use it."""

from __future__ import annotations

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen


def labels(seen: Seen) -> list[str]:
    return [control.label for control in seen.controls]


def test_a_lookup_is_answered_inside_the_acknowledgement_and_for_the_asker_alone(bot: SlackLookAlike) -> None:
    delivery = bot.slash("ana", "general", "/conf", "pathways")
    seen = bot.reply(delivery)
    assert "Pathways: Asynchronous Distributed Dataflow for ML" in delivery.body
    assert seen.ephemeral
    assert bot.screen("ben", "general") == ()
    assert [call.method for call in bot.calls] == ["auth.test"]
    assert not bot.violations


def test_the_plain_text_alone_tells_what_the_blocks_tell(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "outstanding papers of MLSys 2022"))
    for line in ("1. Pathways", "2. QuadraLib", "MLSys 2022", "Outstanding Paper Award", "Mon 29 Aug 2022"):
        assert line in seen.text
    assert "venue: MLSys 2022" in seen.text


def test_a_misspelt_title_finds_its_item_and_the_correction_is_shown(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "Pathwyas"))
    assert "Pathways: Asynchronous" in seen.visible
    assert "typed: " in seen.visible.lower()


def test_a_question_about_a_figure_is_answered_with_its_source(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "how many papers were accepted at MLSys 2022?"))
    assert "51" in seen.visible
    assert "Source: " in seen.visible
    assert "Source: " in seen.text


def test_no_words_and_help_both_explain_how_to_ask(bot: SlackLookAlike) -> None:
    for text in ("", "help", "  HELP  ", "find"):
        seen = bot.reply(bot.slash("ana", "general", "/conf", text))
        assert "What you can ask" in seen.visible
    assert not bot.violations


def test_an_example_of_the_help_can_be_pressed(bot: SlackLookAlike) -> None:
    help_ = bot.reply(bot.slash("ana", "general", "/conf", "help"))
    seen = bot.reply(bot.press("ana", help_, "outstanding papers of MLSys 2022"))
    assert "Pathways" in seen.visible


def test_events_lists_what_is_covered_and_leads_on(bot: SlackLookAlike) -> None:
    events = bot.reply(bot.slash("ana", "general", "/conf", "events"))
    assert "MLSys 2022" in events.visible
    assert "29 Aug to 1 Sep 2022" in events.text
    seen = bot.reply(bot.press("ana", events, "suggestion_1"))
    assert "of " in seen.visible
    assert not bot.violations


def test_item_and_an_id_shows_the_card(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "item m22-pathways"))
    assert seen.visible.startswith("Pathways: Asynchronous")
    assert "Room: Exhibit Hall A" in seen.visible
    assert "Id: m22-pathways" in seen.text


def test_an_id_that_leads_nowhere_is_told(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "item m99-nothing"))
    assert "no item with the id m99-nothing" in seen.visible


def test_a_misspelt_subcommand_gets_the_nearest_one_offered(bot: SlackLookAlike) -> None:
    for typed, meant in (("hlep", "help"), ("evnets", "events"), ("itme m22-pathways", "item m22-pathways")):
        seen = bot.reply(bot.slash("ana", "general", "/conf", typed))
        assert meant in labels(seen)
    assert "Room: Exhibit Hall A" in bot.reply(bot.press("ana", seen, "item m22-pathways")).visible


def test_find_searches_even_for_the_name_of_a_command(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "find pathways"))
    assert "Pathways: Asynchronous" in seen.visible


def test_the_word_payload_is_a_word_like_any_other(bot: SlackLookAlike) -> None:
    delivery = bot.slash("ana", "general", "/conf", "payload")
    assert (delivery.status, delivery.problem) == (200, "")
    assert bot.reply(delivery).author == "hallway"


def test_a_name_that_looks_like_a_subcommand_but_is_known_is_looked_up(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.slash("ana", "general", "/conf", "find ELF"))
    assert "Did you mean" not in seen.visible
