"""Follow-ups that change the question before: "and on Tuesday?", "only posters", "without the demos"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import Enum

from bot.understanding.chat import written_out
from bot.understanding.dates import WEEKDAYS
from bot.understanding.following.merging import given, left_out, merged
from bot.understanding.following.records import Before, Step, Way
from bot.understanding.following.substituting import substituted
from bot.understanding.reading import understand
from bot.understanding.rendering import render
from store.queries import Ask, Lookup
from store.vocabulary import Vocabulary

LONGEST = 10
"""Words of a follow-up that changes a question."""
_BARE = 5
"""Words of one that no word leads but a preposition."""


class _Mode(Enum):
    INSTEAD = "instead"
    ONLY = "only"
    NOT = "not"
    BARE = "bare"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_THEM = r"(?:them|these|those)"
_FORMS = (
    (
        _Mode.INSTEAD,
        _pattern(
            r"(?:(?:no|oh|sorry)\b[,.!]* )*(?:i meant?|i was asking (?:for|about)|actually"
            r"|make (?:it|that)|rather)[,:]? (?P<rest>(?!not\b).+)"
        ),
    ),
    (_Mode.INSTEAD, _pattern(r"(?:no|sorry)[,.!] (?P<rest>(?!not\b|no\b|without\b|only\b|just\b|more\b).+)")),
    (_Mode.INSTEAD, _pattern(r"(?P<rest>.+?),? instead[?.! ]*")),
    (
        _Mode.NOT,
        _pattern(
            r"(?:and |but |ok |no,? )?(?:not|no|without|except(?: for)?|excluding|minus|other than|leave out"
            r"|drop|hide|remove|anything but) (?:the |any )?(?P<rest>.+)"
        ),
    ),
    (
        _Mode.ONLY,
        _pattern(
            r"(?:and |but |ok |now |yes,? )?(?:(?:show|give) (?:me )?)?(?:only|just"
            r"|limit (?:it|that|this|them) to|restrict (?:it |them )?to"
            r"|narrow (?:it |that |them )?(?:down )?to|filter (?:it |them )?(?:by|on|for|to)"
            rf"|(?:which|what) (?:ones?|of {_THEM})"
            rf"|(?:(?:are|is|were|was|has|have|do|does|did) )?any of {_THEM}"
            rf"|how many of {_THEM}|of {_THEM}|the ones?|those|any(?= (?:with|from|by|about)\b)"
            r"|which(?= (?:have|has|had|won|got)\b)) (?P<rest>.+)"
        ),
    ),
    (_Mode.ONLY, _pattern(r"(?P<rest>.+?) only[?.! ]*")),
    (
        _Mode.INSTEAD,
        _pattern(
            r"(?:(?:and |but |ok |so )?(?:what|how) about|(?:and )?the same|same(?: (?:thing|question))?|and"
            r"|or|but|now|then|instead|also)(?: (?:for|with))? (?P<rest>.+)"
        ),
    ),
    (
        _Mode.BARE,
        _pattern(
            r"(?P<rest>(?:on|in|at|by|from|with|after|before|since|during|about|between|until)\b.+"
            rf"|(?:today|tomorrow|yesterday|{'|'.join(WEEKDAYS)})"
            r"(?: (?:morning|afternoon|evening))?[?.! ]*|(?:19|20)\d\d ?\?)"
        ),
    ),
)  # fmt: skip
_SMALL = _pattern(r"^(?:(?:ok(?:ay)?|so|well|alright|hm+|yes|yeah|thanks|thx|cool|great)\b[ ,.!]*)+(?=\w)")
_LEAD = _pattern(
    r"^(?:(?:an?|the|those|these|ones?|some|are|is|were|was|that|which|who|start|begin|happen|take place"
    r"|there|maybe) )+"
)
_SAYING = _pattern(r"(?:have|has|had|with|by|from|about|on|won|win|got)\b")
"""Words that say something of what was shown: "which ones have code?"."""
_WHOLE = _pattern(r"(?:who|whom|what|when|where|how)\b(?! about\b)(?= \w+ \w)")
"""A question with a verb of its own behind the "and"."""
_TAIL = _pattern(r"(?:,? (?:ones?|please|pls|instead|then|too|as well))*[?.! ]*$")


def refined(text: str, before: Before, vocabulary: Vocabulary, today: date) -> Step | None:
    """The whole question that a follow-up makes of the one before; None where it is no follow-up."""
    text = _SMALL.sub("", written_out(text))
    if not before.query or len(text.split()) > LONGEST:
        return None
    for mode, form in _FORMS:
        if match := form.fullmatch(text):
            return _changed(mode, match["rest"], text, before, vocabulary, today)
    return None


def _changed(
    mode: _Mode, rest: str, text: str, before: Before, vocabulary: Vocabulary, today: date
) -> Step | None:  # fmt: skip
    words = _TAIL.sub("", rest).strip()
    if mode is _Mode.INSTEAD and _WHOLE.match(words):
        return Step(Way.ASK, words)
    said = _TAIL.sub("", _LEAD.sub("", rest)).strip()
    more = _understood(said, vocabulary, today) if said else Lookup(help=True)
    if more.help or (mode is _Mode.BARE and (more.words or more.question or len(words.split()) > _BARE)):
        return None
    if more.question and more.question.ask is not Ask.STATED:
        return Step(Way.ASK, words) if mode is _Mode.INSTEAD else None
    more = replace(more, question=None)
    if mode is _Mode.NOT:
        more = left_out(more)
    other = mode in (_Mode.INSTEAD, _Mode.BARE)
    apart = before.of_focus and not more.words and not more.kinds
    asked = other and not apart and understand(before.text, vocabulary, today).question is not None
    if asked and (made := substituted(before.text, said, more, vocabulary, today)):
        return Step(Way.ASK, made, spoken=':"' not in made, alone=said if more.words else "")
    last = understand(before.query, vocabulary, today)
    whole = merged(last, more, vocabulary, instead=other)
    if mode is _Mode.ONLY and (more.words or len(given(more)) > 1):  # "just in time compilation"
        return Step(Way.ASK, render(whole), spoken=False, alone=text)
    alone = said if more.words and mode is _Mode.INSTEAD else ""
    return Step(Way.ASK, render(whole), spoken=False, alone=alone)


def _understood(said: str, vocabulary: Vocabulary, today: date) -> Lookup:
    """What the words say; a room or a venue may be named without its "in"."""
    lead = "anything " if _SAYING.match(said) else ""
    more = understand(f"{lead}{said}", vocabulary, today)
    if more.words and given(more) == {"words"}:
        inside = understand(f"in {said}", vocabulary, today)
        if inside.rooms or (inside.venues and not inside.words):
            return inside
        papers = understand(f"{said} papers", vocabulary, today)
        if papers.award and not papers.words:  # "the outstanding ones"
            return replace(papers, kinds=())
    return more
