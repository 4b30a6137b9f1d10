"""Words that only lead to a question or to the thing it asks about, and those that only end it."""

from __future__ import annotations

import re

from bot.understanding.cleaning import squeezed

LONGEST = 200
"""Characters of a subject that are used."""
_MARKS = " ?!.,;"
_GREETINGS = (
    "hi|hello|hey|hallway|please|pls|ok|okay|so|and|but|well|yo|sorry|hm+|um+|uh|btw|cheers"
    "|(?:many )?thanks(?: so much| a lot)?|thank you(?: so| very)?(?: much)?|thx"
    "|danke|merci|gracias|grazie|obrigad[oa]|bedankt|hallo|hola|bonjour|ciao|salut"
    "|there(?= ?[,!])|everyone(?= ?[,!])|all(?= ?[,!])|quick question|question ?(?=[:,])"
    r"|(?:good )?(?:morning|afternoon|evening)(?= ?[,!.:]|$)|good day(?= ?[,!.:]|$)"
)
_LEAD = re.compile(
    rf"(?:(?:{_GREETINGS})(?!-)\b[ ,:!.-]*"
    r"|(?:can|could|would|will) (?:you|someone|anyone|anybody) (?:please )?(?:tell|show|remind|give) me "
    r"|(?:do|does|did) (?:you|anyone|anybody|someone) (?:happen to )?(?:know|remember|recall) "
    r"|(?:any idea|no idea|do you have any idea) (?=who|what|when|where|which|how)"
    r"|(?:i(?:'d| would)? (?:like|want|need) to know|i wonder|i(?:'m| am) wondering|tell me|remind me)"
    r" (?!about\b|more\b)"
    r"|summari[sz]e (?=the\b(?! (?:paper|talk)\b)))",
    re.IGNORECASE,
)
_POLITE = (
    " please", " pls", " thanks", " thank you", " thx", " thanks a lot", " many thanks", " cheers", " :)",
    " :-)", " ;)", " again", " exactly", " actually", " by the way", " btw",
)  # fmt: skip
_SHORT_IS = re.compile(r"\b(what|who|where|when|how)'s\b", re.IGNORECASE)
_LEADS_TO = frozenset(
    "it this that they there the a an of for at by in on to about is was were are did does do has have"
    " been".split()
)
_ENDS = (
    " with affiliations",
    " with their affiliations",
    " and affiliations",
    " and their affiliations",
    " held",
    " from",
    " by",
    " and where do they work",
    " and when",
    " and where",
)


def bare(text: str) -> str:
    """A text without greetings, polite words and punctuation around it; "what's" is "what is"."""
    text = squeezed(text)
    while lead := _LEAD.match(text):
        text = text[lead.end() :].lstrip()
    return _SHORT_IS.sub(r"\1 is", _without_end(text, _POLITE))


def thing(text: str) -> str:
    """A subject without the words that only lead to it."""
    words = squeezed(text).split()
    while words and words[0].lower() in _LEADS_TO:
        words.pop(0)
    return _without_end(" ".join(words), _ENDS)


def _without_end(text: str, ends: tuple[str, ...]) -> str:
    while True:
        text = text.rstrip(_MARKS)
        end = next((end for end in ends if text.lower().endswith(end)), None)
        if end is None:
            return text
        text = text[: -len(end)]
