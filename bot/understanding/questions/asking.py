"""The question in a text: the first form that fits, else the role it names, else an open question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.cleaning import squeezed
from bot.understanding.questions import (
    beside,
    changes,
    documents,
    openly,
    people,
    places,
    programme,
    said,
)
from bot.understanding.questions.forms import Form
from bot.understanding.questions.trimming import LONGEST, bare, thing
from bot.understanding.words import content
from store.queries import Ask, Question
from store.vocabulary import Vocabulary

_FORMS: tuple[Form, ...] = (
    *changes.FORMS,
    *programme.NOW,
    *programme.LEFT,
    *programme.NEXT,
    *programme.MOST,
    *places.EDGES,
    *beside.COMPARED,
    *programme.PLACES,
    *people.BOTH,
    *beside.RELATED,
    *documents.SOURCES,
    *programme.AWARDS,
    *programme.FORMS,
    *documents.LINKS,
    *beside.SPELT,
    *places.SHORT,
    *people.AFFILIATIONS,
    *places.FORMS,
)
"""The first that fits wins: the special before the general."""
_TELLING = (Ask.CHANGED, Ask.NEXT, Ask.NOW, Ask.LEFT, Ask.MOST)
_EDGES = ("first", "earliest", "last", "final")
_WITH = re.compile(r"(?<!^)\b(?:with|without|have|has|having)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:does|do|did|has|have)\b", re.IGNORECASE)
_LATEST = re.compile(
    r"\b(?:latest|most recent) (?:\w+ )?(?:papers|talks|posters|works|items)\b", re.IGNORECASE
)
"""Asks for a list, which begins with the latest anyway."""
_LIFE = re.compile(
    r"\b(?:study|studied|graduated?|learn(?:ed|t)?|grow up|grew up|lived?|born)$", re.IGNORECASE
)
"""What somebody does somewhere, which is no place of an item."""
_SPEAKING = re.compile(
    r"\b(?:spoke|speaks?|speaking|speakers?|talk|talks|talked|present|presents|presented)\b"
)
_TIME = re.compile(r"^(?:at |from )?what time\b", re.IGNORECASE)
"""Where nothing is named: "what time does the conference start?"."""
_WHO = re.compile(r"^(?:who|whom|by whom|whose)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """``text`` is what to search for; sources are kinds of source."""

    text: str
    question: Question | None = None
    sources: tuple[str, ...] = ()
    only: bool = False
    role: str = ""
    left_out: tuple[str, ...] = ()
    """Kinds of source that must not mention what is looked for."""


def find(text: str, vocabulary: Vocabulary) -> Asked:
    """The question if there is one, and what names the thing asked about."""
    plain = bare(text.replace('"', " "))
    named = said.find(plain, vocabulary)
    if named.subject:
        return Asked(named.subject, Question(Ask.SAID, named.subject[:LONGEST].strip()), named.kinds)
    if named.verb:
        return Asked("", Question(Ask.SAID, "", named.verb), named.kinds)
    rest = squeezed(named.text)
    if named.kinds and people.WROTE_IT.fullmatch(rest):
        return Asked("", Question(Ask.SOURCES, "", "author"), named.kinds)
    if at := people.WHO_AT.fullmatch(rest):
        return Asked(f"people from {at['subject']}", None, named.kinds)
    if named.kinds and documents.DATED.fullmatch(rest):
        return Asked("date", Question(Ask.STATED, "the date"), named.kinds)
    if people.ABOUT_A_TOPIC.fullmatch(rest):
        return Asked(rest, Question(Ask.FROM, "", "topic"), named.kinds, named.only)
    question = _formed(rest) or _role(rest) or openly.find(rest)
    searched = _searched(question, rest)
    role = "speaker" if question and question.ask is Ask.BOTH and _SPEAKING.search(rest.lower()) else ""
    return Asked(searched, question, named.kinds, named.only, role, named.left_out)


def _searched(question: Question | None, rest: str) -> str:
    """What names the thing asked about; the whole text where the question itself says it."""
    if question is None:
        return rest
    if question.ask in (Ask.BOTH, Ask.CHANGED, Ask.COMPARE):
        return f"{question.subject} {question.detail}"
    if question.ask is Ask.WHO and not question.subject:
        return ""  # "who wrote it?"
    if question.ask in (Ask.MOST, Ask.NOW, Ask.LEFT):
        return question.subject
    return rest if question.ask is Ask.STATED else question.subject or _TIME.sub("when", rest)


def _question(ask: Ask, subject: str, detail: str = "") -> Question:
    named = thing(subject)[:LONGEST].strip()
    # "what moved today", "the last talk": neither is a word to search for
    telling = ask in _TELLING or detail in _EDGES or content(named)
    return Question(ask, named if telling else "", detail.strip()[:LONGEST].strip())


def _formed(text: str) -> Question | None:
    for form in _FORMS:
        if form.ask is Ask.LINK and _WITH.search(text) and not _YES_OR_NO.match(text):
            continue
        if form.ask is Ask.WHERE and _LIFE.search(text):
            continue
        if form.ask is Ask.MOST and _LATEST.search(text):
            continue
        if match := form.pattern.fullmatch(text):
            parts = match.groupdict(default="")
            subject = squeezed(f"{parts.get('subject', '')} {parts.get('rest', '')}")
            return _question(form.ask, subject, parts.get("detail") or form.detail)
    return None


def _role(text: str) -> Question | None:
    """ "who wrote X", "organisers of X", "who were the panelists of X?"."""
    if nth := people.NTH_OF.fullmatch(text):
        return _question(Ask.WHO, nth["subject"], f"{_named_role(nth['role'])} {nth['nth'].lower()}")
    if of := people.ROLE_OF.fullmatch(text):
        return _question(Ask.WHO, of["subject"], _named_role(of["role"]))
    if tail := people.ROLE_BEHIND.fullmatch(text):
        return _question(Ask.WHO, tail["subject"], _named_role(tail["role"]))
    if not people.WHO.fullmatch(text) or people.ABOUT_A_TOPIC.fullmatch(text):
        return None
    for role, pattern in people.ROLES:
        if match := pattern.search(text):
            return _question(
                Ask.WHO, _WHO.sub("", f"{text[: match.start()]} {text[match.end() :]}").strip(), role
            )
    return None


def _named_role(word: str) -> str:
    return next((role for role, pattern in people.ROLES if pattern.search(word)), "author")
