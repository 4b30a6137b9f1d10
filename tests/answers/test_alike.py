"""Items that a question names equally well, or by the name before a colon; what is counted and explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.understanding import understand
from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Byline, Entry, Hints, Home, When
from store.results import Results
from store.store import Store

TODAY, NOW = date(2031, 5, 20), datetime(2031, 5, 20, 8, 0, tzinfo=UTC)
SITE = SourceDraft("fair", "frab", "programme of the fair", "fair.xml")
SHADOWS = "Shadows move. They are " + "very " * 80 + "slow. Nobody reads on to here."
CAREER = ("accepted", "accepted", "withdrawn", "rejected", "preprint")


def entries() -> Iterator[Home | Entry]:
    yield Home("Clock Fair 2031", 2031, zone="Europe/Berlin")
    for number, about in enumerate(
        ("Polishing", "Winding", "Casting", "Mending", "Selling", "Drawing", "Oiling")
    ):
        yield talk(number, f"{about} pendulums", (f"Speaker{number} Smith",), f"Hall {number}")
    yield talk(7, "Sundials that need no sun", ("Ann Lee",), "Hall 7")
    yield talk(8, "Hourglasses at sea", (), "")
    yield talk(9, "Hourglasses in space", (), "")
    yield Entry(
        place="row 40", title="GNOMON: shadows that compute", own="p-gnomon", abstract=SHADOWS,
        people=(Byline("Cy Fox"),),
    )  # fmt: skip
    yield Entry(place="row 41", title="A gnomon for every garden", own="p-garden", people=(Byline("Di Fox"),))
    yield Entry(place="row 42", title="Gnomon: what others made of it", own="t-gnomon", kind="talk")
    for number, state in enumerate(CAREER):
        yield Entry(
            place=f"row {number + 20}", title=f"Escapement {number} in theory", own=f"p-{number}",
            status=state, people=(Byline("Bo Ray"),),
        )  # fmt: skip


def talk(number: int, title: str, names: tuple[str, ...], room: str) -> Entry:
    begins = datetime(2031, 5, 3, 9 + number, 0)  # noqa: DTZ001  # local to the fair
    return Entry(
        place=f"row {number}", title=title, own=f"t-{number}", kind="talk",
        people=tuple(Byline(name, "speaker") for name in names), when=When(start=begins, room=room),
    )  # fmt: skip


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(Path(tmp_path_factory.mktemp("fair")))
    store.load(SITE, entries(), Hints(), NOW)
    yield store
    store.close()


def ask(store: Store, text: str) -> Results:
    return store.lookup(understand(text, store.vocabulary(), TODAY))


def said(store: Store, text: str) -> str:
    answer = ask(store, text).answer
    return answer.text if answer else ""


def test_of_several_talks_on_one_thing_the_speakers_of_each_are_named(fair: Store) -> None:
    text = said(fair, "who gave the talk on pendulums")
    assert text.startswith("These fit equally well:")
    assert sum(f"Speaker{number} Smith" in text for number in range(7)) == 5
    assert text.endswith("and 2 more")
    assert ask(fair, "who gave the talk on pendulums").clarify == "7 items fit. Which one do you mean?"


def test_of_several_talks_on_one_thing_the_room_of_each_is_named(fair: Store) -> None:
    text = said(fair, "where is the talk on pendulums")
    assert sum(f"Hall {number}" in text for number in range(7)) == 5


def test_where_one_stands_out_it_alone_is_told(fair: Store) -> None:
    assert said(fair, "who gave the talk on sundials") == "“Sundials that need no sun”: Ann Lee."
    assert said(fair, "where is the talk on polishing pendulums").startswith("“Polishing pendulums”: Hall 0.")


def test_of_several_that_name_nobody_it_is_said_that_they_do_not(fair: Store) -> None:
    answer = ask(fair, "who gave the talk on hourglasses").answer
    assert answer is not None
    assert not answer.known


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("status:withdrawn", {"withdrawn"}),
        ("rejected papers", {"rejected"}),
        ("preprints about escapement", {"preprint"}),
        ("accepted papers about escapement", {"accepted"}),
        ("status:withdrawn status:rejected", {"withdrawn", "rejected"}),
        ("escapement -status:preprint", {"accepted", "withdrawn", "rejected"}),
        ("status:accepted status:preprint escapement", {"accepted", "preprint"}),
    ],
)
def test_what_became_of_papers_is_a_filter(fair: Store, text: str, states: set[str]) -> None:
    found = [match.item.status for match in ask(fair, text).matches]
    assert set(found) == states
    assert len(found) == sum(state in states for state in CAREER)


def test_what_was_withdrawn_is_counted(fair: Store) -> None:
    assert "number of withdrawn papers of Clock Fair 2031; we hold 1 withdrawn paper" in said(
        fair, "how many papers were withdrawn at Clock Fair 2031"
    )


def test_a_work_is_found_first_by_the_name_before_its_colon(fair: Store) -> None:
    titles = [match.item.title for match in ask(fair, "the gnomon paper").matches]
    assert titles[:2] == ["GNOMON: shadows that compute", "A gnomon for every garden"]
    assert said(fair, "who wrote the gnomon paper") == "“GNOMON: shadows that compute”: Cy Fox."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("first talk of Clock Fair 2031", "“Polishing pendulums”: 09:00"),
        ("third talk at Clock Fair 2031", "“Casting pendulums”: 11:00"),
        ("last talk of the Clock Fair", "“Hourglasses in space”: 18:00"),
        ("the 99th talk of Clock Fair 2031", "The sources give the times of 10 of them."),
    ],
)
def test_the_talks_of_an_event_are_counted_by_their_times(fair: Store, text: str, words: str) -> None:
    assert said(fair, text).startswith(words)


def test_what_a_work_is_its_abstract_begins_with(fair: Store) -> None:
    text = said(fair, "what is GNOMON")
    assert text.startswith("“GNOMON: shadows that compute”: Shadows move.")
    assert "reads on" not in text
    assert said(fair, "abstract of gnomon") == text


def test_of_an_event_that_only_has_a_name_it_is_said_what_is_held(fair: Store) -> None:
    assert (
        said(fair, "what is Clock Fair") == "No source says what Clock Fair 2031 is. We hold 17 items of it."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how many rooms does Clock Fair 2031 have", "8 rooms of Clock Fair 2031, by what we hold."),
        ("how many speakers were at Clock Fair 2031", "8 speakers of Clock Fair 2031, by what we hold."),
        ("how many people spoke at Clock Fair 2031", "8 speakers of Clock Fair 2031, by what we hold."),
        ("how many authors does Clock Fair 2031 have", "3 authors of Clock Fair 2031, by what we hold."),
        ("how many papers did Bo Ray write", "We hold 5 papers that fit."),
        ("how many papers by Cy Fox", "We hold 1 paper that fits."),
    ],
)
def test_what_is_no_item_is_counted_as_what_it_is(fair: Store, text: str, words: str) -> None:
    assert said(fair, text) == words


def test_what_somebody_wrote_is_a_list_and_not_something_that_no_source_says(fair: Store) -> None:
    found = ask(fair, "what did Bo Ray write")
    assert found.answer is None
    assert found.total == 5


def test_what_a_morning_is_like_is_told_by_what_is_on_then(fair: Store) -> None:
    found = ask(fair, "what's Saturday morning like at Clock Fair 2031?")
    assert found.answer is None
    assert found.total == 3
