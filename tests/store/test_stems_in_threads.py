"""Stems made in several threads at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from store.text import stem


@pytest.fixture
def _restless() -> Iterator[None]:
    """Threads that take turns far more often than usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_restless")
def test_threads_do_not_get_each_others_stems() -> None:
    endings = {"generalizations": "gener", "conditionally": "condition", "hopefulness": "hope"}
    # A beginning that no one stemmed before, so that nothing comes out of the cache.
    asked = [(f"zq{n}x{word}", f"zq{n}x{end}") for n in range(300) for word, end in endings.items()]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda pair: stem(pair[0]), asked)) == [end for _, end in asked]
