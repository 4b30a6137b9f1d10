"""What comes with an answer: order, pages, corrections, reasons, chips of doubt."""

from __future__ import annotations

import pytest

from store.catalogue.answers.reply import stated
from store.catalogue.answers.wording import listing
from store.queries import Ask, Lookup, Question, Related
from store.records import Note, Source
from store.store import Store
from tests.answers.seeded import AskFor

BLOG, REPORT = Source("b", "blog", "a blog"), Source("r", "trip_report", "a report")

NARROWING = """
    kind:paper; award:; -award:; award:outstanding; day:last; day:monday; day:--08-29; part:morning; at:08:45
    after:12:00; before:12:00; after:registration; before:reception; room:hall; session:compilers
    topic:compilers; title:tensor; org:google; role:speaker; author:song; source:blog; source:blog only:yes
    has:award; has:room; has:time; has:people; has:registration; lacks:time; -pathways; "deep learning"
    -venue:chips-compilers-2022; year:2022 kind:panel
""".replace("\n", ";").split(";")


def ids(ask: AskFor, text: str) -> list[str]:
    return [match.item.id for match in ask(text).matches]


def test_an_acronym_is_a_whole_word(ask: AskFor) -> None:
    assert ids(ask, "ELF") == ["s19-inv-tian"]
    assert "ELF" in ask("elf").matches[0].why


def test_every_filter_narrows(ask: AskFor) -> None:
    every = ask("venue:mlsys").total
    for text in filter(str.strip, NARROWING):
        assert 0 < ask(f"venue:mlsys {text}").total < every, text


def test_what_has_a_mark_and_what_lacks_it_is_everything(ask: AskFor) -> None:
    every = ask("venue:mlsys").total
    for mark in ("award", "room", "time", "notes", "people", "summary", "abstract", "code", "page"):
        assert ask(f"venue:mlsys has:{mark}").total + ask(f"venue:mlsys lacks:{mark}").total == every, mark


def test_an_event_left_out_is_left_out(ask: AskFor) -> None:
    events = {match.item.event.id for match in ask("kind:invited_talk, -mlsys").matches}
    assert events
    assert not {event for event in events if event.startswith("mlsys")}


def test_a_repaired_word_is_shown(ask: AskFor) -> None:
    corrections = ask("hydrozao").corrections
    assert [(each.typed, each.used) for each in corrections] == [("hydrozao", "hydrozoa")]
    assert ask("author:zaharya").corrections[0].used == "Matei Zaharia"
    assert ask("dawn snog").corrections[0].used == "Dawn Song"


def test_british_and_american_spelling_and_likes_of_words_find_the_same(ask: AskFor) -> None:
    assert set(ids(ask, "optimisation")) == set(ids(ask, "optimization"))
    assert ask("optimisation").corrections == ()
    assert ids(ask, "smartphones") == ids(ask, "smartphone")


def test_pages_follow_each_other(ask: AskFor) -> None:
    whole = ids(ask, "venue:mlsys")
    pages = [ask("venue:mlsys", limit=5, offset=offset) for offset in range(0, len(whole), 5)]
    assert [match.item.id for page in pages for match in page.matches] == whole
    assert {page.total for page in pages} == {len(whole)}
    assert ask("venue:mlsys", offset=9_999).matches == ()


def test_reasons_are_given_in_words(ask: AskFor) -> None:
    assert ask("Matei Zaharia").matches[0].why == "speaker Matei Zaharia"
    assert "from Facebook" in ask("facebook").matches[0].why
    assert ask("gang scheduling").matches[0].why.startswith("topic")
    assert ask("hydrozoa").matches[0].why == "", "a title speaks for itself"


def test_the_note_that_speaks_to_the_question_is_quoted(ask: AskFor) -> None:
    passage = ask("how much faster is TorchSparse than MinkowskiEngine").matches[0].passage
    assert passage is not None
    assert "1.6x" in passage.text


def test_a_title_that_looks_like_a_filter_is_a_title(ask: AskFor) -> None:
    results = ask("What are the Unique Challenges and Opportunities in Systems for ML?")
    assert results.lookup.question is None
    assert results.matches[0].item.id == "s19-inv-zaharia"


def test_a_title_that_is_made_of_kinds_is_a_title(ask: AskFor) -> None:
    assert ask("Coffee Break & Poster Session 1").lookup.kinds == ()
    assert ask("Coffee Break & Poster Session 1").matches[0].item.id == "r19-coffee1"
    assert ask("coffee breaks").lookup.kinds == ("break",)


def test_quotes_around_what_stands_nowhere_are_taken_off(ask: AskFor) -> None:
    results = ask('"sparse torch"')
    assert results.lookup.phrases == ()
    assert results.matches[0].item.id == "m22-torchsparse"


def test_whoever_is_by_is_by_an_organisation_too(ask: AskFor) -> None:
    assert set(ids(ask, "talks by Stanford")) == set(ids(ask, "talks from Stanford"))


def test_a_person_may_stand_behind_from(ask: AskFor) -> None:
    assert ids(ask, "papers from Zaharia") == ids(ask, "papers by Zaharia")


@pytest.mark.parametrize("asked", list(Ask))
def test_every_question_about_nothing_gets_some_reply(seeded: Store, asked: Ask) -> None:
    for subject in ("", "zzzxq wvvk", "MLSys 2022", "Dawn Song", "Pathways"):
        lookup = Lookup(raw=subject, words=subject.lower(), question=Question(asked, subject, ""))
        results = seeded.lookup(lookup)
        assert results.answer or results.matches or results.suggestions or results.clarify


def test_help_and_an_empty_catalogue_find_nothing(seeded: Store) -> None:
    assert seeded.lookup(Lookup(help=True)).matches == ()


def test_like_items_share_topics_people_and_words(seeded: Store) -> None:
    near = seeded.related(Related("m22-lightsecagg"))
    assert near.matches[0].item.id == "m22-papaya"
    assert "m22-lightsecagg" not in [match.item.id for match in near.matches]
    assert seeded.related(Related("no-such-item")).total == 0
    shared = [match.item.id for match in seeded.related(Related("s19-inv-tian", limit=20)).matches]
    assert "n21-inv-tian" in shared[:3]


def note(text: str, source: Source, kind: str = "statement") -> Note:
    return Note(text, source, kind)


def test_what_two_sources_say_alike_is_said_once_with_both_sources() -> None:
    answer = stated(
        [note("The panel had four speakers on it.", BLOG), note("The panel had four speakers.", REPORT)]
    )
    assert answer.text == "The panel had four speakers on it."
    assert answer.sources == (BLOG, REPORT)


def test_figures_that_differ_are_both_told() -> None:
    answer = stated([note("The panel had 4 speakers.", BLOG), note("The panel had 5 speakers.", REPORT)])
    assert answer.text.count("\n") == 1


def test_an_opinion_is_called_one() -> None:
    assert stated([note("It was great.", BLOG, "opinion")]).text == "Opinion: It was great."


def test_very_long_lists_are_cut() -> None:
    assert listing([]) == ""
    assert listing([str(n) for n in range(50)]).endswith("39 and 10 more")
