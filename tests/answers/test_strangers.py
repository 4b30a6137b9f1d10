"""What strangers ask of a programme with tracks, rooms and times, as they type it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.answering import Reply, answer
from bot.elsewhere import asked
from bot.views import Face
from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Byline, Entry, Hints, Home, When
from store.store import Store

ZONE = "Europe/Berlin"
NOW = datetime(2031, 5, 3, 8, 10, tzinfo=UTC)
"""Ten past ten on the Saturday of the fair."""
Row = tuple[str, str, tuple[str, ...], int, str, str, str]
ROWS: tuple[Row, ...] = (
    # title, track, people, day, begins, ends, room
    ("Sundials from scratch", "Sundials devroom", ("Ann Lee",), 3, "09:00", "09:50", "Attic"),
    ("Shadows in wood", "Sundials devroom", ("Bo Ray", "Cy Fox"), 3, "10:00", "10:20", "Attic"),
    ("A brass gnomon", "Sundials devroom", ("Di Ohm",), 3, "11:00", "11:50", "Attic"),
    ("Water clocks and AI", "Water and Machine Learning devroom", ("Ed Kay",), 3, "10:00", "10:50", "Barn"),
    ("Panel discussion: who owns noon?", "Main track", ("Ann Lee", "Ed Kay"), 4, "14:00", "15:30", "Hall"),
    ("Moonlight on dials", "Main track", ("Ann Lee",), 4, "14:30", "15:00", "Barn"),
    ("Pendulums at sea", "Main track", ("Flo Moe",), 4, "16:00", "16:50", "Hall"),
    ("No free lunch for water clocks", "Main track", ("Gil Nye",), 4, "17:00", "17:30", "Barn"),
)


def entries() -> Iterator[Home | Entry]:
    yield Home("Clock Fair 2031", 2031, zone=ZONE)
    for number, (title, track, people, day, begins, ends, room) in enumerate(ROWS):
        start, end = (datetime.fromisoformat(f"2031-05-{day:02d}T{each}") for each in (begins, ends))
        yield Entry(
            place=f"row {number}", title=title, own=f"t-{number}", kind="talk", track=track,
            people=tuple(Byline(name, "speaker") for name in people),
            when=When(start=start, end=end, room=room),
        )  # fmt: skip


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(Path(tmp_path_factory.mktemp("strangers")))
    store.load(SourceDraft("fair", "frab", "programme of the fair", "fair.xml"), entries(), Hints(), NOW)
    yield store
    store.close()


def ask(store: Store, text: str, now: datetime = NOW) -> Reply:
    return answer(store, text, date(2031, 5, 3), Face(zone=ZONE, now=now))


def titles(reply: Reply) -> list[str]:
    return [match.item.title for match in reply.results.matches] if reply.results else []


def said(reply: Reply) -> str:
    return reply.results.answer.text if reply.results and reply.results.answer else ""


def row(number: int) -> str:
    return ROWS[number][0]


LISTED = [
    ("whats on now", [1, 3]),
    ("who is speaking right now in the attic", [1]),
    ("talks in the sundial devroom", [0, 1, 2]),
    ("talks in the ai track", [3]),
    ("talks not in the main track on sunday", []),
    ("talks by ann lee not in the main track", [0]),
    ("whats at the same time as the panel", [5]),
    ('talks at the same time as "Shadows in wood"', [3]),
    ("talks in the barn between 2 and 3pm", [5]),
    ("talks w/ ann lee but not on sunday", [0]),
    ("panels", [4]),
    ("longest talk", [4]),
    ("shortest talk in the sundials devroom", [1]),
    ("which talk has the most speakers on saturday", [1]),
    ("who speaks most often", [0, 4, 5]),
    ("first talk in the sundials room", [0]),
    ("last talk in the sundials devroom", [2]),
    ("first talk tomorrow in the hall", [4]),
    ("whos on after bo ray", [2, 1]),
    ("dials or pendulums", [5, 6]),
    ("give me 3 talks on pendulums plz", [6]),
    ("talks longer than 1 hour", [4]),
    ("which talk was the longest in the attic", [0, 2]),
    ("whos next in the barn", [5]),
    ("talks about clocks but not for lunch", [3]),
    ("next talk by bo ray on saturday", []),
    ("talks with more than 1 speaker on saturday", [1]),
]
SAID = [
    ("where is the sundials devroom", "“Sundials devroom”: Attic."),
    ("how many talks are in the sundials devroom", "3 talks"),
    ("when does the sundials devroom end", "“A brass gnomon” ended at 11:50"),
    ("when does the main track start", "“Panel discussion: who owns noon?”: 14:00"),
    (
        "which track has the talk on water clocks",
        "“Water clocks and AI”: Water and Machine Learning devroom.",
    ),
    ("who speaks most often", "Ann Lee is named with the most items"),
    ("longest talk", "“Panel discussion: who owns noon?” is the longest, with 90 minutes."),
    ("wen is pendulums at sea in tokyo time", "In Asia/Tokyo that is 23:00 to 23:50 on Sunday 4 May 2031."),
    ("when is pendulums at sea, in UTC?", "In UTC that is 14:00 to 14:50 on Sunday 4 May 2031."),
    ("when is the talk on moonlight in a good time", "“Moonlight on dials”: 14:30 to 15:00"),
    ("whens the next sundial talk", "Next: “A brass gnomon”, on Saturday 3 May 2031 at 11:00"),
    ("who is the 2nd presenter of shadows in wood", "Cy Fox is the 2nd speaker of “Shadows in wood”."),
    ("speakers in the sundials devroom", "Speakers: Ann Lee, Bo Ray, Cy Fox and Di Ohm."),
    ("how many devrooms are there", "3 tracks, by what we hold."),
    ("next talk by di ohm", "Next: “A brass gnomon”"),
    ("does anyone know when the brass gnomon is", "“A brass gnomon”: 11:00 to 11:50"),
    ("when is lunch", "The sources name no such break."),
    ("where can i find di ohm", "“A brass gnomon”: Attic."),
]


@pytest.mark.parametrize(("text", "rows"), LISTED)
def test_these_are_listed_and_no_others(fair: Store, text: str, rows: list[int]) -> None:
    assert set(titles(ask(fair, text))) == {row(number) for number in rows}


@pytest.mark.parametrize(("text", "words"), SAID)
def test_this_is_said(fair: Store, text: str, words: str) -> None:
    assert words in said(ask(fair, text))


def test_a_kind_that_only_titles_tell_is_said_to_be_so(fair: Store) -> None:
    assert (
        "No source marks such an item as a panel; these are called so." in ask(fair, "panels").message.plain
    )


@pytest.mark.parametrize("text", ["talks at IST", "papers on EST", "talks on real time clocks"])
def test_letters_that_are_no_time_zone_here_stay_in_the_question(text: str) -> None:
    assert asked(text) == (text, "")


def test_where_no_item_is_so_long_or_nobody_is_named_that_is_said(fair: Store) -> None:
    assert said(ask(fair, "talks longer than 9 hours")) == "The sources name no such item."
    assert "3rd" not in said(ask(fair, "who is the 3rd presenter of shadows in wood"))
    assert "“Sundials from scratch” and “A brass gnomon”" not in said(ask(fair, "longest talk on sunday"))
    equal = said(ask(fair, "longest talk in the attic"))
    assert equal == "“Sundials from scratch” and “A brass gnomon” are equally the longest, with 50 minutes."


def test_what_is_on_is_not_known_outside_of_the_event_and_where_nothing_goes_on(fair: Store) -> None:
    later = datetime(2031, 6, 1, tzinfo=UTC)
    assert "No event that is known here is under way now." in said(ask(fair, "whats on now", later))
    evening = datetime(2031, 5, 3, 20, tzinfo=UTC)
    assert "goes on now at Clock Fair 2031" in said(ask(fair, "what's on right now?", evening))


def test_an_item_that_nothing_goes_on_beside_gives_nothing(fair: Store) -> None:
    assert titles(ask(fair, "talks at the same time as pendulums at sea")) == []
    assert titles(ask(fair, "talks at the same time as the coffee break")) == []


def test_a_filter_for_a_session_reads_tracks_too_and_is_written_back(fair: Store) -> None:
    reply = ask(fair, 'session:"Sundials devroom" -day:sunday')
    assert len(titles(reply)) == 3
    assert titles(ask(fair, reply.query)) == titles(reply)


def test_tracks_and_rooms_are_listed_by_name(fair: Store) -> None:
    tracks = "Main track; Sundials devroom; Water and Machine Learning devroom"
    for text in ("list all tracks", "what tracks are there", "which devrooms are there at Clock Fair 2031"):
        assert tracks in ask(fair, text).message.plain, text
    assert "Attic; Barn; Hall" in ask(fair, "which rooms are there").message.plain


def test_what_is_left_is_all_that_is_still_to_begin_the_earliest_first(fair: Store) -> None:
    today = ask(fair, "what can I still see today")
    assert titles(today) == ["A brass gnomon"]
    assert "1 item still to begin" in today.message.plain
    assert titles(ask(fair, "what is left in the Barn")) == [
        "Moonlight on dials",
        "No free lunch for water clocks",
    ]
    assert titles(ask(fair, "what is still to come"))[:2] == [
        "A brass gnomon",
        "Panel discussion: who owns noon?",
    ]
    assert titles(ask(fair, "rest of the day")) == titles(ask(fair, "rest of today")) == titles(today)
    assert len(titles(ask(fair, "what else is on today"))) == 4
    assert len(titles(ask(fair, "rest of the programme"))) == 5
    assert len(titles(ask(fair, "talks still to come tomorrow"))) == 4
    over = ask(fair, "what is left today", datetime(2031, 5, 3, 18, 0, tzinfo=UTC))
    assert "no such item that is still to begin" in over.message.plain


def test_more_than_a_number_in_letters(fair: Store) -> None:
    assert titles(ask(fair, "which talks have fewer than two speakers"))
    assert titles(ask(fair, "talks with more than two speakers")) == []


def test_what_no_source_marks_is_counted_by_what_it_is_called(fair: Store) -> None:
    said = ask(fair, "how many panels are there").message.plain
    assert "1 by what we hold. No source marks such an item as a panel" in said


def test_what_is_like_one_thing_and_not_another(fair: Store) -> None:
    alike = titles(ask(fair, "talks like Sundials from scratch"))
    left = titles(ask(fair, "talks like Water clocks and AI but not lunch"))
    assert "Sundials from scratch" not in alike
    assert "No free lunch for water clocks" in titles(ask(fair, "talks like Water clocks and AI"))
    assert "No free lunch for water clocks" not in left


def test_a_not_in_a_title_leaves_nothing_out(seeded: Store) -> None:
    said = ask(seeded, "papers like Data Appraisal Without Data Sharing").message.plain
    assert "nearest to “Data Appraisal Without Data Sharing”" in said


def test_languages_are_a_filter_where_sources_name_them_and_words_elsewhere(
    fair: Store, tmp_path: Path
) -> None:
    assert "words: polish" in ask(fair, "talks in Polish").message.plain
    store = Store(tmp_path)
    rows = (("Uhren bauen", "de"), ("Uhren lesen", "de-formal"), ("Building clocks", "en"))
    made: list[Home | Entry] = [Home("Uhrentag 2031", 2031, zone=ZONE)]
    made += [Entry(place=f"row {title}", title=title, kind="talk", language=code) for title, code in rows]
    store.load(SourceDraft("uhren", "frab", "programme", "uhren.xml"), made, Hints(), NOW)
    german = ["Uhren bauen", "Uhren lesen"]
    for text in ("talks in German", "german talks", "talks that are given in German", "has:german"):
        assert sorted(titles(ask(store, text))) == german, text
    assert titles(ask(store, "english talks about clocks")) == ["Building clocks"]
    assert titles(ask(store, "lacks:german")) == ["Building clocks"]
    store.close()


def test_the_only_event_that_is_known_is_the_conference(tmp_path: Path) -> None:
    store = Store(tmp_path)
    home = Home("Uhrentag 2031", 2031, date(2031, 5, 3), date(2031, 5, 4), ZONE, city="Ulm")
    made: list[Home | Entry] = [home, Entry(place="row 1", title="Uhren bauen", kind="talk")]
    store.load(SourceDraft("uhren", "frab", "programme", "uhren.xml"), made, Hints(), NOW)
    for text in ("when is the conference?", "how many days does it go"):
        assert "Uhrentag 2031: 3 May to 4 May 2031" in ask(store, text).message.plain, text
    assert "Uhrentag 2031 was held in Ulm" in ask(store, "where is the conference").message.plain
    store.close()


def test_past_midnight_time_goes_on_and_breaks_are_counted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    night = When(start=datetime(2031, 5, 3, 23), end=datetime(2031, 5, 4, 1))  # noqa: DTZ001 - local, as printed
    made: list[Home | Entry] = [
        Home("Uhrentag 2031", 2031, zone=ZONE),
        Entry(place="row 1", title="Dials at night", kind="talk", when=night),
        Entry(place="row 4", title="Uhrentag opening event", kind="talk", when=night),
        Entry(place="row 5", title="Open clocks for all", kind="talk", when=night),
        Entry(place="row 2", title="Coffee break", kind="break", when=When(day=date(2031, 5, 3))),
        Entry(place="row 3", title="Coffee break", kind="break", when=When(day=date(2031, 5, 4))),
    ]
    store.load(SourceDraft("uhren", "frab", "programme", "uhren.xml"), made, Hints(), NOW)
    assert "lasts 2 hours, from 23:00 to 01:00" in ask(store, "how long is Dials at night").message.plain
    opening = ask(store, "I missed the opening, when was it").message.plain
    assert opening.startswith("“Uhrentag opening event”, Uhrentag 2031: 23:00 to 01:00")
    assert "We hold 2 breaks about that." in ask(store, "how many coffee breaks are there").message.plain
    store.close()
