"""Identifiers out of addresses, citations and bare ids."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.catalogue.tidy.identifiers import of
from store.records import Identifier

FOUND = [
    ("10.1145/1234.5678", ["doi:10.1145/1234.5678"]),
    ("doi:10.1145/ABC.5678", ["doi:10.1145/abc.5678"]),
    ("https://doi.org/10.1145/1234.5678.", ["doi:10.1145/1234.5678"]),
    ("see (https://dx.doi.org/10.1145/1234.5678), and", ["doi:10.1145/1234.5678"]),
    ("10.1016/S0022(99)12-3", ["doi:10.1016/s0022(99)12-3"]),
    ("https://dl.acm.org/doi/pdf/10.1145/1234.5678?download=true", ["doi:10.1145/1234.5678"]),
    ("https://doi.org/10.1145%2F1234.5678", ["doi:10.1145/1234.5678"]),
    ("https://doi.org/10.48550/arXiv.2101.00001", ["doi:10.48550/arxiv.2101.00001", "arxiv:2101.00001"]),
    ("10.18653/v1/P19-1001", ["doi:10.18653/v1/p19-1001", "anthology:P19-1001"]),
    ("10.18653/v1/2020.acl-main.1", ["doi:10.18653/v1/2020.acl-main.1", "anthology:2020.acl-main.1"]),
    ("https://arxiv.org/abs/2101.00001v3", ["arxiv:2101.00001"]),
    ("http://arxiv.org/pdf/2101.00001v3.pdf", ["arxiv:2101.00001"]),
    ("https://arxiv.org/html/2101.00001", ["arxiv:2101.00001"]),
    ("https://arxiv.org/abs/math.GT/0309136", ["arxiv:math/0309136"]),
    ("arXiv preprint arXiv:2101.00001v2 [cs.CL]", ["arxiv:2101.00001"]),
    ("2101.00001v2", ["arxiv:2101.00001"]),
    ("cs/0601001", ["arxiv:cs/0601001"]),
    ("hep-th/9901001v1", ["arxiv:hep-th/9901001"]),
    ("https://openreview.net/forum?id=B1x-2_Ab", ["openreview:B1x-2_Ab"]),
    ("https://openreview.net/pdf?id=B1x-2_Ab", ["openreview:B1x-2_Ab"]),
    ("https://openreview.net/forum?noteId=zzzzzz&id=B1x-2_Ab", ["openreview:B1x-2_Ab"]),
    ("P19-1001", ["anthology:P19-1001"]),
    ("2020.acl-main.1", ["anthology:2020.acl-main.1"]),
    ("https://aclanthology.org/2020.acl-main.1.pdf", ["anthology:2020.acl-main.1"]),
    ("https://www.aclweb.org/anthology/W19-50101/", ["anthology:W19-50101"]),
    ("https://aclanthology.org/P19-1001.bib", ["anthology:P19-1001"]),
    ("conf/nips/LeeRF17", ["dblp:conf/nips/LeeRF17"]),
    ("DBLP:journals/corr/abs-2101-00001", ["arxiv:2101.00001", "dblp:journals/corr/abs-2101-00001"]),
    ("https://dblp.org/rec/conf/nips/LeeRF17.html", ["dblp:conf/nips/LeeRF17"]),
    ("https://dblp.uni-trier.de/rec/bibtex/conf/nips/LeeRF17", ["dblp:conf/nips/LeeRF17"]),
    ("https://s.example/r?eid=2&doi=10.1109%2fDAC.2025.1&partnerID=40&md5=a", ["doi:10.1109/dac.2025.1"]),
    ("10.1002/a&b", ["doi:10.1002/a&b"]),
    ("", []),
    ("version 10.2/3 of 2101.00001 things", []),
    ("https://ann.example/papers/2020.pdf", []),
    ("9913.00001", []),
    ("A paper about P19-1001 things", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_identifiers_are_found(text: str, found: list[str]) -> None:
    pairs = [one.split(":", 1) for one in found]
    assert of(text) == tuple(Identifier(scheme, value) for scheme, value in pairs)


def test_several_in_one_text_come_once_each() -> None:
    found = of("arXiv:2101.00001, https://arxiv.org/abs/2101.00001v2 and 10.1145/1.2 doi:10.1145/1.2")
    assert found == (Identifier("doi", "10.1145/1.2"), Identifier("arxiv", "2101.00001"))


@given(text=st.one_of(st.text(max_size=80), st.text("10./%arxivdo:?=&-P9 ()[]", max_size=80)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_searched_without_an_error(text: str) -> None:
    for found in of(text):
        assert found.value == found.value.strip() != ""
