"""The labels that announce people, "Speaker: Ann Lee", and the parts that they mean."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"^(?:(?P<role>(?:(?:general|vice|program(?:me)?|workshop|conference|track|honorary|organi[sz]ing"
    r"|steering)\s+)+(?:committee\s+)?(?:co-?)?chairs?|authors?|autor(?:en|innen)?|auteurs?"
    r"|(?:(?:keynote|invited|guest|plenary|featured) )?speakers?"
    r"|presenters?|presented|given|proposed|led|taught|hosted|by|von|par"
    r"|organi[sz]ers?|organi[sz]ed|organisateurs?|organisatoren|veranstalter|facilitators?|facilitated|prof\.?|dr\.?"
    r"|sprecher(?:innen|in)?|ponentes?|conferenciantes?|relator[ei]|animée?|modérée?|animateurs?|modérat(?:eur|rice)s?"
    r"|instructors?|lecturers?|tutors?|trainers?|hosts?|referent(?:en|in)?|vortragende[rn]?|intervenant(?:e?s)?|orateurs?|panel+ists?|moderat(?:ors?|ed|ion)|mit"
    r"|作者|講者|主講人|主講者|演講人|演講者|引言人|主持人|报告人|演讲者|演讲人|主讲人|讲者|报告嘉宾|著者|講演者|発表者|登壇者|講師)(?:\(s\))?\s*(?:[:：]|\bby\b:?|\bpar\b|(?<=by)\s|(?<=von)\s|(?<=par)\s))\s*",
    re.IGNORECASE,
)
_ROLES = (
    ("panel", "panellist"), ("moderat", "moderator"), ("modér", "moderator"), ("anim", "moderator"),
    ("organi", "organiser"), ("veranst", "organiser"), ("facilit", "organiser"), ("author", "author"),
    ("aut", "author"), ("引言", "moderator"), ("主持", "moderator"),
    ("by", "author"), ("von", "author"), ("par", "author"), ("作者", "author"), ("著者", "author"),
)  # fmt: skip
RANK = re.compile(
    r"\b(?:associate|assistant|adjunct|distinguished|emeritus|visiting|full) (?=prof(?:essor)?\b)",
    re.IGNORECASE,
)
"""What stands before "Professor"."""
_WIDE = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "（": " (", "）": ")", "：": ": "})


def narrow(text: str) -> str:
    """A text with the marks of the West in the place of those of the East."""
    return text.translate(_WIDE)


def label_alone(text: str) -> str:
    """The role of those in the next lines, where a text is only a label, "Panelists:"; else ""."""
    said = narrow(text).strip()
    label = LABEL.match(f"{said} " if said.endswith(":") else f"{said}: ")
    return role_of(label["role"]) if label and label.end() >= len(said) else ""


def role_of(word: str) -> str:
    """The role that a label means."""
    return next((role for begin, role in _ROLES if word.lower().startswith(begin)), "speaker")


def labelled(text: str) -> bool:
    """Whether a text begins with a word that announces people."""
    return LABEL.match(narrow(text).strip()) is not None
