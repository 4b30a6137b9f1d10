"""An identifier or its link, pasted as the whole question, finds its item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bot.answering import Reply, answer
from store.store import Store
from tests import programme
from tests.programme import LEAK

TODAY = date(2026, 11, 3)


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("clocks"))
    programme.fill(store)
    yield store
    store.close()


def titles(reply: Reply) -> list[str]:
    assert reply.results
    return [match.item.title for match in reply.results.matches]


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/leak.90", "doi:10.1234/LEAK.90", "DOI: 10.1234/leak.90", "https://doi.org/10.1234/leak.90",
        "<https://doi.org/10.1234/leak.90>", "<http://doi.org/10.1234/leak.90|doi.org/10.1234/leak.90>",
        "https://arxiv.org/abs/2401.00090v2", "arXiv:2401.00090", "arxiv 2401.00090v1 [cs.CL]", "2401.00090",
        "https://arxiv.org/pdf/2401.00090.pdf", "10.48550/arXiv.2401.00090",
        "https://openreview.net/forum?id=_wAt3rCl0", "<https://openreview.net/pdf?id=_wAt3rCl0>",
        "openreview: _wAt3rCl0", "openreview:_wAt3rCl0", "w-90", "mueller24",
        "find doi:10.1234/leak.90",
    ],
)  # fmt: skip
def test_the_item_comes_alone(clocks: Store, text: str) -> None:
    reply = answer(clocks, text, TODAY)
    assert titles(reply) == [LEAK]
    assert titles(answer(clocks, f"find {reply.query}", TODAY)) == [LEAK]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10.9999/no.such", "No item known here has the DOI 10.9999/no.such."),
        ("https://arxiv.org/abs/2401.99999v3", "No item known here has the arXiv id 2401.99999."),
        ("https://openreview.net/forum?id=abcdefg", "No item known here has the OpenReview id abcdefg."),
        ("https://aclanthology.org/P19-1001/", "No item known here has the ACL Anthology id P19-1001."),
        ("https://dblp.org/rec/conf/x/Y17.html", "No item known here has the DBLP key conf/x/Y17."),
        ("id:w-9999", "No item known here has the id w-9999."),
    ],
)
def test_one_that_is_not_known_is_said_and_nothing_is_invented(clocks: Store, text: str, said: str) -> None:
    reply = answer(clocks, text, TODAY)
    assert reply.results
    assert reply.results.answer
    assert (reply.results.answer.text, reply.results.answer.known) == (said, False)
    assert titles(reply) == []
    assert [each.query for each in reply.results.suggestions] == ["help"]


def test_an_identifier_narrows_like_any_filter(clocks: Store) -> None:
    assert titles(answer(clocks, "water arxiv:2401.00090", TODAY)) == [LEAK]
    assert titles(answer(clocks, "venue:sundial arxiv:2401.00090", TODAY)) == []
    assert LEAK not in titles(answer(clocks, "ada müller -arxiv:2401.00090", TODAY))


def test_what_is_understood_can_be_undone(clocks: Store) -> None:
    reply = answer(clocks, "arXiv:2401.00090 escapement", TODAY)
    assert [chip.label for chip in reply.chips] == ["arxiv: 2401.00090", "words: escapement"]
    assert "Escapement" in titles(answer(clocks, f"find {reply.chips[0].without}", TODAY))[0]


@pytest.mark.parametrize(
    "text", ["escapement", "water", "W90", "2024", "CLOCKS", "https://example.org/90.pdf"]
)
def test_words_stay_words(clocks: Store, text: str) -> None:
    reply = answer(clocks, text, TODAY)
    assert reply.results
    assert not reply.results.lookup.identifiers


@pytest.mark.parametrize(
    "text",
    [
        "have you seen https://arxiv.org/abs/2401.00090?", "who wrote <https://arxiv.org/abs/2401.00090v2>?",
        "(https://www.arxiv.org/pdf/2401.00090v3.pdf).", "https://arxiv.org/html/2401.00090v1, says Ada",
        "<https://dx.doi.org/10.1234/leak.90|the paper>", "10.1234/leak.90 by the way",
        "https://dl.acm.org/doi/10.1234/leak.90 and https://openreview.net/pdf?id=_wAt3rCl0",
        "export.arxiv.org/abs/2401.00090 or arxiv.org/abs/2401.00090",
    ],
)  # fmt: skip
def test_a_link_within_a_text_finds_its_item_alone(clocks: Store, text: str) -> None:
    reply = answer(clocks, text, TODAY)
    assert titles(reply) == [LEAK]
    assert titles(answer(clocks, f"find {reply.query}", TODAY)) == [LEAK]


def test_of_several_links_the_unknown_ones_are_named(clocks: Store) -> None:
    text = "https://arxiv.org/abs/2401.00090 https://arxiv.org/abs/2401.99999 https://doi.org/10.9999/none"
    reply = answer(clocks, text, TODAY)
    assert titles(reply) == [LEAK]
    assert "Not known here: arXiv id 2401.99999 and DOI 10.9999/none." in reply.message.plain


def test_many_links_are_read_up_to_a_number(clocks: Store) -> None:
    text = " ".join(f"https://arxiv.org/abs/2401.{number:05}" for number in range(80, 120))
    reply = answer(clocks, text, TODAY)
    assert reply.results
    assert len(reply.results.lookup.identifiers) == 10
