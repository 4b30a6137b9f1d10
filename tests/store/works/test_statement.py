"""Statements: several at once say what each says alone, and their rows are those of a draft."""

from __future__ import annotations

from dataclasses import fields

import pytest

from store.catalogue.drafts import ItemDraft
from store.catalogue.entries import Byline, Entry, Hints, When
from store.catalogue.works.payload import decode, encode
from store.catalogue.works.stated import FIELDS
from store.catalogue.works.statement import state, states
from store.catalogue.writing import index
from store.catalogue.writing.items import row
from store.catalogue.writing.parts import parts
from store.records import Identifier, Link
from tests.store.works.makers import local, paper

BARE = Entry("row 1", "Clocks")
FULL = Entry(
    "row 2", "Slow Clocks: a Survey of GANs", own="s 1", kind="talk", subkind="oral", other_names=("SC",),
    abstract="We weigh\nwater. " * 20, tldr="They drip.", venue="Conf", year=2024, published="2024-05",
    people=(
        Byline("Ann Lee", affiliation="Oz"), Byline("Bo Řay"), Byline("Ann Lee", "speaker"), Byline("Bo Řay"),
    ),
    track="Main", award="Best", status="preprint", topics=("clocks", "water"), language="en",
    links=(Link("pdf", "https://a.example/x.pdf"), Link("page", "https://a.example/x.pdf")),
    identifiers=(Identifier("doi", "10.1/x"),), details=(("pages", "1-2"),),
)  # fmt: skip
TIMED = paper(
    "Late Clocks", "Cy Fox", when=When(start=local(3, 9), room="Hall"), more=(When(start=local(4, 9)),)
)
PART = paper(r"Half of $\alpha$", own="p", parent="s 1", markup="tex")
ALL = (BARE, FULL, TIMED, PART)
HINTS = Hints(year=2023)


def test_several_at_once_say_what_each_says_alone() -> None:
    assert states(ALL, HINTS, "list") == [state(each, HINTS, "list") for each in ALL]
    assert states((), HINTS, "list") == []


@pytest.mark.parametrize("entry", [BARE, FULL], ids=["bare", "full"])
def test_the_rows_of_an_item_alone_are_those_of_its_draft(entry: Entry) -> None:
    made = state(entry, HINTS, "list")
    draft = decode(made.payload)
    names = tuple(credit.name for credit in draft.credits)
    assert made.ready == (
        row(draft, (None, None), (0, ""), "", ""),
        tuple((table, tuple(rows)) for table, rows, _ in parts(draft)),
        names,
        tuple(index.columns(index.own(draft), index.stated(draft, names), {})),
    )


def test_what_hangs_on_its_event_or_on_another_record_has_no_rows_yet() -> None:
    assert [bool(each.ready) for each in states(ALL, HINTS, "list")] == [True, True, False, False]


@pytest.mark.parametrize("entry", ALL, ids=["bare", "full", "timed", "part"])
def test_a_payload_is_that_of_the_draft_it_stands_for(entry: Entry) -> None:
    payload = state(entry, HINTS, "list").payload
    assert encode(decode(payload)) == payload


def test_what_an_entry_states_stands_in_the_order_of_drafts() -> None:
    assert [field.name for field in fields(ItemDraft) if field.name in FIELDS] == [*FIELDS]


def test_each_name_is_credited_once_in_each_role() -> None:
    credited = decode(state(FULL, HINTS, "list").payload).credits
    assert [(each.name, each.role) for each in credited] == [
        ("Ann Lee", "author"), ("Bo Řay", "author"), ("Ann Lee", "speaker"),
    ]  # fmt: skip
