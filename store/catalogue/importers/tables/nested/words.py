"""What the names of JSON's fields mean to those who look for records in it."""

from __future__ import annotations

import re
from functools import lru_cache

from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.tables.people import PEOPLE
from store.text import key

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKS = frozenset("id ids uid uids guid guids ref refs key keys".split())
ROLES = frozenset((*(field for field, _ in PEOPLE), "people"))
"""Our fields that hold people."""
PERSONS = frozenset(
    "author speaker person people participant presenter user contributor organizer organiser creator"
    " panelist moderator chair profile member editor".split()
)
ENVELOPES = frozenset(
    "field fields source paper attributes node property properties metadata meta data item record"
    " submission talk presentation content document doc hit entry article work object resource event"
    " session contribution proposal poster detail info basic acf extra".split()
) | {"citing paper", "cited paper", "custom field"}
"""What a record may be wrapped in, or keep a part of what is said of it."""
PLACES = frozenset("room location venue hall stage auditorium saal raum".split())
TRACKS = frozenset("track stream theme area topic category subject".split())
DAYS = frozenset("day date".split())
SLOTS = frozenset("slot timeslot block period occurrence showing time schedule".split()) | {"time slot"}
HELD = frozenset(
    "paper talk presentation session contribution item poster event submission keynote panel tutorial"
    " workshop program programme schedule agenda subsession child children demo lecture entry slot"
    " timeslot activity breakout part abstract".split()
) | {"time slot", "sub session", "sub event", "invited talk", "sub contribution"}
"""Lists of records that may stand even within one that has authors or an abstract."""
ASIDE = frozenset(
    "reference citation related recommendation bibliography link attachment resource file material medium"
    " media document video image photo sponsor tag keyword question answer comment review rating"
    " affiliation institution organisation organization language level facet aggregation type label"
    " license error warning included award identifier social badge concept mesh grant funder column filter"
    " menu exhibitor partner form format status author speaker url logo committee chair email newsletter"
    " ticket job hotel faq config configuration setting".split()
)
"""Lists of what is no item of a programme."""
GENERIC = frozenset(
    "data result edge node record hit item list row entry content object value response doc collection"
    " payload body output all page element graph message export dump total".split()
)
"""Names of lists that say nothing of what stands in them."""
_LANGUAGES = frozenset(
    "en de fr es it pt nl ja zh ko ru pl cs sv da fi no nb nn tr ar he uk ca eu gl el hu ro bg hr sk sl"
    " lt lv et fa hi vi th eng deu ger fra fre spa ita por jpn zho chi kor".split()
)
_TEXTS = ("rendered", "value", "text", "#text", "_text", "$t", "_", "plain", "raw", "content", "html")
_CALLED = ("name", "title", "label", "display_name", "displayName", "fullName", "full_name", "text", "value",
           "keyword", "tag", "term", "room", "code", "acronym", "short_name")  # fmt: skip


@lru_cache(maxsize=4096)
def base(name: str) -> str:
    """The singular of a field's name, without what says that it holds ids: "speakerIds" is "speaker"."""
    words = key(_CAMEL.sub(" ", name[:80])).split()
    while len(words) > 1 and words[-1] in _MARKS:
        words.pop()
    return _singular(" ".join(words))


def _singular(text: str) -> str:
    if text.endswith("ies"):
        return f"{text[:-3]}y"
    return text[:-1] if text.endswith("s") and not text.endswith(("ss", "us", "is")) else text


@lru_cache(maxsize=4096)
def meaning(name: str) -> str:
    """Our field for a name as it stands in JSON; empty where it means none."""
    return by_name(name)


def in_words(value: dict[str, object]) -> str:
    """The one text that an object stands for: the English of several languages, ``rendered``, ``value``."""
    if value and all(name.lower().replace("_", "-").split("-")[0] in _LANGUAGES for name in value):
        texts = {name.lower(): said for name, said in value.items() if isinstance(said, str) and said.strip()}
        english = next((said for name, said in texts.items() if name.startswith("en")), "")
        return english or next(iter(texts.values()), "")
    return next((said for name in _TEXTS if isinstance(said := value.get(name), str)), "")


def called(value: object) -> str:
    """How a thing is called that stands as a text, a number or an object."""
    if isinstance(value, dict):
        named = (called(value.get(name)) for name in _CALLED if value.get(name))
        return in_words(value) or next((said for said in named if said), "")
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
