"""Filters with a minus, names of sources, and values that mean nothing."""

from __future__ import annotations

import pytest

from bot.answering import answer
from store.store import Store
from tests.answers.seeded import TODAY, AskFor

EITHER = """
    room:"Exhibit Hall A"; day:monday; year:2022; year:..2021; session:compilers; source:blog; venue:mlsys
    author:"Matei Zaharia"; speaker:zaharia; org:google; kind:talk; kind:paper; topic:compilers
    part:morning; at:08:45; award:outstanding; award:any; has:award; role:speaker; title:tensor
""".replace("\n", ";").split(";")


def ids(ask: AskFor, text: str) -> set[str]:
    return {match.item.id for match in ask(text, limit=500).matches}


@pytest.mark.parametrize("text", [text.strip() for text in EITHER if text.strip()])
def test_what_fits_a_filter_and_what_does_not_is_everything(ask: AskFor, text: str) -> None:
    every = ids(ask, "year:1990..2090")
    fits, left = ids(ask, f"year:1990..2090 {text}"), ids(ask, f"year:1990..2090 -{text}")
    if text.startswith("year:"):  # one year stands for the other
        fits, left = ids(ask, text), ids(ask, f"-{text}") & every
    assert fits
    assert left
    assert not fits & left
    assert fits | left == every


def test_a_kind_left_out_does_not_take_the_place_of_another(ask: AskFor) -> None:
    papers = ids(ask, "kind:paper")
    assert ids(ask, "kind:paper -kind:talk") == papers - ids(ask, "kind:talk") != set()
    assert ids(ask, "kind:paper -kind:paper") == set()
    assert ids(ask, "kind:paper -room:nowhere") == papers


def test_words_are_searched_for_in_what_is_not_left_out(ask: AskFor) -> None:
    every, left = ids(ask, "compilers"), ids(ask, "compilers -kind:paper")
    assert left == every - ids(ask, "compilers kind:paper")
    assert left


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ('"trip report"', "trip_report"),
        ("report", "trip_report"),
        ("trip-report", "trip_report"),
        ('"trip reprot"', "trip_report"),
        ("mlsys-2022-trip-report", "trip_report"),
        ("mindspore", "trip_report"),
        ("page", "workshop_page"),
        ('"Workshop Page"', "workshop_page"),
        ("bolg", "blog"),
        ("program", "programme"),
        ("magazine", "article"),
    ],
)
def test_a_source_is_found_by_what_people_call_it(ask: AskFor, name: str, same: str) -> None:
    assert ids(ask, f"source:{name}") == ids(ask, f"source:{same}") != set()
    assert ask(f"source:{name}").clarify == ""


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("kind:nosuch", "kind: paper, "),
        ("-kind:nosuch", "kind: paper, "),
        ("year:abc", "year: 2022"),
        ("has:nosuch", "code, "),
        ("day:someday", "monday"),
        ("at:99:99", "09:30"),
        ("after:25:00", "lunch"),
        ("role:king", "author, speaker"),
        ("part:tea", "morning"),
        ("source:nosuch", "blog, programme, trip report"),
        ("-source:nosuch", "blog, programme, trip report"),
    ],
)
def test_a_value_that_means_nothing_is_told_with_those_that_do(ask: AskFor, text: str, known: str) -> None:
    name, _, typed = text.lstrip("-").partition(":")
    told = ask(text).clarify
    assert told.startswith(f"I do not know {name} “{typed}”.")
    assert known in told


def test_the_words_beside_a_strange_value_are_searched_for(ask: AskFor) -> None:
    assert ids(ask, "pathways kind:nosuch") == ids(ask, "pathways")


@pytest.mark.parametrize("text", ["foo", "cat", "internet"])
def test_a_word_is_not_repaired_to_one_that_nobody_meant(ask: AskFor, text: str) -> None:
    assert ask(text).corrections == ()
    assert ask(text).total == 0


@pytest.mark.parametrize(("level", "number"), [("gold", "Nine"), ("silver", "Five"), ("platinum", "Two")])
def test_sponsors_are_counted_by_level(ask: AskFor, level: str, number: str) -> None:
    answer = ask(f"how many {level} sponsors").answer
    assert answer
    assert answer.text.startswith(f"{number} ")
    assert "\n" not in answer.text
    none = ask(f"how many {level} sponsors did SOSP 2019 have").answer
    assert none
    assert not none.known


def test_a_place_from_outside_is_marked_and_no_document_is_named_for_it(ask: AskFor) -> None:
    room = ask("where is pathways").answer
    assert room
    assert "Santa Clara Convention Center (not in our sources), Santa Clara" in room.text
    online = ask("where was NeurIPS 2020 held").answer
    assert online
    assert online.text == "NeurIPS 2020 was held online (not in our sources)."
    assert {source.kind for source in online.sources} <= {"outside"}


def test_events_are_called_by_their_label(ask: AskFor) -> None:
    answer = ask("who chaired mlsys-2022").answer
    assert answer
    assert answer.text == "The sources do not name who chaired MLSys 2022."


def test_what_a_source_says_of_anything_is_listed(ask: AskFor) -> None:
    answer = ask("what does the blog recommend").answer
    assert answer
    assert {source.kind for source in answer.sources} == {"blog"}
    assert 3 <= len(answer.text.splitlines()) <= 8


def test_a_command_with_words_behind_it_is_not_offered_as_a_correction(seeded: Store) -> None:
    said = answer(seeded, "events nowhere", TODAY).message.plain
    assert "There is no command" not in said
    assert 'Did you mean "events' in answer(seeded, "evnts", TODAY).message.plain
