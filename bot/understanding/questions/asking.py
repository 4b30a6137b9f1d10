"""The question in a text: the first form that fits, else the role it names, else an open question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.cleaning import squeezed
from bot.understanding.questions import changes, documents, openly, people, places, programme, said
from bot.understanding.questions.forms import Form
from bot.understanding.questions.trimming import LONGEST, bare, thing
from bot.understanding.words import content
from store.queries import Ask, Question
from store.vocabulary import Vocabulary

_FORMS: tuple[Form, ...] = (
    *changes.FORMS,
    *programme.NEXT,
    *places.EDGES,
    *programme.FORMS[:2],
    *people.BOTH,
    *documents.SOURCES,
    *programme.FORMS[2:],
    *documents.LINKS,
    *programme.AWARDS,
    *places.SHORT,
    *people.AFFILIATIONS,
    *places.FORMS,
)
"""The first that fits wins: the special before the general."""
_EDGES = ("first", "last", "final")
_WITH = re.compile(r"\b(?:with|without|have|has|having)\b", re.IGNORECASE)
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


def find(text: str, vocabulary: Vocabulary) -> Asked:
    """The question if there is one, and what names the thing asked about."""
    plain = bare(text.replace('"', " "))
    named = said.find(plain, vocabulary)
    if named.subject:
        return Asked(named.subject, Question(Ask.SAID, named.subject[:LONGEST].strip()), named.kinds)
    if named.verb:
        return Asked("", Question(Ask.SAID, "", named.verb), named.kinds)
    rest = squeezed(named.text)
    if at := people.WHO_AT.fullmatch(rest):
        return Asked(f"people from {at['subject']}", None, named.kinds)
    question = _formed(rest) or _role(rest) or openly.find(rest)
    searched = _searched(question, rest)
    role = "speaker" if question and question.ask is Ask.BOTH and _SPEAKING.search(rest.lower()) else ""
    return Asked(searched, question, named.kinds, named.only, role)


def _searched(question: Question | None, rest: str) -> str:
    """What names the thing asked about; the whole text where the question itself says it."""
    if question is None:
        return rest
    if question.ask in (Ask.BOTH, Ask.CHANGED):
        return f"{question.subject} {question.detail}"
    return rest if question.ask is Ask.STATED else question.subject or _TIME.sub("when", rest)


def _question(ask: Ask, subject: str, detail: str = "") -> Question:
    named = thing(subject)[:LONGEST].strip()
    # "what moved today", "the last talk": neither is a word to search for
    telling = ask in (Ask.CHANGED, Ask.NEXT) or detail in _EDGES or content(named)
    return Question(ask, named if telling else "", detail.strip()[:LONGEST].strip())


def _formed(text: str) -> Question | None:
    for form in _FORMS:
        if form.ask is Ask.LINK and _WITH.search(text):
            continue
        if match := form.pattern.fullmatch(text):
            parts = match.groupdict(default="")
            subject = squeezed(f"{parts.get('subject', '')} {parts.get('rest', '')}")
            return _question(form.ask, subject, parts.get("detail") or form.detail)
    return None


def _role(text: str) -> Question | None:
    """ "who wrote X", "organisers of X", "who were the panelists of X?"."""
    if of := people.ROLE_OF.fullmatch(text):
        return _question(Ask.WHO, of["subject"], _named_role(of["role"]))
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
