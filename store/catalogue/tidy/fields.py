"""Short texts of an entry as people read them: a venue, a session, a topic, an affiliation."""

from __future__ import annotations

from functools import lru_cache

from store.catalogue.entries import Markup
from store.catalogue.tidy import text
from store.catalogue.tidy.addresses import without_addresses

LONGEST_FIELD = 300


def field(written: str, markup: Markup) -> str:
    """The text, cut and without anybody's address."""
    return read(written, markup) if written else ""


@lru_cache(maxsize=16384)
def read(written: str, markup: Markup) -> str:
    """The same for a text that is not empty: most of them come again."""
    return without_addresses(text.plain(written, markup))[:LONGEST_FIELD].strip()


def storable(written: str) -> str:
    """Without unpaired surrogates and NULs, which no database keeps."""
    return written.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
