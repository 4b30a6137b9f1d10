"""Follow-ups: what they point at, and the whole question that they make with the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.understanding.following import Before, Shown, Way, pointing, reference, refined
from tests.understanding.conftest import TODAY, VOCABULARY

GEARS = Shown("g", "Gears", "paper", ("Ann Lee", "Bo Ray"), "Attic", "Metal", "2022-08-29")
WOOD = Shown("w", 'The "Wood" of clocks', "talk", ("Ann Lee",), "Barn", "Wood & Metal", "2022-08-30")
SAND = Shown("s", "Sand", "talk", ("Ann Lee",))
LIST = Before("clocks", 'words:"clocks"', (GEARS, WOOD, SAND))
SECOND = Before("clocks", 'words:"clocks"', (SAND,), offset=5)
ONE = replace(LIST, focus=WOOD)
NAME = WOOD.quoted

PANEL = Shown("p", "On gears", "panel", ("Ann Lee", "Cy Fox"))
MIXED = Before("gears", 'words:"gears"', (GEARS, PANEL))
ASKED_OF_HER = Before("papers by Ann Lee", 'person:"Ann Lee"', (GEARS, PANEL), person="Ann Lee")

POINTED: list[tuple[Before, str, Way, str]] = [
    (LIST, "the second one", Way.CARD, "w"),
    (LIST, "2", Way.CARD, "w"),
    (LIST, "#3 please", Way.CARD, "s"),
    (LIST, "and the last?", Way.CARD, "s"),
    (LIST, "tell me more about the first", Way.CARD, "g"),
    (LIST, "save the 2nd", Way.CARD, "w"),
    (SECOND, "number 6", Way.CARD, "s"),
    (SECOND, "the first", Way.CARD, "s"),
    (ONE, "what is it about?", Way.CARD, "w"),
    (ONE, "details", Way.CARD, "w"),
    (ONE, "more like that", Way.LIKE, "w"),
    (ONE, "anything similar?", Way.LIKE, "w"),
    (LIST, "papers like the first one", Way.LIKE, "g"),
    (LIST, "more", Way.MORE, ""),
    (LIST, "next page", Way.MORE, ""),
    (LIST, "prev", Way.BACK, ""),
    (LIST, "who wrote it?", Way.WHICH, ""),
    (LIST, "where?", Way.WHICH, ""),
    (replace(LIST, focus=GEARS), "what else did she write?", Way.WHO, "g"),
    (ONE, "tl;dr", Way.CARD, "w"),
    (LIST, "number three", Way.CARD, "s"),
    (LIST, "no, the second one", Way.CARD, "w"),
    (MIXED, "the second panel", Way.CARD, "p"),
    (replace(MIXED, shown=(PANEL,)), "where is the panel?", Way.ASK, "p"),
    (MIXED, "where is the panel?", Way.WHICH, ""),
    (LIST, "thanks a lot!", Way.FINE, ""),
    (LIST, "ok, cool", Way.FINE, ""),
    (LIST, "never mind", Way.ANEW, ""),
    (LIST, "start over", Way.ANEW, ""),
]
ASKED: list[tuple[Before, str, str]] = [
    (ONE, "who wrote it?", f"who is the speaker of {NAME}"),
    (ONE, "when's that?", f"when is {NAME}?"),
    (ONE, "does it have slides", f"does {NAME} have slides"),
    (ONE, "who are its authors?", f"who are the authors of {NAME}"),
    (ONE, "where", f"where is {NAME}"),
    (ONE, "which room?", f"where is {NAME}"),
    (ONE, "who's speaking?", f"who is the speaker of {NAME}"),
    (replace(LIST, focus=GEARS), "who", 'who wrote "Gears"'),
    (ONE, "slides?", f"are there slides for {NAME}"),
    (ONE, "where does she work?", "where does Ann Lee work?"),
    (ONE, "her other talks", "talks by Ann Lee"),
    (ONE, "what else did she write?", "papers and talks by Ann Lee"),
    (ONE, "what is next in that room", "what is next in Barn"),
    (ONE, "what is next, same room?", "what is next, Barn?"),
    (LIST, "who wrote the first one?", 'who wrote "Gears"?'),
    (LIST, "when is #2", f"when is {NAME}"),
    (replace(LIST, pending="who wrote it?"), "1", 'who wrote "Gears"'),
    (replace(LIST, pending="where?"), "the second one", f"where is {NAME}"),
    (replace(ONE, text=f"who wrote {NAME}"), "and the first?", 'who wrote "Gears"'),
    (ONE, "who's the author?", f"who is the speaker of {NAME}"),
    (ONE, "who are the authors", f"who is the speaker of {NAME}"),
    (ONE, "is it recorded?", f"is there a recording for {NAME}"),
    (ONE, "what about the code", f"is there code for {NAME}"),
    (ONE, "paper link", f"is there a link for {NAME}"),
    (ONE, "bibtex", f"cite {NAME}"),
    (ONE, "how long?", f"how long is {NAME}"),
    (ONE, "until when", f"when does {NAME} end"),
    (ONE, "which session?", f"what session is {NAME} in"),
    (ONE, "affiliations?", f"affiliations of {NAME}"),
    (ASKED_OF_HER, "more from her", "papers and talks by Ann Lee"),
    (ASKED_OF_HER, "where does she work?", "where does Ann Lee work?"),
    (ASKED_OF_HER, "what about her affiliation?", "affiliation of Ann Lee?"),
    (replace(ASKED_OF_HER, focus=PANEL), "her talks", "talks by Ann Lee"),
    (replace(LIST, shown=(WOOD, SAND)), "is she there on sunday?", "is Ann Lee there on sunday?"),
]
ALONE = [
    (LIST, "papers by Cy Fox"),
    (LIST, "how does it work"),
    (LIST, "first talk on sunday"),
    (LIST, "what is on this morning?"),
    (LIST, "papers that win awards"),
    (LIST, "the ninth one"),
    (LIST, "where is the panel?"),
    (ONE, "who is giving the keynote?"),
    (MIXED, "the first panel"),
    (LIST, "first keynote"),
    (ONE, "is there anything on IT security"),
    (LIST, "reset the optimiser"),
    (Before("clocks", pages=False), "more"),
    (Before("clocks"), "who wrote it?"),
]
PAPERS = Before(
    "papers on clocks at MLSys on monday", 'venue:"MLSys" day:"monday" kind:"paper" words:"clocks"'
)
"""In filter syntax: MLSys, monday, papers, clocks."""
HERS = Before("papers by Ann Lee", 'person:"Ann Lee" kind:"paper"')
EDITION = Before("papers at MLSys 2022", 'venue:"mlsys-2022" kind:"paper"')
WHEN = Before("when is the panel?", 'ask:"when" subject:"panel"')
WHERE = Before("where is oak?", 'ask:"where" subject:"oak"')
COUNT = Before("how many talks are on monday", 'ask:"count" day:"monday" kind:"talk"')
HELD = Before("how many papers were accepted at MLSys 2022?", 'ask:"count" venue:"mlsys-2022" kind:"paper"')
REFINED: list[tuple[Before, str, str]] = [
    (PAPERS, "and on tuesday?", 'venue:"MLSys" day:"tuesday" kind:"paper" words:"clocks"'),
    (PAPERS, "tuesday?", 'venue:"MLSys" day:"tuesday" kind:"paper" words:"clocks"'),
    (PAPERS, "only posters", 'venue:"MLSys" day:"monday" kind:"poster,poster_session" words:"clocks"'),
    (PAPERS, "what about gears?", 'venue:"MLSys" day:"monday" kind:"paper" words:"gears"'),
    (PAPERS, "only on gears", 'venue:"MLSys" day:"monday" kind:"paper" words:"clocks gears"'),
    (PAPERS, "ok and at NeurIPS", 'venue:"NeurIPS" day:"monday" kind:"paper" words:"clocks"'),
    (PAPERS, "which ones have code?", 'venue:"MLSys" day:"monday" has:"code" kind:"paper" words:"clocks"'),
    (PAPERS, "without gears", 'venue:"MLSys" day:"monday" kind:"paper" words:"clocks" -"gears"'),
    (PAPERS, "after 2pm", 'venue:"MLSys" day:"monday" after:"14:00" kind:"paper" words:"clocks"'),
    (PAPERS, "and in room 7", 'venue:"MLSys" room:"Room 7" day:"monday" kind:"paper" words:"clocks"'),
    (HERS, "and bo ray?", 'person:"bo ray" kind:"paper"'),
    (EDITION, "in 2021", 'venue:"MLSys" kind:"paper" year:"2021"'),
    (WHEN, "and the reception?", "when is the reception?"),
    (WHERE, "what about elm", "where is elm?"),
    (COUNT, "and on tuesday?", "how many talks are on tuesday"),
    (HELD, "and at MLSys 2023?", "how many papers were accepted at MLSys 2023?"),
    (EDITION, "no, 2021", 'venue:"MLSys" kind:"paper" year:"2021"'),
    (EDITION, "no I meant 2021", 'venue:"MLSys" kind:"paper" year:"2021"'),
    (EDITION, "2021 instead", 'venue:"MLSys" kind:"paper" year:"2021"'),
    (EDITION, "2021?", 'venue:"MLSys" kind:"paper" year:"2021"'),
    (EDITION, "same but for 2021", 'venue:"MLSys" kind:"paper" year:"2021"'),
    (EDITION, "any with code", 'venue:"mlsys-2022" has:"code" kind:"paper"'),
    (EDITION, "which have code", 'venue:"mlsys-2022" has:"code" kind:"paper"'),
    (WHEN, "and the keynotes?", "when are the keynotes?"),
    (WHEN, "and is there a talk on elm?", "when is the talk on elm?"),
    (WHEN, "and who is giving the keynote?", "who is giving the keynote"),
]


@pytest.mark.parametrize(("before", "text", "way", "item"), POINTED)
def test_a_follow_up_leads_to_what_was_shown(before: Before, text: str, way: Way, item: str) -> None:
    step = reference(text, before)
    assert step
    assert (step.way, step.item.id if step.item else "") == (way, item)


@pytest.mark.parametrize(("before", "text", "whole"), ASKED)
def test_what_is_pointed_at_is_named_in_the_whole_question(before: Before, text: str, whole: str) -> None:
    step = reference(text, before)
    assert step
    assert (step.way, step.text) == (Way.ASK, whole)


@pytest.mark.parametrize(("before", "text"), ALONE)
def test_a_text_that_stands_alone_is_left_alone(before: Before, text: str) -> None:
    assert reference(text, before) is None
    assert refined(text, before, VOCABULARY, TODAY) is None


@pytest.mark.parametrize(("before", "text", "whole"), REFINED)
def test_a_follow_up_changes_the_question_before(before: Before, text: str, whole: str) -> None:
    step = refined(text, before, VOCABULARY, TODAY)
    assert step
    assert step.text == whole


@pytest.mark.parametrize("text", ["just in time compilation", "only posters at SOSP"])
def test_a_narrower_question_that_may_stand_alone_is_asked_so_where_it_finds_nothing(text: str) -> None:
    step = refined(text, PAPERS, VOCABULARY, TODAY)
    assert step
    assert step.alone == text


def test_filters_are_not_told_as_plain_words() -> None:
    step = refined("and posters?", COUNT, VOCABULARY, TODAY)
    assert step
    assert step.spoken == (':"' not in step.text)


@pytest.mark.parametrize("text", ["the second one", "who wrote it?", "more like that", "her other papers"])
def test_some_texts_mean_nothing_alone(text: str) -> None:
    assert pointing(text)


@pytest.mark.parametrize(
    "text",
    [
        "dietcode",
        "7",
        "when",
        "thanks",
        "reset",
        "where is the panel?",
        "what is attention",
        "papers by Ann Lee",
    ],
)
def test_others_do(text: str) -> None:
    assert not pointing(text)
