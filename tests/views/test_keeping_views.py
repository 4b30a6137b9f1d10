"""Saved items, citations, the app's own page, modals and unfurls: Slack takes them, whatever their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot import views
from bot.sandbox.judge import judge_view
from bot.sandbox.judge.unfurls import judge_unfurls
from bot.views import Face, Message, State, citing, home, saving, screens
from bot.views.unfurl import unfurl
from store.deliveries import Profile, Schedule, Subscription
from store.moved import Move
from store.records import Credit, Item
from store.results import Results
from store.saved import Kept
from tests.views.conftest import ITEM, fit, labels, written

AT = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
HOSTILE = (
    "<!channel> <!here> <@U99999999> <#C9|x>", '"' * 120, "\\" * 300, "&amp;&lt;" * 200,
    "*b* _i_ ```p``` `c`", "\u202eright to left", "graph " * 200, "\x00\x07\x1b[31m", "\ud800",
    "\U0001f600" * 200, "<!date^0^{date}|x>",
    "", " ", "\n\n", "\ue000@U99999999\ue001",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
)
QUIET = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
ITEMS = st.builds(
    lambda id, title, name, room, award, at: replace(
        ITEM,
        id=id or "x",
        title=title or "-",
        room=room,
        award=award,
        credits=(Credit("a", name, "author"), Credit("b", name, "speaker")),
        first_seen=at,
    ),
    WORDS, WORDS, WORDS, WORDS, WORDS, st.sampled_from((None, AT)),
)  # fmt: skip
KEPT = st.builds(
    lambda item, id, lost: Kept(item.id if not lost else id or "x", AT, None if lost else item),
    ITEMS, WORDS, st.booleans(),
)  # fmt: skip
FACES = st.builds(
    Face, st.sampled_from((None, "Asia/Shanghai", "No/Zone")), st.booleans(), st.just("UTC"),
    st.sampled_from((frozenset[str](), frozenset({"x", "m22-x"}))),
)  # fmt: skip
SUBSCRIPTIONS = st.builds(
    lambda topics, zone, paused: Subscription(
        7, "T1", "C00000001", Profile(topics=tuple(topics)), Schedule(zone=zone), "U1", AT, "U1", AT, paused
    ),
    st.lists(WORDS, max_size=30), WORDS, WORDS,
)  # fmt: skip
MOVES = st.builds(lambda title, text: Move("x", title, text, AT, "s"), WORDS, WORDS)


def big(message: Message) -> Message:
    """As large as a message may be."""
    return replace(message, blocks=(message.blocks * 60)[:50])


@QUIET
@given(found=st.lists(KEPT, max_size=13), offset=st.integers(0, 40), face=FACES)
def test_any_list_of_saved_items_is_one_that_slack_takes(found: list[Kept], offset: int, face: Face) -> None:
    message = fit(saving.saved(found, offset, face))
    assert message.plain.strip()


@QUIET
@given(
    item=ITEMS,
    form=st.sampled_from(tuple(citing.CALLED)),
    texts=st.lists(WORDS, max_size=9),
    lost=st.integers(0, 3),
)
def test_any_citation_is_one_that_slack_takes(item: Item, form: str, texts: list[str], lost: int) -> None:
    records = citing.Records(form, tuple(texts), lost, follows=bool(lost % 2), longest="hallway export")
    fit(citing.citation(records, item.title, State(item=item.id, cite=form)))
    fit(citing.citation(records, item.title, State(citing.everything(form))))
    fit(citing.choices(item.title, [item] * 7, form))
    fit(citing.usage(item.title))
    for kept, new in ((True, True), (True, False), (False, True)):
        fit(saving.noted(item, kept=kept, new=new))
    fit(saving.gone(item.id))


@QUIET
@given(
    kept=st.lists(KEPT, max_size=9),
    digests=st.lists(st.tuples(SUBSCRIPTIONS, st.sampled_from((None, AT))), max_size=8),
    newest=st.lists(ITEMS, max_size=home.MOST_NEW),
    moves=st.lists(MOVES, max_size=home.MOST_MOVES),
    face=FACES,
)
def test_any_page_is_one_that_slack_takes_with_the_largest_answer_on_it_too(
    kept: list[Kept], digests: list[Any], newest: list[Item], moves: list[Move], face: Face
) -> None:
    found = home.Home(tuple(kept), tuple(digests), tuple(newest), tuple(moves))
    for answer in (None, views.usage(), big(views.usage())):
        shown = home.view(found, face, answer)
        assert not judge_view(shown)
        assert len(shown["blocks"]) <= home.MOST_BLOCKS
    assert "Look something up" in str(home.view(found, face, big(views.usage()))["blocks"][0])


@QUIET
@given(item=ITEMS, title=WORDS)
def test_any_modal_is_one_that_slack_takes(item: Item, title: str) -> None:
    card = views.item_card(item, State(item=item.id), Face())
    title = title or "x"
    for view in (screens.asking(title), screens.looking(title, "name"), screens.answer(title, big(card))):
        assert judge_view(view) == []


@QUIET
@given(item=ITEMS, summary=WORDS)
def test_any_unfurl_is_one_that_slack_takes(item: Item, summary: str) -> None:
    url = "https://arxiv.org/abs/2401.00090"
    assert judge_unfurls({url: unfurl(replace(item, summary=summary), url)}) == []


def test_the_page_of_somebody_who_keeps_much_shows_the_newest_and_the_way_to_the_rest() -> None:
    kept = tuple(Kept(f"m22-{at}", AT, replace(ITEM, id=f"m22-{at}", title=f"Talk {at}")) for at in range(8))
    shown = str(home.view(home.Home(kept), Face()))
    assert "1. Talk 0" in shown
    assert "5. Talk 4" in shown
    assert "Talk 5" not in shown
    assert "All 8 saved items" in shown


def test_an_empty_catalogue_says_how_to_load_one() -> None:
    assert "hallway load-seeds" in str(home.view(home.Home(), Face()))


def test_what_moved_lately_is_told_on_the_page() -> None:
    move = Move("x", "Water clocks", "10:00, Hall A -> 14:30, Hall B", AT, "s")
    shown = str(home.view(home.Home(newest=(ITEM,), moves=(move,)), Face()))
    assert "Water clocks: 10:00, Hall A -> 14:30, Hall B (Tue 3 Nov 2026)" in shown


def test_a_citation_names_the_other_format_and_the_way_back() -> None:
    records = citing.Records("ris", ("TY  - CONF",))
    message = fit(citing.citation(records, "A title", State("find x", item="m22-x", cite="ris")))
    assert labels(message) == ["As BibTeX", "Back to the item"]
    assert message.plain.startswith("RIS of A title\n\nTY  - CONF")


def test_records_that_do_not_fit_are_left_out_whole() -> None:
    records = citing.Records(
        "bibtex", tuple(f"@misc{{k{at}, {'x' * 2_000}}}" for at in range(9)), longest="run it"
    )
    message = fit(citing.citation(records, "9 saved items", State("cite saved as bibtex")))
    assert "Records 1 to 3 of 9, as a message holds no more; press Next records for more." in written(message)
    last = fit(citing.citation(records, "9 saved items", State("cite saved as bibtex", 8)))
    assert "Records 9 of 9, as a message holds no more." in written(last)
    assert "Next records" not in labels(last)
    follows = fit(citing.citation(replace(records, follows=True), "9 saved items", State("cite saved")))
    assert "All of it comes as a file in our direct messages." in written(follows)


@pytest.mark.parametrize(("lost", "said"), [(1, "1 of them is not in"), (3, "3 of them are not in")])
def test_what_the_catalogue_lost_is_told_with_the_citations(lost: int, said: str) -> None:
    assert said in citing.citation(citing.Records("ris", ("x",), lost), "x", State("cite saved")).plain


def test_a_long_list_too_large_for_slack_loses_save_after_passages(page: Callable[..., Results]) -> None:
    long = State("find " + "q" * 700)
    message = fit(views.results(page(5, total=50), (), long, Face()))
    assert "Next" in labels(message)
    assert not any(label.startswith("Save") for label in labels(message)) or message.size <= 13_000


def test_the_page_of_a_list_tells_what_is_saved(page: Callable[..., Results]) -> None:
    face = Face(kept=frozenset({"m22-1"}))
    message = fit(views.results(page(3), (), State("find x"), face))
    assert [label for label in labels(message) if label[-1].isdecimal()] == ["Save 1", "Remove 2", "Save 3"]
    assert message.plain.count("Saved ✓") == 1
