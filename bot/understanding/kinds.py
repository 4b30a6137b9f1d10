"""Kinds of items in a text."""

from __future__ import annotations

import re

from store.queries import Lookup
from store.records import KINDS

TALKS = ("invited_talk", "keynote", "talk", "contributed_talk")
CALLED: dict[str, tuple[str, ...]] = {
    "invited talk": ("invited_talk", "keynote"),
    "invited speaker": ("invited_talk", "keynote"),
    "contributed talk": ("contributed_talk",),
    "keynote speaker": ("keynote", "invited_talk"),
    "workshop paper": ("paper",),
    "keynote": ("keynote", "invited_talk"),
    "poster session": ("poster_session",),
    "oral session": ("oral_session",),
    "paper session": ("oral_session",),
    "oral paper": ("oral",),
    "oral presentation": ("oral",),
    "orals": ("oral",),
    "spotlight paper": ("spotlight",),
    "spotlight presentation": ("spotlight",),
    "spotlights": ("spotlight",),
    "highlight paper": ("highlight",),
    "lightning talk": ("lightning",),
    "opening talk": ("opening", "keynote", "invited_talk"),
    "opening session": ("opening",),
    "opening remark": ("opening",),
    "opening ceremony": ("opening",),
    "poster paper": ("poster",),
    "long paper": ("long",),
    "short paper": ("short",),
    "panel discussion": ("panel",),
    "welcome reception": ("social",),
    "paper": ("paper",),
    "publication": ("paper",),
    "talk": TALKS,
    "presentation": TALKS,
    "lecture": TALKS,
    "panel": ("panel",),
    "tutorial": ("tutorial",),
    "workshop": ("workshop", "symposium"),
    "symposium": ("symposium",),
    "symposia": ("symposium",),
    "session": ("oral_session", "poster_session"),
    "poster": ("poster", "poster_session"),
    "demo": ("demo",),
    "demonstration": ("demo",),
    "competition": ("competition",),
    "contest": ("competition",),
    "social event": ("social",),
    "social": ("social",),
    "reception": ("social",),
    "break": ("break",),
}
"""How people call kinds -> kinds and subkinds of the store."""
OURS = frozenset((*KINDS, "contributed_talk", "oral", "spotlight", "highlight", "lightning", "long", "short"))
"""Kinds, and the subkinds that people ask for."""

_ANY = "|".join(name.replace(" ", "[ _-]") for name in sorted(CALLED, key=len, reverse=True))
_KIND = re.compile(rf"\b({_ANY})(?:e?s)?\b", re.IGNORECASE)
_BRIEFLY = {"invited": "invited talk", "contributed": "contributed talk"}
_NOT = re.compile(
    rf"\b(?:(?:that|which) )?(?:is|are|was|were) not (?:an? )?((?:{_ANY}|{'|'.join(_BRIEFLY)})(?:e?s)?)\b"
    rf"|\bnon-((?:{_ANY}|{'|'.join(_BRIEFLY)})(?:e?s)?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:what|which) (?:are|is|were|was) "
    r"|(?:(?:can|could) you )?(?:please )?(?:show|give|list|find|get|recommend|suggest|name)(?: me| us)? )?"
    r"(?:(?:the|all|some|any|top|most|latest|newest|recent|\d{1,2}) )+"
    rf"(?=(?:{_ANY})(?:e?s)?\b)",
    re.IGNORECASE,
)
"""How many are wanted, and that the latest are: lists begin with the latest anyway."""


def find(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without kinds, and the kinds."""
    text = _LEAD.sub("", text)
    found = [kind for match in _KIND.finditer(text) for kind in named(match[1])]
    return (_KIND.sub(" ", text), tuple(dict.fromkeys(found))) if found else (text, ())


def left_out(text: str) -> tuple[str, tuple[Lookup, ...]]:
    """The text without kinds that are not wanted, and a lookup of each: "talks that were not invited"."""
    found = dict.fromkeys(named(match[1] or match[2]) for match in _NOT.finditer(text))
    return (_NOT.sub(" ", text), tuple(Lookup(kinds=kinds) for kinds in found)) if found else (text, ())


def named(name: str) -> tuple[str, ...]:
    """The kinds a word stands for, empty if it is none: "Talks" is every sort of talk."""
    plain = " ".join(re.split(r"[\s_-]+", name.strip().lower()))
    called = CALLED.get(plain) or CALLED.get(plain.removesuffix("s")) or CALLED.get(_BRIEFLY.get(plain, ""))
    own = plain.replace(" ", "_")
    return called or next(((each,) for each in (own, own.removesuffix("s")) if each in OURS), ())


def listed(value: str) -> tuple[str, ...]:
    """The kinds of a typed filter: one word as people mean it, a list with a comma exactly as it stands."""
    if "," not in value:
        return named(value)
    exact = (name.strip().lower() for name in value.split(","))
    return tuple(dict.fromkeys(name for name in exact if name in OURS))
