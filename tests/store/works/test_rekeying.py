"""Records that an older version wrote are found by those of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from store.catalogue.works.matching import keys_of
from store.catalogue.works.rekeying import OF_TODAY
from store.records import Identifier
from store.store import Store
from tests.store.test_loading import rows
from tests.store.works.makers import BIB, LIST, SITE, bring, counts, paper

OF_VERSIONS = {"2": "7f0ba1ded0dbc060", "3": "fcafbf0556b89a2d"}
"""Of each version of the keys what those of ``SAMPLE`` come to."""
SAMPLE = (
    ("Sim2Real Transfer of Grasping with Domain Randomization", ("Wang Xiaoming", "Ada Müller")),
    ("Deep GANs: A Study of 50% of the Models", ("van der Meer, Joost", "K. O'Brien", "Lee Ji-young")),
    ("Poster Session 3", ()),
    ("Keynote by Ann Fell: Glaciers as Memory", ("Ann Fell",)),
    ("P3-07: $\\ell_1$-Regularised Pruning (Extended Abstract)", ("Nguyễn Văn An", "Björn Åkesson")),
    ("基于深度学习的图像去噪方法研究", ("王伟", "李娜")),
    ("Workshop on Water Clocks", ("Bo de Wit", "et al.")),
    ("Ann Fell – Position: Roof Clocks in C# Count Drops (EGU 2023)", ()),
    ("Position: Roof Clocks in C# Count Drops | OpenReview", ("Fell A", "Müller JK")),
)
PREPRINT = paper(
    "Sketching Polynomial Roofs at Scale", "Ada Müller", "Bo de Wit", status="preprint", year=2023
)
PRINTED = paper("Scalable Sketching of Polynomial Roofs", "A. Müller", "B. de Wit", venue="ICML", year=2024)


def _forgotten(data: Path) -> None:
    """What an older version left: records that nothing finds, and no note."""
    _deleted(data, "record_key")
    _deleted(data, "meta WHERE key = 'record_keys'")


def _deleted(data: Path, what: str) -> None:
    with closing(sqlite3.connect(data / "catalogue.db")) as conn, conn:
        conn.execute(f"DELETE FROM {what}")  # noqa: S608  # a constant of this test


def test_a_record_of_an_older_version_is_found_by_a_new_one(store: Store, data: Path) -> None:
    bring(store, LIST, PREPRINT)
    stood = rows(data, "SELECT key, record_no FROM record_key ORDER BY key")
    _forgotten(data)
    assert counts(bring(store, BIB, PRINTED)) == (0, 0, 0, 1)
    assert set(stood) < set(rows(data, "SELECT key, record_no FROM record_key"))
    assert rows(data, "SELECT value FROM meta WHERE key = 'record_keys'") == [(OF_TODAY,)]
    assert store.check() == ()


def test_keys_are_renewed_once_and_not_by_a_file_that_says_nothing_new(store: Store, data: Path) -> None:
    bring(store, LIST, PREPRINT)
    _forgotten(data)
    assert counts(bring(store, LIST, PREPRINT)) == (0, 0, 1, 0)
    assert rows(data, "SELECT count(*) FROM record_key") == [(0,)]
    bring(store, SITE, paper("A Roof of Reeds", "Lu Han"))
    _deleted(data, "record_key")
    bring(store, BIB, paper("A Wall of Reeds", "Ng Ma"))
    assert rows(data, "SELECT count(DISTINCT record_no) FROM record_key") == [(1,)]


def test_keys_change_with_their_version_only() -> None:
    """Where they were changed on purpose, ``rekeying.OF_TODAY`` is raised and gets a line above."""
    named = (Identifier("arxiv", "2401.00017v2"), Identifier("doi", "10.18653/v1/P16-1022"))
    found = [sorted(keys_of(title, names, 2024, named, "We count drops. " * 9)) for title, names in SAMPLE]
    assert blake2b(repr(found).encode(), digest_size=8).hexdigest() == OF_VERSIONS[OF_TODAY]
