"""Records that are quick to make are records like others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.catalogue.entries import Byline, Entry
from store.records import Identifier, Link


def test_they_are_compared_hashed_and_copied_by_their_fields() -> None:
    one, other = Link("pdf", "https://a.example"), Link("pdf", "https://a.example")
    assert one == other
    assert len({one, other, replace(one, kind="page")}) == 2
    assert repr(Byline("Ann Lee")) == "Byline(name='Ann Lee', role='author', affiliation='')"


def test_they_take_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        Identifier("doi", "10.1/x").shceme = "arxiv"  # type: ignore[attr-defined]  # that is what is tried
    with pytest.raises(TypeError):
        Entry("row 1")  # type: ignore[call-arg]  # that is what is tried
